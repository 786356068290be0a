package dev.platformc.core.eval;

import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.text.Span;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A declaration with what is written in it (or copied into it), typed by the table of kinds.
/// Defaults are not filled in yet: an attribute that is absent here was not written.
///
/// @param attributes by name, in the order of the table of kinds; `none` and missing values are
///   kept as such
/// @param base the catalog entry that it is a copy of, if any
/// @param nested declarations inside it, such as the steps of a pipeline
/// @param scope the scope that declares it, such as `eu`; empty for the platform itself
/// @param uses names of the `use`s that made it, outermost first, where they are written
public record Declared(
        Identity id,
        Map<String, Sourced<Value>> attributes,
        Value.@Nullable CatalogEntry base,
        List<Declared> nested,
        String scope,
        List<Span> uses) {

    /// One of the platform itself.
    public Declared(
            Identity id,
            Map<String, Sourced<Value>> attributes,
            Value.@Nullable CatalogEntry base,
            List<Declared> nested) {
        this(id, attributes, base, nested, "", List.of());
    }

    public @Nullable Sourced<Value> attribute(String name) {
        return attributes.get(name);
    }
}
