package dev.platformc.solver.lowering;

import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Workload;
import dev.platformc.hardware.mig.MigProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What must be cut out of the cards of a sharing: endpoints at their least replicas, and what
/// queues promise beyond the endpoints inside them.
final class Demands {
    private Demands() {}

    static List<SliceDemand> of(PoolWork work, Sharing sharing) {
        var demands = new ArrayList<SliceDemand>();
        for (var workload : work.on(sharing)) {
            var profile = Groups.profile(workload);
            if (profile != null && Groups.isGuaranteed(workload) && Groups.units(workload) > 0) {
                demands.add(of(work, workload, profile));
            }
        }
        for (var queue : work.queues()) {
            demands.addAll(promises(work, sharing, queue));
        }
        demands.addAll(waiting(work, sharing, demands));
        return List.copyOf(demands);
    }

    private static SliceDemand of(PoolWork work, Workload workload, MigProfile profile) {
        return new SliceDemand(
                workload.id().key(),
                profile,
                profile.instancesFor(Groups.units(workload)),
                Groups.spread(work.nodes(), workload));
    }

    /// What the queue promises of this sharing, less what its endpoints hold already.
    private static List<SliceDemand> promises(PoolWork work, Sharing sharing, Queue queue) {
        var promises = new ArrayList<SliceDemand>();
        for (var promise : slices(queue, sharing)) {
            int inside = 0;
            for (var workload : work.on(sharing)) {
                if (isIn(workload, queue)
                        && Groups.isGuaranteed(workload)
                        && promise.profile().equals(Groups.profile(workload))) {
                    inside += promise.profile().instancesFor(Groups.units(workload));
                }
            }
            int more = promise.profile().instancesFor(promise.count()) - inside;
            if (more > 0) {
                promises.add(
                        new SliceDemand(
                                promiseId(queue, promise.profile()),
                                promise.profile(),
                                more,
                                null));
            }
        }
        return promises;
    }

    static String promiseId(Queue queue, MigProfile profile) {
        return queue.id().key() + "/" + profile.name();
    }

    static boolean isIn(Workload workload, Queue queue) {
        var own = workload.queue();
        return own != null && own.value().id().isSame(queue.id());
    }

    /// Slices that a queue is promised of a sharing: those of its profiles, when it is the first of
    /// the queue's supplies whose cards have them.
    static List<Queue.SliceCount> slices(Queue queue, Sharing sharing) {
        if (!(queue.quota().value() instanceof Queue.Quota.Slices(var slices))) {
            return List.of();
        }
        var first =
                queue.on().value().stream()
                        .filter(s -> s instanceof Sharing cards && PoolWork.isMig(cards))
                        .findFirst();
        return first.isPresent() && PoolWork.same(first.get(), sharing) ? slices : List.of();
    }

    /// A queued endpoint must fit alone: so many slices of its profile must be there, whoever holds
    /// them.
    private static List<SliceDemand> waiting(
            PoolWork work, Sharing sharing, List<SliceDemand> held) {
        var waiting = new ArrayList<SliceDemand>();
        for (var workload : work.on(sharing)) {
            var profile = Groups.profile(workload);
            if (profile == null || Groups.isGuaranteed(workload)) {
                continue;
            }
            int there = count(held, profile) + count(waiting, profile);
            int more = profile.instancesFor(Groups.units(workload)) - there;
            if (more > 0) {
                waiting.add(new SliceDemand(workload.id().key(), profile, more, null));
            }
        }
        return waiting;
    }

    private static int count(List<SliceDemand> demands, MigProfile profile) {
        return demands.stream()
                .filter(d -> Objects.equals(d.profile(), profile))
                .mapToInt(SliceDemand::count)
                .sum();
    }
}
