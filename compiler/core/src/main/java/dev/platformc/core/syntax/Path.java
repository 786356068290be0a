package dev.platformc.core.syntax;

import dev.platformc.core.text.Span;
import java.util.List;

/// Words joined by dots: `eu.chat`.
public record Path(List<Name> words, Span span) {
    /// As written, with dots.
    public String text() {
        return String.join(".", words.stream().map(Name::text).toList());
    }
}
