package dev.platformc.solver.topology;

import java.util.Arrays;

/// The pieces of groups that earn most in one innermost domain, at most one of each group.
///
/// Sizes of units divide each other ([Kinds#countBySlots]), so pieces have nodes when for every
/// size those of at least that size take no more than the slots of that size. With the largest
/// sizes first, what is taken so far is what each of these sums counts: one knapsack, whose room
/// grows from size to size.
final class DomainFill {
    private static final double EPSILON = 1e-9;

    /// Room of slots of the size, in the smallest size, `[domain][size]`.
    private final int[][] rooms;

    /// Groups, the largest units first.
    private final int[] order;

    private final int[] sizeOf;
    private final int[] unit;

    /// Pieces worth taking of each group, the smallest first, `[group]`, and what they earn.
    private final int[][] options;

    private final double[][] earned;
    private final int[] count;

    private final double[] best;
    private final double[] next;

    /// By place in the order, `[taken so far]`.
    private final int[][] taken;

    private long work;

    /// @param rooms slots of each size that domains have, in the smallest size, `[domain][size]`;
    ///   smallest sizes first
    /// @param order of groups, the largest size first
    /// @param sizeOf by group, the index of its size
    /// @param unit by group, its size in the smallest size
    /// @param most by group, units of a piece
    DomainFill(int[][] rooms, int[] order, int[] sizeOf, int[] unit, int[] most) {
        this.rooms = rooms;
        this.order = order;
        this.sizeOf = sizeOf;
        this.unit = unit;
        options = new int[most.length][];
        earned = new double[most.length][];
        count = new int[most.length];
        for (int group = 0; group < most.length; group++) {
            options[group] = new int[most[group]];
            earned[group] = new double[most[group]];
        }
        int room = Arrays.stream(rooms).mapToInt(sizes -> sizes[0]).max().orElse(0);
        best = new double[room + 1];
        next = new double[room + 1];
        taken = new int[order.length][room + 1];
    }

    /// Arithmetic done so far, in steps of about a nanosecond.
    long work() {
        return work;
    }

    /// Prices from now on.
    ///
    /// @param prices `[units of the piece]`
    void price(int group, Pieces pieces, double[] prices) {
        int worthy = 0;
        double most = EPSILON;
        for (int piece = 1; piece < prices.length; piece++) {
            if (pieces.allows(piece) && prices[piece] > most) {
                most = prices[piece];
                options[group][worthy] = piece;
                earned[group][worthy++] = most;
            }
        }
        count[group] = worthy;
    }

    /// @param pieces gets the units of each group in the domain
    /// @return what they earn
    double fill(int domain, int[] pieces) {
        int[] room = rooms[domain];
        int cap = 0;
        best[0] = 0;
        for (int i = 0; i < order.length; i++) {
            int group = order[i];
            int own = room[sizeOf[group]];
            Arrays.fill(best, Math.min(cap, own) + 1, own + 1, best[Math.min(cap, own)]);
            cap = own;
            take(i, group, cap);
        }
        Arrays.fill(pieces, 0);
        int at = cap;
        for (int i = order.length - 1; i >= 0; i--) {
            int group = order[i];
            at = Math.min(at, room[sizeOf[group]]);
            pieces[group] = taken[i][at];
            at -= taken[i][at] * unit[group];
        }
        return best[cap];
    }

    private void take(int place, int group, int cap) {
        int[] own = taken[place];
        Arrays.fill(own, 0, cap + 1, 0);
        if (count[group] == 0) {
            return;
        }
        System.arraycopy(best, 0, next, 0, cap + 1);
        for (int option = 0; option < count[group]; option++) {
            int piece = options[group][option];
            int size = piece * unit[group];
            double earns = earned[group][option];
            for (int at = size; at <= cap; at++) {
                double sum = best[at - size] + earns;
                if (sum > next[at] + EPSILON) {
                    next[at] = sum;
                    own[at] = piece;
                }
            }
            work += Math.max(0, cap - size + 1);
        }
        System.arraycopy(next, 0, best, 0, cap + 1);
    }
}
