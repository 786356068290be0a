package dev.platformc.emit.kustomize;

import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Platform;
import dev.platformc.emit.Document;
import dev.platformc.emit.Topic;
import dev.platformc.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/// `kustomization.yaml` in the folder of each cluster, with every file in it, and one in its
/// `gitops` folder for the files there.
public final class KustomizeEmitter {
    private static final String FILE = "kustomization.yaml";

    private KustomizeEmitter() {}

    record Kustomization(String apiVersion, String kind, List<String> resources) {}

    /// @param others all other documents
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
            add(documents, platform, root, paths.stream().filter(p -> !p.startsWith(gitops)).toList());
            add(documents, platform, gitops, paths.stream().filter(p -> p.startsWith(gitops)).toList());
        }
        return documents;
    }

    private static void add(
            List<Document> documents, Platform platform, String folder, List<String> paths) {
        if (paths.isEmpty()) {
            return;
        }
        var content =
                new Kustomization(
                        "kustomize.config.k8s.io/v1beta1",
                        "Kustomization",
                        paths.stream().map(path -> path.substring(folder.length())).toList());
        documents.add(
                Document.of(folder + FILE, content, new Origin.Written(platform.id().span())));
    }
}
