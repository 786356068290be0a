package dev.platformc.core.eval;

import dev.platformc.core.kind.Type;
import dev.platformc.core.syntax.Expr;
import dev.platformc.core.syntax.Item;
import dev.platformc.core.text.Span;
import org.jspecify.annotations.Nullable;

/// A name for something that is no declaration.
sealed interface Named {
    Span span();

    String word();

    record Let(Item.Let item, Scope scope) implements Named {
        @Override
        public Span span() {
            return item.name().span();
        }

        @Override
        public String word() {
            return "`let`";
        }
    }

    record Parameter(Item.Param item, Type type) implements Named {
        @Override
        public Span span() {
            return item.name().span();
        }

        @Override
        public String word() {
            return "parameter";
        }
    }

    /// A parameter of a template.
    ///
    /// @param value what fills it; absent in a sample, and after a report
    /// @param seen the level whose names the value sees
    record Hole(Item.Parameter item, Type type, boolean optional, @Nullable Expr value, Scope seen)
            implements Named {
        @Override
        public Span span() {
            return item.name().span();
        }

        @Override
        public String word() {
            return "parameter";
        }
    }

    record Template(Item.Template item, Scope scope) implements Named {
        @Override
        public Span span() {
            return item.name().span();
        }

        @Override
        public String word() {
            return "template";
        }
    }

    record Library(Span span, Scope scope) implements Named {
        @Override
        public String word() {
            return "library";
        }
    }
}
