package dev.platformc.emit.contract;

import static dev.platformc.emit.contract.Violation.under;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What KubeRay, Kueue and KAI refuse or overlook in clusters, jobs and services of Ray although
/// the definitions take it (kuberay: ray-operator/controllers/ray/utils/validation.go and
/// common/pod.go; kueue: pkg/controller/jobs/raycluster; kai: batchscheduler/kai-scheduler).
final class RayRules {
    private static final Map<String, String> CLUSTERS =
            Map.of(
                    "RayCluster", "/spec",
                    "RayJob", "/spec/rayClusterSpec",
                    "RayService", "/spec/rayClusterConfig");
    private static final int CLUSTER_NAME = 53;
    private static final int OTHER_NAME = 47;
    private static final Set<String> LOGICAL =
            Set.of("num-cpus", "num-gpus", "memory", "resources");
    private static final Set<String> STRATEGIES =
            Set.of("NewCluster", "NewClusterWithIncrementalUpgrade", "None");

    private final Emitted document;
    private final Findings found = new Findings();

    private RayRules(Emitted document) {
        this.document = document;
    }

    static List<Violation> of(Emitted document) {
        String at = CLUSTERS.get(document.kind());
        if (!document.group().equals("ray.io") || at == null) {
            return List.of();
        }
        var rules = new RayRules(document);
        rules.name();
        rules.cluster(document.read().at(at), at);
        switch (document.kind()) {
            case "RayJob" -> rules.job();
            case "RayService" -> rules.service();
            default -> rules.alone();
        }
        return rules.found.all();
    }

    private void name() {
        found.complain("/metadata/name", Names.dnsLabel1035(document.name()));
        int longest = document.kind().equals("RayCluster") ? CLUSTER_NAME : OTHER_NAME;
        found.must(
                document.name().length() <= longest,
                "/metadata/name",
                "longer than " + longest + " characters");
    }

    private void cluster(JsonNode spec, String at) {
        boolean scales = spec.path("enableInTreeAutoscaling").asBoolean(false);
        JsonNode head = spec.path("headGroupSpec");
        group(head, "Head", under(at, "headGroupSpec"), scales);
        if (scales) {
            found.must(
                    spec.at("/autoscalerOptions/version").asString("").equals("v2"),
                    under(at, "autoscalerOptions"),
                    "idle workers of each group leave under v2 only");
            JsonNode mounted = head.at("/template/spec/automountServiceAccountToken");
            found.must(
                    mounted.asBoolean(true),
                    under(at, "headGroupSpec"),
                    "the autoscaler may not ask for pods");
            found.must(
                    !isQueued() || isElastic(),
                    "/metadata/annotations",
                    "Kueue refuses autoscaling without elastic-job");
        }
        boolean asks = spec.at("/authOptions/mode").asString("disabled").equals("token");
        int minor = minor(spec.path("rayVersion").asString(""));
        found.must(!asks || minor >= 52, at, "Ray version 2.52.0 or later is required");
        var names = new HashSet<String>();
        JsonNode groups = spec.path("workerGroupSpecs");
        for (int i = 0; i < groups.size(); i++) {
            String here = under(under(at, "workerGroupSpecs"), i);
            String name = groups.get(i).path("groupName").asString("");
            found.must(names.add(name), here, "a second group `" + name + "`");
            found.must(!name.equals("head"), here, "Kueue has a pod set `head` already");
            found.complain(here + "/groupName", Names.dnsLabel(name));
            group(groups.get(i), name, here, scales);
            workers(groups.get(i), here, scales);
        }
    }

    private static int minor(String version) {
        return Integer.parseInt(version.split("\\.")[1]);
    }

    private boolean isQueued() {
        return document.read().path("metadata").path("labels").has("kueue.x-k8s.io/queue-name");
    }

    private boolean isElastic() {
        JsonNode annotations = document.read().path("metadata").path("annotations");
        return annotations.path("kueue.x-k8s.io/elastic-job").asString("").equals("true");
    }

