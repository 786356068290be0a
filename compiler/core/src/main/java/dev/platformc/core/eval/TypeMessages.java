package dev.platformc.core.eval;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.core.kind.Attribute;
import dev.platformc.core.kind.Type;
import dev.platformc.core.syntax.Expr;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.quantity.Dimension.Plain;
import dev.platformc.hardware.quantity.Rational;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The words of errors about types.
final class TypeMessages {
    private TypeMessages() {}

    static Diagnostic mismatch(Place place, Value value, Span at) {
        if (value instanceof Value.Amount(var quantity)
                && quantity.dimension() == Plain.NUMBER
                && quantity.unit() == null) {
            var unit = onlyUnit(place.type());
            var message = mismatch(place, "a number without a unit", at);
            if (place.type().find(Type.Multiple.class).isPresent()
                    || place.type().find(Type.Tree.class).isPresent()) {
                return Diagnostic.of(
                                Code.TYPE_MISMATCH,
                                place.subject() + " says how many and not of what",
                                at,
                                "of what?")
                        .withNote(place.subject() + " takes " + place.type().describe());
            }
            if (place.name().equals("gpu")) {
                return message.withNote("whole GPUs are asked for with `gpus = " + quantity + "`");
            }
            if ("%".equals(unit) && quantity.amount().compareTo(Rational.ONE) < 0) {
                var hundredth = quantity.amount().times(Rational.of(100));
                return message.withFix(
                        new Fix(
                                "write the percentage",
                                Confidence.NEEDS_REVIEW,
                                List.of(new Edit(at, hundredth + unit))));
            }
            return unit == null
                    ? message
                    : message.withFix(
                            new Fix(
                                    "write the unit",
                                    Confidence.NEEDS_REVIEW,
                                    List.of(new Edit(at, quantity + unit))));
        }
        var message = mismatch(place, Shown.noun(value), at);
        return value instanceof Value.Text(var text) && bare(place.type(), text)
                ? message.withFix(
                        new Fix(
                                "remove the quotes",
                                Confidence.NEEDS_REVIEW,
                                List.of(new Edit(at, text))))
                : message;
    }

    /// Whether the text would do without its quotes: a name, a choice, an amount.
    private static boolean bare(Type type, String text) {
        return type.alternatives().stream()
                .anyMatch(alternative ->
                        switch (alternative) {
                            case Type.Reference _,
                                    Type.Choice _,
                                    Type.OneOf _,
                                    Type.Family _,
                                    Type.Name _ ->
                                    text.matches("[A-Za-z][-A-Za-z0-9_.]*");
                            case Type.Bool _ -> text.matches("true|false");
                            case Type.Decimal _, Type.Whole _ -> text.matches("[0-9]+");
                            case Type.Amount _, Type.Percent _ ->
                                    text.matches("[0-9.]+ ?[A-Za-z%/]+");
                            default -> false;
                        });
    }

    static Diagnostic mismatch(Place place, String noun, Span at) {
        return Diagnostic.of(
                Code.TYPE_MISMATCH,
                place.subject() + " takes " + place.type().describe() + ", not " + noun,
                at,
                "this is " + noun);
    }

    /// The unit, where a type has one that is meant most of the time.
    private static @Nullable String onlyUnit(Type type) {
        for (var alternative : type.alternatives()) {
            switch (alternative) {
                case Type.Percent _ -> {
                    return "%";
                }
                case Type.Amount(var dimension) when dimension == Plain.TOKENS -> {
                    return " tokens";
                }
                default -> {}
            }
        }
        return null;
    }

    static Diagnostic notAPath(String text, Span at) {
        return Diagnostic.of(
                Code.PATH_NOT_IN_SCHEMA,
                "`" + text + "` is no path into an object",
                at,
                "fields joined by dots, elements in brackets");
    }

    static Diagnostic noImage(Place place, Span at) {
        return Diagnostic.of(
                        Code.TYPE_MISMATCH,
                        place.subject() + " takes the name of an image",
                        at,
                        "no registry has such a name")
                .withNote("an image reads `registry.example/name:tag`");
    }

    static Diagnostic noneNotHere(Place place, Span at) {
        return Diagnostic.of(
                Code.TYPE_MISMATCH,
                place.subject() + " cannot be `none`",
                at,
                place.type().describe() + " belongs here");
    }

    static Diagnostic missing(Attribute row, String owner, Span at) {
        return Diagnostic.of(
                        Code.ATTRIBUTE_MISSING,
                        owner + " has no `" + row.name() + "`",
                        at,
                        "`" + row.name() + "` must be written")
                .withNote("`" + row.name() + "` takes " + row.type().describe());
    }

