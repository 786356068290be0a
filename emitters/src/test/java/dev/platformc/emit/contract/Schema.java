package dev.platformc.emit.contract;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A structural schema of `apiextensions.k8s.io/v1`: OpenAPI v3 with the `x-kubernetes-` words.
///
/// @param type what a value must be; [Type#ANY] where the schema says nothing
/// @param properties the fields that have names, in order of their names
/// @param values schema of the values of a map with free keys (`additionalProperties`)
/// @param items schema of the elements of a list
/// @param open fields without a schema are kept (`x-kubernetes-preserve-unknown-fields`)
/// @param embedded an object of its own: has apiVersion, kind and metadata
/// @param assertions what a value of this type must fulfil, one entry a keyword
/// @param listKeys fields that together are unique in a list of type `map`; empty otherwise
record Schema(
        Type type,
        Map<String, Schema> properties,
        @Nullable Schema values,
        @Nullable Schema items,
        Set<String> required,
        boolean nullable,
        boolean open,
        boolean embedded,
        List<Assertion> assertions,
        Combinations combinations,
        List<String> listKeys,
        @Nullable JsonNode defaultValue,
        List<Rule> rules) {

    enum Type {
        OBJECT,
        ARRAY,
        STRING,
        INTEGER,
        NUMBER,
        BOOLEAN,
        INT_OR_STRING,
        ANY
    }

    /// `allOf` and its kin. Their schemas judge values only: they make no field known.
    record Combinations(
            List<Schema> all, List<Schema> any, List<Schema> one, @Nullable Schema not) {
        boolean isEmpty() {
            return all.isEmpty() && any.isEmpty() && one.isEmpty() && not == null;
        }
    }

    /// One entry of `x-kubernetes-validations`.
    ///
    /// @param fieldPath where to report, relative to the value, e.g. `.spec.name`; empty: the value
    /// @param optionalOldSelf evaluated on creation too, with `oldSelf` as an empty optional
    record Rule(
            String text,
            @Nullable String message,
            @Nullable String messageExpression,
            String fieldPath,
            boolean optionalOldSelf) {}

    /// Nothing is known of such a value, and nothing of it is lost.
    static final Schema ANYTHING =
            new Schema(
                    Type.ANY,
                    Map.of(),
                    null,
                    null,
                    Set.of(),
                    true,
                    true,
                    false,
                    List.of(),
                    new Combinations(List.of(), List.of(), List.of(), null),
                    List.of(),
                    null,
                    List.of());
}
