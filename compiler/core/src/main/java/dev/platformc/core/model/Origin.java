package dev.platformc.core.model;

import dev.platformc.core.text.Span;

/// Where a value came from. Every value has a line that answers for it: its own, or that of the
/// declaration it belongs to.
public sealed interface Origin {
    /// The text that answers for the value.
    Span span();

    /// One or two words for `explain` and the report: `written`, `default`, …
    default String word() {
        return switch (this) {
            case Written _ -> "written";
            case Copied copied -> "copied from " + copied.from();
            case Default _ -> "default";
            case Catalog _ -> "catalog";
            case Inferred _ -> "inferred";
            case Locked _ -> "locked";
            case Patched patched -> "patched by " + patched.by();
        };
    }

    /// @param span the value as it stands in the source
    record Written(Span span) implements Origin {}

    /// @param from the declaration or catalog entry that it was copied from
    record Copied(String from, Span span) implements Origin {}

    /// @param span the declaration that does not write it
    record Default(Span span) implements Origin {}

    /// @param entry name in the catalog
    /// @param span the mention of the entry
    record Catalog(String entry, Span span) implements Origin {}

    /// @param reason completes "inferred: …"
    record Inferred(String reason, Span span) implements Origin {}

    record Locked(Span span) implements Origin {}

    /// @param by name of the patch
    /// @param span the value in the patch
    record Patched(String by, Span span) implements Origin {}
}
