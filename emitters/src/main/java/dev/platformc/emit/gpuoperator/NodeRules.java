package dev.platformc.emit.gpuoperator;

import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Sourced;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.PoolNodes;
import dev.platformc.emit.Topic;
import dev.platformc.emit.Wave;
import dev.platformc.plan.CardRun;
import dev.platformc.plan.NodeRun;
import dev.platformc.plan.PoolPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Node labels as a NodeFeatureRule, which Node Feature Discovery (it comes with the operator)
/// turns into labels and takes back when the rule goes.
final class NodeRules {
    private NodeRules() {}

    /// @param others whether the operator installs drivers on other machines
    static List<Document> of(Platform platform, PoolPlan plan, MigConfigs configs, boolean others) {
        var rules = rules(plan, configs, others);
        if (rules.isEmpty()) {
            return List.of();
        }
        var pool = plan.pool();
        var meta =
                Metadata.of(Topic.NODES, platform, pool.cluster(), pool.id())
                        .named("platformc-" + pool.id().objectName())
                        .wave(Wave.NODES);
        var spec = new Specs.NodeFeatureRule(rules.stream().map(Sourced::value).toList());
        var document =
                meta.document(
                        "NodeFeatureRule",
                        new CustomObject<>(Specs.NFD_API, "NodeFeatureRule", meta.meta(), spec));
        for (int i = 0; i < rules.size(); i++) {
            document = document.from("/spec/rules/" + i, rules.get(i).origin());
        }
        return List.of(document);
    }

    private static List<Sourced<Specs.Rule>> rules(
            PoolPlan plan, MigConfigs configs, boolean others) {
        var rules = new ArrayList<Sourced<Specs.Rule>>();
        var pool = plan.pool();
        var name = pool.id().objectName();
        var own = new TreeMap<>(PoolNodes.ownLabels(pool));
        if (others && !Drivers.isInstalled(pool)) {
            own.put(Drivers.DEPLOY_LABEL, "false");
        }
        if (!own.isEmpty()) {
            var all = PoolNodes.names(plan, 0, plan.nodeCount());
            var rule = Specs.Rule.onNodes("pool " + name, own, all);
            rules.add(new Sourced<>(rule, pool.hosts().origin()));
        }
        for (var domain : PoolNodes.domains(pool)) {
            var nodes = PoolNodes.names(plan, domain.first(), domain.count());
            var rule =
                    Specs.Rule.onNodes(
                            "domain " + domain.value(),
                            Map.of(domain.label(), domain.value()),
                            nodes);
            rules.add(new Sourced<>(rule, pool.trees().origin()));
        }
        for (var run : plan.nodes()) {
            var labels = labels(plan, configs, run);
            if (!labels.isEmpty()) {
                var nodes = PoolNodes.names(plan, run.first(), run.count());
                var rule = Specs.Rule.onNodes("cards from " + nodes.getFirst(), labels, nodes);
                rules.add(new Sourced<>(rule, origin(plan, run)));
            }
        }
        return rules;
    }

    /// How the cards are cut, unless the driver cuts them as pods come; a spare node has nobody who
    /// hands out its cards, so that nothing lands on it.
    private static Map<String, String> labels(PoolPlan plan, MigConfigs configs, NodeRun run) {
        var labels = new TreeMap<>(PoolNodes.sharingLabels(run));
        boolean isClaimed = plan.pool().isClaimed();
        var config = isClaimed ? null : configs.nameFor(plan, run);
        if (config != null) {
            labels.put("nvidia.com/mig.config", config);
        }
        DevicePluginConfigs.nameFor(run)
                .ifPresent(name -> labels.put(DevicePluginConfigs.LABEL, name));
        if (isSpare(run)) {
            labels.put(
                    isClaimed
                            ? "nvidia.com/gpu.deploy.dra-driver"
                            : "nvidia.com/gpu.deploy.device-plugin",
                    "false");
        }
        return labels;
    }

    private static boolean isSpare(NodeRun run) {
        return !run.cards().isEmpty()
                && run.cards().stream().allMatch(card -> card.use() instanceof CardRun.Use.Spare);
    }

    private static Origin origin(PoolPlan plan, NodeRun run) {
        if (isSpare(run)) {
            return plan.pool().spare().origin();
        }
        var shared = DevicePluginConfigs.of(run);
        if (shared.isPresent()) {
            return shared.get().slice().origin();
        }
        return run.cards().stream()
                .map(CardRun::use)
                .filter(CardRun.Use.Cut.class::isInstance)
                .map(CardRun.Use.Cut.class::cast)
                .map(cut -> cut.sharing().slice().origin())
                .findFirst()
                .orElse(plan.pool().trees().origin());
    }
}
