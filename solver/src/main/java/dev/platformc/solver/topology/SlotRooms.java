package dev.platformc.solver.topology;

import java.util.Arrays;
import java.util.List;

/// Room where sums of slots decide ([Kinds#countBySlots]): a few numbers a domain.
final class SlotRooms implements Rooms {
    private final int levels;

    /// Sizes of one resource, smallest first; each divides the next.
    private final long[] sizes;

    /// By kind, the index of its size.
    private final int[] sizeOf;

    /// What slots of a size have left, in the resource, `[leaf * sizes + size]`.
    private final long[] left;

    private int[] journal = new int[64];
    private int written;
    private boolean marked;

    SlotRooms(Instance instance, Kinds kinds, int resource) {
        sizes = kinds.sizes(resource).stream().mapToLong(Long::longValue).toArray();
        levels = sizes.length;
        sizeOf = new int[kinds.count()];
        for (int kind = 0; kind < sizeOf.length; kind++) {
            sizeOf[kind] = kinds.sizes(resource).indexOf(kinds.size(kind).of(resource));
        }
        var slots = new Slots[levels];
        for (int i = 0; i < levels; i++) {
            slots[i] = new Slots(resource, sizes[i]);
        }
        left = new long[instance.leaves() * levels];
        for (int leaf = 0; leaf < instance.leaves(); leaf++) {
            fill(instance.tree(), List.of(slots), leaf);
        }
    }

    private void fill(Tree tree, List<Slots> slots, int leaf) {
        for (int i = 0; i < levels; i++) {
            left[leaf * levels + i] = slots.get(i).in(tree, tree.leafLevel(), leaf) * sizes[i];
        }
    }

    @Override
    public long fits(int leaf, int kind) {
        int own = sizeOf[kind];
        if (own < 0) {
            return Integer.MAX_VALUE;
        }
        long least = Long.MAX_VALUE;
        for (int i = leaf * levels, end = i + own; i <= end; i++) {
            least = Math.min(least, left[i]);
        }
        return least / sizes[own];
    }

    @Override
    public void put(int leaf, int kind, int units) {
        change(leaf, sizeOf[kind], units);
        if (marked) {
            if (written + 3 > journal.length) {
                journal = Arrays.copyOf(journal, 2 * journal.length);
            }
            journal[written++] = leaf;
            journal[written++] = sizeOf[kind];
            journal[written++] = units;
        }
    }

    @Override
    public void take(int leaf, int kind, int units) {
        put(leaf, kind, -units);
    }

    private void change(int leaf, int size, int units) {
        if (size < 0) {
            return;
        }
        long amount = units * sizes[size];
        for (int i = leaf * levels, end = i + size; i <= end; i++) {
            left[i] -= amount;
        }
    }

    @Override
    public void mark() {
        marked = true;
        written = 0;
    }

    @Override
    public void rollback() {
        for (int i = 0; i < written; i += 3) {
            change(journal[i], journal[i + 1], -journal[i + 2]);
        }
        written = 0;
    }
}
