package dev.platformc.core.syntax;

import dev.platformc.core.text.Span;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What stands at the top of a file or inside a template or an `if`.
public sealed interface Item {
    Span span();

    /// `import "models" as m`
    record Import(Expr.Text directory, @Nullable Name alias, Span span) implements Item {}

    /// `param env: dev | prod = dev`
    record Param(Name name, TypeRef type, @Nullable Expr preset, @Nullable Doc doc, Span span)
            implements Item {}

    /// `let torch = pytorch { … }`
    record Let(Name name, Expr value, @Nullable Doc doc, Span span) implements Item {}

    /// `template desk(slices: list(slice)) { … }`
    record Template(
            Name name, List<Parameter> parameters, List<Item> items, @Nullable Doc doc, Span span)
            implements Item {}

    /// `if env == prod { … }`
    record Condition(Expr test, List<Item> items, Span span) implements Item {}

    /// `use desk payments { slices = … }`; may also stand inside a block.
    record Use(Path template, Name name, @Nullable Block arguments, @Nullable Doc doc, Span span)
            implements Item, Member {}

    /// `kind name { … }`, `kind name = other { … }`; may also stand inside a block.
    ///
    /// @param kind the word in front, not yet known to be a kind
    /// @param name absent when the declaration is named after what surrounds it
    /// @param copyOf the declaration or catalog entry that this one starts from
    record Declaration(
            Name kind,
            @Nullable Path name,
            @Nullable Path copyOf,
            @Nullable Block body,
            @Nullable Doc doc,
            Span span)
            implements Item, Member {}

    /// A hole of a template.
    record Parameter(Name name, TypeRef type, @Nullable Expr preset, Span span) {}

    /// Stands where an item could not be read. Already reported; stay silent about it, and about
    /// what may have been declared in it.
    ///
    /// @param words that stand in it: names it may have given, attributes it may have set
    record Broken(Span span, Set<String> words) implements Item, Member {
        public Broken {
            words = Collections.unmodifiableSet(new TreeSet<>(words));
        }
    }
}
