package dev.platformc.solver.topology;

import java.util.Arrays;

/// A placement by innermost domains, in arrays, with changes that can be taken back.
final class Board {
    final Instance instance;
    final Tree tree;
    final Kinds kinds;
    final Rooms rooms;

    /// The domain of a level around an innermost one, `[level][leaf]`; -1 around one without nodes.
    final int[][] around;

    private final Parts[] byGroup;
    private final Parts[] byLeaf;
    private final int[][] seen;
    private int visit;
    private long cost;
    private long steps;

    private int[] journal = new int[96];
    private int written;
    private boolean marked;
    private long costAtMark;

    /// Keys with numbers above 0: leaves of a group with units, groups of a leaf.
    static final class Parts {
        int[] keys = new int[4];
        int[] units = new int[4];
        int size;

        void add(int key, int count) {
            for (int i = 0; i < size; i++) {
                if (keys[i] == key) {
                    units[i] += count;
                    if (units[i] == 0) {
                        size--;
                        keys[i] = keys[size];
                        units[i] = units[size];
                    }
                    return;
                }
            }
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, 2 * size);
                units = Arrays.copyOf(units, 2 * size);
            }
            keys[size] = key;
            units[size++] = count;
        }
    }

    Board(Instance instance, Layout layout) {
        this.instance = instance;
        tree = instance.tree();
        kinds = new Kinds(instance);
        rooms = Rooms.of(instance, kinds);
        byGroup = parts(instance.groups());
        byLeaf = parts(instance.leaves());
        around = new int[tree.leafLevel() + 1][instance.leaves()];
        seen = new int[tree.leafLevel() + 1][];
        for (int level = 0; level < around.length; level++) {
            seen[level] = new int[tree.domains(level)];
            for (int leaf = 0; leaf < instance.leaves(); leaf++) {
                around[level][leaf] = tree.enclosing(level, tree.leafLevel(), leaf);
            }
        }
        for (int group = 0; group < instance.groups(); group++) {
            stand(group, layout);
            cost += cost(group);
        }
    }

    private static Parts[] parts(int count) {
        var parts = new Parts[count];
        Arrays.setAll(parts, i -> new Parts());
        return parts;
    }

    private void stand(int group, Layout layout) {
        for (var entry : layout.of(group).entrySet()) {
            int leaf = tree.domainOf(tree.leafLevel(), entry.getKey());
            byGroup[group].add(leaf, entry.getValue());
            byLeaf[leaf].add(group, entry.getValue());
            switch (rooms) {
                case SlotRooms slots -> slots.put(leaf, kinds.of(group), entry.getValue());
                case PackedRooms packed ->
                        packed.putAt(leaf, entry.getKey(), kinds.of(group), entry.getValue());
            }
        }
    }

    /// Where a group stands: leaves and units.
    Parts of(int group) {
        return byGroup[group];
    }

    /// What stands in an innermost domain: groups and units.
    Parts in(int leaf) {
        return byLeaf[leaf];
    }

    long cost() {
        return cost;
    }

    /// Work done so far: domains and groups looked at.
    long steps() {
        return steps;
    }

    void step(long more) {
        steps += more;
    }

    long cost(int group) {
        if (!instance.wants().get(group).compact()) {
            return 0;
        }
        var parts = byGroup[group];
        if (parts.size == 0) {
            return 0;
        }
        long sum = 0;
        visit++;
        for (int level = 1; level < around.length; level++) {
            int domains = 0;
            for (int i = 0; i < parts.size; i++) {
                int domain = around[level][parts.keys[i]];
                if (seen[level][domain] != visit) {
                    seen[level][domain] = visit;
                    domains++;
                }
            }
            sum += (long) tree.costs[level] * (domains - 1);
        }
        steps += parts.size;
        return sum;
    }

    /// How many more units of a group an innermost domain holds.
    long fits(int leaf, int group) {
        steps++;
        return rooms.fits(leaf, kinds.of(group));
    }

    /// @param units above 0
    void put(int group, int leaf, int units) {
        rooms.put(leaf, kinds.of(group), units);
        change(group, leaf, units);
    }

    /// @param units above 0
    void take(int group, int leaf, int units) {
        rooms.take(leaf, kinds.of(group), units);
        change(group, leaf, -units);
    }

    private void change(int group, int leaf, int units) {
        cost -= cost(group);
        byGroup[group].add(leaf, units);
        byLeaf[leaf].add(group, units);
        cost += cost(group);
        if (marked) {
            if (written + 3 > journal.length) {
                journal = Arrays.copyOf(journal, 2 * journal.length);
            }
            journal[written++] = group;
            journal[written++] = leaf;
            journal[written++] = units;
        }
    }

    void mark() {
        marked = true;
        written = 0;
        costAtMark = cost;
        rooms.mark();
    }

    void rollback() {
        for (int i = written - 3; i >= 0; i -= 3) {
            byGroup[journal[i]].add(journal[i + 1], -journal[i + 2]);
            byLeaf[journal[i + 1]].add(journal[i], -journal[i + 2]);
        }
        written = 0;
        cost = costAtMark;
        rooms.rollback();
    }

    /// The placement with nodes.
    Layout layout() {
        var layout = new Layout(instance.groups());
        for (int leaf = 0; leaf < instance.leaves(); leaf++) {
            int[] units = new int[instance.groups()];
            for (int i = 0; i < byLeaf[leaf].size; i++) {
                units[byLeaf[leaf].keys[i]] = byLeaf[leaf].units[i];
            }
            if (LeafFill.fill(instance, leaf, units, layout)) {
                continue;
            }
            switch (rooms) {
                case SlotRooms slots -> throw new IllegalStateException("slots that find no nodes");
                case PackedRooms packed ->
                        LeafFill.fillAlong(
                                instance, leaf, units, kinds, packed.patterns(leaf), layout);
            }
        }
        return layout;
    }
}
