package dev.platformc.solver.mig;

import java.util.ArrayList;
import java.util.List;

/// A [ChoiceProgram] in arrays, its columns sorted by class: what is looked at many times.
final class ChoiceTable {
    private final int[] sizes;
    private final long[] atLeast;

    /// Where the columns of each class begin; one more for the end.
    private final int[] firsts;

    private final int[] costs;
    private final int[][] gives;

    /// Index of each column in the program.
    private final int[] origin;

    ChoiceTable(ChoiceProgram program) {
        sizes = program.sizes().stream().mapToInt(Integer::intValue).toArray();
        atLeast = program.atLeast().stream().mapToLong(Long::longValue).toArray();
        var byKind = new ArrayList<List<Integer>>();
        program.sizes().forEach(_ -> byKind.add(new ArrayList<>()));
        for (int i = 0; i < program.columns().size(); i++) {
            byKind.get(program.columns().get(i).kind()).add(i);
        }
        int columns = program.columns().size();
        firsts = new int[sizes.length + 1];
        costs = new int[columns];
        gives = new int[columns][];
        origin = new int[columns];
        int next = 0;
        for (int kind = 0; kind < sizes.length; kind++) {
            for (int index : byKind.get(kind)) {
                var column = program.columns().get(index);
                costs[next] = column.cost();
                gives[next] = column.gives().stream().mapToInt(Integer::intValue).toArray();
                origin[next++] = index;
            }
            firsts[kind + 1] = next;
        }
    }

    int kinds() {
        return sizes.length;
    }

    int size(int kind) {
        return sizes[kind];
    }

    int rows() {
        return atLeast.length;
    }

    long atLeast(int row) {
        return atLeast[row];
    }

    int columns() {
        return costs.length;
    }

    /// The first column of a class; the number of columns for the class behind the last.
    int first(int kind) {
        return firsts[kind];
    }

    int cost(int column) {
        return costs[column];
    }

    int gives(int column, int row) {
        return gives[column][row];
    }

    int origin(int column) {
        return origin[column];
    }
}
