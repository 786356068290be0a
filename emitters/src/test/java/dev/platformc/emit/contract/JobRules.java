package dev.platformc.emit.contract;

import static dev.platformc.emit.contract.Violation.under;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What the training operator, the MPI operator, JobSet and Kueue refuse or overlook in jobs
/// although the definitions take it.
final class JobRules {
    /// Of each kind: the map of its roles, what the container is called, the roles there are, and
    /// those that are one worker.
    private record Roles(
            String field, String container, Set<String> known, Set<String> single, String needed) {}

    private static final Map<String, Roles> KINDS =
            Map.of(
                    "PyTorchJob",
                    new Roles(
                            "pytorchReplicaSpecs",
                            "pytorch",
                            Set.of("Master", "Worker"),
                            Set.of("Master"),
                            "Master"),
                    "TFJob",
                    new Roles(
                            "tfReplicaSpecs",
                            "tensorflow",
                            Set.of("Chief", "Master", "PS", "Worker", "Evaluator"),
                            Set.of("Chief", "Master"),
                            "Worker"),
                    "XGBoostJob",
                    new Roles(
                            "xgbReplicaSpecs",
                            "xgboost",
                            Set.of("Master", "Worker"),
                            Set.of("Master"),
                            "Master"),
                    "MPIJob",
                    new Roles(
                            "mpiReplicaSpecs",
                            "mpi",
                            Set.of("Launcher", "Worker"),
                            Set.of("Launcher"),
                            "Launcher"));

    private static final String ELASTIC = "kueue.x-k8s.io/elastic-job";
    private static final String LEAST = "kueue.x-k8s.io/job-min-parallelism";
    private static final int POD_SUFFIX = 6;

    private final Emitted document;
    private final Findings found = new Findings();

    private JobRules(Emitted document) {
        this.document = document;
    }

    static List<Violation> of(Emitted document, DocumentSet set) {
        var rules = new JobRules(document);
        Roles roles = KINDS.get(document.kind());
        if (roles != null) {
            rules.roles(roles);
        }
        switch (document.kind()) {
            case "MPIJob" -> rules.oneOperator(set);
            case "JobSet" -> rules.jobSet();
            case "Job" -> {
                // Jobs of other topics do something once; only workers are counted.
                if (document.group().equals("batch") && document.path().contains("training/")) {
                    rules.indexed(document.read().path("spec"), "/spec");
                    rules.range();
                }
            }
            default -> {}
        }
        return rules.found.all();
    }

    private void roles(Roles roles) {
        JsonNode specs = document.read().at("/spec/" + roles.field());
        boolean isElastic = document.read().path("spec").has("elasticPolicy");
        String all = "/spec/" + roles.field();
        found.must(specs.has(roles.needed()) || isElastic, all, "no `" + roles.needed() + "`");
        for (var role : specs.properties()) {
            String at = under(all, role.getKey());
            found.must(roles.known().contains(role.getKey()), at, "no role of this kind");
            int replicas = role.getValue().path("replicas").asInt(1);
            found.must(replicas >= 1, at, "no replica");
            found.must(!roles.single().contains(role.getKey()) || replicas == 1, at, "must be one");
            JsonNode pod = role.getValue().at("/template/spec");
            found.must(!pod.has("restartPolicy"), at, "restartPolicy of the template is not read");
            found.must(names(pod).contains(roles.container()), at, "no container of the kind");
        }
        elastic(specs);
    }

    private static Set<String> names(JsonNode pod) {
        var names = new HashSet<String>();
        pod.path("containers").forEach(c -> names.add(c.path("name").asString("")));
        return names;
    }

    private void elastic(JsonNode specs) {
        JsonNode policy = document.read().at("/spec/elasticPolicy");
        int replicas = specs.path("Worker").path("replicas").asInt(1);
        int least = policy.path("minReplicas").asInt(replicas);
        int most = policy.path("maxReplicas").asInt(replicas);
        found.must(
                least <= replicas && replicas <= most,
                "/spec/elasticPolicy",
                replicas + " workers are not in " + least + ".." + most);
    }

    /// Two operators have a kind of this name, and a cluster can have one of them.
    private void oneOperator(DocumentSet set) {
        found.must(
                set.all().stream()
                        .filter(d -> d.kind().equals("MPIJob"))
                        .allMatch(d -> d.apiVersion().equals(document.apiVersion())),
                "/apiVersion",
                "MPIJobs of two operators");
    }

    private void jobSet() {
        JsonNode jobs = document.read().at("/spec/replicatedJobs");
        for (int i = 0; i < jobs.size(); i++) {
            String at = under("/spec/replicatedJobs", i);
            JsonNode job = jobs.get(i).at("/template/spec");
            indexed(job, at + "/template/spec");
            String pod =
                    document.name()
                            + "-"
                            + jobs.get(i).path("name").asString("")
                            + "-0-"
                            + (job.path("parallelism").asInt(1) - 1);
            found.must(
                    pod.length() + POD_SUFFIX <= 63,
                    "/metadata/name",
                    "pods would be called `" + pod + "-xxxxx`, longer than 63");
        }
    }

    /// All or none: as many at once as there are in all, each with a number.
    private void indexed(JsonNode job, String at) {
        found.must(
                job.path("parallelism").equals(job.path("completions")),
                at,
                "not all workers run at once");
        found.must(
                job.path("completionMode").asString("").equals("Indexed"),
                at,
                "workers have no numbers");
    }

    private void range() {
        JsonNode annotations = document.read().at("/metadata/annotations");
        String at = "/metadata/annotations";
        boolean isElastic = annotations.has(ELASTIC);
        found.must(!isElastic || !annotations.has(LEAST), at, "elastic, and of a partial size");
        int most = document.read().at("/spec/parallelism").asInt(1);
        int least = Integer.parseInt(annotations.path(LEAST).asString("0"));
        found.must(!annotations.has(LEAST) || (least > 0 && least < most), at, "no range");
        JsonNode pod = document.read().at("/spec/template/metadata/annotations");
        boolean isPlaced = pod.propertyNames().stream().anyMatch(k -> k.endsWith("-topology"));
        found.must(!isElastic || !isPlaced, at, "elastic, and placed");
    }
}
