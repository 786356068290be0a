package dev.platformc.emit.contract;

import static dev.platformc.emit.contract.Violation.under;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What Argo finds out only when it starts a workflow: names that lead nowhere, parameters that
/// nobody gives, circles.
final class WorkflowRules {
    private static final Pattern OF_TASK =
            Pattern.compile("\\{\\{tasks\\.([^.}]+)\\.outputs\\.result}}");
    private static final Pattern INPUT = Pattern.compile("\\{\\{inputs\\.parameters\\.([^}]+)}}");

    private final String at;
    private final JsonNode workflow;
    private final Findings found = new Findings();

    private WorkflowRules(String at, JsonNode workflow) {
        this.at = at;
        this.workflow = workflow;
    }

    static List<Violation> of(Emitted document, DocumentSet set) {
        String at =
                switch (document.kind()) {
                    case "WorkflowTemplate" -> "/spec";
                    case "CronWorkflow" -> "/spec/workflowSpec";
                    default -> "";
                };
        if (at.isEmpty() || !document.group().equals("argoproj.io")) {
            return List.of();
        }
        var rules = new WorkflowRules(at, document.read().at(at));
        rules.templates();
        String account = rules.workflow.path("serviceAccountName").asString("");
        rules.found.must(
                set.has("ServiceAccount", document.namespace(), account),
                at + "/serviceAccountName",
                "no service account `" + account + "`");
        return rules.found.all();
    }

    private void templates() {
        var byName = new TreeMap<String, JsonNode>();
        for (int i = 0; i < workflow.path("templates").size(); i++) {
            JsonNode template = workflow.path("templates").get(i);
            String here = under(at + "/templates", i);
            String name = template.path("name").asString("");
            found.complain(here + "/name", Names.dnsLabel(name));
            found.must(byName.put(name, template) == null, here, "`" + name + "` twice");
            int kinds = 0;
            for (String kind : List.of("dag", "container", "resource")) {
                kinds += template.has(kind) ? 1 : 0;
            }
            found.must(kinds == 1, here, "is " + kinds + " kinds of template");
            parameters(template, here);
        }
        String entry = workflow.path("entrypoint").asString("");
        JsonNode first = byName.getOrDefault(entry, workflow.path("none"));
        found.must(!first.isMissingNode(), at + "/entrypoint", "no template `" + entry + "`");
        if (first.has("dag")) {
            tasks(first.at("/dag/tasks"), byName);
        }
        byName.values().forEach(this::manifest);
    }

    /// An object that stands in a string.
    private void manifest(JsonNode template) {
        JsonNode manifest = template.at("/resource/manifest");
        if (manifest.isString()) {
            var created = created("workflow.yaml", manifest.asString());
            if (created.read().has("spec")) {
                found.add(RayRules.of(created));
            }
        }
    }

    /// The objects that a workflow makes.
    static Stream<Emitted> started(Emitted document) {
        String at = document.kind().equals("CronWorkflow") ? "/spec/workflowSpec" : "/spec";
        return document.read()
                .at(at + "/templates")
                .valueStream()
                .map(template -> template.at("/resource/manifest"))
                .filter(JsonNode::isString)
                .map(manifest -> created(document.path(), manifest.asString()));
    }

    /// As the cluster names it: with five letters more.
    static Emitted created(String path, String manifest) {
        var text = manifest.replaceFirst("generateName: (.*-)\n", "name: $1abcde\n");
        return Emitted.of(path, text);
    }

    /// A template may only ask for what it says that it takes.
    private void parameters(JsonNode template, String here) {
        Set<String> taken = new HashSet<>();
        template.at("/inputs/parameters").forEach(p -> taken.add(p.path("name").asString("")));
        Matcher asked = INPUT.matcher(template.toString());
        while (asked.find()) {
            found.must(taken.contains(asked.group(1)), here, "takes no `" + asked.group(1) + "`");
        }
    }

    /// In the order in which they are written each follows what it needs, so there is no circle.
    private void tasks(JsonNode tasks, TreeMap<String, JsonNode> templates) {
        Set<String> before = new HashSet<>();
        for (int i = 0; i < tasks.size(); i++) {
            JsonNode task = tasks.get(i);
            String here = at + "/templates/0/dag/tasks/" + i;
            JsonNode template = templates.get(task.path("template").asString(""));
            found.must(template != null, here, "no template " + task.path("template"));
            Set<String> needs = new HashSet<>();
            task.path("dependencies").forEach(d -> needs.add(d.asString("")));
            found.must(before.containsAll(needs), here, "waits for " + needs);
            Set<String> given = new HashSet<>();
            for (JsonNode parameter : task.at("/arguments/parameters")) {
                given.add(parameter.path("name").asString(""));
                Matcher result = OF_TASK.matcher(parameter.path("value").asString(""));
                found.must(
                        result.matches() && needs.contains(result.group(1)),
                        here,
                        "takes the result of a task that it does not wait for");
            }
            if (template != null) {
                for (JsonNode wanted : template.at("/inputs/parameters")) {
                    found.must(
                            given.contains(wanted.path("name").asString("")),
                            here,
                            "nobody gives " + wanted.path("name"));
                }
            }
            found.must(
                    before.add(task.path("name").asString("")), here, "the name of a task twice");
        }
        found.must(!before.isEmpty(), at, "no tasks");
    }
}