    static Diagnostic incomparable(Expr.Binary binary, Value left, Value right) {
        return Diagnostic.of(
                        Code.TYPE_MISMATCH,
                        "`"
                                + binary.operator().symbol()
                                + "` cannot compare "
                                + Shown.noun(left)
                                + " with "
                                + Shown.noun(right),
                        binary.operatorSpan(),
                        "no order between them")
                .withRelated(binary.left().span(), Shown.noun(left))
                .withRelated(binary.right().span(), Shown.noun(right));
    }

    static Diagnostic notText(Value value, Span at) {
        return Diagnostic.of(
                Code.TYPE_MISMATCH,
                "text cannot hold " + Shown.noun(value),
                at,
                "this is " + Shown.noun(value));
    }

    static Diagnostic notANumber(Value value, Span at) {
        return Diagnostic.of(
                Code.TYPE_MISMATCH,
                "a number is wanted, not " + Shown.noun(value),
                at,
                "this is " + Shown.noun(value));
    }

    static Diagnostic notAList(Value value, Span at) {
        return Diagnostic.of(
                Code.TYPE_MISMATCH,
                "a list is wanted, not " + Shown.noun(value),
                at,
                "this is " + Shown.noun(value));
    }

    static Diagnostic notIndexed(Value value, Span at) {
        return Diagnostic.of(
                Code.TYPE_MISMATCH,
                "only maps and lists have elements, not " + Shown.noun(value),
                at,
                "this is " + Shown.noun(value));
    }

    static Diagnostic notAKey(Value value, Span at) {
        return Diagnostic.of(
                Code.TYPE_MISMATCH,
                Shown.noun(value) + " cannot be a key",
                at,
                "a word or text belongs here");
    }

    static Diagnostic membersLacking(List<String> words, Span at) {
        return Diagnostic.of(
                Code.NOT_A_MEMBER,
                "the map says nothing for "
                        + String.join(", ", words.stream().map(w -> "`" + w + "`").toList()),
                at,
                "could be any of its choices");
    }

    static Diagnostic notChangeable(Value value, Span at) {
        return Diagnostic.of(
                Code.TYPE_MISMATCH,
                Shown.noun(value) + " has nothing to change in a block",
                at,
                "not a record or a declaration");
    }

    static Diagnostic changedThing(String kind, Span at) {
        return Diagnostic.of(
                        Code.TYPE_MISMATCH,
                        Shown.article(kind) + " is not changed where it is used",
                        at,
                        "changes do not belong here")
                .withNote("`" + kind + " other = this { … }` declares another one");
    }

    static Diagnostic emptyList(Span at) {
        return Diagnostic.of(
                Code.OUT_OF_RANGE, "the list is empty", at, "at least one element is wanted");
    }

    static Diagnostic longList(Span at) {
        return Diagnostic.of(
                Code.TOO_MUCH, "the list has more than 100,000 elements", at, "too long");
    }

    static Diagnostic exactCount(Place place, Span at) {
        return Diagnostic.of(
                Code.TYPE_MISMATCH,
                place.subject() + " takes one count, not a range",
                at,
                "this is a range");
    }

    static Diagnostic levelWord(Span at) {
        return Diagnostic.of(
                Code.TYPE_MISMATCH,
                "a level is one word",
                at,
                "a word such as `rack` belongs here");
    }

    static Diagnostic howMany(Span at) {
        return Diagnostic.of(
                Code.TYPE_MISMATCH,
                "it is not said how many",
                at,
                "a count and `x` belong before it");
    }

    static Diagnostic oneArgument(String function, Span at) {
        return Diagnostic.of(
                Code.TYPE_MISMATCH, "`" + function + "( )` takes one value", at, "not one value");
    }

    static Diagnostic secret(Span at) {
        return Diagnostic.of(
                Code.TYPE_MISMATCH,
                "`secret( )` takes the name of a Secret and a key in it",
                at,
                "written `secret(\"name\", \"key\")`");
    }

    static Diagnostic wantsComprehension(String function, Span at) {
        return Diagnostic.of(
                Code.TYPE_MISMATCH,
                "`" + function + "( )` runs over a list",
                at,
                "written `" + function + "(e in list: condition)`");
    }

    static Diagnostic parameter(Place place, String text, Span type) {
        return Diagnostic.of(
                Code.TYPE_MISMATCH,
                "`-P " + place.name() + "=" + text + "` is not " + place.type().describe(),
                type,
                "what the parameter takes");
    }

    static Diagnostic tooMuch(boolean deep, Span at) {
        return Diagnostic.of(
                Code.TOO_MUCH,
                deep
                        ? "values lean on each other more than 300 deep"
                        : "evaluation takes more than 10 million steps",
                at,
                "given up here");
    }
}
