package dev.platformc.emit.kustomize;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Platform;
import dev.platformc.emit.Document;
import dev.platformc.emit.Topic;
import dev.platformc.plan.Plan;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.ArrayList;
import java.util.List;

/// `kustomization.yaml` in the folder of each cluster, with every file in it, and one in its
/// `gitops` folder for the files there.
public final class KustomizeEmitter {
    private static final String FILE = "kustomization.yaml";

    private KustomizeEmitter() {}

    record Kustomization(
            String apiVersion, String kind, ObjectMeta metadata, List<String> resources) {}

    /// Lists of the other documents.
    ///
    /// @param others all of them
    public static List<Document> emit(Plan plan, List<Document> others) {
        var documents = new ArrayList<Document>();
        var platform = plan.platform();
        for (var cluster : platform.clusters()) {
            var root = Topic.root(platform, cluster);
            var gitops = root + Topic.GITOPS.word() + "/";
            var paths =
                    others.stream()
                            .map(Document::path)
                            .filter(path -> path.startsWith(root))
                            .sorted()
                            .toList();
            var name = name(platform, cluster);
            var inGitops = paths.stream().filter(path -> path.startsWith(gitops)).toList();
            var applied = paths.stream().filter(path -> !path.startsWith(gitops)).toList();
            documents.addAll(of(platform, name, root, applied));
            documents.addAll(of(platform, name + "-gitops", gitops, inGitops));
        }
        return documents;
    }

    private static String name(Platform platform, Cluster cluster) {
        var name = platform.id().objectName();
        return platform.clusters().size() > 1 ? name + "-" + cluster.id().objectName() : name;
    }

    private static List<Document> of(
            Platform platform, String name, String folder, List<String> paths) {
        if (paths.isEmpty()) {
            return List.of();
        }
        var content =
                new Kustomization(
                        "kustomize.config.k8s.io/v1beta1",
                        "Kustomization",
                        new ObjectMetaBuilder().withName(name).build(),
                        paths.stream().map(path -> path.substring(folder.length())).toList());
        var origin = new Origin.Written(platform.id().span());
        return List.of(Document.of(folder + FILE, content, origin));
    }
}
