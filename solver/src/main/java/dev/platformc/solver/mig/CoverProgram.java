package dev.platformc.solver.mig;

import java.util.ArrayList;
import java.util.List;

/// The packing as numbers: how many cards follow each pattern.
///
/// For each profile the slots of all cards must suffice, and where demands must stand apart, so must
/// the slots that differ: the `j` largest such demands can be held apart from themselves exactly when
/// the sum over cards of min(slots, j) is at least their sum, for every j (Gale and Ryser). So names
/// can be bound afterwards, always.
///
/// @param columns a pattern of a kind each
/// @param rows what must be reached
/// @param limits cards of each kind
record CoverProgram(List<Column> columns, List<Row> rows, List<Long> limits) {

    /// @param cost 1 for a card that would be opened, 0 for one that is in use
    record Column(int kind, List<Integer> slots, int cost) {}

    /// The sum of coefficients times cards is at least `atLeast`.
    ///
    /// @param coefficients one for each column
    /// @param profile whose slots are counted
    /// @param most slots that count on one card
    record Row(List<Integer> coefficients, long atLeast, int profile, int most) {
        private long reachedBy(List<Stack> stacks) {
            long sum = 0;
            for (var stack : stacks) {
                sum += stack.cards() * Math.min(most, stack.slots().get(profile));
            }
            return sum;
        }
    }

    static CoverProgram of(List<CardKind> kinds, Wants wants) {
        var columns = new ArrayList<Column>();
        for (int kind = 0; kind < kinds.size(); kind++) {
            for (var pattern : kinds.get(kind).patterns()) {
                columns.add(new Column(kind, pattern, kinds.get(kind).inUse() ? 0 : 1));
            }
        }
        var rows = new ArrayList<Row>();
        for (int profile = 0; profile < wants.profiles().size(); profile++) {
            addRows(columns, wants, profile, rows);
        }
        return new CoverProgram(
                List.copyOf(columns),
                List.copyOf(rows),
                kinds.stream().map(CardKind::count).toList());
    }

    /// Whether these cards reach every row; the limits are not looked at.
    boolean isHeldBy(List<Stack> stacks) {
        return rows.stream().allMatch(row -> row.reachedBy(stacks) >= row.atLeast());
    }

    private static void addRows(List<Column> columns, Wants wants, int profile, List<Row> rows) {
        int most = columns.stream().mapToInt(column -> column.slots().get(profile)).max().orElse(0);
        var apart = wants.apart().get(profile);
        long largest = 0;
        for (int j = 1; j <= Math.min(apart.size(), most - 1); j++) {
            largest += apart.get(j - 1);
            rows.add(row(columns, profile, j, largest));
        }
        long total = wants.totals().get(profile);
        if (total > 0) {
            rows.add(row(columns, profile, Integer.MAX_VALUE, total));
        }
    }

    private static Row row(List<Column> columns, int profile, int most, long atLeast) {
        return new Row(
                columns.stream().map(c -> Math.min(most, c.slots().get(profile))).toList(),
                atLeast,
                profile,
                most);
    }
}
