package dev.platformc.plan;

import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Supply;
import dev.platformc.hardware.quantity.Rational;

/// Cards that several pods use at once, counted in whole numbers: a card is so many turns, a pod
/// takes so many of them.
///
/// A share counts as the part of a card that it keeps from others of its size: of 30 % three fit,
/// so it counts as a third. Shares of one size are so counted exactly; of unlike sizes a card may
/// seem fuller than it is, never emptier than what stands on it.
public final class Turns {
    /// Divisible by all small numbers.
    private static final int OF_CARD = 5040;

    private Turns() {}

    /// Turns of one card; 1 where cards are whole.
    public static int ofCard(Supply supply) {
        return isShared(supply) ? OF_CARD : 1;
    }

    /// Whether several run on one card of it at once.
    public static boolean isShared(Supply supply) {
        return supply instanceof Sharing sharing && sharing.isShared();
    }

    /// Turns that a share keeps from others.
    public static int of(Rational ratio) {
        var beside = Rational.of(Rational.ONE.dividedBy(ratio).floor());
        return Rational.of(OF_CARD).dividedBy(beside).ceiling().intValueExact();
    }
}
