package dev.platformc.solver.mig;

import java.util.List;

/// Classes of cards of which each card becomes one of the outcomes of its class: the unknowns are
/// how many cards become which.
///
/// @param sizes cards of each class
/// @param columns an outcome each; every class has one at least
/// @param atLeast what the cards must give together, row by row; negative where they must not take
///   more
record ChoiceProgram(List<Integer> sizes, List<Column> columns, List<Long> atLeast) {
    ChoiceProgram {
        sizes = List.copyOf(sizes);
        columns = List.copyOf(columns);
        atLeast = List.copyOf(atLeast);
    }

    /// @param kind index of the class
    /// @param cost of a card that becomes this; not negative
    /// @param gives of such a card, row by row
    record Column(int kind, int cost, List<Integer> gives) {
        Column {
            gives = List.copyOf(gives);
        }
    }

    long cost(List<Integer> counts) {
        long cost = 0;
        for (int i = 0; i < columns.size(); i++) {
            cost += (long) counts.get(i) * columns.get(i).cost();
        }
        return cost;
    }
}
