package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Pin;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sharing.Slicing;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.quantity.Rational;
import java.util.List;

/// What is wrong with turns and processes side by side.
final class SharingChecks {
    private SharingChecks() {}

    static void time(Report report, Pool pool, Slicing.Time time, Span at) {
        var step = time.granularity().value();
        if (step.signum() <= 0 || !Rational.ONE.dividedBy(step).isWhole()) {
            report.add(
                    Diagnostic.of(
                            Code.LEASE_GRANULARITY,
                            "a card cannot be divided into steps of " + PartMessages.percent(step),
                            time.granularity().span(),
                            "100 % is no whole number of them"));
        }
        if (time.leaseMillis().value() < 1) {
            report.add(
                    Diagnostic.of(
                            Code.LEASE_GRANULARITY,
                            "a turn shorter than a millisecond",
                            time.leaseMillis().span(),
                            "no card changes hands so fast"));
        }
        if (time.strict().value() && pool.nodeStack().value() == Cluster.NodeStack.GPU_OPERATOR) {
            report.add(
                    Diagnostic.of(
                                    Code.STACK_CANNOT,
                                    "the GPU Operator has no strict turns",
                                    time.strict().isWritten() ? time.strict().span() : at,
                                    "idle time would go to whoever asks")
                            .withRelated(pool.nodeStack().span(), "who divides these cards")
                            .withNote("strict turns are kept by our own node agent"));
        }
    }

    /// Sharings of one pool, and pins on it.
    static void together(Report report, List<Sharing> sharings, List<Pin> pins) {
        for (int i = 0; i < sharings.size(); i++) {
            var sharing = sharings.get(i);
            for (var other : sharings.subList(0, i)) {
                if (isSamePool(sharing.pool(), other.pool()) && bothTakeAll(sharing, other)) {
                    report.add(twoModes(other, sharing));
                }
            }
            if (sharing.slice().value() instanceof Slicing.Mps) {
                pins.stream()
                        .filter(pin -> isSamePool(pin.pool(), sharing.pool()) && isCutWhole(pin))
                        .forEach(pin -> report.add(mpsOnMig(sharing, pin)));
            }
        }
    }

    private static boolean isSamePool(Pool one, Pool other) {
        return one.id().isSame(other.id());
    }

    private static boolean bothTakeAll(Sharing one, Sharing other) {
        return !one.gpus().isWritten()
                && !other.gpus().isWritten()
                && one.slice().value().getClass() != other.slice().value().getClass();
    }

    private static boolean isCutWhole(Pin pin) {
        return pin.hosts().value().isEmpty()
                && pin.gpus().value().isEmpty()
                && !pin.layout().value().isEmpty();
    }

    private static Diagnostic twoModes(Sharing first, Sharing second) {
        return Diagnostic.of(
                        Code.TWO_MODES_ON_CARD,
                        "`"
                                + first.id().name()
                                + "` and `"
                                + second.id().name()
                                + "` both take all cards of `"
                                + first.pool().id().name()
                                + "`",
                        second.slice().span(),
                        "a card is divided in one way")
                .withRelated(first.slice().span(), "the other way")
                .withNote("`gpus` says how many cards each takes");
    }

    private static Diagnostic mpsOnMig(Sharing sharing, Pin pin) {
        return Diagnostic.of(
                        Code.MPS_ON_MIG,
                        "MPS on cards that are cut into MIG instances",
                        sharing.slice().span(),
                        "the device plugin cannot do both")
                .withRelated(pin.layout().span(), "these cards are cut and stay so");
    }
}
