package dev.platformc.emit.kueue;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Queue;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Quantities;
import dev.platformc.emit.Topic;
import dev.platformc.emit.Wave;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.plan.QueuePlan;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A queue as a ClusterQueue. All its supplies stand in one resource group, in the order of
/// preference; every flavor names every resource, those it does not have with a quota of none.
final class ClusterQueues {
    private ClusterQueues() {}

    static Document of(
            Platform platform,
            Cluster cluster,
            QueuePlan plan,
            List<QueuePlan.Grant> grants,
            @Nullable String cohort) {
        var queue = plan.queue();
        var meta =
                Metadata.of(Topic.QUEUES, platform, cluster, queue.id()).wave(Wave.CLUSTER_QUEUES);
        var covered = covered(grants);
        var group = new Specs.ResourceGroup(covered, flavors(grants, covered, cohort != null));
        boolean weighted = !queue.weight().value().equals(Rational.ONE);
        var spec =
                new Specs.ClusterQueue(
                        cohort,
                        selector(queue),
                        queue.strictOrder().value() ? "StrictFIFO" : "BestEffortFIFO",
                        preemption(queue.preempt().value()),
                        weighted
                                ? new Specs.FairSharing(Quantities.number(queue.weight().value()))
                                : null,
                        List.of(group));
        var content = new CustomObject<>(Specs.API, "ClusterQueue", meta.meta(), spec);
        return origins(meta.document("ClusterQueue", content), queue, spec);
    }

    private static List<String> covered(List<QueuePlan.Grant> grants) {
        Set<String> names = new LinkedHashSet<>(List.of("cpu", "memory"));
        grants.forEach(grant -> grant.resources().forEach(amount -> names.add(amount.resource())));
        return List.copyOf(names);
    }

    private static List<Specs.FlavorQuotas> flavors(
            List<QueuePlan.Grant> grants, List<String> covered, boolean inCohort) {
        return grants.stream()
                .map(grant ->
                        new Specs.FlavorQuotas(
                                Flavors.name(grant.supply()),
                                covered.stream()
                                        .map(name -> quota(grant, name, inCohort))
                                        .toList()))
                .toList();
    }

    private static Specs.ResourceQuota quota(
            QueuePlan.Grant grant, String resource, boolean inCohort) {
        return switch (resource) {
            case "cpu" ->
                    new Specs.ResourceQuota(resource, Quantities.number(grant.cpu()), null, null);
            case "memory" ->
                    new Specs.ResourceQuota(resource, Quantities.bytes(grant.memory()), null, null);
            default ->
                    grant.resources().stream()
                            .filter(amount -> amount.resource().equals(resource))
                            .map(amount -> quota(amount, inCohort))
                            .findFirst()
                            .orElse(
                                    new Specs.ResourceQuota(
                                            resource, Quantities.count(0), null, null));
        };
    }

    /// Limits mean something only beside others in a cohort; Kueue refuses them elsewhere.
    private static Specs.ResourceQuota quota(QueuePlan.Amount amount, boolean inCohort) {
        return new Specs.ResourceQuota(
                amount.resource(),
                Quantities.count(amount.quota()),
                inCohort ? count(amount.borrow()) : null,
                inCohort ? count(amount.lend()) : null);
    }

    private static @Nullable Quantity count(@Nullable Integer count) {
        return count == null ? null : Quantities.count(count);
    }

    private static Specs.NamespaceSelector selector(Queue queue) {
        var team = queue.team();
        return new Specs.NamespaceSelector(
                team == null
                        ? null
                        : Map.of("kubernetes.io/metadata.name", team.value().namespace().value()));
    }

    private static Specs.Preemption preemption(Queue.Preempt preempt) {
        return switch (preempt) {
            case NEVER -> new Specs.Preemption("Never", "Never");
            case LOWER_PRIORITY -> new Specs.Preemption("LowerPriority", "LowerPriority");
            case ANY -> new Specs.Preemption("LowerOrNewerEqualPriority", "Any");
        };
    }

    private static Document origins(Document document, Queue queue, Specs.ClusterQueue spec) {
        var result =
                document.from("/spec/queueingStrategy", queue.strictOrder().origin())
                        .from("/spec/preemption", queue.preempt().origin())
                        .from("/spec/resourceGroups", queue.on().origin());
        if (spec.cohortName() != null) {
            result = result.from("/spec/cohortName", queue.on().origin());
        }
        if (spec.fairSharing() != null) {
            result = result.from("/spec/fairSharing", queue.weight().origin());
        }
        var team = queue.team();
        if (team != null) {
            result = result.from("/spec/namespaceSelector", team.origin());
        }
        return quotaOrigins(result, queue, spec.resourceGroups().getFirst());
    }

    private static Document quotaOrigins(
            Document document, Queue queue, Specs.ResourceGroup group) {
        var result = document;
        for (int f = 0; f < group.flavors().size(); f++) {
            var quotas = new ArrayList<>(group.flavors().get(f).resources());
            for (int r = 0; r < quotas.size(); r++) {
                var at = "/spec/resourceGroups/0/flavors/" + f + "/resources/" + r;
                result = result.from(at + "/nominalQuota", queue.quota().origin());
                if (quotas.get(r).borrowingLimit() != null) {
                    result = result.from(at + "/borrowingLimit", queue.borrow().origin());
                }
                if (quotas.get(r).lendingLimit() != null) {
                    result = result.from(at + "/lendingLimit", queue.lend().origin());
                }
            }
        }
        return result;
    }
}
