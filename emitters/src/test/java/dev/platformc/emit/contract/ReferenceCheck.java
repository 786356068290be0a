package dev.platformc.emit.contract;

import static dev.platformc.emit.contract.Violation.under;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What one document says of another by its name: it is there, in the right namespace.
final class ReferenceCheck {
    /// Made by somebody else before our documents are applied.
    private static final Set<String> GIVEN_NAMESPACES =
            Set.of("argocd", "default", "gpu-operator", "kube-system", "volcano-system");

    private static final Set<String> GIVEN_PRIORITY_CLASSES =
            Set.of("system-cluster-critical", "system-node-critical");
    private static final String KUEUE = "kueue.x-k8s.io";

    private final Emitted document;
    private final JsonNode object;
    private final DocumentSet set;
    private final Findings found = new Findings();

    private ReferenceCheck(Emitted document, DocumentSet set) {
        this.document = document;
        this.object = document.read();
        this.set = set;
    }

    static List<Violation> of(Emitted document, DocumentSet set) {
        var check = new ReferenceCheck(document, set);
        check.identity();
        check.ofKind();
        Pod.in(document.read()).forEach(check::ofPod);
        return check.found.all();
    }

    private void identity() {
        String id = document.id();
        long same = set.all().stream().filter(d -> d.id().equals(id)).count();
        found.must(same == 1, "", id + " is written " + same + " times");
        String space = document.namespace();
        found.must(
                space.isEmpty()
                        || GIVEN_NAMESPACES.contains(space)
                        || set.has("Namespace", "", space),
                "/metadata/namespace",
                "no namespace `" + space + "`");
        ofLabel("queue-name", "LocalQueue", space);
        ofLabel("priority-class", "WorkloadPriorityClass", "");
    }

    private void ofKind() {
        switch (document.kind()) {
            case "RoleBinding", "ClusterRoleBinding" -> binding();
            case "StatefulSet" -> named("/spec/serviceName", "Service", document.namespace());
            case "LocalQueue" -> named("/spec/clusterQueue", "ClusterQueue." + KUEUE, "");
            case "ResourceFlavor" -> named("/spec/topologyName", "Topology." + KUEUE, "");
            case "ClusterQueue" -> clusterQueue();
            case "TrainJob" -> trainJob();
            case "ClusterPolicy" -> clusterPolicy();
            case "Application" -> application();
            default -> {}
        }
    }

    private void ofPod(Pod pod) {
        String space = document.namespace();
        String priority = pod.spec().path("priorityClassName").asString("");
        found.must(
                priority.isEmpty()
                        || GIVEN_PRIORITY_CLASSES.contains(priority)
                        || set.has("PriorityClass.scheduling.k8s.io", "", priority),
                pod.at() + "/priorityClassName",
                "no priority class `" + priority + "`");
        String account = pod.spec().path("serviceAccountName").asString("default");
        found.must(
                account.equals("default") || set.has("ServiceAccount", space, account),
                pod.at() + "/serviceAccountName",
                "no service account `" + account + "`");
        for (JsonNode volume : pod.spec().path("volumes")) {
            String config = volume.at("/configMap/name").asString("");
            found.must(
                    config.isEmpty()
                            || volume.at("/configMap/optional").asBoolean(false)
                            || set.has("ConfigMap", space, config),
                    pod.at() + "/volumes",
                    "no config map `" + config + "`");
            String claim = volume.at("/persistentVolumeClaim/claimName").asString("");
            found.must(
                    claim.isEmpty() || set.has("PersistentVolumeClaim", space, claim),
                    pod.at() + "/volumes",
                    "no claim `" + claim + "`");
        }
        security(pod);
    }

    /// Pods meet the standard that their namespace enforces. Those of a cluster's runtime start in
    /// the namespaces of the jobs that name it.
    private void security(Pod pod) {
        Stream<String> namespaces =
                document.kind().equals("ClusterTrainingRuntime")
                        ? set.jobsOf(document.name()).map(Emitted::namespace)
                        : Stream.of(document.namespace());
        namespaces
                .distinct()
                .forEach(n -> found.add(PodSecurity.of(pod, PodSecurity.enforced(set, n))));
    }

    private void binding() {
        String kind = object.at("/roleRef/kind").asString("");
        named(
                "/roleRef/name",
                kind + ".rbac.authorization.k8s.io",
                kind.equals("Role") ? document.namespace() : "");
        for (JsonNode subject : object.path("subjects")) {
            String account = subject.path("name").asString("");
            found.must(
                    set.has("ServiceAccount", subject.path("namespace").asString(""), account),
                    "/subjects",
                    "no service account `" + account + "`");
        }
    }

    private void clusterQueue() {
        for (JsonNode group : object.at("/spec/resourceGroups")) {
            for (JsonNode flavor : group.path("flavors")) {
                String name = flavor.path("name").asString("");
                found.must(
                        set.has("ResourceFlavor." + KUEUE, "", name),
                        "/spec/resourceGroups",
                        "no flavor `" + name + "`");
            }
        }
    }

    private void trainJob() {
        String kind = object.at("/spec/runtimeRef/kind").asString("ClusterTrainingRuntime");
        named(
                "/spec/runtimeRef/name",
                kind + ".trainer.kubeflow.org",
                kind.equals("TrainingRuntime") ? document.namespace() : "");
    }

    private void clusterPolicy() {
        for (String part : List.of("devicePlugin", "migManager")) {
            named("/spec/" + part + "/config/name", "ConfigMap", "gpu-operator");
        }
    }

    private void application() {
        String project = object.at("/spec/project").asString("");
        found.must(
                project.equals("default")
                        || set.has("AppProject.argoproj.io", document.namespace(), project),
                "/spec/project",
                "no project `" + project + "`");
    }

    private void ofLabel(String label, String kind, String namespace) {
        named(under("/metadata/labels", KUEUE + "/" + label), kind + "." + KUEUE, namespace);
    }

    /// The field at `at`, if there is one, is the name of an object.
    private void named(String at, String kind, String namespace) {
        JsonNode name = object.at(at);
        found.must(
                name.isMissingNode() || set.has(kind, namespace, name.asString("")),
                at,
                "no " + kind + " `" + name.asString("") + "`");
    }
}
