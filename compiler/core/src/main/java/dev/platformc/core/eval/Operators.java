package dev.platformc.core.eval;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.kind.Type;
import dev.platformc.core.syntax.Expr;
import dev.platformc.core.syntax.Expr.Operator;
import dev.platformc.hardware.quantity.DimensionMismatch;
import dev.platformc.hardware.quantity.Quantity;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Arithmetic, comparisons and logic.
final class Operators {
    private final Evaluation evaluation;

    Operators(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    Value binary(Expr.Binary binary, Env env) {
        return switch (binary.operator()) {
            case AND, OR -> logic(binary, env);
            case PLUS -> arithmetic(binary, env, Operators::plus);
            case MINUS -> arithmetic(binary, env, (a, b) -> plus(a, b.negate()));
            case TIMES -> arithmetic(binary, env, Quantity::times);
            case DIVIDED_BY -> arithmetic(binary, env, Quantity::dividedBy);
            case EQUAL, UNEQUAL, LESS, AT_MOST, MORE, AT_LEAST, IN, NOT_IN ->
                    comparison(binary, env);
        };
    }

    Value negated(Expr.Negated negated, Env env) {
        var value = evaluation.expressions.value(negated.of(), Place.ANYWHERE, env).value();
        return switch (value) {
            case Value.Amount(var quantity) -> new Value.Amount(quantity.negate());
            case Value.Range(var least, var most) -> new Interval(least, most).negate().value();
            case Value.Missing missing -> missing;
            default -> {
                evaluation.reports.add(TypeMessages.notANumber(value, negated.of().span()));
                yield new Value.Missing();
            }
        };
    }

    /// `0` is zero of every dimension.
    private static Quantity plus(Quantity left, Quantity right) {
        if (Fitting.isZero(left)) {
            return right;
        }
        return Fitting.isZero(right) ? left : left.plus(right);
    }

    /// What is wrong with words whatever the values are.
    private static final Set<Code> NAMES =
            EnumSet.of(Code.UNKNOWN_NAME, Code.UNKNOWN_ATTRIBUTE, Code.NOT_A_MEMBER);

    private Value logic(Expr.Binary binary, Env env) {
        boolean decisive = binary.operator() == Operator.OR;
        var left = evaluation.expressions.truth(binary.left(), env);
        if (left == null || left == decisive) {
            if (evaluation.rehearsing) {
                evaluation.reports.hearing(
                        NAMES, () -> evaluation.expressions.truth(binary.right(), env));
            }
            return left == null ? new Value.Missing() : new Value.Bool(decisive);
        }
        var right = evaluation.expressions.truth(binary.right(), env);
        return right == null ? new Value.Missing() : new Value.Bool(right);
    }

    private Value arithmetic(Expr.Binary binary, Env env, BinaryOperator<Quantity> operation) {
        var slip = slip(binary, env);
        if (slip != null) {
            evaluation.reports.add(slip);
            return new Value.Missing();
        }
        var left = interval(binary.left(), env);
        var right = interval(binary.right(), env);
        if (left == null || right == null) {
            return new Value.Missing();
        }
        if (binary.operator() == Operator.DIVIDED_BY && right.holdsZero()) {
            evaluation.reports.add(AmountMessages.byZero(binary.right().span()));
            return new Value.Missing();
        }
        try {
            return left.with(right, operation).value();
        } catch (DimensionMismatch _) {
            evaluation.reports.add(AmountMessages.operation(binary, left.least(), right.least()));
        } catch (ArithmeticException _) {
            evaluation.reports.add(AmountMessages.tooLong(binary.span()));
        }
        return new Value.Missing();
    }

    /// `meta-llama/Llama-3.1-8B` and `2 * dgx-h100`, where the words are no values: not arithmetic.
    private @Nullable Diagnostic slip(Expr.Binary binary, Env env) {
        var left = Dotted.of(binary.left());
        var right = Dotted.of(binary.right());
        if (right == null || isKnown(right, env)) {
            return null;
        }
        if (binary.operator() == Operator.TIMES && binary.right() instanceof Expr.Ref) {
            return AmountMessages.starForMany(binary, right);
        }
        boolean joined =
                binary.operator() == Operator.DIVIDED_BY
                        && binary.left().span().end() == binary.operatorSpan().start()
                        && binary.operatorSpan().end() == binary.right().span().start();
        return joined && left != null && !isKnown(left, env)
                ? AmountMessages.slashInName(binary, left + "/" + right)
                : null;
    }

    private static boolean isKnown(String word, Env env) {
        var head = word.indexOf('.') < 0 ? word : word.substring(0, word.indexOf('.'));
        var scope = env.scope();
        return Stream.of(word, head)
                .anyMatch(name ->
                        env.binder(name) != null
                                || scope.named(name) != null
                                || scope.opens(name)
                                || scope.isUnread(name)
                                || !scope.bearing(name).isEmpty());
    }

    private @Nullable Interval interval(Expr expr, Env env) {
        var value = evaluation.expressions.value(expr, Place.ANYWHERE, env).value();
        var interval = Interval.of(value);
        if (interval == null && value instanceof Value.None && evaluation.facts != null) {
            evaluation.reports.add(RuleMessages.noneInSum(expr, env));
        } else if (interval == null && !(value instanceof Value.Missing)) {
            evaluation.reports.add(TypeMessages.notANumber(value, expr.span()));
        }
        return interval;
    }

    /// The amount of an operand; null after a report.
    @Nullable Quantity quantity(Expr expr, Env env) {
        var value = evaluation.expressions.value(expr, Place.ANYWHERE, env).value();
        if (value instanceof Value.Amount(var quantity)) {
            return quantity;
        }
        if (!(value instanceof Value.Missing)) {
            evaluation.reports.add(TypeMessages.notANumber(value, expr.span()));
        }
        return null;
    }

    /// Both sides of a comparison, each read as what the other is.
    ///
    /// @param type of the sides where it is known
    record Sides(Value left, Value right, @Nullable Type type) {}

    Sides sides(Expr.Binary binary, Env env) {
        boolean among = binary.operator() == Operator.IN || binary.operator() == Operator.NOT_IN;
        var leftType = evaluation.types.of(binary.left(), env);
        var rightType = among ? null : evaluation.types.of(binary.right(), env);
        var left = operand(binary.left(), rightType, env);
        if (env.shape() && leftType != null && ParameterTypes.refers(leftType)) {
            return new Sides(left, new Value.Missing(), leftType);
        }
        if (left instanceof Value.Missing
                && leftType == null
                && rightType == null
                && binary.right() instanceof Expr.Ref) {
            return new Sides(left, left, null);
        }
        var right =
                among
                        ? operand(binary.right(), leftType == null ? null : list(leftType), env)
                        : operand(binary.right(), leftType, env);
        return new Sides(left, right, leftType == null ? rightType : leftType);
    }

    private Value comparison(Expr.Binary binary, Env env) {
        var sides = sides(binary, env);
        var left = sides.left();
        var right = sides.right();
        if (left instanceof Value.Missing || right instanceof Value.Missing) {
            return new Value.Missing();
        }
        var result = new Comparison(sides.type()).holds(binary.operator(), left, right);
        return switch (result) {
            case Comparison.Result.Known(var holds) -> new Value.Bool(holds);
            case Comparison.Result.Unlike(var dimensions) -> {
                boolean none = left instanceof Value.None || right instanceof Value.None;
                evaluation.reports.add(
                        none && evaluation.facts != null
                                ? RuleMessages.noneCompared(binary, left instanceof Value.None, env)
                                : unlike(binary, left, right, dimensions));
                yield new Value.Missing();
            }
        };
    }

    private static Diagnostic unlike(
            Expr.Binary binary, Value left, Value right, boolean dimensions) {
        var a = Interval.of(left);
        var b = Interval.of(right);
        return dimensions && a != null && b != null
                ? AmountMessages.operation(binary, a.least(), b.least())
                : TypeMessages.incomparable(binary, left, right);
    }

    private static Type list(Type of) {
        return new Type.Either(java.util.List.of(new Type.ListOf(of), new Type.Range(of)));
    }

    /// An operand, in a place that expects what the other side is.
    private Value operand(Expr expr, @Nullable Type type, Env env) {
        var place = type == null ? Place.ANYWHERE : new Place("", type, true);
        boolean literal = expr instanceof Expr.Ref || expr instanceof Expr.Listing;
        return evaluation.expressions.value(expr, literal ? place : Place.ANYWHERE, env).value();
    }
}
