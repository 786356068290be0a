package dev.platformc.solver.topology;

import dev.platformc.solver.Budget;
import dev.platformc.solver.z3.Conversation;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What is left of a budget over several conversations with Z3.
final class Allowance {
    private long left;

    Allowance(Budget budget) {
        left = budget.units();
    }

    boolean isSpent() {
        return left <= 0;
    }

    long left() {
        return left;
    }

    /// Work that was done without Z3.
    void spend(long units) {
        left -= units;
    }

    /// One conversation that may use up to `most` of what is left.
    ///
    /// @param most units, above 0
    <T extends @Nullable Object> T talk(long most, Function<Conversation, T> topic) {
        try (var conversation =
                Conversation.within(new Budget(Math.max(1, Math.min(most, left))))) {
            var outcome = topic.apply(conversation);
            left -= conversation.spent();
            return outcome;
        }
    }
}