    private void group(JsonNode group, String name, String at, boolean scales) {
        JsonNode parameters = group.path("rayStartParams");
        boolean said = LOGICAL.stream().anyMatch(parameters::has);
        found.must(
                !said || group.path("resources").isEmpty(),
                at,
                "resources should not be set in both places for " + name);
        found.must(!parameters.has("labels"), at, "labels are no parameter");
        String restart = group.at("/template/spec/restartPolicy").asString("Never");
        found.must(!scales || restart.equals("Never"), at, "restarted under autoscaler v2");
        JsonNode container = group.at("/template/spec/containers/0");
        memory(parameters, container, group.at("/template/spec/volumes"), at);
    }

    /// Objects lie in `/dev/shm`, which lies in the memory of the container.
    private void memory(JsonNode parameters, JsonNode container, JsonNode volumes, String at) {
        JsonNode store = parameters.path("object-store-memory");
        if (store.isMissingNode()) {
            return;
        }
        var bytes = Amount.of(store);
        found.must(bytes.isPresent() && store.isString(), at, store + " is no number of bytes");
        for (JsonNode volume : volumes) {
            var shared = Amount.of(volume.at("/emptyDir/sizeLimit"));
            if (bytes.isPresent() && shared.isPresent()) {
                found.must(
                        bytes.get().compareTo(shared.get()) <= 0,
                        at,
                        "the object store does not fit into shared memory");
                var limit = Amount.of(container.at("/resources/limits/memory"));
                found.must(
                        limit.isPresent() && shared.get().compareTo(limit.get()) < 0,
                        at,
                        "shared memory leaves none to compute in");
            }
        }
    }

    private void workers(JsonNode group, String at, boolean scales) {
        found.must(
                group.has("minReplicas") && group.has("maxReplicas"), at, "the least and the most");
        int least = group.path("minReplicas").asInt(0);
        int most = group.path("maxReplicas").asInt(0);
        int there = group.path("replicas").asInt(0);
        found.must(least <= there && there <= most, at, least + ".." + most + " without " + there);
        found.must(scales || least == most, at, "nobody scales from " + least + " to " + most);
        JsonNode limits = group.at("/template/spec/containers/0/resources/limits");
        JsonNode logical = group.path("resources");
        long cards = 0;
        for (var limit : limits.properties()) {
            // Any number of parts is of one card, and that is what the process sees.
            boolean isPart =
                    limit.getKey().startsWith("platformc.dev/gpu-")
                            || limit.getKey().endsWith(".shared");
            boolean isCard = limit.getKey().startsWith("nvidia.com/") && !isPart;
            cards += isPart ? 1 : 0;
            cards += isCard ? Amount.of(limit.getValue()).orElseThrow().longValue() : 0;
        }
        equal(logical.path("GPU"), cards, under(at, "resources"));
        var cpu = Amount.of(limits.path("cpu"));
        equal(logical.path("CPU"), cpu.isEmpty() ? -1 : cpu.get().longValue(), at);
    }

    /// Ray hands out what the pod has.
    private void equal(JsonNode logical, long real, String at) {
        long said = logical.isMissingNode() ? 0 : Long.parseLong(logical.asString());
        found.must(said == real, at, "Ray hands out " + said + " and the pod has " + real);
    }

    private void alone() {
        String type = document.read().at("/spec/upgradeStrategy/type").asString("None");
        found.must(
                Set.of("Recreate", "None").contains(type),
                "/spec/upgradeStrategy/type",
                "not of a cluster");
    }

    private void job() {
        JsonNode spec = document.read().path("spec");
        found.must(
                !spec.at("/rayClusterSpec").has("upgradeStrategy"),
                "/spec/rayClusterSpec",
                "only a cluster by itself is upgraded");
        found.must(
                !spec.path("entrypoint").asString("").isBlank(),
                "/spec/entrypoint",
                "runs nothing");
        found.must(
                spec.path("shutdownAfterJobFinishes").asBoolean(false),
                "/spec/shutdownAfterJobFinishes",
                "Kueue asks for it, and the cards would stay with nobody");
        found.must(
                !spec.path("submissionMode").asString("K8sJobMode").equals("K8sJobMode"),
                "/spec/submissionMode",
                "a submitter's pod that no plan counts and KAI does not take");
        found.must(spec.path("backoffLimit").asInt(0) >= 0, "/spec/backoffLimit", "negative");
    }

