package dev.platformc.solver.mig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Packs patterns onto kinds of cards: counting, then greedy, then the linear bound, and Z3 only
/// where these do not meet.
final class Patterns {
    private Patterns() {}

    /// The fewest cards.
    static Packing fewest(List<CardKind> kinds, Wants wants, PatternSearch search) {
        var program = CoverProgram.of(kinds, wants);
        var counted = CountingBound.of(program, wants);
        if (counted.isEmpty()) {
            return new Packing.Infeasible();
        }
        var greedy = FirstFit.pack(kinds, wants);
        if (greedy.isPresent() && cost(kinds, greedy.get()) == counted.getAsLong()) {
            return solved(kinds, greedy.get(), counted.getAsLong(), false);
        }
        return switch (LinearBound.of(program)) {
            case LinearBound.Result.Infeasible() -> new Packing.Infeasible();
            case LinearBound.Result.Bound(var cost, var cards) -> {
                var rounded = rounded(kinds, wants, program, cards);
                var best = better(kinds, greedy, rounded);
                long bound = Math.max(cost, counted.getAsLong());
                yield best.isPresent() && cost(kinds, best.get()) == bound
                        ? solved(kinds, best.get(), bound, false)
                        : searched(kinds, program, best, bound, search);
            }
        };
    }

    /// Whether there are enough cards at all. The cost of what is found may not be the least.
    static Packing any(List<CardKind> kinds, Wants wants, PatternSearch search) {
        var program = CoverProgram.of(kinds, wants);
        if (CountingBound.of(program, wants).isEmpty()) {
            return new Packing.Infeasible();
        }
        var greedy = FirstFit.pack(kinds, wants);
        if (greedy.isPresent()) {
            return solved(kinds, greedy.get(), 0, false);
        }
        return LinearBound.of(program) instanceof LinearBound.Result.Infeasible
                ? new Packing.Infeasible()
                : asked(kinds, program, search);
    }

    /// Whole cards of the linear solution, and greedy for what they do not hold.
    private static Optional<List<Stack>> rounded(
            List<CardKind> kinds, Wants wants, CoverProgram program, List<Long> cards) {
        var stacks = new ArrayList<Stack>();
        var left = new ArrayList<>(wants.totals());
        var gone = new ArrayList<>(kinds.stream().map(_ -> 0L).toList());
        for (int i = 0; i < cards.size(); i++) {
            var column = program.columns().get(i);
            if (cards.get(i) > 0) {
                stacks.add(new Stack(column.kind(), cards.get(i), column.slots()));
                gone.set(column.kind(), gone.get(column.kind()) + cards.get(i));
                for (int p = 0; p < left.size(); p++) {
                    left.set(p, Math.max(0, left.get(p) - cards.get(i) * column.slots().get(p)));
                }
            }
        }
        return FirstFit.pack(kinds, new Wants(wants.profiles(), left), gone)
                .map(rest -> Stream.concat(stacks.stream(), rest.stream()).toList());
    }

    private static Packing searched(
            List<CardKind> kinds,
            CoverProgram program,
            Optional<List<Stack>> start,
            long from,
            PatternSearch search) {
        var best = start;
        for (long bound = from; ; bound++) {
            if (best.isPresent() && cost(kinds, best.get()) <= bound) {
                return solved(kinds, best.get(), bound, true);
            }
            switch (search.find(program, OptionalLong.of(bound))) {
                case PatternSearch.Result.Found(var stacks) -> {
                    return solved(kinds, stacks, bound, true);
                }
                case PatternSearch.Result.Unknown() -> {
                    return best.isPresent()
                            ? solved(kinds, best.get(), bound, true)
                            : new Packing.Unknown();
                }
                case PatternSearch.Result.None() -> {
                    if (best.isEmpty()) {
                        var found = asked(kinds, program, search);
                        if (!(found instanceof Packing.Solved(var stacks, _, _, _))) {
                            return found;
                        }
                        best = Optional.of(stacks);
                    }
                }
            }
        }
    }

    private static Packing asked(List<CardKind> kinds, CoverProgram program, PatternSearch search) {
        return switch (search.find(program, OptionalLong.empty())) {
            case PatternSearch.Result.Found(var stacks) -> solved(kinds, stacks, 0, true);
            case PatternSearch.Result.None() -> new Packing.Infeasible();
            case PatternSearch.Result.Unknown() -> new Packing.Unknown();
        };
    }

    private static Packing solved(
            List<CardKind> kinds, List<Stack> stacks, long bound, boolean searched) {
        return new Packing.Solved(stacks, cost(kinds, stacks), bound, searched);
    }

    private static Optional<List<Stack>> better(
            List<CardKind> kinds, Optional<List<Stack>> first, Optional<List<Stack>> second) {
        return first.isPresent() && second.isPresent()
                ? Optional.of(
                        cost(kinds, second.get()) < cost(kinds, first.get())
                                ? second.get()
                                : first.get())
                : first.or(() -> second);
    }

    /// Cards that are opened.
    private static long cost(List<CardKind> kinds, List<Stack> stacks) {
        return stacks.stream()
                .filter(stack -> !kinds.get(stack.kind()).inUse())
                .mapToLong(Stack::cards)
                .sum();
    }
}
