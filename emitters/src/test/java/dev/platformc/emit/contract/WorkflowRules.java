package dev.platformc.emit.contract;

import java.util.HashSet;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What Argo Workflows finds out when it is time to start: names of templates, and objects that
/// stand in a string.
final class WorkflowRules {
    private WorkflowRules() {}

    static List<Violation> ofCronWorkflow(Emitted document) {
        var found = new Findings();
        JsonNode workflow = document.read().at("/spec/workflowSpec");
        var names = new HashSet<String>();
        workflow.path("templates").forEach(t -> names.add(t.path("name").asString("")));
        String entry = workflow.path("entrypoint").asString("");
        found.must(
                names.contains(entry),
                "/spec/workflowSpec/entrypoint",
                "no template `" + entry + "`");
        for (JsonNode template : workflow.path("templates")) {
            JsonNode manifest = template.at("/resource/manifest");
            if (manifest.isString()) {
                found.add(RayRules.of(created(document.path(), manifest.asString())));
            }
        }
        return found.all();
    }

    /// As the cluster names it: with five letters more.
    static Emitted created(String path, String manifest) {
        var text = manifest.replaceFirst("generateName: (.*-)\n", "name: $1abcde\n");
        return Emitted.of(path, text);
    }
}
