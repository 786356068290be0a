package dev.platformc.core.eval;

import dev.platformc.core.text.Span;
import java.util.List;

/// What was worked out about the declarations of a platform: what rules read beside attributes.
///
/// Known of a platform before anything is placed, and again, with more to tell, of a plan.
public interface Facts {
    /// The fact, or what an attribute that nobody wrote turned out to be.
    ///
    /// @param kind of the declaration
    /// @param name its full name
    /// @param fact as the table of facts spells it, or the name of an attribute
    Answer of(String kind, String name, String fact);

    /// What a fact is the sum of, for messages; empty where it is not a sum.
    default List<Part> parts(String kind, String name, String fact) {
        return List.of();
    }

    /// One summand.
    ///
    /// @param what in words: ``pool `gpus` ``
    /// @param at the text that answers for it
    record Part(String what, Value value, Span at) {}

    /// What is known.
    sealed interface Answer {
        record Known(Value value) implements Answer {}

        /// Only the plan can tell.
        record Later() implements Answer {}

        /// Could not be worked out, and the reason was reported.
        record Missing() implements Answer {}

        /// Nothing of this name is worked out.
        record Nothing() implements Answer {}
    }
}
