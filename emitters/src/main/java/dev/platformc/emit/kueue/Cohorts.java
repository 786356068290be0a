package dev.platformc.emit.kueue;

import dev.platformc.plan.QueuePlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which queues lend to each other: those that share a supply, directly or through others. A queue
/// alone is in no cohort.
final class Cohorts {
    private final Map<String, String> nameByQueue = new HashMap<>();

    private Cohorts() {}

    static Cohorts of(List<QueuePlan> queues) {
        var cohorts = new Cohorts();
        for (var group : groups(queues)) {
            if (group.queues.size() > 1) {
                group.queues.forEach(
                        queue -> cohorts.nameByQueue.put(queue, group.supplies.getFirst()));
            }
        }
        return cohorts;
    }

    /// Named after the first of its supplies in alphabetical order.
    @Nullable String of(QueuePlan queue) {
        return nameByQueue.get(queue.queue().id().key());
    }

    private record Group(TreeSet<String> supplies, TreeSet<String> queues) {}

    private static List<Group> groups(List<QueuePlan> queues) {
        var groups = new ArrayList<Group>();
        for (var queue : queues) {
            var joined = new Group(new TreeSet<>(), new TreeSet<>());
            joined.queues.add(queue.queue().id().key());
            queue.grants().forEach(grant -> joined.supplies.add(Flavors.name(grant.supply())));
            groups.removeIf(group -> absorb(joined, group));
            groups.add(joined);
        }
        return groups;
    }

    private static boolean absorb(Group joined, Group group) {
        if (group.supplies.stream().noneMatch(joined.supplies::contains)) {
            return false;
        }
        joined.supplies.addAll(group.supplies);
        joined.queues.addAll(group.queues);
        return true;
    }
}
