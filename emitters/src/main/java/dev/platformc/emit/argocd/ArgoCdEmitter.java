package dev.platformc.emit.argocd;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Sourced;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Kubernetes;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Topic;
import dev.platformc.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An Application for each cluster that Argo CD looks after, and the AppProject that says what it
/// may touch: the repository, the namespaces and the kinds that are in the output, no more.
///
/// Both stand in a folder of their own that the Application does not apply: an Application that
/// contained itself could prune itself.
public final class ArgoCdEmitter {
    private static final String THIS_CLUSTER = "https://kubernetes.default.svc";

    /// Kueue suspends and resumes jobs; to heal that would be to fight it.
    private static final Map<String, String> SUSPENDED =
            Map.of(
                    "batch/Job", "/spec/suspend",
                    "jobset.x-k8s.io/JobSet", "/spec/suspend",
                    "kubeflow.org/MPIJob", "/spec/runPolicy/suspend",
                    "kubeflow.org/PyTorchJob", "/spec/runPolicy/suspend",
                    "kubeflow.org/TFJob", "/spec/runPolicy/suspend",
                    "kubeflow.org/XGBoostJob", "/spec/runPolicy/suspend",
                    "ray.io/RayCluster", "/spec/suspend",
                    "ray.io/RayJob", "/spec/suspend",
                    "ray.io/RayService", "/spec/suspend");

    private ArgoCdEmitter() {}

    /// What Argo CD needs to know about the other documents.
    ///
    /// @param others all of them
    public static List<Document> emit(Plan plan, List<Document> others) {
        var platform = plan.platform();
        var documents = new ArrayList<Document>();
        for (var cluster : platform.clusters()) {
            var gitops = cluster.gitops();
            if (gitops != null) {
                var root = Topic.root(platform, cluster);
                var inCluster =
                        others.stream().filter(other -> other.path().startsWith(root)).toList();
                var namespaces = namespaces(platform, inCluster);
                documents.add(
                        application(
                                platform, cluster, gitops, root, namespaces.first(), inCluster));
                documents.add(project(platform, cluster, gitops, inCluster, namespaces));
            }
        }
        return documents;
    }

    private static Metadata metadata(Platform platform, Cluster cluster, Cluster.GitOps gitops) {
        var meta =
                Metadata.of(Topic.GITOPS, platform, cluster, platform.id()).in(gitops.namespace());
        return platform.clusters().size() > 1
                ? meta.named(platform.id().objectName() + "-" + cluster.id().objectName())
                : meta;
    }

    /// Namespaces that are written to; the platform's own where everything is outside of
    /// namespaces.
    private static SortedSet<String> namespaces(Platform platform, List<Document> documents) {
        var namespaces = new TreeSet<String>();
        for (var document : documents) {
            var namespace = Kubernetes.of(document.content()).namespace();
            if (namespace != null) {
                namespaces.add(namespace);
            }
        }
        if (namespaces.isEmpty()) {
            namespaces.add(platform.id().objectName());
        }
        return namespaces;
    }

    /// @param namespace one that the project allows. Every object names its own, but Argo CD holds
    ///   the application's against the project as well, and an absent one matches none
    private static Document application(
            Platform platform,
            Cluster cluster,
            Cluster.GitOps gitops,
            String root,
            String namespace,
            List<Document> inCluster) {
        var meta = metadata(platform, cluster, gitops);
        var folder = Stream.of(gitops.path().value(), root).map(ArgoCdEmitter::trimmed);
        var path = String.join("/", folder.filter(part -> !part.isEmpty()).toList());
        var spec =
                new Specs.Application(
                        meta.name(),
                        new Specs.Source(
                                gitops.repository().value(),
                                gitops.branch().value(),
                                path.isEmpty() ? "." : path),
                        new Specs.Destination(THIS_CLUSTER, namespace),
                        new Specs.SyncPolicy(
                                new Specs.Automated(true, true),
                                List.of(
                                        "ServerSideApply=true",
                                        "SkipDryRunOnMissingResource=true",
                                        "RespectIgnoreDifferences=true")),
                        ignored(inCluster));
        var content = new CustomObject<>(Specs.API, "Application", meta.meta(), spec);
        return meta.document("Application", content)
                .from("/spec/source/repoURL", gitops.repository().origin())
                .from("/spec/source/targetRevision", gitops.branch().origin())
                .from("/spec/source/path", gitops.path().origin());
    }

    private static String trimmed(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static List<Specs.Ignored> ignored(List<Document> documents) {
        var ignored = new ArrayList<Specs.Ignored>();
        ignored.add(
                new Specs.Ignored("trainer.kubeflow.org", "TrainJob", List.of("/spec/suspend")));
        var kinds = new TreeSet<String>();
        for (var document : documents) {
            var object = Kubernetes.of(document.content());
            kinds.add(object.group() + "/" + object.kind());
        }
        for (var kind : kinds) {
            var field = SUSPENDED.get(kind);
            if (field != null) {
                var groupKind = groupKind(kind);
                ignored.add(new Specs.Ignored(groupKind.group(), groupKind.kind(), List.of(field)));
            }
        }
        return ignored;
    }

    private static Document project(
            Platform platform,
            Cluster cluster,
            Cluster.GitOps gitops,
            List<Document> documents,
            SortedSet<String> namespaces) {
        var meta = metadata(platform, cluster, gitops);
        var kinds = new TreeSet<String>();
        for (var document : documents) {
            var object = Kubernetes.of(document.content());
            if (object.namespace() == null) {
                kinds.add(object.group() + "/" + object.kind());
            }
        }
        var owner = platform.owner();
        var spec =
                new Specs.AppProject(
                        description(platform, owner),
                        List.of(gitops.repository().value()),
                        namespaces.stream()
                                .map(name -> new Specs.Destination(THIS_CLUSTER, name))
                                .toList(),
                        kinds.stream().map(ArgoCdEmitter::groupKind).toList());
        var content = new CustomObject<>(Specs.API, "AppProject", meta.meta(), spec);
        var document =
                meta.document("AppProject", content)
                        .from("/spec/sourceRepos", gitops.repository().origin());
        return owner == null ? document : document.from("/spec/description", owner.origin());
    }

    /// At most 255 characters, says the schema.
    private static String description(Platform platform, @Nullable Sourced<String> owner) {
        var text =
                "Platform "
                        + platform.id().name()
                        + (owner == null ? "" : ", owned by " + owner.value());
        return text.length() <= 255 ? text : text.substring(0, 255);
    }

    private static Specs.GroupKind groupKind(String text) {
        int slash = text.indexOf('/');
        return new Specs.GroupKind(text.substring(0, slash), text.substring(slash + 1));
    }
}
