package dev.platformc.core.eval;

import org.jspecify.annotations.Nullable;

/// Values in words.
final class Shown {
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
            case Value.Amount(var quantity) -> quantity.unit() == null
                    ? quantity.amount().toDecimal(12)
                    : quantity.toString();
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

    static String article(String noun) {
        return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }
}
