package dev.platformc.core.model;

import dev.platformc.core.text.Span;
import dev.platformc.hardware.quantity.Quantity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Changes of emitted objects that the language has no word for.
///
/// @param of whose objects; never empty
/// @param ofSpan where they are named together
/// @param object which of their objects
/// @param settings in the order written
/// @param removals what is taken out, before anything is set
public record Patch(
        Identity id,
        List<Identity> of,
        Span ofSpan,
        Sourced<ObjectKind> object,
        List<Setting> settings,
        List<FieldPath> removals) {
    public Patch {
        of = List.copyOf(of);
        settings = List.copyOf(settings);
        removals = List.copyOf(removals);
    }

    /// @param group absent: of whatever group there is; empty: the core group
    public record ObjectKind(@Nullable String group, String kind) {
        /// `Deployment`, `apps/Deployment`
        public String text() {
            return group == null || group.isEmpty() ? kind : group + "/" + kind;
        }
    }

    /// @param path where
    /// @param value what to set there
    public record Setting(FieldPath path, Sourced<Content> value) {}

    /// A value that is not typed yet: the schema of the object says what it becomes.
    public sealed interface Content {
        record Amount(Quantity quantity) implements Content {}

        record Text(String text) implements Content {}

        record Truth(boolean value) implements Content {}

        record Listing(List<Sourced<Content>> elements) implements Content {}

        /// In the order written.
        record Fields(Map<String, Sourced<Content>> fields) implements Content {}
    }
}
