package dev.platformc.emit.agent;

import dev.platformc.contract.NodeLayout;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sharing;
import dev.platformc.emit.PoolNodes;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.plan.CardRun;
import dev.platformc.plan.NodeRun;
import dev.platformc.plan.PoolPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The layout of a pool as its agents read it.
final class Layouts {
    private Layouts() {}

    static NodeLayout of(PoolPlan plan) {
        var pool = plan.pool();
        return NodeLayout.of(
                pool.id().objectName(),
                pool.gpusPerNode(),
                new NodeLayout.Health(List.of(), NodeLayout.OnFailure.ISOLATE),
                labels(plan),
                plan.nodes().stream().map(run -> group(plan, run)).toList());
    }

    /// The pool's own label unless the author says how its nodes are known, the region, and one for
    /// each rack or other domain that has no label of the cloud's, and for each sharing.
    private static List<NodeLayout.LabelledNodes> labels(PoolPlan plan) {
        var labels = new ArrayList<NodeLayout.LabelledNodes>();
        var ofAll = labelsOfAll(plan.pool());
        if (!ofAll.isEmpty()) {
            labels.add(
                    new NodeLayout.LabelledNodes(
                            ofAll, PoolNodes.names(plan, 0, plan.nodeCount())));
        }
        for (var domain : PoolNodes.domains(plan.pool())) {
            labels.add(
                    new NodeLayout.LabelledNodes(
                            Map.of(domain.label(), domain.value()),
                            PoolNodes.names(plan, domain.first(), domain.count())));
        }
        for (var run : plan.nodes()) {
            var sharings = PoolNodes.sharingLabels(run);
            if (!sharings.isEmpty()) {
                labels.add(
                        new NodeLayout.LabelledNodes(
                                sharings, PoolNodes.names(plan, run.first(), run.count())));
            }
        }
        return labels;
    }

    private static Map<String, String> labelsOfAll(Pool pool) {
        var labels = new TreeMap<>(PoolNodes.ownLabels(pool));
        var region = pool.cluster().region();
        if (region != null) {
            labels.put("topology.kubernetes.io/region", region.value());
        }
        return labels;
    }

    private static NodeLayout.NodeGroup group(PoolPlan plan, NodeRun run) {
        return new NodeLayout.NodeGroup(
                PoolNodes.names(plan, run.first(), run.count()),
                run.cards().stream().map(Layouts::cards).toList());
    }

    private static NodeLayout.Cards cards(CardRun run) {
        return switch (run.use()) {
            case CardRun.Use.Whole _ -> cards(run, NodeLayout.Use.WHOLE, "", List.of());
            case CardRun.Use.Spare _ -> cards(run, NodeLayout.Use.SPARE, "", List.of());
            case CardRun.Use.Cut cut ->
                    cards(run, NodeLayout.Use.MIG, cut.sharing().id().name(), cut.slices());
            case CardRun.Use.Apart apart -> apart(run, apart.sharing());
            case CardRun.Use.Pinned pinned ->
                    cards(run, NodeLayout.Use.PINNED, pinned.pin().id().name(), pinned.slices());
        };
    }

    private static NodeLayout.Cards apart(CardRun run, Sharing sharing) {
        var shares = Leases.shares(sharing);
        return new NodeLayout.Cards(
                run.first(),
                run.count(),
                shares == null ? NodeLayout.Use.WHOLE : NodeLayout.Use.SHARED,
                sharing.id().name(),
                List.of(),
                shares);
    }

    private static NodeLayout.Cards cards(
            CardRun run, NodeLayout.Use use, String owner, List<PlacedSlice> slices) {
        return new NodeLayout.Cards(
                run.first(),
                run.count(),
                use,
                owner,
                slices.stream()
                        .sorted(Comparator.comparingInt(PlacedSlice::start))
                        .map(Layouts::instance)
                        .toList());
    }

    private static NodeLayout.MigInstance instance(PlacedSlice slice) {
        var profile = slice.profile();
        return new NodeLayout.MigInstance(
                profile.name(),
                profile.id(),
                slice.start(),
                profile.size(),
                profile.isSplit() ? profile.devices() : null);
    }
}
