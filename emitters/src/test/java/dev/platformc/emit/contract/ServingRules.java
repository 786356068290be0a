package dev.platformc.emit.contract;

import static dev.platformc.emit.contract.Violation.under;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What KServe, KEDA, gateways and llm-d's picker refuse or overlook although the definitions take
/// it, and what stands in parts that those leave open.
final class ServingRules {
    private static final String POOLS = "inference.networking.k8s.io";

    /// Plug-ins of the picker's release that we emit for.
    private static final Set<String> PLUGINS =
            Set.of(
                    "single-profile-handler",
                    "disagg-headers-handler",
                    "disagg-profile-handler",
                    "always-disagg-pd-decider",
                    "prefill-filter",
                    "decode-filter",
                    "queue-scorer",
                    "kv-cache-utilization-scorer",
                    "prefix-cache-scorer",
                    "lora-affinity-scorer",
                    "max-score-picker");

    private final Emitted document;
    private final JsonNode spec;
    private final DocumentSet set;
    private final Findings found = new Findings();

    private ServingRules(Emitted document, DocumentSet set) {
        this.document = document;
        this.spec = document.read().path("spec");
        this.set = set;
    }

    static List<Violation> of(Emitted document, DocumentSet set) {
        var rules = new ServingRules(document, set);
        switch (document.kind()) {
            case "ScaledObject" -> rules.scaled();
            case "InferenceService" -> rules.service();
            case "LLMInferenceService" -> rules.languageModel();
            case "HTTPRoute" -> rules.route();
            case "InferencePool" -> rules.pool();
            case "ConfigMap" -> rules.pickerFile();
            default -> {}
        }
        return rules.found.all();
    }

    private void scaled() {
        JsonNode target = spec.path("scaleTargetRef");
        String group = target.path("apiVersion").asString("").replaceFirst("/.*", "");
        var scaled =
                set.find(
                        group,
                        target.path("kind").asString(""),
                        document.namespace(),
                        target.path("name").asString(""));
        found.must(scaled.isPresent(), "/spec/scaleTargetRef", "nothing of this name is emitted");
        scaled.ifPresent(object ->
                found.must(
                        object.read().at("/spec/replicas").isMissingNode(),
                        "/spec/scaleTargetRef",
                        "its replicas are written as well"));
        found.must(
                set.of("keda.sh", "ScaledObject")
                                .filter(d -> d.namespace().equals(document.namespace()))
                                .filter(d -> d.read().at("/spec/scaleTargetRef").equals(target))
                                .count()
                        == 1,
                "/spec/scaleTargetRef",
                "scaled twice");
        for (String key : List.of("serverAddress", "query", "threshold")) {
            found.must(
                    spec.at("/triggers/0/metadata/" + key).isString(),
                    "/spec/triggers/0/metadata",
                    "`" + key + "` is not a text");
        }
        found.must(
                !spec.at("/triggers/0/type").asString("").equals("cpu"),
                "/spec/triggers/0/type",
                "the CPU says nothing of a GPU");
    }

    private void service() {
        found.must(
                document.name().matches("[a-z]([-a-z0-9]*[a-z0-9])?"),
                "/metadata/name",
                "not a name that KServe takes");
        String runtime = spec.at("/predictor/model/runtime").asString("");
        found.must(
                set.has("ServingRuntime.serving.kserve.io", document.namespace(), runtime),
                "/spec/predictor/model/runtime",
                "no runtime `" + runtime + "`");
        boolean isScaled = spec.path("predictor").has("autoScaling");
        String scaler =
                document.read()
                        .at("/metadata/annotations")
                        .path("serving.kserve.io/autoscalerClass")
                        .asString("");
        found.must(
                scaler.equals(isScaled ? "keda" : "none"),
                "/metadata/annotations",
                "`" + scaler + "` does not scale so");
        for (JsonNode metric : spec.at("/predictor/autoScaling/metrics")) {
            found.must(
                    metric.at("/external/target").has("value"),
                    "/spec/predictor/autoScaling",
                    "a target without a value");
        }
    }

    private void languageModel() {
        var names = new HashSet<String>();
        names.add(spec.at("/model/name").asString(""));
        for (JsonNode adapter : spec.at("/model/lora/adapters")) {
            found.must(
                    names.add(adapter.path("name").asString("")),
                    "/spec/model/lora/adapters",
                    "a name twice");
            found.must(
                    adapter.path("uri").asString("").contains("://"),
                    "/spec/model/lora/adapters",
                    "no address of an adapter");
        }
        for (String at : List.of("/parallelism", "/prefill/parallelism")) {
            JsonNode split = spec.at(at);
            found.must(
                    split.has("data") == split.has("dataLocal"),
                    "/spec" + at,
                    "data and dataLocal go together");
            found.must(
                    !split.has("data") || !split.has("pipeline"),
                    "/spec" + at,
                    "data and pipeline exclude each other");
        }
        JsonNode picker = spec.at("/router/scheduler/config/inline");
        if (!picker.isMissingNode()) {
            picker(picker, "/spec/router/scheduler/config/inline");
        }
    }

