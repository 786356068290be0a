package dev.platformc.core.eval;

import dev.platformc.hardware.quantity.Dimension;
import dev.platformc.hardware.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/// Values in words.
public final class Shown {
    private static final int MOST_ELEMENTS = 6;

    private Shown() {}

    /// With an article, as messages call a value: `an amount of bytes`, `a list`.
    static String noun(Value value) {
        return switch (value) {
            case Value.Amount(var quantity) -> article(quantity.dimension().describe());
            case Value.Range _ -> "a range";
            case Value.Text _ -> "text";
            case Value.Bool _ -> "`true` or `false`";
            case Value.Word(var word) -> "the word `" + word + "`";
            case Value.Constructor(var name, _) -> "`" + name + "`";
            case Value.Fields _ -> "a record";
            case Value.Listing _ -> "a list";
            case Value.Multiple _ -> "so many of something";
            case Value.Level(var word, _) -> "a `" + word + "` of nodes";
            case Value.Slice _ -> "a MIG profile";
            case Value.Part _ -> "a part of a sharing";
            case Value.Reference(var target) -> article(target.id().kind());
            case Value.ChangedReference(var target, _) -> article(target.id().kind());
            case Value.Entry _ -> "an entry";
            case Value.Secret _ -> "a secret";
            case Value.Settings _ -> "paths and values";
            case Value.GpuEntry _ -> "a gpu";
            case Value.NodeEntry _ -> "a node";
            case Value.ModelEntry _ -> "a model";
            case Value.None _ -> "`none`";
            case Value.Missing _ -> "nothing";
        };
    }

    /// As it stands in a text, or null when it is nothing that text can hold.
    static @Nullable String inText(Value value) {
        return switch (value) {
            case Value.Amount(var quantity) ->
                    quantity.unit() == null ? quantity.amount().toDecimal(12) : quantity.toString();
            case Value.Text(var text) -> text;
            case Value.Word(var word) -> word;
            case Value.Bool(var truth) -> Boolean.toString(truth);
            case Value.Slice(var profile, _) -> profile;
            case Value.Reference(var target) -> target.id().name();
            case Value.Constructor(var name, var fields) when fields.isEmpty() -> name;
            case Value.CatalogEntry entry when entry.changes().isEmpty() -> entry.name();
            default -> null;
        };
    }

    /// In a message about what was seen: `98.32..196.64 USD/h`, `pii`, `[1g.10gb]`.
    public static String brief(Value value) {
        return switch (value) {
            case Value.Amount(var quantity) -> amount(quantity);
            case Value.Range(var least, var most) -> range(least, most);
            case Value.Listing(var elements) ->
                    "["
                            + String.join(
                                    ", ",
                                    elements.stream()
                                            .limit(MOST_ELEMENTS)
                                            .map(e -> brief(e.value()))
                                            .toList())
                            + (elements.size() > MOST_ELEMENTS ? ", …]" : "]");
            case Value.Constructor(var name, _) -> name;
            case Value.None _ -> "none";
            case Value.Text(var text) -> "\"" + text + "\"";
            default -> {
                var text = inText(value);
                yield text == null ? noun(value) : text;
            }
        };
    }

    /// The same, in backticks where it is a word of the language.
    static String quoted(Value value) {
        return switch (value) {
            case Value.Word _,
                    Value.Constructor _,
                    Value.None _,
                    Value.Reference _,
                    Value.Slice _,
                    Value.Bool _ ->
                    "`" + brief(value) + "`";
            default -> brief(value);
        };
    }

    private static String amount(Quantity quantity) {
        boolean plain = quantity.unit() == null && quantity.dimension() == Dimension.Plain.NUMBER;
        return plain ? quantity.amount().toDecimal(2) : quantity.toString();
    }

    /// Both ends, the unit once where it is the same.
    private static String range(Quantity least, Quantity most) {
        var low = amount(least);
        var high = amount(most);
        int unit = commonSuffix(low, high);
        return low.substring(0, low.length() - unit) + ".." + high;
    }

    private static int commonSuffix(String low, String high) {
        int digits = low.length();
        while (digits > 0 && !Character.isDigit(low.charAt(digits - 1))) {
            digits--;
        }
        return high.endsWith(low.substring(digits)) ? low.length() - digits : 0;
    }

    static String article(String noun) {
        return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }
}
