package dev.platformc.emit.review;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.text.Span;
import dev.platformc.emit.Pointers;
import dev.platformc.emit.review.RawPod.Container;
import dev.platformc.hardware.gpu.Gpu;
import dev.platformc.plan.CardRun.Use;
import dev.platformc.plan.Plan;
import dev.platformc.plan.PoolPlan;
import dev.platformc.plan.WorkloadPlan;
import dev.platformc.plan.WorkloadPlan.Devices;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What objects ask for, beside what a platform has.
final class CapacityReview {
    private final Plan plan;
    private final SortedMap<String, Offer> offers = new TreeMap<>();

    private CapacityReview(Plan plan) {
        this.plan = plan;
        plan.pools().forEach(this::whole);
        plan.pools().forEach(this::slices);
        plan.pools().forEach(this::others);
    }

    /// What the platform has of a resource.
    ///
    /// @param all devices
    /// @param free of them, beside what is guaranteed
    /// @param onNode the most that one node has
    record Offer(long all, long free, long onNode) {
        static final Offer NOTHING = new Offer(0, 0, 0);

        Offer plus(Offer other) {
            return new Offer(all + other.all, free + other.free, Math.max(onNode, other.onNode));
        }
    }

    static List<Diagnostic> of(List<RawObject> objects, Plan plan) {
        var review = new CapacityReview(plan);
        var said = new ArrayList<Diagnostic>();
        var asked = new TreeMap<String, Long>();
        var last = new TreeMap<String, Container>();
        for (var object : objects) {
            for (var pod : object.pods()) {
                review.pod(pod, asked, last, said);
            }
        }
        asked.forEach((name, count) -> {
            var offer = review.offers.getOrDefault(name, Offer.NOTHING);
            var container = last.get(name);
            if (container != null && offer.all() > 0 && count > offer.free()) {
                said.add(ReviewMessages.overcommitted(name, count, offer, at(container, name)));
            }
        });
        return said;
    }

    private void pod(
            RawPod pod,
            SortedMap<String, Long> asked,
            SortedMap<String, Container> last,
            List<Diagnostic> said) {
        for (var container : pod.containers()) {
            for (var name : RawDevices.names(container)) {
                long count = RawDevices.count(container, name);
                if (count == 0) {
                    continue;
                }
                var offer = offers.getOrDefault(name, Offer.NOTHING);
                if (offer.all() == 0) {
                    said.add(
                            ReviewMessages.notOffered(
                                    name, List.copyOf(offers.keySet()), at(container, name)));
                } else if (pod.devices(name) > offer.onNode()) {
                    said.add(
                            ReviewMessages.largerThanNode(
                                    name, pod.devices(name), offer, at(container, name)));
                } else {
                    asked.merge(name, count * pod.copies(), Long::sum);
                    last.put(name, container);
                }
            }
        }
    }

    private static Span at(Container container, String name) {
        return container.span("/resources/limits" + Pointers.of(name));
    }

    private void add(String resource, Offer offer) {
        offers.merge(resource, offer, Offer::plus);
    }

    private void whole(PoolPlan pool) {
        var gpu = pool.pool().gpu();
        add(
                gpu == null ? Gpu.NVIDIA : gpu.resource(),
                new Offer(pool.wholeGpus(), pool.freeGpus(), pool.pool().gpusPerNode()));
    }

    private void slices(PoolPlan pool) {
        for (var run : pool.nodes()) {
            var onNode = new TreeMap<String, Long>();
            for (var cards : run.cards()) {
                if (cards.use() instanceof Use.Cut(_, var slices)) {
                    slices.forEach(s ->
                            onNode.merge(s.profile().resource(), (long) cards.count(), Long::sum));
                }
            }
            onNode.forEach((name, count) ->
                    add(name, new Offer(count * run.count(), count * run.count(), count)));
        }
        for (var workload : plan.guaranteedOn(pool.pool())) {
            if (workload.each() instanceof Devices.Slice(var profile)) {
                add(profile.resource(), taken(workload));
            }
        }
    }

    private static Offer taken(WorkloadPlan workload) {
        return new Offer(0, -workload.units(), 0);
    }

    private void others(PoolPlan pool) {
        for (var device : pool.pool().nodeType().devices()) {
            long all = (long) pool.pool().nodes().most() * device.count();
            add(device.device().resource().value(), new Offer(all, all, device.count()));
        }
    }
}
