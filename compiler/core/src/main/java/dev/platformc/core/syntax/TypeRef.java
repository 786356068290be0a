package dev.platformc.core.syntax;

import dev.platformc.core.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The type of a parameter as written: `bytes`, `list(slice)`, `dev | staging | prod`.
///
/// @param alternatives several are the members of an enum; none: it could not be read
public record TypeRef(List<Simple> alternatives, Span span) {
    /// A word, or one with a type in parentheses: `list(slice)`.
    ///
    /// @param of the type in parentheses
    public record Simple(Name word, @Nullable TypeRef of, Span span) {}
}
