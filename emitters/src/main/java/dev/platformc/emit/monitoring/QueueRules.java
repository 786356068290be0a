package dev.platformc.emit.monitoring;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Monitoring;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Queue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What rings about queues and those who wait in them. Each scheduler counts in its own way; the
/// cluster's own counts nothing, so there the pods of the gang are counted.
final class QueueRules {
    private QueueRules() {}

    static List<Specs.Group> of(
            Platform platform, Monitoring monitoring, Queue queue, Cluster.Scheduler scheduler) {
        var name = queue.id().objectName();
        var alarm = Alarm.of(platform, queue.team(), "queue", name);
        var alerts = monitoring.alerts().value();
        var rules = new ArrayList<Specs.Rule>();
        var waiting = QueueSeries.waiting(scheduler, name);
        if (waiting != null && alerts.contains("gang-waiting")) {
            rules.add(waiting(queue, alarm, waiting));
        }
        var full = QueueSeries.used(scheduler, name);
        if (full != null && alerts.contains("quota-full")) {
            rules.add(full(queue, alarm, full, waiting));
        }
        return rules.isEmpty() ? List.of() : List.of(new Specs.Group("queue-" + name, rules));
    }

    private static Specs.Rule waiting(Queue queue, Alarm alarm, String waiting) {
        return alarm.rings(
                "GangWaits",
                Alarm.Severity.WARNING,
                "1h",
                waiting + " > 0",
                "work waits in queue " + queue.id().name() + " for an hour",
                "{{ $value }} wait for quota or for room. `platformc plan` says whether they fit at"
                        + " all.");
    }

    /// Full alone is what a quota is for; full while others wait is news.
    private static Specs.Rule full(
            Queue queue, Alarm alarm, String used, @Nullable String waiting) {
        return alarm.rings(
                "QuotaFull",
                Alarm.Severity.WARNING,
                "30m",
                used + " >= 1" + (waiting == null ? "" : " and on () " + waiting + " > 0"),
                "the quota of queue " + queue.id().name() + " is used up",
                "{{ $value | humanizePercentage }} of it"
                        + (waiting == null ? "." : ", and more work waits."));
    }

    /// A gang without a queue that is counted: its own pods.
    static List<Specs.Group> ofGang(Platform platform, Monitoring monitoring, Gang gang) {
        if (!monitoring.alerts().value().contains("gang-waiting")) {
            return List.of();
        }
        var name = gang.id().objectName();
        var selector =
                Query.equal("namespace", platform.namespaceOf(gang))
                        + ",pod=~\""
                        + name
                        + "-.+\",phase=\"Pending\"";
        var rule =
                Alarm.of(platform, gang.team(), "gang", name)
                        .rings(
                                "GangWaits",
                                Alarm.Severity.WARNING,
                                "1h",
                                Query.sum("kube_pod_status_phase", selector) + " > 0",
                                "gang " + gang.id().name() + " waits for an hour",
                                "{{ $value }} of its pods have no node. `platformc plan` says"
                                        + " whether it fits at all.");
        return List.of(new Specs.Group("gang-" + name, List.of(rule)));
    }
}
