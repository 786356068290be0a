package dev.platformc.core.eval;

import dev.platformc.core.kind.Attribute;
import dev.platformc.core.syntax.Expr;
import dev.platformc.core.text.Span;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The attributes of a block, in the order written, each known to the table.
///
/// @param broken whether something in the block could not be used and was reported
/// @param lost attributes that what is broken was probably meant to write
record Written(List<Entry> entries, boolean broken, Set<String> lost) {
    static final Written NOTHING = new Written(List.of(), false, Set.of());

    Written {
        entries = List.copyOf(entries);
        lost = Set.copyOf(lost);
    }

    /// @param key where the attribute's name stands
    record Entry(Attribute row, Expr value, Span key) {}

    @Nullable Entry find(String name) {
        for (var entry : entries) {
            if (entry.row().name().equals(name)) {
                return entry;
            }
        }
        return null;
    }
}
