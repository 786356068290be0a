package dev.platformc.core.syntax;

import dev.platformc.core.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands inside a block: an attribute, a clause, or an item that may be nested.
public sealed interface Member
        permits Member.Attribute, Member.Clause, Item.Use, Item.Declaration, Item.Broken {
    Span span();

    /// `replicas = 1..2`
    record Attribute(Key key, Expr value, @Nullable Doc doc, Span span) implements Member {}

    /// `require cond because "…"`
    record Clause(Verb verb, Expr condition, Expr.@Nullable Text because, Span span)
            implements Member {}

    enum Verb {
        REQUIRE,
        ADVISE,
        EXPECT
    }

    /// The left side of an attribute: mostly one word; a path in `patch.set`; a string in a map.
    ///
    /// @param parts words and bracketed keys, outermost first; never empty
    record Key(List<Part> parts, Span span) {
        /// The word, when the key is a single one.
        public @Nullable String word() {
            return parts.size() == 1 && !parts.getFirst().quoted() ? parts.getFirst().text() : null;
        }

        /// The text of a key with a single part, quoted or not.
        public String text() {
            return String.join(".", parts.stream().map(Part::text).toList());
        }
    }

    /// One step of a key.
    ///
    /// @param quoted written as a string
    /// @param bracketed written in `[ ]`
    record Part(String text, boolean quoted, boolean bracketed, Span span) {}
}
