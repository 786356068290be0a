package dev.platformc.core.model;

import dev.platformc.core.text.Span;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What every declaration has.
///
/// @param kind the keyword: `pool`, `endpoint`
/// @param name full name, scopes joined by dots: `eu.chat`
/// @param span the name where it is declared, or the keyword of a declaration without a name
/// @param declaration the whole declaration
/// @param documentation text of the `///` lines
/// @param labels carried to every object that is emitted for it
/// @param was the full name that it had before; said by the author, never guessed
public record Identity(
        String kind,
        String name,
        Span span,
        Span declaration,
        @Nullable String documentation,
        Map<String, Sourced<String>> labels,
        @Nullable Sourced<String> was) {

    /// Of a declaration that always had its name.
    public Identity(
            String kind,
            String name,
            Span span,
            Span declaration,
            @Nullable String documentation,
            Map<String, Sourced<String>> labels) {
        this(kind, name, span, declaration, documentation, labels, null);
    }

    /// How messages name it: ``endpoint `chat` `` without the quotes' meaning lost.
    public String display() {
        return kind + " `" + name + "`";
    }

    /// The name as a Kubernetes object name: dots become dashes.
    public String objectName() {
        return name.replace('.', '-');
    }

    /// Unique in the platform: `endpoint.chat`.
    public String key() {
        return kind + "." + name;
    }

    /// Whether both are the same declaration, whatever else is known of them.
    public boolean isSame(Identity other) {
        return name.equals(other.name) && kind.equals(other.kind);
    }

    /// The full name that it had before; absent when it was not renamed.
    public @Nullable String formerName() {
        return was == null ? null : was.value();
    }
}
