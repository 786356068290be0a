package dev.platformc.core.rule;

import dev.platformc.core.eval.Facts.Answer;
import dev.platformc.core.eval.Value;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Dimension;
import dev.platformc.hardware.quantity.Dimension.Plain;
import dev.platformc.hardware.quantity.Quantity;
import dev.platformc.hardware.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Answers as values of the language.
public final class Values {
    private Values() {}

    public static Answer number(Rational number) {
        return known(new Value.Amount(Quantity.number(number)));
    }

    public static Answer number(long number) {
        return number(Rational.of(number));
    }

    public static Answer percent(Rational ratio) {
        return known(new Value.Amount(Quantity.of(ratio, Plain.PERCENT)));
    }

    static Answer bytes(Bytes bytes) {
        return known(new Value.Amount(Quantity.of(Rational.of(bytes.count()), Plain.BYTES)));
    }

    static Answer tokens(long tokens) {
        return known(new Value.Amount(Quantity.of(Rational.of(tokens), Plain.TOKENS)));
    }

    static Answer text(String text) {
        return known(new Value.Text(text));
    }

    public static Answer word(String word) {
        return known(new Value.Word(word));
    }

    public static Answer none() {
        return known(new Value.None());
    }

    public static Answer known(Value value) {
        return new Answer.Known(value);
    }

    /// Plain numbers where there is no dimension.
    static Answer range(Rational least, Rational most, @Nullable Dimension dimension) {
        var of = dimension == null ? Plain.NUMBER : dimension;
        var low = Quantity.of(least, of);
        return known(
                least.compareTo(most) == 0
                        ? new Value.Amount(low)
                        : new Value.Range(low, Quantity.of(most, of)));
    }

    public static Answer price(Rational hourly, String currency) {
        return range(hourly, hourly, new Dimension.Price(currency));
    }
}
