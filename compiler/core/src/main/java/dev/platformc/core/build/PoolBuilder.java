package dev.platformc.core.build;

import dev.platformc.core.eval.Declared;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.CountRange;
import dev.platformc.core.model.NodeType;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sourced;
import dev.platformc.hardware.quantity.Quantity;
import dev.platformc.hardware.quantity.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
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
        var scheduler = clusters.scheduler(written, cluster.scheduler());
        var stack = clusters.nodeStack(written, cluster.nodeStack());
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
                        scheduler,
                        stack,
                        options(written, stack.value()));
        written.finish();
        PoolChecks.check(report, pool);
        ClusterChecks.check(report, pool);
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
            report.add(BuildMessages.notYet("a range of `" + word + "`s", value.span()));
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
            if (!sameLevels || !isAlike(tree.node(), first.node())) {
                report.add(PoolMessages.unlike(nodes.span(), first, tree));
                return false;
            }
        }
        return true;
    }

    private static boolean isAlike(NodeType one, NodeType other) {
        return one.name().equals(other.name())
                && one.gpus() == other.gpus()
                && Objects.equals(one.gpu(), other.gpu())
                && one.cpu().value().equals(other.cpu().value())
                && one.memory().value().equals(other.memory().value());
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
        var shared = fields.number("oversubscription");
        if (shared != null && shared.value().compareTo(Rational.ONE) < 0) {
            report.add(
                    BuildMessages.outOfRange(
                            "an oversubscription of " + shared.value(),
                            shared.span(),
                            "1 or more"));
        }
        fields.finish();
        return value.map(_ ->
                new Pool.Fabric(
                        kind,
                        rate != null ? rate.value() : rateOf(known),
                        nics != null ? nics.value() : known == null ? 1 : known.nics(),
                        shared == null ? Rational.ONE : shared.value()));
    }

    private static @Nullable Quantity rateOf(Pool.@Nullable Fabric known) {
        return known == null ? null : known.rate();
    }

    /// @param stack of the pool: only the operator installs drivers
    private static Pool.Options options(Attributes written, Cluster.NodeStack stack) {
        var driver = written.find("driver");
        var word = driver == null ? "preinstalled" : Attributes.textOf(driver.value());
        var fields = driver == null ? null : written.fieldsOf(word, driver);
        var version =
                fields == null
                        ? null
                        : fields.text(word.equals("operator") ? "version" : "at-least");
        if (fields != null) {
            fields.finish();
        }
        if (word.equals("operator")
                && (version == null || stack != Cluster.NodeStack.GPU_OPERATOR)) {
            written.notEmitted("driver");
        }
        return new Pool.Options(
                spot(written),
                nodeClass(written),
                version,
                word.equals("operator"),
                virtualisation(written),
                health(written, "ignore-xids", PoolBuilder::numbers, List.of()),
                health(written, "on-failure", PoolBuilder::onFailure, Pool.OnFailure.ISOLATE));
    }

    private static Sourced<Boolean> spot(Attributes written) {
        var spot = written.bool("spot", false);
        if (spot.value()) {
            written.notEmitted("spot");
        }
        return spot;
    }

    private static @Nullable Sourced<String> nodeClass(Attributes written) {
        var provision = written.find("provision");
        if (provision == null) {
            return null;
        }
        written.notEmitted("provision");
        var fields = written.fieldsOf("karpenter", provision);
        var nodeClass = fields.text("class");
        fields.finish();
        return nodeClass != null ? nodeClass : provision.map(_ -> "default");
    }

    private static Sourced<Pool.Virtualisation> virtualisation(Attributes written) {
        var virtualisation =
                written.text("virtualisation", "none")
                        .map(word ->
                                switch (word) {
                                    case "passthrough" -> Pool.Virtualisation.PASSTHROUGH;
                                    case "vgpu" -> Pool.Virtualisation.VGPU;
                                    default -> Pool.Virtualisation.NONE;
                                });
        if (virtualisation.value() != Pool.Virtualisation.NONE) {
            written.notEmitted("virtualisation");
        }
        return virtualisation;
    }

    private static <T> Sourced<T> health(
            Attributes written, String name, Function<Sourced<Value>, T> read, T preset) {
        var fields = written.fields("health");
        var value = fields == null ? null : fields.find(name);
        written.notEmitted("health");
        return value == null
                ? Sourced.preset(preset, written.declaration())
                : value.map(_ -> read.apply(value));
    }

    private static List<Integer> numbers(Sourced<Value> list) {
        return Attributes.elements(list).stream()
                .map(element -> Attributes.countOf(element.value()))
                .toList();
    }

    private static Pool.OnFailure onFailure(Sourced<Value> word) {
        return switch (Attributes.textOf(word.value())) {
            case "cordon" -> Pool.OnFailure.CORDON;
            case "drain" -> Pool.OnFailure.DRAIN;
            default -> Pool.OnFailure.ISOLATE;
        };
    }
}
