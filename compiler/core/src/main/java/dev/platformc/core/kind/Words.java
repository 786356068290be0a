package dev.platformc.core.kind;

import dev.platformc.hardware.quantity.Dimension;
import java.util.ArrayList;
import java.util.List;

/// Types in words.
final class Words {
    private Words() {}

    static String describe(Type type) {
        return switch (type) {
            case Type.Text _ -> "text";
            case Type.Image _ -> "a container image as text";
            case Type.Bool _ -> "`true` or `false`";
            case Type.Whole(var least, _) -> least < 0 ? "a whole number" : "a count";
            case Type.Decimal _ -> "a number";
            case Type.Percent _ -> "a percentage";
            case Type.Amount(var dimension) -> amount(dimension);
            case Type.Price _ -> "a price such as `98.32 USD/h`";
            case Type.Money _ -> "an amount of money";
            case Type.Currency _ -> "a currency such as `USD`";
            case Type.Name _ -> "a name";
            case Type.Choice(var members, _) ->
                    either(members.stream().map(m -> "`" + m.word() + "`").toList());
            case Type.Level _ -> "a level such as `rack`";
            case Type.Family _ -> "a card model with MIG";
            case Type.Range(var of) -> describe(of) + " or a range";
            case Type.Multiple(var of, _) -> "so many of something, `n x` " + describe(of);
            case Type.Tree _ -> "so many nodes, such as `2 x rack of 8 x dgx-h100`";
            case Type.Slice _ -> "a MIG profile";
            case Type.Part _ -> "a part of a sharing, such as `25% of turns`";
            case Type.ListOf(var of) -> "a list of " + plural(of);
            case Type.MapOf(var of) -> "a map to " + plural(of);
            case Type.Structure _ -> "a record `{ … }`";
            case Type.OneOf(var constructors) ->
                    either(constructors.stream().map(c -> "`" + c.word() + "`").toList());
            case Type.Reference(var kinds) -> either(kinds.stream().map(Words::article).toList());
            case Type.InPlace(var kind) -> "`" + kind + " { … }`";
            case Type.Entry(var kind) -> "an entry of a " + kind;
            case Type.Secret _ -> "a secret";
            case Type.ObjectKind _ ->
                    "a kind of object such as `Deployment` or `\"kueue.x-k8s.io/ClusterQueue\"`";
            case Type.Settings _ -> "paths and values, `{ spec.paused = true }`";
            case Type.Free(var noun) -> noun;
            case Type.Either _ -> either(alternatives(type.alternatives()));
            case Type.Later(var of, _) -> describe(of);
            case Type.Anything _ -> "any value";
        };
    }

    /// A list of what may also stand alone is a list of them.
    private static List<String> alternatives(List<Type> types) {
        return types.stream()
                .map(type ->
                        type instanceof Type.ListOf(var of) && types.contains(of)
                                ? "a list of them"
                                : describe(type))
                .distinct()
                .toList();
    }

    private static String amount(Dimension.Plain dimension) {
        return switch (dimension) {
            case BYTES -> "an amount of bytes such as `80GiB`";
            case DATA_RATE -> "a data rate such as `400Gb/s`";
            case DURATION -> "a duration such as `30min`";
            case TOKENS -> "a number of tokens such as `8192 tokens`";
            case NUMBER, PERCENT, TOKEN_RATE, REQUESTS, REQUEST_RATE ->
                    article(dimension.describe());
        };
    }

    private static String plural(Type type) {
        return switch (type) {
            case Type.Reference(var kinds) ->
                    either(kinds.stream().map(kind -> kind + "s").toList());
            case Type.Whole _ -> "counts";
            case Type.Slice _ -> "MIG profiles";
            case Type.Either _ when type.find(Type.Slice.class).isPresent() -> "MIG profiles";
            default -> describe(type);
        };
    }

    static String article(String noun) {
        return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }

    static String either(List<String> words) {
        var distinct = new ArrayList<>(words);
        if (distinct.size() < 2) {
            return String.join("", distinct);
        }
        var last = distinct.removeLast();
        return String.join(", ", distinct) + " or " + last;
    }
}
