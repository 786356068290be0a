package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.diagnostic.Diagnostic.Note;
import dev.platformc.core.model.Pool;
import dev.platformc.core.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

final class PoolMessages {
    private PoolMessages() {}

    static Diagnostic unlike(Span nodes, Pool.Tree first, Pool.Tree other) {
        return Diagnostic.of(
                        Code.TYPE_MISMATCH,
                        "the nodes of a pool must be alike",
                        nodes,
                        "`" + shape(first) + "` beside `" + shape(other) + "`")
                .withNote("a pool is what the scheduler may treat as equal; declare two pools");
    }

    private static String shape(Pool.Tree tree) {
        return tree.levels().stream()
                        .map(level -> level.word() + " of ")
                        .collect(Collectors.joining())
                + tree.node().name();
    }

    static Diagnostic spareTooLarge(Pool pool) {
        int most = pool.nodes().most();
        var spare = pool.spare();
        var message =
                Diagnostic.of(
                                Code.SPARE_TOO_LARGE,
                                "`"
                                        + pool.id().name()
                                        + "` keeps "
                                        + spare.value()
                                        + " spare and has "
                                        + BuildMessages.count(most, "node"),
                                spare.span(),
                                "leaves nothing to work with")
                        .withRelated(pool.trees().span(), BuildMessages.count(most, "node"));
        return most <= 1
                ? message.withFix(
                        BuildMessages.replace("keep none", Confidence.CHECKED, spare.span(), "0"))
                : message.withFix(
                        BuildMessages.replace("keep one", Confidence.CHECKED, spare.span(), "1"));
    }

    static Diagnostic hostCount(Pool pool, int hosts) {
        var nodes = pool.nodes();
        var message =
                Diagnostic.of(
                                Code.HOST_COUNT,
                                "`"
                                        + pool.id().name()
                                        + "` names "
                                        + BuildMessages.count(hosts, "host")
                                        + " for "
                                        + nodes
                                        + (nodes.most() == 1 ? " node" : " nodes"),
                                pool.hosts().span(),
                                BuildMessages.count(hosts, "host"))
                        .withRelated(pool.trees().span(), factors(pool));
        return pool.trees().value().size() == 1 && sum(pool).indexOf('x') < 0
                ? message.withNote("hosts are listed in the order of the nodes, one for each")
                : message.withNote("the product of the tree is the number of nodes");
    }

    /// `2 x 2 x 8 = 32 nodes`
    private static String factors(Pool pool) {
        var nodes = pool.nodes() + (pool.nodes().most() == 1 ? " node" : " nodes");
        var sum = sum(pool);
        return sum.equals(pool.nodes().toString()) ? nodes : sum + " = " + nodes;
    }

    /// `2 x 2 x 8`
    private static String sum(Pool pool) {
        var sums = new ArrayList<String>();
        for (var tree : pool.trees().value()) {
            var factors = new ArrayList<String>();
            tree.levels().forEach(level -> factors.add(Integer.toString(level.count())));
            factors.add(tree.nodes().toString());
            sums.add(String.join(" x ", factors));
        }
        return String.join(" + ", sums);
    }

    static Diagnostic hostTwice(Pool pool, String host) {
        return Diagnostic.of(
                Code.HOST_COUNT,
                "`" + pool.id().name() + "` names the host `" + host + "` twice",
                pool.hosts().span(),
                "each machine is one node");
    }

    static Diagnostic taint(Pool pool, String taint) {
        return Diagnostic.of(
                        Code.TYPE_MISMATCH,
                        "`" + taint + "` is not a taint",
                        pool.taints().span(),
                        "`key=value:Effect` belongs here")
                .withNote("effects: NoSchedule, PreferNoSchedule, NoExecute");
    }

    static Diagnostic unpriced(Pool pool) {
        var node = pool.nodeType();
        var gpu = node.gpu();
        return Diagnostic.of(
                        Code.UNPRICED,
                        "`" + pool.id().name() + "` has no price",
                        pool.id().span(),
                        "reports leave it out and say so")
                .withNote(
                        gpu == null
                                ? "the price book has prices of GPUs only"
                                : "the price book has no row for `"
                                        + gpu.name()
                                        + "` in the platform's currency")
                .withNote("write `price = 4.20 USD/h` for a node, or `280_000 USD / 4y`");
    }

    static Diagnostic priceCurrency(Pool pool, String priceIn, String currency, Span at) {
        return Diagnostic.of(
                        Code.DIMENSION_MISMATCH,
                        "`"
                                + pool.id().name()
                                + "` is priced in "
                                + priceIn
                                + " and the platform reports in "
                                + currency,
                        at,
                        "currencies never convert")
                .withNote(
                        new Note.Info(
                                "set `currency = "
                                        + priceIn
                                        + "` in the platform, or"
                                        + " write this price in "
                                        + currency));
    }

    static List<String> levels(Pool pool) {
        return pool.levelWords().stream().map(word -> "`" + word + "`").toList();
    }
}
