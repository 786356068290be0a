package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Identity;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.model.ModelShape;
import dev.platformc.hardware.quantity.Rational;

/// Whether so many parameters go with such a shape.
///
/// A layer has some multiple of the square of its width as parameters. Over the catalog's models
/// that multiple is 5 to 36 where all are used for each token; models of experts have up to 90.
/// Half and twice as much is let pass: a slip is one of a digit or of a unit.
final class ShapeChecks {
    private static final Rational LEAST = Rational.of(5, 2);
    private static final Rational MOST_DENSE = Rational.of(72);
    private static final Rational MOST = Rational.of(400);

    private ShapeChecks() {}

    /// @param at the number of parameters, else the model
    static void check(Report report, Identity id, ModelShape shape, Span at) {
        var width = Rational.of(shape.heads()).times(shape.headSize());
        var square = width.times(width).times(shape.layers());
        if (square.signum() <= 0) {
            return;
        }
        var multiple = Rational.of(shape.parameters()).dividedBy(square);
        boolean isDense = shape.active() == shape.parameters();
        if (multiple.compareTo(LEAST) < 0) {
            report.add(unlike(id, shape, at, "too few for", square));
        } else if (multiple.compareTo(isDense ? MOST_DENSE : MOST) > 0) {
            report.add(unlike(id, shape, at, "too many for", square));
        }
    }

    private static Diagnostic unlike(
            Identity id, ModelShape shape, Span at, String verdict, Rational square) {
        return Diagnostic.of(
                        Code.SHAPE_UNLIKE_PARAMETERS,
                        billions(Rational.of(shape.parameters()))
                                + " parameters are "
                                + verdict
                                + " the shape of `"
                                + id.name()
                                + "`",
                        at,
                        "the memory of the weights is worked out from it")
                .withNote(
                        shape.layers()
                                + " layers of "
                                + shape.heads()
                                + " heads with "
                                + shape.headSize()
                                + " values: models of this shape have "
                                + billions(square.times(5))
                                + " to "
                                + billions(square.times(36)));
    }

    /// `70.6B`, in the language's own unit.
    private static String billions(Rational count) {
        return count.dividedBy(Rational.of(1_000_000_000L)).toDecimal(2) + "B";
    }
}
