package dev.platformc.core.eval;

import dev.platformc.core.model.Identity;
import dev.platformc.core.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One reason why a condition does not hold.
///
/// @param members of the quantifiers around it, outermost first, and the declaration it speaks of
/// @param at the smallest part of the condition that fails
/// @param says values seen and wanted: `` `replicas.min` is 1, wanted at least 2``
/// @param shown the text that answers for the value; absent for what is worked out of many
/// @param excess by how much a whole range misses, and at which end; absent where that says nothing
/// @param remarks how the value came about
/// @param inside why none of several members holds, where one would do
public record Breach(
        List<Subject> members,
        Span at,
        String says,
        @Nullable Span shown,
        @Nullable String excess,
        List<Facts.Remark> remarks,
        List<Breach> inside) {
    public Breach {
        members = List.copyOf(members);
        remarks = List.copyOf(remarks);
        inside = List.copyOf(inside);
    }

    /// A member of a list.
    ///
    /// @param name as messages call it
    /// @param id absent for a member that is no declaration
    /// @param quantified whether it was met one by one, so that a waiver may leave it out
    public record Subject(String name, @Nullable Identity id, boolean quantified) {}

    /// The innermost member of a quantifier that it speaks of, as messages call it; empty where
    /// there is none.
    public String member() {
        return members.stream()
                .filter(Subject::quantified)
                .reduce((_, inner) -> inner)
                .map(Subject::name)
                .orElse("");
    }
}
