package dev.platformc.solver.topology;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Makes a placement cheaper by clearing a few innermost domains, or taking out a few groups, and
/// placing anew what stood there, over and over. A dearer placement is gone on from now and then,
/// ever less so; the cheapest is kept.
///
/// Never ends with a dearer placement than it began with. Groups that stand even, or in steps over
/// more than one innermost domain, stay where they are.
final class LocalSearch {
    private static final long SEED = 31;

    /// Looks at a domain or group that count as one unit of the budget.
    static final long STEPS_PER_UNIT = 60;

    /// By how much dearer a placement may be to be gone on from in every third case or so, in the
    /// beginning and in the end.
    private static final double HOT = 0.8;

    private static final double COLD = 0.15;

    private static final int MOST_CLEARED = 5;

    private final Board board;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Insertion insertion;
    private final long[] alone;
    private final long goal;
    private final long most;

    /// What was taken out, to be placed again.
    private int[] out = new int[16];

    private int[] outUnits = new int[16];
    private int outCount;
    private final int[] cleared = new int[MOST_CLEARED];
    private Layout best;
    private long bestCost;

    private LocalSearch(Instance instance, Layout start, long goal, long most) {
        this.goal = goal;
        this.most = most;
        board = new Board(instance, start);
        insertion = new Insertion(board, random);
        alone = instance.needs().stream().mapToLong(Alone.Need::cost).toArray();
        best = start;
        bestCost = board.cost();
    }

    /// @param goal a cost that cannot be undercut
    /// @param allowance what is spent is taken from it
    /// @param most units
    static Layout improve(Instance whole, Layout start, long goal, Allowance allowance, long most) {
        var moving =
                IntStream.range(0, whole.groups())
                        .filter(group ->
                                whole.wants().get(group).movesByLeaf(whole.tree().leafLevel()))
                        .boxed()
                        .toList();
        if (moving.isEmpty() || most < 1 || whole.cost(start) <= goal) {
            return start;
        }
        long staying = 0;
        var stock = new Stock(whole.tree());
        for (int group = 0; group < whole.groups(); group++) {
            var want = whole.wants().get(group);
            if (!want.movesByLeaf(whole.tree().leafLevel())) {
                start.of(group).forEach((node, units) -> stock.take(want, node, units));
                staying += start.cost(whole.tree(), whole.wants(), group);
            }
        }
        var inside = inside(whole, moving, stock);
        var part = new Layout(moving.size());
        for (int i = 0; i < moving.size(); i++) {
            part.replace(i, new TreeMap<>(start.of(moving.get(i))));
        }
        var search = new LocalSearch(inside, part, goal - staying, most * STEPS_PER_UNIT);
        search.run();
        allowance.spend(search.board.steps() / STEPS_PER_UNIT);
        var found = new Layout(start);
        for (int i = 0; i < moving.size(); i++) {
            found.replace(moving.get(i), new TreeMap<>(search.best.of(i)));
        }
        return found;
    }

    private static Instance inside(Instance whole, List<Integer> moving, Stock stock) {
        var tree = whole.tree();
        var leaves =
                IntStream.range(0, whole.leaves())
                        .filter(leaf ->
                                tree.first(tree.leafLevel(), leaf)
                                        < tree.end(tree.leafLevel(), leaf))
                        .boxed()
                        .toList();
        return Instance.of(
                new Tree(tree, leaves, stock), moving.stream().map(whole.wants()::get).toList());
    }

    private void run() {
        while (board.steps() < most && bestCost > goal) {
            double progress = (double) board.steps() / most;
            double heat = HOT * StrictMath.pow(COLD / HOT, progress);
            tryOne(heat);
        }
    }

    private void tryOne(double heat) {
        long before = board.cost();
        board.mark();
        outCount = 0;
        insertion.close();
        takeOut();
        for (int i = random.nextInt(3); i > 0; i--) {
            insertion.open(random.nextInt(board.instance.leaves()));
        }
        arrange();
        for (int i = 0; i < outCount; i++) {
            if (!insertion.insert(out[i], outUnits[i])) {
                board.rollback();
                return;
            }
        }
        long more = board.cost() - before;
        if (more > 0 && random.nextDouble() >= StrictMath.exp(-more / heat)) {
            board.rollback();
            return;
        }
        if (board.cost() < bestCost) {
            bestCost = board.cost();
            best = board.layout();
        }
    }

