package dev.platformc.core.eval;

import dev.platformc.core.model.Sourced;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a place sees besides the platform's own names.
///
/// @param binders of the comprehensions around it
/// @param shape whether it decides what exists: then it sees only parameters, `let`s and literals
record Env(Map<String, Bound> binders, boolean shape) {
    static final Env PLATFORM = new Env(Map.of(), false);
    static final Env SHAPE = new Env(Map.of(), true);

    Env {
        binders = Map.copyOf(binders);
    }

    Env with(String binder, Bound bound) {
        var more = new HashMap<>(binders);
        more.put(binder, bound);
        return new Env(more, shape);
    }

    /// Without the binders: what a `let` of the platform sees.
    Env outer() {
        return shape ? SHAPE : PLATFORM;
    }

    @Nullable Bound binder(String name) {
        return binders.get(name);
    }

    /// What a binder stands for.
    sealed interface Bound {
        record Known(Sourced<Value> value) implements Bound {}

        /// A declaration whose attributes are worked out only when they are asked for.
        record Member(Node node) implements Bound {}
    }
}
