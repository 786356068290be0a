package dev.platformc.emit.contract;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One keyword of a schema, applied to one value. It keeps silent about values of other types.
@FunctionalInterface
interface Assertion {
    /// What is wrong with `value`, or null.
    @Nullable String complaint(JsonNode value);
}
