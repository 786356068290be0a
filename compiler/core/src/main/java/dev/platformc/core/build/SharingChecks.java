package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Pin;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sharing.Slicing;
import dev.platformc.core.model.SharingWay;
import dev.platformc.core.model.SharingWay.Keeper;
import dev.platformc.core.model.SharingWay.Mode;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.quantity.Bytes;
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
        var way = SharingWay.of(Mode.of(time), Keeper.of(pool));
        if (way.isEmpty()) {
            var place = time.strict().isWritten() ? time.strict().span() : at;
            report.add(SharingMessages.nobodyKeeps(pool, Mode.of(time), place));
        } else if (time.capped().value() && way.get().memory() == SharingWay.Memory.TRUSTED) {
            var place = time.capped().isWritten() ? time.capped().span() : at;
            report.add(SharingMessages.notCapped(pool, place, "`memory = free` says so"));
        }
    }

    static void mps(Report report, Pool pool, Slicing.Mps mps, Span at) {
        if (mps.clients().value() < 1) {
            report.add(
                    BuildMessages.outOfRange(
                            "no client at all", mps.clients().span(), "1 or more"));
            return;
        }
        var way = SharingWay.of(Mode.MPS, Keeper.of(pool));
        var memory = mps.memory();
        var gpu = pool.gpu();
        if (way.isEmpty()) {
            report.add(SharingMessages.nobodyKeeps(pool, Mode.MPS, at));
        }
        if (memory == null || gpu == null) {
            return;
        }
        if (memory.value().times(mps.clients().value()).compareTo(gpu.memory()) > 0) {
            report.add(SharingMessages.clientsTooLarge(gpu, mps, memory));
        } else if (way.isPresent() && way.get().memory() == SharingWay.Memory.TRUSTED) {
            report.add(SharingMessages.notCapped(pool, memory.span(), "no client is held to it"));
        } else if (Keeper.of(pool) == Keeper.DEVICE_PLUGIN
                && !isEven(gpu.memory(), mps.clients().value(), memory.value())) {
            report.add(SharingMessages.evenMemoryOnly(pool, memory));
        }
    }

    /// To the MiB, in which limits are given.
    private static boolean isEven(Bytes whole, int parts, Bytes part) {
        return whole.count() / parts >> 20 == part.count() >> 20;
    }

    /// What the device plugin cannot say: some cards of a machine, a card in one part.
    static void devicePlugin(Report report, Sharing sharing) {
        if (!sharing.isShared() || sharing.keeper() != Keeper.DEVICE_PLUGIN) {
            return;
        }
        if (sharing.gpus().value() % sharing.pool().gpusPerNode() != 0) {
            report.add(SharingMessages.partOfMachine(sharing));
        }
        if (sharing.devicesOfCard() < 2) {
            report.add(SharingMessages.onePart(sharing));
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
