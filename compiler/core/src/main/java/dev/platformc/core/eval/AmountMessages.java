package dev.platformc.core.eval;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.core.syntax.Expr;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.quantity.DimensionMismatch;
import dev.platformc.hardware.quantity.Quantity;
import dev.platformc.hardware.quantity.Rational;
import java.util.List;

/// The words of errors about amounts: units, ranges, sums.
final class AmountMessages {
    private AmountMessages() {}

    static Diagnostic notWhole(Place place, Quantity quantity, Span at) {
        return Diagnostic.of(
                        Code.NOT_WHOLE,
                        place.subject() + " is counted, and " + exact(quantity) + " is not whole",
                        at,
                        "not a whole number")
                .withNote("`ceil( )`, `floor( )` and `round( )` make a whole number");
    }

    static Diagnostic outOfRange(Place place, Quantity quantity, long least, long most, Span at) {
        boolean low = quantity.amount().compareTo(Rational.of(least)) < 0;
        var written = exact(quantity);
        var message =
                Diagnostic.of(
                        Code.OUT_OF_RANGE,
                        place.subject()
                                + (low ? " is at least " : " is at most ")
                                + (low ? least : most),
                        at,
                        "this is " + written);
        return at.end() - at.start() > written.length() && low && least == 0
                ? message.withNote("`-` subtracts; a range has two dots: `1..3`")
                : message;
    }

    /// `2 * dgx-h100`
    static Diagnostic starForMany(Expr.Binary binary, String word) {
        return Diagnostic.of(
                        Code.UNKNOWN_NAME,
                        "there is no number named `" + word + "` to multiply with",
                        binary.right().span(),
                        "`*` multiplies numbers")
                .withNote("so many of something is written with `x`: `2 x " + word + "`")
                .withFix(
                        new Diagnostic.Fix(
                                "use `x`",
                                Diagnostic.Confidence.NEEDS_REVIEW,
                                List.of(new Diagnostic.Edit(binary.operatorSpan(), "x"))));
    }

    /// `meta-llama/Llama-3.1-8B`
    static Diagnostic slashInName(Expr.Binary binary, String text) {
        var name = text.substring(text.lastIndexOf('/') + 1).toLowerCase(java.util.Locale.ROOT);
        return Diagnostic.of(
                        Code.UNKNOWN_NAME,
                        "`" + text + "` is read as a division",
                        binary.span(),
                        "a name has no `/`")
                .withNote("models of the catalog have short names: `llama-3.1-8b`")
                .withFix(Suggestions.use(name, binary.span()))
                .withFix(
                        new Diagnostic.Fix(
                                "write it as text",
                                Diagnostic.Confidence.NEEDS_REVIEW,
                                List.of(new Diagnostic.Edit(binary.span(), "\"" + text + "\""))));
    }

    static Diagnostic percentOut(Place place, Quantity quantity, Span at) {
        return Diagnostic.of(
                Code.OUT_OF_RANGE,
                place.subject() + " is between 0% and 100%",
                at,
                "this is " + exact(quantity));
    }

    static Diagnostic nothingOf(Place place, Expr.Of of) {
        return Diagnostic.of(
                Code.OUT_OF_RANGE,
                place.subject() + " cannot be nothing of a sharing",
                of.part().span(),
                "this is 0");
    }

    static Diagnostic negative(Place place, Quantity quantity, Span at) {
        return Diagnostic.of(
                Code.OUT_OF_RANGE,
                place.subject() + " cannot be negative",
                at,
                "this is " + exact(quantity));
    }

    static Diagnostic dimensions(
            Quantity left, Span leftAt, Quantity right, Span rightAt, Span at) {
        return Diagnostic.of(
                        Code.DIMENSION_MISMATCH,
                        left + " is " + noun(left) + " and " + right + " is " + noun(right),
                        at,
                        "the two cannot be combined")
                .withRelated(leftAt, noun(left))
                .withRelated(rightAt, noun(right));
    }

    static Diagnostic operation(Expr.Binary binary, Quantity left, Quantity right) {
        return dimensions(
                left, binary.left().span(), right, binary.right().span(), binary.operatorSpan());
    }

    static Diagnostic unlike(DimensionMismatch mismatch, Span at) {
        return Diagnostic.of(
                Code.DIMENSION_MISMATCH,
                mismatch.left()
                        + " is "
                        + noun(mismatch.left())
                        + " and "
                        + mismatch.right()
                        + " is "
                        + noun(mismatch.right()),
                at,
                "the two cannot be combined");
    }

    private static String noun(Quantity quantity) {
        return Shown.article(quantity.dimension().describe());
    }

    static Diagnostic byZero(Span at) {
        return Diagnostic.of(Code.DIVISION_BY_ZERO, "division by zero", at, "this is 0");
    }

    static Diagnostic tooLong(Span at) {
        return Diagnostic.of(
                Code.NUMBER_TOO_LONG,
                "the result has more than 38 digits",
                at,
                "exact arithmetic ends there");
    }

    static Diagnostic emptyRange(Quantity least, Quantity most, Span at) {
        return Diagnostic.of(
                        Code.EMPTY_RANGE,
                        "the range starts at " + least + " and ends at " + most,
                        at,
                        "the least stands first")
                .withFix(
                        new Fix(
                                "turn it round",
                                Confidence.NEEDS_REVIEW,
                                List.of(new Edit(at, most + ".." + least))));
    }

    static Diagnostic rangeEnds(Span at) {
        return Diagnostic.of(Code.TYPE_MISMATCH, "a range has two amounts", at, "not two amounts");
    }

    static Diagnostic largeTree(Rational nodes, Span at) {
        return Diagnostic.of(
                Code.OUT_OF_RANGE, "a pool has at most 1,000,000 nodes", at, "these are " + nodes);
    }

    private static String exact(Quantity quantity) {
        return quantity.unit() == null && quantity.amount().isWhole()
                ? quantity.amount().toString()
                : quantity.toString();
    }
}
