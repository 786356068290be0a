package dev.platformc.core.build;

import dev.platformc.core.eval.Declared;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Queue.Limit;
import dev.platformc.core.model.Queue.Preempt;
import dev.platformc.core.model.Queue.Quota;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Supply;
import dev.platformc.core.model.Team;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.quantity.Dimension;
import dev.platformc.hardware.quantity.Rational;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

final class QueueBuilder {
    private static final List<String> QUOTAS = List.of("share", "gpus", "slices");

    private final Report report;
    private final Profiles profiles;

    QueueBuilder(Report report) {
        this.report = report;
        this.profiles = new Profiles(report);
    }

    @Nullable Queue build(
            Declared declared, Sourced<List<Supply>> on, @Nullable Sourced<Team> team) {
        var written = Attributes.of(report, declared);
        written.find("on");
        written.find("team");
        var first = on.value().getFirst();
        var quota = quota(written, declared, first);
        var borrow = limit(written, "borrow", first);
        var lend = limit(written, "lend", first);
        var weight = written.number("weight");
        var preempt = written.text("preempt", "never").map(QueueBuilder::preempt);
        var strict = written.bool("strict-order", false);
        written.find("parent");
        written.notEmitted("parent");
        fair(written, first);
        if (written.find("team") != null
                && Objects.requireNonNull(declared.attribute("team")).value()
                        instanceof Value.Listing) {
            written.notEmitted("team");
        }
        written.finish();
        if (weight != null
                && first.pool().scheduler().value() == Cluster.Scheduler.KUEUE
                && first.pool().cluster().options().fair().value() == Cluster.Fair.OFF) {
            report.add(QueueMessages.weightNotRead(declared.id(), weight.span()));
        }
        if (quota == null || borrow == null || lend == null) {
            return null;
        }
        if (quota.value() instanceof Quota.Gpus(int count)
                && count > 0
                && first.pool().gpusPerNode() == 0) {
            report.add(QueueMessages.noGpus(declared.id(), quota, first.pool()));
        }
        var queue =
                new Queue(
                        declared.id(),
                        on,
                        team,
                        quota,
                        borrow,
                        lend,
                        weight != null
                                ? weight
                                : Sourced.preset(Rational.ONE, written.declaration()),
                        preempt,
                        strict);
        BackEndChecks.check(report, queue);
        return queue;
    }

    /// Inside a queue the order is the cluster's for now; another one is said.
    private void fair(Attributes written, Supply first) {
        var fair = written.word("fair");
        if (fair == null) {
            return;
        }
        written.notEmitted("fair");
        var cluster = first.pool().cluster().options().fair();
        if (cluster.isWritten()
                && cluster.value() != Cluster.Fair.OFF
                && !fair.value().equals("off")
                && ClusterBuilder.fair(fair.value()) != cluster.value()) {
            report.add(QueueMessages.fairContradiction(fair, cluster));
        }
    }

    private @Nullable Sourced<Quota> quota(Attributes written, Declared declared, Supply on) {
        var found = new ArrayList<Sourced<Value>>();
        for (var name : QUOTAS) {
            var value = written.find(name);
            if (value != null) {
                found.add(value);
            } else if (written.isWritten(name)) {
                return null;
            }
        }
        if (found.size() > 1) {
            report.add(QueueMessages.twoQuotas(declared.id(), found));
            return null;
        }
        return found.isEmpty()
                ? Sourced.preset(new Quota.Rest(), written.declaration())
                : quota(found.getFirst(), on);
    }

    private @Nullable Sourced<Quota> quota(Sourced<Value> value, Supply on) {
        if (value.value() instanceof Value.Amount(var amount)) {
            return value.map(_ ->
                    amount.dimension() == Dimension.Plain.PERCENT
                            ? new Quota.Share(amount.amount())
                            : new Quota.Gpus(amount.amount().floor().intValueExact()));
        }
        var slices = slices(Attributes.elements(value), on);
        return slices == null ? null : value.map(_ -> new Quota.Slices(slices));
    }

    private @Nullable List<Queue.SliceCount> slices(List<Sourced<Value>> elements, Supply on) {
        var gpu = on.pool().gpu();
        var instances = gpu == null ? null : profiles.instances(gpu, elements);
        if (instances == null) {
            return null;
        }
        var counts = new LinkedHashMap<MigProfile, Integer>();
        instances.forEach(i -> counts.merge(i.profile().value(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(e -> new Queue.SliceCount(e.getKey(), e.getValue()))
                .toList();
    }

    private @Nullable Sourced<Limit> limit(Attributes written, String name, Supply on) {
        if (written.isNone(name)) {
            return Sourced.preset(new Limit.None(), written.declaration());
        }
        var value = written.find(name);
        if (value == null) {
            return written.isWritten(name)
                    ? null
                    : Sourced.preset(new Limit.All(), written.declaration());
        }
        if (value.value() instanceof Value.Word || value.value() instanceof Value.Constructor) {
            return value.map(
                    v -> Attributes.textOf(v).equals("none") ? new Limit.None() : new Limit.All());
        }
        var quota = quota(value, on);
        return quota == null ? null : quota.map(Limit.Amount::new);
    }

    private static Preempt preempt(String word) {
        return switch (word) {
            case "lower-priority" -> Preempt.LOWER_PRIORITY;
            case "any" -> Preempt.ANY;
            default -> Preempt.NEVER;
        };
    }
}
