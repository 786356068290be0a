package dev.platformc.solver.mig;

import java.util.ArrayList;
import java.util.List;

/// The packing as numbers: how many cards follow each pattern.
///
/// For each profile the slots of all cards must suffice; any slot is as good as another, so names
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
    record Row(List<Integer> coefficients, long atLeast) {}

    static CoverProgram of(List<CardKind> kinds, Wants wants) {
        var columns = new ArrayList<Column>();
        for (int kind = 0; kind < kinds.size(); kind++) {
            for (var pattern : kinds.get(kind).patterns()) {
                columns.add(new Column(kind, pattern, kinds.get(kind).inUse() ? 0 : 1));
            }
        }
        var rows = new ArrayList<Row>();
        for (int profile = 0; profile < wants.profiles().size(); profile++) {
            int slot = profile;
            if (wants.totals().get(profile) > 0) {
                var slots = columns.stream().map(column -> column.slots().get(slot)).toList();
                rows.add(new Row(slots, wants.totals().get(profile)));
            }
        }
        return new CoverProgram(
                List.copyOf(columns),
                List.copyOf(rows),
                kinds.stream().map(CardKind::count).toList());
    }
}