    private void service() {
        JsonNode spec = document.read().path("spec");
        strategy(spec);
        found.must(
                !spec.at("/rayClusterConfig").has("upgradeStrategy"),
                "/spec/rayClusterConfig",
                "only a cluster by itself is upgraded");
        boolean isOpen = false;
        JsonNode ports =
                spec.at("/rayClusterConfig/headGroupSpec/template/spec/containers/0/ports");
        for (JsonNode port : ports) {
            isOpen |= port.path("name").asString("").equals("serve");
        }
        found.must(isOpen, "/spec/rayClusterConfig/headGroupSpec", "no port named `serve`");
        applications(Trees.yaml(spec.path("serveConfigV2").asString("")).path("applications"));
    }

    private void strategy(JsonNode spec) {
        String at = "/spec/upgradeStrategy";
        JsonNode strategy = spec.path("upgradeStrategy");
        String type = strategy.path("type").asString("NewCluster");
        found.must(STRATEGIES.contains(type), at + "/type", "no strategy `" + type + "`");
        if (type.equals("NewClusterWithIncrementalUpgrade")) {
            JsonNode steps = strategy.path("clusterUpgradeOptions");
            int surge = steps.path("maxSurgePercent").asInt(100);
            int step = steps.path("stepSizePercent").asInt(-1);
            found.must(
                    spec.at("/rayClusterConfig/enableInTreeAutoscaling").asBoolean(false),
                    at,
                    "Ray Autoscaler is required");
            found.must(0 <= step && step <= surge && surge <= 100, at, "steps beyond the surge");
            found.must(steps.path("intervalSeconds").asInt(0) > 0, at, "no interval");
        }
    }

    /// The configuration is one string, whose words no definition knows.
    private void applications(JsonNode applications) {
        String at = "/spec/serveConfigV2";
        found.must(!applications.isEmpty(), at, "no application");
        for (JsonNode application : applications) {
            for (var field : application.properties()) {
                found.must(
                        Set.of("name", "import_path", "route_prefix", "args", "runtime_env")
                                .contains(field.getKey()),
                        at,
                        "unknown field `" + field.getKey() + "`");
            }
            found.must(
                    application.path("import_path").asString("").matches("[\\w.]+[.:]\\w+"),
                    at,
                    "no import path");
            for (JsonNode llm : application.at("/args/llm_configs")) {
                llm(llm, at);
            }
        }
    }

    private void llm(JsonNode llm, String at) {
        Set<String> known =
                Set.of(
                        "model_loading_config",
                        "engine_kwargs",
                        "placement_group_config",
                        "deployment_config");
        llm.properties()
                .forEach(field ->
                        found.must(
                                known.contains(field.getKey()),
                                at,
                                "unknown field `" + field.getKey() + "`"));
        found.must(llm.path("model_loading_config").has("model_source"), at, "no model");
        JsonNode deployment = llm.path("deployment_config");
        JsonNode scaling = deployment.path("autoscaling_config");
        found.must(
                deployment.has("num_replicas") != deployment.has("autoscaling_config"),
                at,
                "either a number of replicas or a range");
        found.must(
                scaling.path("min_replicas").asInt(0) <= scaling.path("max_replicas").asInt(0),
                at,
                "the least replicas are above the most");
        int tensor = llm.at("/engine_kwargs/tensor_parallel_size").asInt(1);
        @Nullable JsonNode bundles = llm.at("/placement_group_config/bundles");
        found.must(
                tensor == 1 || bundles.size() == tensor,
                at,
                "other GPUs than the split of the model has");
    }
}
