package dev.platformc.emit;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Supply;
import dev.platformc.plan.CardRun;
import dev.platformc.plan.NodeRun;
import dev.platformc.plan.Plan;
import dev.platformc.plan.PoolPlan;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// How Kubernetes tells the nodes of a pool from others.
public final class PoolNodes {
    public static final String POOL_LABEL = "platformc.dev/pool";
    private static final String HOSTNAME = "kubernetes.io/hostname";

    private PoolNodes() {}

    /// Pools of a cluster with NVIDIA's GPUs, which a node stack looks after.
    public static List<PoolPlan> under(Cluster.NodeStack stack, Plan plan, Cluster cluster) {
        return plan.pools().stream()
                .filter(pool -> pool.pool().cluster().id().equals(cluster.id()))
                .filter(pool -> hasNvidia(pool.pool()))
                .filter(pool -> pool.pool().nodeStack().value() == stack)
                .toList();
    }

    private static boolean hasNvidia(Pool pool) {
        var gpu = pool.gpu();
        return gpu != null && pool.gpusPerNode() > 0 && gpu.isNvidia();
    }

    /// Labels that all nodes of the pool have: those the author wrote, else one of ours with the
    /// pool's name. Ordered by key.
    public static Map<String, Sourced<String>> labels(Pool pool) {
        if (pool.select().isEmpty()) {
            var name = Sourced.preset(pool.id().objectName(), pool.id().span());
            return Map.of(POOL_LABEL, name);
        }
        return new TreeMap<>(pool.select());
    }

    /// Labels that we set on all nodes of the pool: our own unless the author says how they are
    /// known, and the group by which Volcano finds the nodes of a queue. Ordered by key.
    public static Map<String, String> ownLabels(Pool pool) {
        var labels = new TreeMap<String, String>();
        if (pool.select().isEmpty()) {
            labels.put(POOL_LABEL, pool.id().objectName());
        }
        if (pool.scheduler().value() == Cluster.Scheduler.VOLCANO) {
            labels.put("volcano.sh/nodegroup-name", pool.id().objectName());
        }
        return labels;
    }

    /// Labels of the nodes that have what the supply hands out: those of the pool, and of a sharing
    /// its own. Ordered by key.
    public static Map<String, Sourced<String>> labels(Supply supply) {
        return switch (supply) {
            case Pool pool -> labels(pool);
            case Sharing sharing -> {
                var labels = new TreeMap<>(labels(sharing.pool()));
                labels.put(sharingLabel(sharing), Sourced.preset("true", sharing.id().span()));
                yield labels;
            }
        };
    }

    /// The line that says which nodes they are.
    public static Origin selection(Pool pool) {
        return pool.select().values().stream()
                .map(Sourced::origin)
                .findFirst()
                .orElse(pool.hosts().origin());
    }

    /// The node label whose value is the domain of that level.
    public static String levelLabel(Pool pool, String level) {
        var given = pool.cluster().topology().get(level);
        if (given != null) {
            return given.value();
        }
        boolean isNode =
                level.equals("node")
                        || (level.equals("domain")
                                && pool.nodeType().domainGpus() <= pool.gpusPerNode());
        return isNode ? HOSTNAME : "platformc.dev/" + level;
    }

    /// The label of machines that hold instances or cards of a sharing. Pods ask for it, because
    /// Kubernetes counts every machine that a pod may go to when it spreads pods evenly.
    public static String sharingLabel(Sharing sharing) {
        return "platformc.dev/sharing-" + sharing.id().objectName();
    }

    /// One label for each sharing that has instances or cards on these nodes.
    public static Map<String, String> sharingLabels(NodeRun run) {
        var labels = new TreeMap<String, String>();
        for (var cards : run.cards()) {
            switch (cards.use()) {
                case CardRun.Use.Cut cut when !cut.slices().isEmpty() ->
                        labels.put(sharingLabel(cut.sharing()), "true");
                case CardRun.Use.Apart apart -> labels.put(sharingLabel(apart.sharing()), "true");
                default -> {}
            }
        }
        return labels;
    }

    /// What its pods must tolerate.
    public static List<Toleration> tolerations(Pool pool) {
        return pool.taints().value().stream().map(Taint::parse).map(Taint::toleration).toList();
    }

    /// Names of consecutive nodes.
    public static List<String> names(PoolPlan plan, int first, int count) {
        return IntStream.range(first, first + count).mapToObj(plan::nodeName).toList();
    }

    /// A group of nodes that stand together.
    ///
    /// @param label node label of the level
    /// @param value names the domain, unique in the cluster
    /// @param first number of its first node in the pool, from 0
    public record Domain(String label, String value, int first, int count) {}

    /// The domains above the node whose labels are ours to set, outermost level first.
    public static List<Domain> domains(Pool pool) {
        var domains = new ArrayList<Domain>();
        int node = 0;
        int outermost = 1;
        for (var tree : pool.trees().value()) {
            if (tree.levels().isEmpty()) {
                node += tree.nodes().most();
                continue;
            }
            int each = tree.total().most() / tree.levels().getFirst().count();
            for (int i = 0; i < tree.levels().getFirst().count(); i++) {
                var name = pool.id().objectName() + "-" + outermost++;
                collect(pool, tree, 0, name, node, each, domains);
                node += each;
            }
        }
        return domains;
    }

    private static void collect(
            Pool pool,
            Pool.Tree tree,
            int depth,
            String name,
            int first,
            int count,
            List<Domain> domains) {
        var word = tree.levels().get(depth).word();
        if (!pool.cluster().topology().containsKey(word)) {
            domains.add(new Domain(levelLabel(pool, word), name, first, count));
        }
        if (depth + 1 == tree.levels().size()) {
            return;
        }
        int parts = tree.levels().get(depth + 1).count();
        for (int i = 0; i < parts; i++) {
            int size = count / parts;
            collect(pool, tree, depth + 1, name + "-" + (i + 1), first + i * size, size, domains);
        }
    }

    /// `key=value:Effect`, `key:Effect`.
    public record Taint(String key, String value, String effect) {
        public static Taint parse(String text) {
            int colon = text.lastIndexOf(':');
            var pair = text.substring(0, colon);
            int equals = pair.indexOf('=');
            return new Taint(
                    equals < 0 ? pair : pair.substring(0, equals),
                    equals < 0 ? "" : pair.substring(equals + 1),
                    text.substring(colon + 1));
        }

        Toleration toleration() {
            var toleration = new TolerationBuilder().withKey(key).withEffect(effect);
            return value.isEmpty()
                    ? toleration.withOperator("Exists").build()
                    : toleration.withOperator("Equal").withValue(value).build();
        }
    }
}
