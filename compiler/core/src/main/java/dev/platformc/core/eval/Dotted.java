package dev.platformc.core.eval;

import dev.platformc.core.syntax.Expr;
import org.jspecify.annotations.Nullable;

/// Words joined by dots, which the grammar reads as fields: `eu.chat`.
final class Dotted {
    private Dotted() {}

    /// As written; null when it is more than words and dots.
    static @Nullable String of(Expr expr) {
        return switch (expr) {
            case Expr.Ref(var word, _) -> word;
            case Expr.Field(var of, var field, _) -> {
                var before = of(of);
                yield before == null ? null : before + "." + field.text();
            }
            default -> null;
        };
    }

    static String head(Expr.Field field) {
        return switch (field.of()) {
            case Expr.Ref(var word, _) -> word;
            case Expr.Field inner -> head(inner);
            default -> "";
        };
    }
}
