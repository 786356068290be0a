package dev.platformc.core.eval;

import dev.platformc.core.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /// How a fact came about, for messages; empty where that is no help.
    default List<Remark> remarks(String kind, String name, String fact) {
        return List.of();
    }

    /// One thing to know about it.
    ///
    /// @param at the text that answers for it; absent: it concerns the fact as a whole
    record Remark(String says, @Nullable Span at) {}

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
