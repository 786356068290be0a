package dev.platformc.core.syntax;

import dev.platformc.core.text.Source;
import java.util.List;

/// One parsed file. A tree always comes back, with [Item.Broken] and [Expr.Missing] where the text
/// could not be read.
public record SourceFile(Source source, List<Item> items) {}
