package dev.platformc.emit.volcano;

import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pool;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.PoolNodes;
import dev.platformc.emit.Topic;
import dev.platformc.emit.Wave;
import dev.platformc.emit.gang.Tiers;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The tree of a pool, one object a domain. Where the cloud names the domains of a level, nobody
/// knows their names here, and there are no objects.
final class HyperNodes {
    private HyperNodes() {}

    static List<Document> of(Platform platform, Pool pool) {
        var words = pool.levelWords();
        var above = words.subList(0, words.size() - 1);
        if (above.stream().anyMatch(pool.cluster().topology()::containsKey)) {
            return List.of();
        }
        var domains = PoolNodes.domains(pool);
        return domains.stream().map(domain -> of(platform, pool, domain, domains)).toList();
    }

    private static Document of(
            Platform platform, Pool pool, PoolNodes.Domain domain, List<PoolNodes.Domain> domains) {
        var level = level(pool, domain);
        int tier = Objects.requireNonNull(Tiers.of(pool, level));
        var members =
                tier == 1
                        ? List.of(nodes(domain))
                        : domains.stream()
                                .filter(inner -> isInside(pool, inner, domain, tier))
                                .map(HyperNodes::inner)
                                .toList();
        var meta =
                Metadata.of(Topic.QUEUES, platform, pool.cluster(), pool.id())
                        .named(domain.value())
                        .wave(Wave.TOPOLOGIES);
        var spec = new Specs.HyperNode(tier, level, members);
        var content = new CustomObject<>(Specs.TOPOLOGY, "HyperNode", meta.meta(), spec);
        return meta.document("HyperNode", content).from("/spec", pool.trees().origin());
    }

    private static String level(Pool pool, PoolNodes.Domain domain) {
        return pool.levelWords().stream()
                .filter(word -> PoolNodes.levelLabel(pool, word).equals(domain.label()))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isInside(
            Pool pool, PoolNodes.Domain inner, PoolNodes.Domain outer, int tier) {
        return Objects.requireNonNull(Tiers.of(pool, level(pool, inner))) == tier - 1
                && inner.first() >= outer.first()
                && inner.first() < outer.first() + outer.count();
    }

    private static Specs.Member nodes(PoolNodes.Domain domain) {
        var labels = Map.of(domain.label(), domain.value());
        return new Specs.Member("Node", new Specs.Selector(null, new Specs.Labels(labels)));
    }

    private static Specs.Member inner(PoolNodes.Domain domain) {
        var name = new Specs.Exact(domain.value());
        return new Specs.Member("HyperNode", new Specs.Selector(name, null));
    }
}
