package dev.platformc.emit.volcano;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Queue;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Quantities;
import dev.platformc.emit.Topic;
import dev.platformc.emit.Wave;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.plan.QueuePlan;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A queue: totals over all that it is given, where Kueue has a number for each supply.
final class Queues {
    private Queues() {}

    static Document of(
            Platform platform, Cluster cluster, Queue queue, List<QueuePlan.Grant> grants) {
        var meta =
                Metadata.of(Topic.QUEUES, platform, cluster, queue.id()).wave(Wave.CLUSTER_QUEUES);
        var sums = new Sums(grants);
        var groups = new TreeSet<String>();
        grants.forEach(grant -> groups.add(grant.supply().pool().id().objectName()));
        var guarantee = sums.kept();
        var spec =
                new Specs.Queue(
                        sums.deserved(),
                        sums.atMost().isEmpty() ? null : sums.atMost(),
                        guarantee.isEmpty() ? null : new Specs.Guarantee(guarantee),
                        new Specs.Affinity(new Specs.NodeGroups(List.copyOf(groups))),
                        queue.strictOrder().value() ? "fifo" : null);
        var content = new CustomObject<>(Specs.SCHEDULING, "Queue", meta.meta(), spec);
        var document =
                meta.document("Queue", content)
                        .from("/spec/deserved", queue.quota().origin())
                        .from("/spec/affinity", queue.on().origin());
        if (spec.capability() != null) {
            document = document.from("/spec/capability", queue.borrow().origin());
        }
        if (spec.guarantee() != null) {
            document = document.from("/spec/guarantee", queue.lend().origin());
        }
        return spec.dequeueStrategy() == null
                ? document
                : document.from("/spec/dequeueStrategy", queue.strictOrder().origin());
    }

    /// Of all supplies together. A resource that is unlimited on one of them is unlimited.
    private record Sums(List<QueuePlan.Grant> grants) {
        Map<String, Quantity> deserved() {
            var sums = new TreeMap<String, Integer>();
            var cpu = Rational.ZERO;
            long memory = 0;
            for (var grant : grants) {
                cpu = cpu.plus(grant.cpu());
                memory += grant.memory().count();
                grant.resources().forEach(a -> sums.merge(a.resource(), a.quota(), Integer::sum));
            }
            var deserved = quantities(sums);
            deserved.put("cpu", Quantities.number(cpu));
            deserved.put("memory", Quantities.bytes(new Bytes(memory)));
            return deserved;
        }

        Map<String, Quantity> atMost() {
            var sums = new TreeMap<String, Integer>();
            Set<String> unlimited = new HashSet<>();
            for (var grant : grants) {
                for (var amount : grant.resources()) {
                    var borrow = amount.borrow();
                    if (borrow == null) {
                        unlimited.add(amount.resource());
                    } else {
                        sums.merge(amount.resource(), amount.quota() + borrow, Integer::sum);
                    }
                }
            }
            sums.keySet().removeAll(unlimited);
            return quantities(sums);
        }

        Map<String, Quantity> kept() {
            var sums = new TreeMap<String, Integer>();
            for (var grant : grants) {
                for (var amount : grant.resources()) {
                    var lend = amount.lend();
                    if (lend != null && lend < amount.quota()) {
                        sums.merge(amount.resource(), amount.quota() - lend, Integer::sum);
                    }
                }
            }
            return quantities(sums);
        }

        private static TreeMap<String, Quantity> quantities(Map<String, Integer> sums) {
            var quantities = new TreeMap<String, Quantity>();
            sums.forEach((name, count) -> quantities.put(name, Quantities.count(count)));
            return quantities;
        }
    }
}
