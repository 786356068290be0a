package dev.platformc.core.build;

import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Queue.Limit;
import dev.platformc.core.model.Queue.Preempt;
import dev.platformc.core.model.Queue.Quota;
import dev.platformc.hardware.quantity.Rational;
import java.util.ArrayList;
import java.util.List;

/// What is wrong with queues together.
final class QueueChecks {
    private QueueChecks() {}

    /// @param all outer and inner ones
    static void check(Report report, QueueForest forest, List<Queue> all) {
        for (var queue : all) {
            children(report, queue, forest.children(queue, all));
            if (forest.isRoot(queue)) {
                alone(report, queue, all);
            }
        }
        var loops = all.stream().filter(q -> q.preempt().value() == Preempt.ANY).toList();
        for (int i = 1; i < loops.size(); i++) {
            if (share(loops.get(i - 1), loops.get(i))) {
                report.add(QueueMessages.preemptionLoop(loops.get(i - 1), loops.get(i)));
            }
        }
    }

    private static void children(Report report, Queue parent, List<Queue> children) {
        var promised = new ArrayList<Queue>();
        var sum = Rational.ZERO;
        for (var child : children) {
            if (child.quota().value() instanceof Quota.Share(var ratio)) {
                promised.add(child);
                sum = sum.plus(ratio);
            }
        }
        if (sum.compareTo(Rational.ONE) > 0) {
            report.add(QueueMessages.childrenOverParent(parent, promised, sum));
        }
    }

    private static void alone(Report report, Queue queue, List<Queue> all) {
        boolean borrows =
                queue.borrow().isWritten() && !(queue.borrow().value() instanceof Limit.None);
        if (borrows && all.stream().noneMatch(q -> q != queue && share(q, queue))) {
            report.add(QueueMessages.borrowAlone(queue, queue.borrow().span()));
        }
    }

    /// Whether they share out one supply.
    private static boolean share(Queue one, Queue other) {
        return one.on().value().stream()
                .anyMatch(s -> other.on().value().stream().anyMatch(o -> o.id().isSame(s.id())));
    }
}
