package dev.platformc.core.syntax;

import dev.platformc.core.text.Span;
import java.util.List;

/// `{ … }`
public record Block(List<Member> members, Span span) {}
