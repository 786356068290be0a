package dev.platformc.core.build;

import dev.platformc.core.eval.Declared;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.CountRange;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sourced;
import dev.platformc.hardware.quantity.Quantity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class PoolBuilder {
    private final Report report;
    private final NodeTypes nodeTypes;
    private final ClusterBuilder clusters;

    PoolBuilder(Report report, NodeTypes nodeTypes) {
        this.report = report;
        this.nodeTypes = nodeTypes;
        this.clusters = new ClusterBuilder(report);
    }

    /// A tree and what the catalog says of its machines' network.
    private record Grown(Pool.Tree tree, Pool.@Nullable Fabric fabric) {}

    @Nullable Pool build(Declared declared, Cluster cluster) {
        var written = Attributes.of(report, declared);
        written.find("cluster");
        var nodes = written.require(declared.id(), "nodes");
        var grown = nodes == null ? null : trees(nodes);
        if (nodes == null || grown == null || !areAlike(nodes, grown)) {
            return null;
        }
        var type = grown.getFirst().tree().node();
        var ownPrice = written.quantity("price");
        var price = ownPrice != null ? ownPrice : type.price();
        var pool =
                new Pool(
                        declared.id(),
                        cluster,
                        nodes.map(_ -> grown.stream().map(Grown::tree).toList()),
                        written.texts("hosts"),
                        written.textMap("select"),
                        written.texts("taints"),
                        fabric(written, nodes, grown.getFirst().fabric()),
                        price,
                        ownPrice == null && type.priceIsEstimate(),
                        written.count("spare", 0),
                        clusters.scheduler(written, cluster.scheduler()),
                        clusters.nodeStack(written, cluster.nodeStack()));
        preinstalledOnly(written);
        written.finish();
        PoolChecks.check(report, pool);
        return pool;
    }

    private @Nullable List<Grown> trees(Sourced<Value> nodes) {
        var trees = new ArrayList<Grown>();
        for (var element : Attributes.elements(nodes)) {
            var tree = grow(element, new ArrayList<>());
            if (tree == null) {
                return null;
            }
            trees.add(tree);
        }
        return trees.isEmpty() ? null : trees;
    }

    /// Walks `2 x block of 8 x rack of 8 x dgx-h100` from the outside to the machine.
    private @Nullable Grown grow(Sourced<Value> value, List<Pool.Level> above) {
        if (!(value.value() instanceof Value.Multiple(var least, var most, var each))) {
            return machine(value, above, CountRange.of(1));
        }
        var count = Attributes.range(least, most);
        if (!(each.value() instanceof Value.Level(var word, var inside))) {
            return machine(each, above, count);
        }
        if (count.isRange()) {
            report.add(
                    BuildMessages.notYet("a range of `" + word + "`s", value.span()));
            return null;
        }
        above.add(new Pool.Level(word, count.least()));
        return grow(inside, above);
    }

    private @Nullable Grown machine(
            Sourced<Value> value, List<Pool.Level> above, CountRange count) {
        var node = nodeTypes.of(value);
        return node == null
                ? null
                : new Grown(new Pool.Tree(above, count, node.type()), node.fabric());
    }

    /// The nodes of a pool are alike to the scheduler: one type, the same levels.
    private boolean areAlike(Sourced<Value> nodes, List<Grown> trees) {
        var first = trees.getFirst().tree();
        for (var grown : trees) {
            var tree = grown.tree();
            boolean sameLevels =
                    tree.levels().stream()
                            .map(Pool.Level::word)
                            .toList()
                            .equals(first.levels().stream().map(Pool.Level::word).toList());
            if (!sameLevels || !tree.node().name().equals(first.node().name())) {
                report.add(PoolMessages.unlike(nodes.span(), first, tree));
                return false;
            }
        }
        return true;
    }

    private @Nullable Sourced<Pool.Fabric> fabric(
            Attributes written, Sourced<Value> nodes, Pool.@Nullable Fabric known) {
        var value = written.find("fabric");
        if (value == null) {
            return known == null || written.isNone("fabric")
                    ? null
                    : new Sourced<>(known, new Origin.Catalog(known.kind(), nodes.span()));
        }
        var kind = Attributes.textOf(value.value());
        var fields = written.fieldsOf(kind, value);
        var rate = fields.quantity("rate");
        var nics = fields.count("nics");
        fields.finish();
        return value.map(
                _ ->
                        new Pool.Fabric(
                                kind,
                                rate != null ? rate.value() : rateOf(known),
                                nics != null ? nics.value() : known == null ? 1 : known.nics()));
    }

    private static @Nullable Quantity rateOf(Pool.@Nullable Fabric known) {
        return known == null ? null : known.rate();
    }

    /// The value that changes nothing may be written; what does more is not done yet.
    private void preinstalledOnly(Attributes written) {
        var driver = written.find("driver");
        if (driver != null) {
            var word = Attributes.textOf(driver.value());
            written.fieldsOf(word, driver).finish();
            if (!word.equals("preinstalled")) {
                report.add(BuildMessages.notYet("`driver = " + word + "`", driver.span()));
            }
        }
        var spot = written.bool("spot", false);
        if (spot.value()) {
            report.add(BuildMessages.notYet("`spot`", spot.span()));
        }
    }
}
