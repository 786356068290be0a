package dev.platformc.core.eval;

import dev.platformc.core.kind.Type;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.syntax.Expr.Operator;
import dev.platformc.hardware.quantity.Quantity;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Compares two values. With a range the comparison must hold for every value in it.
///
/// @param type of the sides where it is known: the members of an ordered choice compare by it
record Comparison(@Nullable Type type) {
    sealed interface Result {
        record Known(boolean holds) implements Result {}

        /// The two have no order between them.
        ///
        /// @param dimensions two amounts that measure different things
        record Unlike(boolean dimensions) implements Result {}
    }

    Result holds(Operator operator, Value left, Value right) {
        return switch (operator) {
            case EQUAL, UNEQUAL -> equality(operator, left, right);
            case LESS, AT_MOST, MORE, AT_LEAST -> order(operator, left, right);
            case IN, NOT_IN -> among(operator == Operator.IN, left, right);
            case OR, AND, PLUS, MINUS, TIMES, DIVIDED_BY -> new Result.Unlike(false);
        };
    }

    private static Result equality(Operator operator, Value left, Value right) {
        var a = ends(left);
        var b = ends(right);
        if (a != null && b != null) {
            if (!comparable(a.least(), b.least())) {
                return new Result.Unlike(true);
            }
            return new Result.Known(
                    operator == Operator.EQUAL
                            ? compare(a.least(), b.most()) == 0 && compare(a.most(), b.least()) == 0
                            : compare(a.most(), b.least()) < 0 || compare(a.least(), b.most()) > 0);
        }
        return new Result.Known(same(left, right) == (operator == Operator.EQUAL));
    }

    private Result order(Operator operator, Value left, Value right) {
        var a = ends(left);
        var b = ends(right);
        if (a == null || b == null) {
            return words(operator, left, right);
        }
        if (!comparable(a.least(), b.least())) {
            return new Result.Unlike(true);
        }
        return new Result.Known(
                switch (operator) {
                    case LESS -> compare(a.most(), b.least()) < 0;
                    case AT_MOST -> compare(a.most(), b.least()) <= 0;
                    case MORE -> compare(a.least(), b.most()) > 0;
                    default -> compare(a.least(), b.most()) >= 0;
                });
    }

    private Result words(Operator operator, Value left, Value right) {
        if (!(type instanceof Type.Choice(var members, var ordered))
                || !ordered
                || !(left instanceof Value.Word(var a))
                || !(right instanceof Value.Word(var b))) {
            return new Result.Unlike(false);
        }
        var words = members.stream().map(Type.Member::word).toList();
        int order = Integer.compare(words.indexOf(a), words.indexOf(b));
        return new Result.Known(
                switch (operator) {
                    case LESS -> order < 0;
                    case AT_MOST -> order <= 0;
                    case MORE -> order > 0;
                    default -> order >= 0;
                });
    }

    private static Result among(boolean inside, Value left, Value right) {
        return switch (right) {
            case Value.Listing(var elements) ->
                    new Result.Known(
                            elements.stream().anyMatch(e -> equal(left, e.value())) == inside);
            case Value.Range(var least, var most) -> {
                var ends = ends(left);
                if (ends == null || !comparable(ends.least(), least)) {
                    yield new Result.Unlike(false);
                }
                boolean within =
                        compare(ends.least(), least) >= 0 && compare(ends.most(), most) <= 0;
                yield new Result.Known(within == inside);
            }
            default -> new Result.Unlike(false);
        };
    }

    private static boolean equal(Value left, Value right) {
        return equality(Operator.EQUAL, left, right) instanceof Result.Known(var holds) && holds;
    }

    /// A constructor without fields stands for its name alone, so that `slice == mig` asks which
    /// one it is.
    private static boolean same(Value left, Value right) {
        if (left instanceof Value.Constructor(var a, var fields)
                && right instanceof Value.Constructor(var b, var others)) {
            return a.equals(b)
                    && (fields.isEmpty() || others.isEmpty() || sameFields(fields, others));
        }
        if (left instanceof Value.Reference(var a) && right instanceof Value.Reference(var b)) {
            return a.id().isSame(b.id());
        }
        if (left instanceof Value.Listing(var a) && right instanceof Value.Listing(var b)) {
            if (a.size() != b.size()) {
                return false;
            }
            for (int i = 0; i < a.size(); i++) {
                if (!equal(a.get(i).value(), b.get(i).value())) {
                    return false;
                }
            }
            return true;
        }
        if (left instanceof Value.Fields(var a) && right instanceof Value.Fields(var b)) {
            return sameFields(a, b);
        }
        return Objects.equals(left, right);
    }

    private static boolean sameFields(
            Map<String, Sourced<Value>> left, Map<String, Sourced<Value>> right) {
        return left.keySet().equals(right.keySet())
                && left.entrySet().stream()
                        .allMatch(field -> {
                            var other = right.get(field.getKey());
                            return other != null && equal(field.getValue().value(), other.value());
                        });
    }

    private record Ends(Quantity least, Quantity most) {}

    private static @Nullable Ends ends(Value value) {
        return switch (value) {
            case Value.Amount(var quantity) -> new Ends(quantity, quantity);
            case Value.Range(var least, var most) -> new Ends(least, most);
            default -> null;
        };
    }

    private static boolean comparable(Quantity left, Quantity right) {
        return left.dimension().equals(right.dimension())
                || Fitting.isZero(left)
                || Fitting.isZero(right);
    }

    private static int compare(Quantity left, Quantity right) {
        return left.amount().compareTo(right.amount());
    }
}
