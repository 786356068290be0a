package dev.platformc.emit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What one document says of another: it is there, in the right namespace, and means what is meant.
final class ReferenceCheck {
    /// Made by somebody else before our documents are applied.
    private static final Set<String> GIVEN_NAMESPACES =
            Set.of("argocd", "default", "gpu-operator", "kube-system");

    private static final Set<String> GIVEN_PRIORITY_CLASSES =
            Set.of("system-cluster-critical", "system-node-critical");
    private static final String KUEUE = "kueue.x-k8s.io";
    private static final String TRAINER = "trainer.kubeflow.org";

    private final List<Emitted> all;
    private final Set<String> ids = new TreeSet<>();
    private final Map<String, List<Violation>> found = new TreeMap<>();

    private ReferenceCheck(List<Emitted> all) {
        this.all = all;
    }

    /// What is wrong, by path of the document.
    static Map<String, List<Violation>> of(List<Emitted> all) {
        var check = new ReferenceCheck(all);
        check.all.forEach(check::known);
        check.all.forEach(check::references);
        return check.found;
    }

    private void known(Emitted document) {
        must(ids.add(document.id()), document, "", document.id() + " is written twice");
    }

    private void references(Emitted document) {
        JsonNode object = document.read();
        if (!document.namespace().isEmpty()) {
            must(
                    GIVEN_NAMESPACES.contains(document.namespace())
                            || has("Namespace", "", document.namespace()),
                    document,
                    "/metadata/namespace",
                    "no namespace `" + document.namespace() + "`");
        }
        label(document, KUEUE + "/queue-name", "LocalQueue." + KUEUE, document.namespace());
        for (Pod pod : Pod.in(object)) {
            ofPod(document, pod);
        }
        switch (document.kind()) {
            case "Service" -> selects(document, object.at("/spec/selector"), false);
            case "PodDisruptionBudget" -> selects(document, object.at("/spec/selector"), true);
            case "RoleBinding", "ClusterRoleBinding" -> binding(document, object);
            case "LocalQueue" -> field(document, "/spec/clusterQueue", "ClusterQueue." + KUEUE);
            case "ResourceFlavor" -> field(document, "/spec/topologyName", "Topology." + KUEUE);
            case "ClusterQueue" -> clusterQueue(document, object);
            case "TrainJob" -> trainJob(document, object);
            case "ClusterPolicy" -> clusterPolicy(document, object);
            default -> {}
        }
    }

    private void ofPod(Emitted document, Pod pod) {
        String priority = pod.spec().path("priorityClassName").asString("");
        must(
                priority.isEmpty()
                        || GIVEN_PRIORITY_CLASSES.contains(priority)
                        || has("PriorityClass.scheduling.k8s.io", "", priority),
                document,
                pod.at() + "/priorityClassName",
                "no priority class `" + priority + "`");
        String account = pod.spec().path("serviceAccountName").asString("default");
        must(
                account.equals("default") || has("ServiceAccount", document.namespace(), account),
                document,
                pod.at() + "/serviceAccountName",
                "no service account `" + account + "`");
        for (JsonNode volume : pod.spec().path("volumes")) {
            String config = volume.at("/configMap/name").asString("");
            must(
                    config.isEmpty()
                            || volume.at("/configMap/optional").asBoolean(false)
                            || has("ConfigMap", document.namespace(), config),
                    document,
                    pod.at() + "/volumes",
                    "no config map `" + config + "`");
        }
        level(document, pod);
    }

    /// Pods meet the standard that their namespace enforces. Those of a cluster's runtime start in
    /// the namespaces of the jobs that name it.
    private void level(Emitted document, Pod pod) {
        Stream<String> namespaces =
                document.kind().equals("ClusterTrainingRuntime")
                        ? jobsOf(document.name()).map(Emitted::namespace)
                        : Stream.of(document.namespace());
        namespaces
                .distinct()
                .flatMap(n -> PodSecurity.of(pod, enforced(n)).stream())
                .forEach(v -> add(document, v));
    }

    private Stream<Emitted> jobsOf(String runtime) {
        return all.stream()
                .filter(d -> d.is(TRAINER, "TrainJob"))
                .filter(d -> d.read().at("/spec/runtimeRef/name").asString("").equals(runtime));
    }

    private PodSecurity.Level enforced(String namespace) {
        return all.stream()
                .filter(d -> d.is("", "Namespace") && d.name().equals(namespace))
                .map(d -> d.read().at("/metadata/labels"))
                .map(l -> l.path("pod-security.kubernetes.io/enforce").asString("privileged"))
                .map(PodSecurity.Level::of)
                .findFirst()
                .orElse(PodSecurity.Level.PRIVILEGED);
    }

