package dev.platformc.core.build;

import dev.platformc.core.model.Gang;
import dev.platformc.core.model.NodeType;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sourced;
import org.jspecify.annotations.Nullable;

/// What is wrong with a gang on its own: with each worker, and with the levels it names.
final class GangChecks {
    private GangChecks() {}

    static void check(Report report, Gang gang) {
        devices(report, gang);
        size(report, gang);
        level(report, gang, gang.place().required());
        level(report, gang, gang.place().preferred());
        expressible(report, gang);
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

    private static void level(
            Report report, Gang gang, @Nullable Sourced<String> level) {
        if (level != null) {
            LevelMessages.check(report, gang.id(), gang.on().value().pool(), level);
        }
    }

    /// What Kueue has no field for.
    private static void expressible(Report report, Gang gang) {
        var place = gang.place();
        var required = place.required();
        var preferred = place.preferred();
        if (required != null && preferred != null) {
            report.add(GangMessages.oneLevelOnly(required, preferred));
        }
        if (gang.neverDisrupt().value()) {
            report.add(GangMessages.disruptNotSaid(gang));
        }
    }
}
