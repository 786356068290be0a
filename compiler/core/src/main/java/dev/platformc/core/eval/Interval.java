package dev.platformc.core.eval;

import dev.platformc.hardware.quantity.Quantity;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An amount, or all amounts from one to another, in arithmetic: what it may come to.
///
/// @param least of one dimension with `most` and at most that
record Interval(Quantity least, Quantity most) {

    /// Null when the value is no amount.
    static @Nullable Interval of(Value value) {
        return switch (value) {
            case Value.Amount(var quantity) -> new Interval(quantity, quantity);
            case Value.Range(var least, var most) -> new Interval(least, most);
            default -> null;
        };
    }

    /// The bounds of an operation that grows or shrinks steadily in both operands: they lie at the
    /// ends.
    Interval with(Interval other, BinaryOperator<Quantity> operation) {
        if (isOne() && other.isOne()) {
            var result = operation.apply(least, other.least);
            return new Interval(result, result);
        }
        var ends = new java.util.ArrayList<Quantity>();
        for (var a : List.of(least, most)) {
            for (var b : List.of(other.least, other.most)) {
                ends.add(operation.apply(a, b));
            }
        }
        return new Interval(extreme(ends.stream(), -1), extreme(ends.stream(), 1));
    }

    Interval negate() {
        return new Interval(most.negate(), least.negate());
    }

    boolean isOne() {
        return least.amount().compareTo(most.amount()) == 0;
    }

    /// Whether zero lies in it, so that nothing can be divided by it.
    boolean holdsZero() {
        return least.amount().signum() <= 0 && most.amount().signum() >= 0;
    }

    Value value() {
        return isOne() ? new Value.Amount(least) : new Value.Range(least, most);
    }

    private static Quantity extreme(Stream<Quantity> ends, int sign) {
        return ends.reduce((a, b) -> b.compareAmount(a) * sign > 0 ? b : a).orElseThrow();
    }
}