    private void selects(Emitted document, JsonNode selector, boolean inFull) {
        boolean any =
                all.stream()
                        .filter(d -> d.namespace().equals(document.namespace()))
                        .flatMap(this::labelsOfPods)
                        .anyMatch(
                                labels ->
                                        inFull
                                                ? SelectorCheck.matches(selector, labels)
                                                : containsAll(labels, selector));
        must(any, document, "/spec/selector", "selects no pod");
    }

    /// Labels that pods will have: those of their template, and those that the JobSet controller
    /// adds.
    private Stream<JsonNode> labelsOfPods(Emitted document) {
        Stream<JsonNode> written =
                Pod.in(document.read()).stream().map(pod -> pod.metadata().path("labels"));
        return document.kind().endsWith("TrainingRuntime")
                ? written.flatMap(labels -> jobsOf(document.name()).map(j -> added(labels, j)))
                : written;
    }

    private static JsonNode added(JsonNode labels, Emitted job) {
        ObjectNode all =
                labels.isObject()
                        ? (ObjectNode) labels.deepCopy()
                        : JsonNodeFactory.instance.objectNode();
        return all.put("jobset.sigs.k8s.io/jobset-name", job.name());
    }

    private static boolean containsAll(JsonNode labels, JsonNode selector) {
        return selector.properties().stream()
                .allMatch(s -> s.getValue().equals(labels.path(s.getKey())));
    }

    private void binding(Emitted document, JsonNode object) {
        String kind = object.at("/roleRef/kind").asString("");
        String namespace = kind.equals("Role") ? document.namespace() : "";
        String role = object.at("/roleRef/name").asString("");
        must(
                has(kind + ".rbac.authorization.k8s.io", namespace, role),
                document,
                "/roleRef",
                "no " + kind + " `" + role + "`");
        for (JsonNode subject : object.path("subjects")) {
            String account = subject.path("name").asString("");
            must(
                    has("ServiceAccount", subject.path("namespace").asString(""), account),
                    document,
                    "/subjects",
                    "no service account `" + account + "`");
        }
    }

    private void clusterQueue(Emitted document, JsonNode object) {
        for (JsonNode group : object.at("/spec/resourceGroups")) {
            for (JsonNode flavor : group.path("flavors")) {
                String name = flavor.path("name").asString("");
                must(
                        has("ResourceFlavor." + KUEUE, "", name),
                        document,
                        "/spec/resourceGroups",
                        "no flavor `" + name + "`");
            }
        }
    }

    private void trainJob(Emitted document, JsonNode object) {
        String kind = object.at("/spec/runtimeRef/kind").asString("ClusterTrainingRuntime");
        String namespace = kind.equals("TrainingRuntime") ? document.namespace() : "";
        String runtime = object.at("/spec/runtimeRef/name").asString("");
        must(
                has(kind + "." + TRAINER, namespace, runtime),
                document,
                "/spec/runtimeRef",
                "no " + kind + " `" + runtime + "`");
        label(document, KUEUE + "/priority-class", "WorkloadPriorityClass." + KUEUE, "");
    }

    private void clusterPolicy(Emitted document, JsonNode object) {
        for (String part : List.of("devicePlugin", "migManager")) {
            String name = object.at("/spec/" + part + "/config/name").asString("");
            must(
                    name.isEmpty() || has("ConfigMap", "gpu-operator", name),
                    document,
                    "/spec/" + part + "/config/name",
                    "no config map `" + name + "` where the operator lives");
        }
    }

    private void field(Emitted document, String at, String kind) {
        JsonNode name = document.read().at(at);
        must(
                name.isMissingNode() || has(kind, "", name.asString("")),
                document,
                at,
                "no " + kind + " " + name);
    }

    private void label(Emitted document, String label, String kind, String namespace) {
        JsonNode name = document.read().at("/metadata/labels").path(label);
        must(
                name.isMissingNode() || has(kind, namespace, name.asString("")),
                document,
                Violation.under("/metadata/labels", label),
                "no " + kind + " " + name);
    }

    private boolean has(String kind, String namespace, String name) {
        return ids.contains(kind + "/" + namespace + "/" + name);
    }

    private void must(boolean holds, Emitted document, String at, String otherwise) {
        if (!holds) {
            add(document, new Violation(at, otherwise));
        }
    }

    private void add(Emitted document, Violation violation) {
        found.computeIfAbsent(document.path(), _ -> new ArrayList<>()).add(violation);
    }
}
