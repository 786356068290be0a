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
/// Never ends with a dearer placement than it began with. Groups that stand even stay where they
/// are.
final class LocalSearch {
    private static final long SEED = 31;

    /// Looks at a domain or group that count as one unit of the budget.
    static final long STEPS_PER_UNIT = 60;

    private static final double HOT = Double.parseDouble(System.getProperty("hot", "0.7"));
    private static final double COLD = Double.parseDouble(System.getProperty("cold", "0.12"));

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
    static Layout improve(
            Instance whole, Layout start, long goal, Allowance allowance, long most) {
        var moving = IntStream.range(0, whole.groups())
                .filter(group -> !whole.wants().get(group).spreads())
                .boxed()
                .toList();
        long staying = 0;
        var stock = new Stock(whole.tree());
        for (int group = 0; group < whole.groups(); group++) {
            var want = whole.wants().get(group);
            if (want.spreads()) {
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
        var leaves = IntStream.range(0, whole.leaves())
                .filter(leaf -> tree.first(tree.leafLevel(), leaf) < tree.end(tree.leafLevel(), leaf))
                .boxed()
                .toList();
        return Instance.of(
                new Tree(tree, leaves, stock), moving.stream().map(whole.wants()::get).toList());
    }

    private void run() {
        int rounds = 0;
        while (board.steps() < most && bestCost > goal) {
            double progress = (double) board.steps() / most;
            double heat = HOT * Math.pow(COLD / HOT, progress);
            tryOne(heat);
            rounds++;
        }
        if (Boolean.getBoolean("trace")) {
            System.out.println("  rounds " + rounds + " best " + bestCost);
        }
    }

    private void tryOne(double heat) {
        long before = board.cost();
        board.mark();
        outCount = 0;
        takeOut();
        arrange();
        for (int i = 0; i < outCount; i++) {
            if (!insertion.insert(out[i], outUnits[i])) {
                board.rollback();
                return;
            }
        }
        long more = board.cost() - before;
        if (more > 0 && random.nextDouble() >= Math.exp(-more / heat)) {
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

    private final int[] last = new int[64];

    private void clearDomains(int seed) {
        int count = 2 + random.nextInt(4);
        var parts = board.of(seed);
        int[] leaves = last;
        int size = 0;
        for (int i = 0; i < count; i++) {
            int leaf =
                    i == 0 && parts.size > 0
                            ? parts.keys[random.nextInt(parts.size)]
                            : neighbour(seed);
            leaves[size++] = leaf;
        }
        for (int i = 0; i < size; i++) {
            var here = board.in(leaves[i]);
            while (here.size > 0) {
                take(here.keys[here.size - 1], leaves[i]);
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
        var parts = outCount > 0 && board.of(seed).size == 0 ? lastParts() : board.of(seed);
        if (parts == null || parts.size == 0) {
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
        int node = board.tree.first(level, block)
                + random.nextInt(board.tree.end(level, block) - board.tree.first(level, block));
        return board.tree.domainOf(level + 1, node);
    }

    private Board.Parts lastParts() {
        return board.of(out[random.nextInt(outCount)]);
    }

    /// @param leaf of which the group goes; -1 for all
    private void take(int group, int leaf) {
        var parts = board.of(group);
        int units = 0;
        for (int i = parts.size - 1; i >= 0; i--) {
            if (leaf < 0 || parts.keys[i] == leaf) {
                int own = parts.units[i];
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
