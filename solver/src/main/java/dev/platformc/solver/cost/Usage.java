package dev.platformc.solver.cost;

import dev.platformc.hardware.quantity.Rational;

/// Cards that are paid for, and what is made of them in daily life.
///
/// @param cards a part of a card counts as that part
/// @param useful cards' worth of work, at most `cards`
/// @param memory of these cards, bytes
/// @param memoryUsed at most `memory`, bytes
public record Usage(Rational cards, Rational useful, Rational memory, Rational memoryUsed) {
    static final Usage NOTHING =
            new Usage(Rational.ZERO, Rational.ZERO, Rational.ZERO, Rational.ZERO);

    Usage plus(Usage other) {
        return new Usage(
                cards.plus(other.cards),
                useful.plus(other.useful),
                memory.plus(other.memory),
                memoryUsed.plus(other.memoryUsed));
    }

    Usage times(Rational factor) {
        return new Usage(
                cards.times(factor),
                useful.times(factor),
                memory.times(factor),
                memoryUsed.times(factor));
    }

    /// Whether there are cards at all: CPU work has none.
    public boolean hasCards() {
        return cards.signum() > 0;
    }

    /// The share of the cards that does nothing, 0 to 1.
    public Rational waste() {
        return hasCards() ? Rational.ONE.minus(useful.dividedBy(cards)) : Rational.ZERO;
    }

    /// Bytes that nobody uses.
    public Rational memoryUnused() {
        return memory.minus(memoryUsed);
    }
}
