package dev.platformc.core.syntax;

import dev.platformc.core.text.Span;

/// The `///` lines in front of a declaration or attribute, without the slashes, joined by newlines.
public record Doc(String text, Span span) {}
