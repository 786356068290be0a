package dev.platformc.core.build;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.NodeType;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sourced;
import dev.platformc.hardware.catalog.Catalog;
import dev.platformc.hardware.quantity.Rational;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is wrong with a gang on its own: with each worker, and with the levels it names.
final class GangChecks {
    private GangChecks() {}

    static void check(Report report, Gang gang) {
        devices(report, gang);
        size(report, gang);
        level(report, gang, gang.place().required());
        level(report, gang, gang.place().preferred());
        BackEndChecks.check(report, gang);
        split(report, gang);
        grouped(report, gang);
        checkpoint(report, gang);
        scheduled(report, gang);
    }

    /// The product of the degrees is the number of GPUs, and a layer is split inside NVLink only.
    private static void split(Report report, Gang gang) {
        var degrees = gang.details().parallel();
        if (degrees.isEmpty()) {
            return;
        }
        long product = 1;
        for (var degree : degrees.values()) {
            product = Math.multiplyExact(product, degree.value());
        }
        long gpus = (long) gang.workers().value() * gang.worker().gpus().value();
        if (product != gpus && gang.details().elastic() == null) {
            report.add(GangMessages.parallelProduct(gang, product, gpus));
        }
        int domain = gang.on().value().pool().nodeType().domainGpus();
        var carried = carried(gang.on().value().pool());
        for (var entry : degrees.entrySet()) {
            if (!carried.contains(entry.getKey()) && entry.getValue().value() > domain) {
                report.add(GangMessages.tensorCrossesDomain(gang, entry.getValue(), domain));
            }
        }
    }

    /// Ways to split a model that may leave NVLink: those that the network of the pool carries.
    private static Set<String> carried(Pool pool) {
        var fabric = pool.fabric();
        return Catalog.standard().splitsOver(fabric == null ? "ethernet" : fabric.value().kind());
    }

    private static void grouped(Report report, Gang gang) {
        var group = gang.details().group();
        if (group == null) {
            return;
        }
        level(report, gang, group.required());
        if (gang.workers().value() % group.workers().value() != 0) {
            report.add(
                    BuildMessages.outOfRange(
                            "groups of "
                                    + group.workers().value()
                                    + " among "
                                    + gang.workers().value()
                                    + " workers",
                            group.workers().span(),
                            "a divisor of the number of workers"));
        }
    }

    private static void checkpoint(Report report, Gang gang) {
        var checkpoint = gang.details().checkpoint();
        if (checkpoint == null || checkpoint.size() == null) {
            return;
        }
        var bandwidth = checkpoint.to().value().storage().bandwidth();
        var needed =
                Rational.of(checkpoint.size().value().count())
                        .dividedBy(Rational.max(Rational.ONE, checkpoint.every().value()));
        if (bandwidth != null && needed.compareTo(bandwidth.value()) > 0) {
            report.add(GangMessages.checkpointTooFast(gang, checkpoint, needed, bandwidth));
        }
    }

    private static void scheduled(Report report, Gang gang) {
        var scheduler = gang.on().value().pool().scheduler();
        if (scheduler.value() == Cluster.Scheduler.DEFAULT && gang.workers().value() > 1) {
            report.add(GangMessages.notPossible(gang, scheduler));
        }
    }

    private static void devices(Report report, Gang gang) {
        int gpus = gang.worker().gpus().value();
        var supply = gang.on().value();
        if (gpus > 0 && supply.pool().gpusPerNode() == 0) {
            report.add(GangMessages.noGpus(gang));
        } else if (supply instanceof Sharing sharing
                && sharing.slice().value() instanceof Sharing.Slicing.Mig
                && gpus > 0) {
            report.add(GangMessages.slicesOnly(gang, sharing));
        }
    }

    private static void size(Report report, Gang gang) {
        NodeType node = gang.on().value().pool().nodeType();
        var worker = gang.worker();
        if (node.gpus() > 0 && worker.gpus().value() > node.gpus()) {
            report.add(GangMessages.tooManyGpus(gang, node));
        }
        if (worker.cpu().value().compareTo(node.cpu().value()) > 0) {
            report.add(
                    GangMessages.tooLarge(
                            gang,
                            worker.cpu(),
                            worker.cpu().value() + " cores",
                            node.cpu().value() + " cores"));
        }
        if (worker.memory().value().compareTo(node.memory().value()) > 0) {
            report.add(
                    GangMessages.tooLarge(
                            gang,
                            worker.memory(),
                            worker.memory().value() + " of memory",
                            node.memory().value().toString()));
        }
    }

    private static void level(Report report, Gang gang, @Nullable Sourced<String> level) {
        if (level != null) {
            LevelMessages.check(report, gang.id(), gang.on().value().pool(), level);
        }
    }
}
