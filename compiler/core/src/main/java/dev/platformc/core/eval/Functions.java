package dev.platformc.core.eval;

import dev.platformc.core.syntax.Expr;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.quantity.DimensionMismatch;
import dev.platformc.hardware.quantity.Quantity;
import dev.platformc.hardware.quantity.Rational;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The functions of the language; there are no others.
final class Functions {
    static final List<String> NAMES =
            List.of("all", "any", "sum", "count", "min", "max", "ceil", "floor", "round", "secret");

    private final Evaluation evaluation;

    Functions(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    Value call(Expr.Call call, Env env) {
        var name = name(call.function());
        return switch (name) {
            case "ceil" -> rounded(call, env, Rational::ceiling);
            case "floor" -> rounded(call, env, Rational::floor);
            case "round" -> rounded(call, env, Rational::round);
            case "min" -> extreme(amounts(call, env), -1, call.span());
            case "max" -> extreme(amounts(call, env), 1, call.span());
            case "sum" -> sum(amounts(call, env), call.span());
            case "count" -> count(call, env);
            case "secret" -> secret(call, env);
            case "compiles", "fails" -> missing(RuleMessages.onlyExpected(name, call.span()));
            case "all", "any" -> missing(TypeMessages.wantsComprehension(name, call.span()));
            default -> missing(NameMessages.noFunction(name, call.function().span()));
        };
    }

    Value quantified(Expr.Quantified call, Env env) {
        var name = name(call.function());
        return switch (name) {
            case "all" -> truths(call.over(), env, false);
            case "any" -> truths(call.over(), env, true);
            case "sum" -> sum(amounts(call.over(), env), call.span());
            case "min" -> extreme(amounts(call.over(), env), -1, call.span());
            case "max" -> extreme(amounts(call.over(), env), 1, call.span());
            case "count" -> {
                var each = evaluation.lists.each(call.over(), Place.ANYWHERE, env);
                yield each == null ? new Value.Missing() : number(each.size());
            }
            default -> missing(NameMessages.noFunction(name, call.function().span()));
        };
    }

    private static String name(Expr function) {
        return function instanceof Expr.Ref(var word, _) ? word : "";
    }

    private Value missing(dev.platformc.core.diagnostic.Diagnostic diagnostic) {
        evaluation.reports.add(diagnostic);
        return new Value.Missing();
    }

    private static Value number(long count) {
        return new Value.Amount(Quantity.number(Rational.of(count)));
    }

    private Value rounded(Expr.Call call, Env env, Function<Rational, BigInteger> rounding) {
        if (call.arguments().size() != 1) {
            return missing(TypeMessages.oneArgument(name(call.function()), call.span()));
        }
        var of = evaluation.operators.quantity(call.arguments().getFirst(), env);
        if (of == null) {
            return new Value.Missing();
        }
        if (!of.dimension().equals(dev.platformc.hardware.quantity.Dimension.Plain.NUMBER)) {
            return missing(
                    TypeMessages.notANumber(
                            new Value.Amount(of), call.arguments().getFirst().span()));
        }
        return new Value.Amount(Quantity.number(Rational.of(rounding.apply(of.amount()))));
    }

    /// Where a secret lies, never what it is.
    private Value secret(Expr.Call call, Env env) {
        if (call.arguments().size() != 2) {
            return missing(TypeMessages.secret(call.span()));
        }
        var text = new Place("secret( )", new dev.platformc.core.kind.Type.Text(), false);
        var name = evaluation.expressions.value(call.arguments().get(0), text, env).value();
        var key = evaluation.expressions.value(call.arguments().get(1), text, env).value();
        return name instanceof Value.Text(var secret) && key instanceof Value.Text(var entry)
                ? new Value.Secret(secret, entry)
                : new Value.Missing();
    }

    private Value count(Expr.Call call, Env env) {
        if (call.arguments().size() != 1) {
            return missing(TypeMessages.oneArgument("count", call.span()));
        }
        var members = evaluation.lists.members(call.arguments().getFirst(), env);
        return members == null ? new Value.Missing() : number(members.size());
    }

    /// The arguments, or the elements of the only one when that is a list; null after a report.
    private @Nullable List<Interval> amounts(Expr.Call call, Env env) {
        var amounts = new ArrayList<Interval>();
        boolean missing = false;
        for (var argument : call.arguments()) {
            var value = evaluation.expressions.value(argument, Place.ANYWHERE, env).value();
            if (value instanceof Value.Listing(var elements) && call.arguments().size() == 1) {
                for (var element : elements) {
                    missing |= !add(element.value(), argument.span(), amounts);
                }
            } else {
                missing |= !add(value, argument.span(), amounts);
            }
        }
        return missing ? null : amounts;
    }

    private @Nullable List<Interval> amounts(Expr.Comprehension over, Env env) {
        var each = evaluation.lists.each(over, Place.ANYWHERE, env);
        if (each == null) {
            return null;
        }
        var amounts = new ArrayList<Interval>();
        boolean missing = false;
        for (var element : each) {
            missing |= !add(element.value(), over.value().span(), amounts);
        }
        return missing ? null : amounts;
    }

    private boolean add(Value value, Span at, List<Interval> amounts) {
        var interval = Interval.of(value);
        if (interval != null) {
            amounts.add(interval);
            return true;
        }
        if (!(value instanceof Value.Missing)) {
            evaluation.reports.add(TypeMessages.notANumber(value, at));
        }
        return false;
    }

    private Value sum(@Nullable List<Interval> amounts, Span at) {
        if (amounts == null) {
            return new Value.Missing();
        }
        if (amounts.isEmpty()) {
            return number(0);
        }
        try {
            return amounts.stream()
                    .reduce((a, b) -> a.with(b, Quantity::plus))
                    .orElseThrow()
                    .value();
        } catch (DimensionMismatch e) {
            return missing(AmountMessages.unlike(e, at));
        } catch (ArithmeticException _) {
            return missing(AmountMessages.tooLong(at));
        }
    }

    private Value extreme(@Nullable List<Interval> amounts, int sign, Span at) {
        if (amounts == null) {
            return new Value.Missing();
        }
        if (amounts.isEmpty()) {
            return missing(TypeMessages.emptyList(at));
        }
        try {
            return amounts.stream()
                    .reduce((a, b) -> a.with(b, (p, q) -> q.compareAmount(p) * sign > 0 ? q : p))
                    .orElseThrow()
                    .value();
        } catch (DimensionMismatch e) {
            return missing(AmountMessages.unlike(e, at));
        }
    }

    /// `any` looks for one that holds, `all` for one that does not.
    private Value truths(Expr.Comprehension over, Env env, boolean wanted) {
        var place = new Place("", new dev.platformc.core.kind.Type.Bool(), false);
        var each = evaluation.lists.each(over, place, env);
        if (each == null) {
            return new Value.Missing();
        }
        boolean found = false;
        for (var element : each) {
            if (!(element.value() instanceof Value.Bool(var truth))) {
                return new Value.Missing();
            }
            found |= truth == wanted;
        }
        return new Value.Bool(found == wanted);
    }
}
