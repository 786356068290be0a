package dev.platformc.solver.cost;

import dev.platformc.hardware.quantity.Rational;

/// What is paid, in the platform's currency, and the part of it that goes to cards doing nothing.
public record Money(Rational paid, Rational wasted) {
    static Money of(Rational paid, Usage usage) {
        return new Money(paid, paid.times(usage.waste()));
    }

    Money plus(Money other) {
        return new Money(paid.plus(other.paid), wasted.plus(other.wasted));
    }
}