    private void route() {
        int matches = 0;
        JsonNode rules = spec.path("rules");
        for (int i = 0; i < rules.size(); i++) {
            matches += rules.get(i).path("matches").size();
            for (JsonNode to : rules.get(i).path("backendRefs")) {
                backend(to, under("/spec/rules", i));
            }
        }
        found.must(matches < 128, "/spec/rules", matches + " matches are too many");
        for (JsonNode parent : spec.path("parentRefs")) {
            String name = parent.path("name").asString("");
            found.must(
                    set.has("Gateway.gateway.networking.k8s.io", document.namespace(), name),
                    "/spec/parentRefs",
                    "no gateway `" + name + "`");
        }
    }

    private void backend(JsonNode to, String at) {
        String kind = to.path("kind").asString("Service");
        String name = to.path("name").asString("");
        String space = to.path("namespace").asString(document.namespace());
        boolean isPool = kind.equals("InferencePool");
        boolean isKserves = name.endsWith("-inference-pool") || isKserves(space, name);
        found.must(
                isKserves || set.has(isPool ? kind + "." + POOLS : kind, space, name),
                at,
                "no " + kind + " `" + name + "` in " + space);
        found.must(
                space.equals(document.namespace()) || isGranted(kind, name, space),
                at,
                "nothing lets it reach `" + name + "` in " + space);
    }

    /// Services that KServe and Ray make for what we emit.
    private boolean isKserves(String space, String name) {
        return Stream.of("-predictor", "-kserve-workload-svc", "-serve-svc")
                .filter(name::endsWith)
                .map(end -> name.substring(0, name.length() - end.length()))
                .anyMatch(of ->
                        set.has("InferenceService.serving.kserve.io", space, of)
                                || set.has("LLMInferenceService.serving.kserve.io", space, of)
                                || name.endsWith("-serve-svc"));
    }

    private boolean isGranted(String kind, String name, String space) {
        return set.of("gateway.networking.k8s.io", "ReferenceGrant")
                .filter(grant -> grant.namespace().equals(space))
                .flatMap(grant -> grant.read().at("/spec/to").valueStream())
                .anyMatch(to ->
                        to.path("kind").asString("").equals(kind)
                                && to.path("name").asString("").equals(name));
    }

    private void pool() {
        String picker = spec.at("/endpointPickerRef/name").asString("");
        var service = set.find("", "Service", document.namespace(), picker);
        found.must(service.isPresent(), "/spec/endpointPickerRef", "no service `" + picker + "`");
        service.ifPresent(s ->
                found.must(
                        s.read()
                                .at("/spec/ports")
                                .valueStream()
                                .anyMatch(p ->
                                        p.path("port")
                                                .equals(spec.at("/endpointPickerRef/port/number"))),
                        "/spec/endpointPickerRef",
                        "the service has no such port"));
        JsonNode labels = spec.at("/selector/matchLabels");
        found.must(
                set.podsIn(document.namespace())
                        .anyMatch(pod ->
                                labels.properties().stream()
                                        .allMatch(l ->
                                                l.getValue()
                                                        .equals(
                                                                pod.metadata()
                                                                        .at("/labels")
                                                                        .path(l.getKey())))),
                "/spec/selector",
                "selects no pod");
    }

    private void pickerFile() {
        String text = document.read().at("/data/config.yaml").asString("");
        if (text.contains("kind: EndpointPickerConfig")) {
            picker(Emitted.of("config.yaml", text).read(), "/data/config.yaml");
        }
    }

    private void picker(JsonNode config, String at) {
        var plugins = new HashSet<String>();
        for (JsonNode plugin : config.path("plugins")) {
            String type = plugin.path("type").asString("");
            found.must(PLUGINS.contains(type), at, "no plug-in `" + type + "`");
            plugins.add(type);
        }
        for (JsonNode profile : config.path("schedulingProfiles")) {
            found.must(profile.has("name"), at, "a profile without a name");
            for (JsonNode use : profile.path("plugins")) {
                String name = use.path("pluginRef").asString("");
                found.must(plugins.contains(name), at, "`" + name + "` is not declared");
            }
        }
        found.must(
                config.path("apiVersion").asString("").equals("llm-d.ai/v1alpha1")
                        && !config.path("schedulingProfiles").isEmpty(),
                at,
                "not a configuration of the picker");
    }
}
