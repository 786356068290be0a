package dev.platformc.core.syntax;

import dev.platformc.core.text.Span;

/// A word where a name or keyword is expected.
public record Name(String text, Span span) {}
