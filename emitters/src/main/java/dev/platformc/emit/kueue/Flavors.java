package dev.platformc.emit.kueue;

import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Supply;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Pointers;
import dev.platformc.emit.PoolNodes;
import dev.platformc.emit.Topic;
import dev.platformc.emit.Wave;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.api.model.TaintBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What Kueue knows of nodes: a Topology for each pool, a ResourceFlavor for each supply.
final class Flavors {
    private Flavors() {}

    /// Pools and sharings have names of their own kind: a dot, which neither can have in an object
    /// name, keeps the slices of `pool` apart from a pool of that name.
    static String name(Supply supply) {
        return switch (supply) {
            case Pool pool -> pool.id().objectName();
            case Sharing sharing ->
                    sharing.pool().id().objectName() + "." + sharing.id().objectName();
        };
    }

    static Document topology(Platform platform, Pool pool) {
        var meta =
                Metadata.of(Topic.QUEUES, platform, pool.cluster(), pool.id())
                        .wave(Wave.TOPOLOGIES);
        var levels =
                pool.levelWords().stream()
                        .map(word -> new Specs.Level(PoolNodes.levelLabel(pool, word)))
                        .toList();
        var content =
                new CustomObject<>(Specs.API, "Topology", meta.meta(), new Specs.Topology(levels));
        var document =
                meta.document("Topology", content).from("/spec/levels", pool.trees().origin());
        for (int i = 0; i < levels.size(); i++) {
            var label = pool.cluster().topology().get(pool.levelWords().get(i));
            if (label != null) {
                document = document.from("/spec/levels/" + i + "/nodeLabel", label.origin());
            }
        }
        return document;
    }

    static Document flavor(Platform platform, Supply supply) {
        var pool = supply.pool();
        var meta =
                Metadata.of(Topic.QUEUES, platform, pool.cluster(), supply.id())
                        .named(name(supply))
                        .wave(Wave.FLAVORS);
        var labels = new TreeMap<String, String>();
        nodeLabels(supply).forEach((key, value) -> labels.put(key, value.value()));
        boolean tainted = !pool.taints().value().isEmpty();
        var spec =
                new Specs.ResourceFlavor(
                        labels,
                        tainted ? taints(pool) : null,
                        tainted ? PoolNodes.tolerations(pool) : null,
                        pool.id().objectName());
        var content = new CustomObject<>(Specs.API, "ResourceFlavor", meta.meta(), spec);
        return origins(meta.document("ResourceFlavor", content), supply);
    }

    /// Slices are told by their resource. Whole cards are called alike wherever they are: without
    /// the label of the sharing Kueue would take those of the pool for cards set apart.
    private static Map<String, Sourced<String>> nodeLabels(Supply supply) {
        return supply instanceof Sharing sharing
                        && sharing.slice().value() instanceof Sharing.Slicing.Whole
                ? PoolNodes.labels(supply)
                : PoolNodes.labels(supply.pool());
    }

    private static Document origins(Document document, Supply supply) {
        var pool = supply.pool();
        var result = document.from("/spec/topologyName", pool.trees().origin());
        for (var label : nodeLabels(supply).entrySet()) {
            Sourced<String> value = label.getValue();
            result = result.from(Pointers.of("spec", "nodeLabels", label.getKey()), value.origin());
        }
        return pool.taints().value().isEmpty()
                ? result
                : result.from("/spec/nodeTaints", pool.taints().origin())
                        .from("/spec/tolerations", pool.taints().origin());
    }

    private static List<Taint> taints(Pool pool) {
        return pool.taints().value().stream()
                .map(PoolNodes.Taint::parse)
                .map(taint ->
                        new TaintBuilder()
                                .withKey(taint.key())
                                .withValue(taint.value().isEmpty() ? null : taint.value())
                                .withEffect(taint.effect())
                                .build())
                .toList();
    }
}
