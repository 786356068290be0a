package dev.platformc.emit.contract;

import java.util.ArrayList;
import java.util.List;

/// What the admission webhooks and controllers of other projects ask beyond their schemas, for the
/// kinds that are emitted.
final class WebhookRules {
    /// A rule for one document among all.
    @FunctionalInterface
    interface Rule {
        List<Violation> judge(Emitted document, DocumentSet set);
    }

    private static final List<Rule> RULES =
            List.of(
                    forKind("ClusterQueue", (d, _) -> QueueRules.ofClusterQueue(d)),
                    forKind("ResourceFlavor", (d, _) -> QueueRules.ofFlavor(d)),
                    QueueRules::ofPlacement,
                    forKind("TrainJob", TrainerRules::ofJob),
                    forKind("ClusterTrainingRuntime", (d, _) -> TrainerRules.ofRuntime(d)),
                    forKind("TrainingRuntime", (d, _) -> TrainerRules.ofRuntime(d)),
                    JobRules::of,
                    VolcanoRules::of,
                    KaiRules::of,
                    DraRules::of,
                    (document, _) -> RayRules.of(document),
                    MonitoringRules::of,
                    ServingRules::of,
                    WorkflowRules::of,
                    forKind("ClusterPolicy", (d, _) -> GpuOperatorRules.ofPolicy(d)),
                    forKind("ConfigMap", (d, _) -> GpuOperatorRules.ofConfigMap(d)),
                    forKind("Application", ArgoRules::ofApplication),
                    forKind("ApplicationSet", ArgoRules::ofSet),
                    forKind("ConfigMap", (d, _) -> HealthRules.of(d)),
                    forKind("AppProject", ArgoRules::ofProject),
                    ArgoRules::ofWave);

    private WebhookRules() {}

    static List<Violation> of(Emitted document, DocumentSet set) {
        var found = new ArrayList<Violation>();
        RULES.forEach(rule -> found.addAll(rule.judge(document, set)));
        return found;
    }

    private static Rule forKind(String kind, Rule rule) {
        return (document, set) ->
                document.kind().equals(kind) ? rule.judge(document, set) : List.of();
    }
}
