package dev.platformc.emit.contract;

import dev.platformc.core.model.Cluster;
import dev.platformc.emit.Document;
import dev.platformc.emit.Emitters;
import dev.platformc.emit.Topic;
import dev.platformc.emit.Yaml;
import dev.platformc.plan.Plan;
import java.util.List;

/// What one compilation writes for one cluster.
///
/// @param documents with paths relative to the cluster's folder
/// @param emitted the same documents as text
record Output(String cluster, List<Document> documents, List<Emitted> emitted) {

    /// One for each cluster of the plan.
    static List<Output> of(Plan plan) {
        List<Document> all = Emitters.emit(plan);
        return plan.platform().clusters().stream()
                .map(cluster -> of(cluster, Topic.root(plan.platform(), cluster), all))
                .toList();
    }

    private static Output of(Cluster cluster, String root, List<Document> all) {
        List<Document> own =
                all.stream()
                        .filter(d -> d.path().startsWith(root))
                        .map(d ->
                                new Document(
                                        d.path().substring(root.length()),
                                        d.content(),
                                        d.origins()))
                        .toList();
        List<Emitted> emitted =
                own.stream().map(d -> Emitted.of(d.path(), Yaml.print(d.content()))).toList();
        return new Output(cluster.id().objectName(), own, emitted);
    }
}
