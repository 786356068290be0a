package dev.platformc.emit.contract;

import static dev.platformc.emit.contract.Violation.under;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What Kubeflow Trainer and the JobSet under it refuse or overlook although the definitions take
/// it.
final class TrainerRules {
    private static final String STEP = "trainer.kubeflow.org/trainjob-ancestor-step";

    /// Set by the controller for PyTorch.
    private static final Set<String> RESERVED_ENV =
            Set.of(
                    "PET_NNODES",
                    "PET_NPROC_PER_NODE",
                    "PET_NODE_RANK",
                    "PET_MASTER_ADDR",
                    "PET_MASTER_PORT");

    /// `-` and five letters, which the Job controller adds to the name of a pod.
    private static final int POD_SUFFIX = 6;

    private TrainerRules() {}

    static List<Violation> ofJob(Emitted document, DocumentSet set) {
        var found = new Findings();
        JsonNode trainer = document.read().at("/spec/trainer");
        int nodes = trainer.path("numNodes").asInt(1);
        found.must(nodes >= 1, "/spec/trainer/numNodes", "less than 1");
        JsonNode env = trainer.path("env");
        for (int i = 0; i < env.size(); i++) {
            String name = env.get(i).path("name").asString("");
            String at = under("/spec/trainer/env", i);
            found.must(!RESERVED_ENV.contains(name), at, "`" + name + "` is the controller's");
            found.complain(at, Names.envName(name));
        }
        set.all().stream()
                .filter(d -> runs(d, document))
                .map(TrainerRules::jobs)
                .forEach(jobs -> podNames(document.name(), jobs, nodes, found));
        resources(trainer.path("resourcesPerNode"), found);
        return found.all();
    }

    private static void resources(JsonNode resources, Findings found) {
        for (var limit : resources.path("limits").properties()) {
            JsonNode request = resources.path("requests").path(limit.getKey());
            found.must(
                    !ResourceCheck.isDevice(limit.getKey())
                            || request.isMissingNode()
                            || Amount.of(request).equals(Amount.of(limit.getValue())),
                    "/spec/trainer/resourcesPerNode",
                    "devices cannot be overcommitted: " + limit.getKey());
        }
        for (String resource : resources.path("requests").propertyNames()) {
            found.must(
                    !ResourceCheck.isDevice(resource) || resources.path("limits").has(resource),
                    "/spec/trainer/resourcesPerNode",
                    "devices need a limit: " + resource);
        }
    }

    private static boolean runs(Emitted runtime, Emitted job) {
        String name = job.read().at("/spec/runtimeRef/name").asString("");
        return runtime.kind().endsWith("TrainingRuntime") && runtime.name().equals(name);
    }

    /// The names of pods must be DNS labels: they become host names.
    private static void podNames(String job, JsonNode replicated, int nodes, Findings found) {
        for (JsonNode one : replicated) {
            String pod = job + "-" + one.path("name").asString("") + "-0-" + (nodes - 1);
            found.must(
                    pod.length() + POD_SUFFIX <= 63,
                    "/metadata/name",
                    "pods would be called `" + pod + "-xxxxx`, longer than 63");
        }
    }

    /// One replicated job trains: it is labelled so and its container is called `node`, or the
    /// TrainJob's image and command reach nothing.
    static List<Violation> ofRuntime(Emitted document) {
        var found = new Findings();
        int trainers = 0;
        JsonNode jobs = jobs(document);
        for (int i = 0; i < jobs.size(); i++) {
            JsonNode template = jobs.get(i).path("template");
            if (template.path("metadata")
                    .path("labels")
                    .path(STEP)
                    .asString("")
                    .equals("trainer")) {
                trainers++;
                boolean node = false;
                for (JsonNode c : template.at("/spec/template/spec/containers")) {
                    node |= c.path("name").asString("").equals("node");
                }
                String at = under("/spec/template/spec/replicatedJobs", i);
                found.must(node, at, "the job that trains has no container `node`");
            }
        }
        found.must(
                trainers == 1,
                "/spec/template/spec/replicatedJobs",
                trainers + " jobs labelled " + STEP + ": trainer, must be one");
        return found.all();
    }

    private static JsonNode jobs(Emitted runtime) {
        return runtime.read().at("/spec/template/spec/replicatedJobs");
    }
}
