package dev.platformc.core.eval;

import dev.platformc.core.syntax.Expr.Operator;
import dev.platformc.hardware.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/// What a comparison wants, in words.
final class Wanted {
    private Wanted() {}

    /// The comparison as wanted of the side that is spoken of.
    ///
    /// @param flips whether that is the right side
    /// @param wanted whether it should hold
    static Operator of(Operator operator, boolean flips, boolean wanted) {
        var turned = flips ? turned(operator) : operator;
        return wanted ? turned : opposite(turned);
    }

    private static Operator turned(Operator operator) {
        return switch (operator) {
            case LESS -> Operator.MORE;
            case AT_MOST -> Operator.AT_LEAST;
            case MORE -> Operator.LESS;
            case AT_LEAST -> Operator.AT_MOST;
            default -> operator;
        };
    }

    private static Operator opposite(Operator operator) {
        return switch (operator) {
            case LESS -> Operator.AT_LEAST;
            case AT_MOST -> Operator.MORE;
            case MORE -> Operator.AT_MOST;
            case AT_LEAST -> Operator.LESS;
            case EQUAL -> Operator.UNEQUAL;
            case UNEQUAL -> Operator.EQUAL;
            case IN -> Operator.NOT_IN;
            case NOT_IN -> Operator.IN;
            default -> operator;
        };
    }

    /// `at most 150 USD/h`
    ///
    /// @param phrase how the author says the limit, where that is no plain value
    static String words(Operator operator, Value limit, @Nullable String phrase) {
        var shown = Shown.quoted(limit);
        var what = phrase == null ? shown : phrase + ", which is " + shown;
        return switch (operator) {
            case LESS -> "less than " + what;
            case AT_MOST -> "at most " + what;
            case MORE -> "more than " + what;
            case AT_LEAST -> "at least " + what;
            case UNEQUAL -> limit instanceof Value.None ? "a value" : "anything but " + what;
            case IN -> "one of " + what;
            case NOT_IN -> "none of " + what;
            default -> what;
        };
    }

    /// By how much it misses, and where in the range; null for what is counted or compared
    /// otherwise.
    static @Nullable String excess(Operator operator, Value value, Value limit) {
        var is = Interval.of(value);
        var bound = Interval.of(limit);
        if (is == null
                || bound == null
                || !is.least().dimension().equals(bound.least().dimension())) {
            return null;
        }
        return switch (operator) {
            case LESS, AT_MOST ->
                    excess(is, is.most(), is.least(), bound.least(), "most", "least", "above");
            case MORE, AT_LEAST ->
                    excess(is, is.least(), is.most(), bound.most(), "least", "most", "below");
            default -> null;
        };
    }

    /// @param worst the end that misses
    /// @param best the other one
    private static @Nullable String excess(
            Interval is,
            Quantity worst,
            Quantity best,
            Quantity bound,
            String end,
            String other,
            String side) {
        var gap = worst.minus(bound);
        var by = gap.amount().signum() < 0 ? gap.negate() : gap;
        if (is.isOne()) {
            return null;
        }
        int sign = side.equals("above") ? 1 : -1;
        boolean always = best.compareAmount(bound) * sign > 0;
        return "a comparison holds for the whole range: at its "
                + end
                + " this is "
                + by
                + " "
                + side
                + (always ? ", and even at its " + other + " it is " + side : "");
    }
}
