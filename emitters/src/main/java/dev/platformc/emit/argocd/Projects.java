package dev.platformc.emit.argocd;

import dev.platformc.core.model.Cluster;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Kubernetes;
import dev.platformc.emit.Yaml;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// What applications may touch.
final class Projects {
    /// Where API servers keep what their extensions read; charts bind roles there.
    private static final String SYSTEM = "kube-system";

    /// What charts of operators bring besides what lives in a namespace.
    private static final List<Specs.GroupKind> OF_OPERATORS =
            List.of(
                    new Specs.GroupKind("", "Namespace"),
                    new Specs.GroupKind(
                            "admissionregistration.k8s.io", "MutatingWebhookConfiguration"),
                    new Specs.GroupKind(
                            "admissionregistration.k8s.io", "ValidatingAdmissionPolicy"),
                    new Specs.GroupKind(
                            "admissionregistration.k8s.io", "ValidatingAdmissionPolicyBinding"),
                    new Specs.GroupKind(
                            "admissionregistration.k8s.io", "ValidatingWebhookConfiguration"),
                    new Specs.GroupKind("apiextensions.k8s.io", "CustomResourceDefinition"),
                    new Specs.GroupKind("apiregistration.k8s.io", "APIService"),
                    new Specs.GroupKind("flowcontrol.apiserver.k8s.io", "FlowSchema"),
                    new Specs.GroupKind(
                            "flowcontrol.apiserver.k8s.io", "PriorityLevelConfiguration"),
                    new Specs.GroupKind("rbac.authorization.k8s.io", "ClusterRole"),
                    new Specs.GroupKind("rbac.authorization.k8s.io", "ClusterRoleBinding"),
                    new Specs.GroupKind("scheduling.k8s.io", "PriorityClass"));

    private Projects() {}

    /// Of the application for a cluster.
    ///
    /// @param applied documents that it applies
    static Document of(
            Hub hub, Cluster cluster, List<Document> applied, SortedSet<String> namespaces) {
        var kinds = new TreeSet<String>();
        for (var document : applied) {
            var object = Kubernetes.of(document.content());
            if (object.namespace() == null) {
                kinds.add(object.group() + "/" + object.kind());
            }
        }
        return document(
                hub,
                hub.applicationName(cluster),
                "Platform " + hub.platform().id().name(),
                List.of(hub.gitops().repository().value()),
                namespaces.stream().map(name -> hub.destination(cluster, name)).toList(),
                kinds.stream().map(Projects::groupKind).toList());
    }

    /// Of what looks after custom resources: kept apart, because it may do much more.
    static Document ofOperators(Hub hub, List<Document> operators) {
        Set<String> repositories = new TreeSet<>();
        Set<Specs.Destination> destinations = new LinkedHashSet<>();
        for (var document : operators) {
            var spec = Yaml.tree(document.content()).path("spec");
            repositories.add(spec.at("/source/repoURL").asString(""));
            var to = spec.path("destination");
            for (var namespace : List.of(to.path("namespace").asString(""), SYSTEM)) {
                destinations.add(
                        new Specs.Destination(
                                to.has("server") ? to.path("server").asString("") : null,
                                to.has("name") ? to.path("name").asString("") : null,
                                namespace));
            }
        }
        return document(
                hub,
                Operators.projectName(hub),
                "Operators of platform " + hub.platform().id().name(),
                List.copyOf(repositories),
                List.copyOf(destinations),
                OF_OPERATORS);
    }

    private static Document document(
            Hub hub,
            String name,
            String text,
            List<String> repositories,
            List<Specs.Destination> destinations,
            List<Specs.GroupKind> kinds) {
        var meta = Applications.metadata(hub, name);
        var owner = hub.platform().owner();
        var described = owner == null ? text : text + ", owned by " + owner.value();
        var spec =
                new Specs.AppProject(
                        // At most 255 characters, says the schema.
                        described.length() <= 255 ? described : described.substring(0, 255),
                        repositories,
                        destinations,
                        kinds);
        var content = new CustomObject<>(Specs.API, "AppProject", meta.meta(), spec);
        var document =
                meta.document("AppProject", content)
                        .from("/spec/sourceRepos", hub.gitops().repository().origin());
        return owner == null ? document : document.from("/spec/description", owner.origin());
    }

    private static Specs.GroupKind groupKind(String text) {
        int slash = text.indexOf('/');
        return new Specs.GroupKind(text.substring(0, slash), text.substring(slash + 1));
    }
}
