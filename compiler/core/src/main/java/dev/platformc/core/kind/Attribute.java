package dev.platformc.core.kind;

import org.jspecify.annotations.Nullable;

/// A row of the table: an attribute of a kind, or a field of a record.
///
/// @param meaning one sentence
/// @param required must be written, unless a copy brings it
/// @param preset the default as the reference shows it; absent: nothing is assumed
/// @param built whether this version can do it; a row that is not built is reported where it is
///   written
public record Attribute(
        String name,
        Type type,
        String meaning,
        boolean required,
        @Nullable String preset,
        boolean built) {

    /// An optional row without a default.
    public static Attribute row(String name, Type type, String meaning) {
        return new Attribute(name, type, meaning, false, null, true);
    }

    /// This row, which must be written.
    public Attribute must() {
        return new Attribute(name, type, meaning, true, preset, built);
    }

    /// This row with a default, worded for the reference.
    public Attribute or(String preset) {
        return new Attribute(name, type, meaning, required, preset, built);
    }

    /// Whether its default is a value of its type; else the default is said in words.
    public boolean isLiteral() {
        return preset != null
                && type.alternatives().stream()
                        .anyMatch(each ->
                                switch (each) {
                                    case Type.Choice(var members, _) ->
                                            members.stream().anyMatch(m -> m.word().equals(preset));
                                    case Type.OneOf(var constructors) ->
                                            constructors.stream()
                                                    .anyMatch(c -> c.word().equals(preset));
                                    case Type.Bool _ -> preset.matches("true|false");
                                    case Type.Text _ -> preset.startsWith("\"");
                                    case Type.Structure _ -> preset.startsWith("{");
                                    default -> preset.matches("\\d[^ ,]*( [a-z/]+)?");
                                });
    }

    /// This row, not built yet.
    public Attribute later() {
        return new Attribute(name, type, meaning, required, preset, false);
    }
}
