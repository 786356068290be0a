package dev.platformc.core.build;

import dev.platformc.core.eval.Declared;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Sourced;
import java.util.LinkedHashMap;
import java.util.Map;

/// Copies with changes: `llama-3.1-8b { precision = fp8 }`.
final class Changes {
    private Changes() {}

    /// What is written in the declaration, over what was changed in the entry it is a copy of.
    static Map<String, Sourced<Value>> attributes(Declared declared) {
        var base = declared.base();
        return base == null ? declared.attributes() : over(base.changes(), declared.attributes());
    }

    static Map<String, Sourced<Value>> over(
            Map<String, Sourced<Value>> below, Map<String, Sourced<Value>> above) {
        var merged = new LinkedHashMap<>(below);
        merged.putAll(above);
        return merged;
    }
}
