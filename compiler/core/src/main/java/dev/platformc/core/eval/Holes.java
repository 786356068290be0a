package dev.platformc.core.eval;

import dev.platformc.core.kind.Type;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.text.Span;
import java.util.IdentityHashMap;
import java.util.Map;

/// What fills the holes of templates. Before a template is used its holes have types only, and a
/// place that no value of the type could fill is refused where it is written.
final class Holes {
    private final Evaluation evaluation;
    private final Map<Named.Hole, Sourced<Value>> filled = new IdentityHashMap<>();

    Holes(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    Sourced<Value> value(Named.Hole hole, Span at, Place place, Env env) {
        if (env.shape() && ParameterTypes.refers(hole.type())) {
            return evaluation.reports.missing(
                    NameMessages.shapeSeesNoDeclaration(hole.item().name().text(), at), at);
        }
        if (hole.value() == null) {
            return open(hole.type(), at, place);
        }
        return evaluation.expressions.fitted(filled(hole), at, place);
    }

    /// Works out the value, also of a hole that nothing asks for.
    Sourced<Value> filled(Named.Hole hole) {
        var known = filled.get(hole);
        if (known != null) {
            return known;
        }
        var expr = hole.value();
        var name = hole.item().name().text();
        var span = hole.item().name().span();
        if (expr == null) {
            return Reports.silent(span);
        }
        var place = new Place(name, hole.type(), hole.optional());
        var seen = hole.seen();
        var env = ParameterTypes.refers(hole.type()) ? Env.of(seen) : Env.shape(seen);
        var value =
                place.untyped()
                        ? Reports.silent(span)
                        : evaluation.trail.within(
                                new Trail.Frame(
                                        "hole " + seen.key() + " " + name + " " + expr.span(),
                                        "`" + name + "`",
                                        expr.span()),
                                () ->
                                        evaluation.reports.within(
                                                seen,
                                                () ->
                                                        evaluation.expressions.value(
                                                                expr, place, env)),
                                () -> Reports.silent(span));
        filled.put(hole, value);
        return value;
    }

    /// What `name` means: the name given at the use.
    Sourced<Value> name(Span at, Place place, Env env) {
        var namer = env.scope().namer();
        var name = namer == null ? null : namer.name();
        return name == null
                ? open(new Type.Text(), at, place)
                : evaluation.expressions.fitted(new Value.Text(name), at, place);
    }

    private Sourced<Value> open(Type type, Span at, Place place) {
        return Compatible.fits(type, place.type())
                ? Reports.silent(at)
                : evaluation.reports.missing(TypeMessages.mismatch(place, type.describe(), at), at);
    }
}
