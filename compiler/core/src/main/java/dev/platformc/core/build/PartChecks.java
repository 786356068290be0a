package dev.platformc.core.build;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sharing.Slicing;
import dev.platformc.core.model.SharingWay.Keeper;
import dev.platformc.core.model.Workload;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.quantity.Rational;
import java.util.ArrayList;
import java.util.List;

/// Shares of cards: each by itself, and all of a sharing together.
final class PartChecks {
    private PartChecks() {}

    /// Whether the sharing can give such a share; what is wrong is reported.
    static boolean share(Report report, Identity user, Span at, Rational ratio, Sharing sharing) {
        return switch (sharing.slice().value()) {
            case Slicing.Mig _, Slicing.Whole _ -> {
                report.add(PartMessages.fraction(user, at, sharing));
                yield false;
            }
            case Slicing.Time _, Slicing.Mps _ -> {
                boolean isStep = isStep(report, at, ratio, sharing.step(), sharing);
                if (isStep) {
                    equal(report, user, at, ratio, sharing);
                }
                yield isStep;
            }
        };
    }

    /// The device plugin knows no sizes: a pod takes one of its equal replicas, and several could
    /// be on several cards.
    private static void equal(
            Report report, Identity user, Span at, Rational ratio, Sharing sharing) {
        if (sharing.keeper() == Keeper.DEVICE_PLUGIN && !ratio.equals(sharing.step())) {
            report.add(PartMessages.equalOnly(user, at, ratio, sharing));
        }
    }

    /// Whole cards are no part of a sharing whose cards several use at once.
    static void whole(Report report, Workload workload) {
        var gpus =
                switch (workload) {
                    case Gang gang -> gang.worker().gpus();
                    case Pods pods -> pods.gpus();
                    case Endpoint _ -> null;
                };
        if (gpus != null
                && gpus.value() > 0
                && workload.on().value() instanceof Sharing sharing
                && sharing.isShared()) {
            report.add(PartMessages.wholeOfShared(workload.id(), gpus, sharing));
        }
    }

    private static boolean isStep(
            Report report, Span at, Rational ratio, Rational step, Sharing sharing) {
        boolean isStep = ratio.dividedBy(step).isWhole();
        if (!isStep) {
            report.add(PartMessages.notAMultiple(at, ratio, step, sharing));
        }
        return isStep;
    }

    /// What guaranteed workloads take of one sharing together, and each queued one alone, must be
    /// on its cards.
    static void sums(Report report, Platform platform) {
        for (var sharing : platform.sharings()) {
            var together = new ArrayList<Workload>();
            for (var workload : platform.workloads().toList()) {
                if (workload.cardShare() == null || !isOn(workload, sharing)) {
                    continue;
                }
                if (workload.start().value() == Workload.Start.GUARANTEED) {
                    together.add(workload);
                } else if (cards(List.of(workload)) > sharing.gpus().value()) {
                    report.add(PartMessages.sum(sharing, List.of(workload)));
                }
            }
            if (cards(together) > sharing.gpus().value()) {
                report.add(PartMessages.sum(sharing, together));
            }
        }
    }

    private static boolean isOn(Workload workload, Sharing sharing) {
        return workload.on().value().id().isSame(sharing.id());
    }

    /// The fewest cards that hold them: shares of one size fill whole cards.
    static int cards(List<Workload> workloads) {
        var sum = Rational.ZERO;
        for (var workload : workloads) {
            var ratio = workload.cardShare();
            if (ratio != null) {
                int ofCard = Rational.ONE.dividedBy(ratio).floor().intValueExact();
                sum = sum.plus(Rational.of(units(workload), ofCard));
            }
        }
        return sum.ceiling().intValueExact();
    }

    static int units(Workload workload) {
        return switch (workload) {
            case Gang gang -> gang.workers().value();
            case Endpoint endpoint -> endpoint.replicas().value().least();
            case Pods pods -> pods.count().value().least();
        };
    }
}
