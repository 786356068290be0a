package dev.platformc.core.eval;

import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.syntax.Expr;
import dev.platformc.core.syntax.Item;
import dev.platformc.core.syntax.Parser;
import dev.platformc.core.text.Source;
import dev.platformc.hardware.catalog.Catalog;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values that are written outside of the sources: on the command line, in the table of kinds.
final class Literals {
    private Literals() {}

    /// Reads the text as the language would, with no names known but those of the type; null when
    /// it is no value of the place.
    ///
    /// @param origin answers for the value, since the text has no place in a file
    static @Nullable Sourced<Value> read(String text, Place place, Catalog catalog, Origin origin) {
        var expr = parse(text);
        if (expr == null) {
            return null;
        }
        var reports = new Reports();
        var evaluation = new Evaluation(catalog, Map.of(), reports);
        var value = evaluation.expressions.value(expr, place, Env.shape(evaluation.platform));
        return reports.isEmpty() && !(value.value() instanceof Value.Missing)
                ? Origins.all(value, origin)
                : null;
    }

    static @Nullable Expr parse(String text) {
        var parsed = Parser.parse(new Source("", "let value = " + text));
        return !parsed.hasErrors()
                        && parsed.value() != null
                        && parsed.value().items().size() == 1
                        && parsed.value().items().getFirst() instanceof Item.Let let
                ? let.value()
                : null;
    }
}
