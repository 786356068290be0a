package dev.platformc.core.eval;

import dev.platformc.core.model.Sourced;
import org.jspecify.annotations.Nullable;

/// What a place sees.
///
/// @param scope the level it is written in
/// @param innermost the binder of the comprehension right around it, which knows the next
/// @param shape whether it decides what exists: then it sees only parameters, `let`s and literals
record Env(Scope scope, @Nullable Binder innermost, boolean shape) {

    static Env of(Scope scope) {
        return new Env(scope, null, false);
    }

    static Env shape(Scope scope) {
        return new Env(scope, null, true);
    }

    /// The name that a comprehension gives to each element in turn.
    record Binder(String name, Bound bound, @Nullable Binder outer) {}

    Env with(String name, Bound bound) {
        return new Env(scope, new Binder(name, bound, innermost), shape);
    }

    /// Without the binders: what a `let` of that level sees.
    Env in(Scope level) {
        return new Env(level, null, shape);
    }

    @Nullable Bound binder(String name) {
        for (var binder = innermost; binder != null; binder = binder.outer()) {
            if (binder.name().equals(name)) {
                return binder.bound();
            }
        }
        return null;
    }

    /// What a binder stands for.
    sealed interface Bound {
        record Known(Sourced<Value> value) implements Bound {}

        /// A declaration whose attributes are worked out only when they are asked for.
        record Member(Node node) implements Bound {}
    }
}