    private void takeOut() {
        int seed = dear();
        if (random.nextInt(3) == 0) {
            takeGroups(seed);
        } else {
            clearDomains(seed);
        }
    }

    /// A group that costs more than it would alone.
    private int dear() {
        int groups = board.instance.groups();
        int start = random.nextInt(groups);
        for (int i = 0; i < groups; i++) {
            int group = start + i < groups ? start + i : start + i - groups;
            if (board.cost(group) > alone[group]) {
                return group;
            }
        }
        return start;
    }

    private void takeGroups(int seed) {
        take(seed, -1);
        int more = 1 + random.nextInt(4);
        for (int i = 0; i < more; i++) {
            int leaf = neighbour(seed);
            var here = board.in(leaf);
            if (here.size > 0) {
                take(here.keys[random.nextInt(here.size)], -1);
            }
        }
    }

    private void clearDomains(int seed) {
        int count = 2 + random.nextInt(MOST_CLEARED - 1);
        var parts = board.of(seed);
        cleared[0] = parts.keys[random.nextInt(parts.size)];
        for (int i = 1; i < count; i++) {
            cleared[i] = neighbour(seed);
        }
        for (int i = 0; i < count; i++) {
            var here = board.in(cleared[i]);
            while (here.size > 0) {
                take(here.keys[here.size - 1], cleared[i]);
            }
        }
    }

    /// A domain that the group, or one beside it, stands in, or one near those.
    private int neighbour(int seed) {
        int choice = random.nextInt(8);
        int leaves = board.instance.leaves();
        if (choice == 0) {
            return random.nextInt(leaves);
        }
        var parts = board.of(board.of(seed).size > 0 ? seed : someGroup());
        if (parts.size == 0) {
            return random.nextInt(leaves);
        }
        int leaf = parts.keys[random.nextInt(parts.size)];
        if (choice < 3) {
            return leaf;
        }
        if (choice < 6) {
            var here = board.in(leaf);
            var other = board.of(here.keys[random.nextInt(here.size)]);
            return other.keys[random.nextInt(other.size)];
        }
        int level = board.tree.leafLevel() - 1;
        int block = board.around[level][leaf];
        int first = board.tree.first(level, block);
        int node = first + random.nextInt(board.tree.end(level, block) - first);
        return board.tree.domainOf(level + 1, node);
    }

    private int someGroup() {
        return random.nextInt(board.instance.groups());
    }

    /// @param leaf of which the group goes; -1 for all
    private void take(int group, int leaf) {
        var parts = board.of(group);
        int units = 0;
        for (int i = parts.size - 1; i >= 0; i--) {
            if (leaf < 0 || parts.keys[i] == leaf) {
                int own = parts.units[i];
                insertion.open(parts.keys[i]);
                board.take(group, parts.keys[i], own);
                units += own;
            }
        }
        if (units == 0) {
            return;
        }
        for (int i = 0; i < outCount; i++) {
            if (out[i] == group) {
                outUnits[i] += units;
                return;
            }
        }
        if (outCount == out.length) {
            out = Arrays.copyOf(out, 2 * outCount);
            outUnits = Arrays.copyOf(outUnits, 2 * outCount);
        }
        out[outCount] = group;
        outUnits[outCount++] = units;
    }

    /// Largest first, or by chance.
    private void arrange() {
        boolean shuffled = random.nextInt(2) == 0;
        for (int i = 1; i < outCount; i++) {
            if (shuffled) {
                swap(i, random.nextInt(i + 1));
            } else {
                for (int j = i; j > 0 && weight(j) > weight(j - 1); j--) {
                    swap(j, j - 1);
                }
            }
        }
    }

    private long weight(int i) {
        return board.instance.wants().get(out[i]).each().gpus() * outUnits[i];
    }

    private void swap(int i, int j) {
        int group = out[i];
        out[i] = out[j];
        out[j] = group;
        int units = outUnits[i];
        outUnits[i] = outUnits[j];
        outUnits[j] = units;
    }
}
