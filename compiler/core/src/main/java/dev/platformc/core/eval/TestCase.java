package dev.platformc.core.eval;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.model.Identity;
import dev.platformc.core.syntax.Expr;
import dev.platformc.core.syntax.Item;
import dev.platformc.core.text.Span;
import java.util.List;
import java.util.Map;

/// A `test`: this platform with a change, and what must then be true.
///
/// @param parameters that the changed platform is given, as written
/// @param changes declarations and uses, to be added or laid over
public record TestCase(
        Identity id, Map<String, String> parameters, List<Item> changes, List<Expected> expected) {

    /// One `expect`.
    public sealed interface Expected {
        Span span();

        /// `expect compiles`
        record Compiles(Span span) implements Expected {}

        /// `expect fails(PLT-0501)`
        record Fails(Code code, Span span) implements Expected {}

        /// `expect cond`: it compiles, and the condition holds.
        record Holds(Expr condition, Span span) implements Expected {}
    }
}
