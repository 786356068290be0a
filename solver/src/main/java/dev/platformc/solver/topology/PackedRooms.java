package dev.platformc.solver.topology;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Room where only nodes can tell, of sizes that do not divide each other or of several resources:
/// units of each kind stand on nodes, and are put there anew, largest first, where that succeeds.
final class PackedRooms implements Rooms {
    private final Kinds kinds;
    private final Tree tree;

    /// Largest first.
    private final List<Integer> order;

    private final Packing[] packings;
    private final Map<Integer, Packing> before = new LinkedHashMap<>();
    private boolean marked;

    /// What stands on the nodes of a domain.
    ///
    /// @param free `[node of the domain][resource]`
    /// @param stands `[node of the domain][kind]`
    /// @param counts `[kind]`
    /// @param fits more of each kind, `[kind]`; -1 where not known yet
    private record Packing(long[][] free, int[][] stands, int[] counts, long[] fits) {
        Packing copy() {
            return new Packing(copy(free), copy(stands), counts.clone(), fits.clone());
        }

        private static long[][] copy(long[][] rows) {
            return Arrays.stream(rows).map(long[]::clone).toArray(long[][]::new);
        }

        private static int[][] copy(int[][] rows) {
            return Arrays.stream(rows).map(int[]::clone).toArray(int[][]::new);
        }
    }

    PackedRooms(Instance instance, Kinds kinds) {
        this.kinds = kinds;
        tree = instance.tree();
        order =
                IntStream.range(0, kinds.count())
                        .boxed()
                        .sorted(
                                Comparator.comparingLong((Integer k) -> -kinds.size(k).gpus())
                                        .thenComparingLong(k -> -kinds.size(k).milliCpu())
                                        .thenComparingLong(k -> -kinds.size(k).memory()))
                        .toList();
        packings = new Packing[instance.leaves()];
        for (int leaf = 0; leaf < packings.length; leaf++) {
            packings[leaf] = empty(leaf, new int[kinds.count()]);
        }
    }

    private Packing empty(int leaf, int[] counts) {
        int first = tree.first(tree.leafLevel(), leaf);
        int nodes = tree.end(tree.leafLevel(), leaf) - first;
        var free = new long[nodes][];
        for (int node = 0; node < nodes; node++) {
            free[node] = tree.free(first + node).clone();
        }
        var fits = new long[kinds.count()];
        Arrays.fill(fits, -1);
        return new Packing(free, new int[nodes][kinds.count()], counts, fits);
    }

    @Override
    public long fits(int leaf, int kind) {
        var packing = packings[leaf];
        if (packing.fits()[kind] < 0) {
            long fits = 0;
            for (var free : packing.free()) {
                fits += Math.min(Integer.MAX_VALUE, kinds.size(kind).fitInto(free));
            }
            packing.fits()[kind] = fits;
        }
        return packing.fits()[kind];
    }

    @Override
    public void put(int leaf, int kind, int units) {
        change(leaf, kind, units);
    }

    @Override
    public void take(int leaf, int kind, int units) {
        change(leaf, kind, -units);
    }

    private void change(int leaf, int kind, int units) {
        if (marked) {
            before.computeIfAbsent(leaf, l -> packings[l].copy());
        }
        int[] counts = packings[leaf].counts().clone();
        counts[kind] += units;
        var anew = empty(leaf, counts);
        boolean all = true;
        for (int each : order) {
            all = all && add(anew, each, counts[each]);
        }
        if (all) {
            packings[leaf] = anew;
            return;
        }
        var packing = packings[leaf];
        if (units > 0 ? !add(packing, kind, units) : !remove(packing, kind, -units)) {
            throw new IllegalStateException("units that do not fit");
        }
        packing.counts()[kind] += units;
        Arrays.fill(packing.fits(), -1);
    }

    /// Onto the nodes with the fewest places left first.
    private boolean add(Packing packing, int kind, int units) {
        int left = units;
        while (left > 0) {
            int best = -1;
            long fewest = Long.MAX_VALUE;
            for (int node = 0; node < packing.free().length; node++) {
                long fits = kinds.size(kind).fitInto(packing.free()[node]);
                // What asks for nothing fits without end, everywhere.
                if (fits > 0 && (best < 0 || fits < fewest)) {
                    best = node;
                    fewest = fits;
                }
            }
            if (best < 0) {
                return false;
            }
            int part = (int) Math.min(left, fewest);
            stand(packing, best, kind, part);
            left -= part;
        }
        return true;
    }

    private boolean remove(Packing packing, int kind, int units) {
        int left = units;
        for (int node = 0; node < packing.free().length && left > 0; node++) {
            int part = Math.min(left, packing.stands()[node][kind]);
            stand(packing, node, kind, -part);
            left -= part;
        }
        return left == 0;
    }

    private void stand(Packing packing, int node, int kind, int units) {
        packing.stands()[node][kind] += units;
        for (int r = 0; r < Tree.RESOURCES; r++) {
            packing.free()[node][r] -= kinds.size(kind).of(r) * units;
        }
    }

    @Override
    public void mark() {
        marked = true;
        before.clear();
    }

    @Override
    public void rollback() {
        before.forEach((leaf, packing) -> packings[leaf] = packing);
        before.clear();
    }

    /// How many units of each kind stand on each node of a domain, by node, `[kind]`.
    Map<Integer, int[]> patterns(int leaf) {
        var patterns = new LinkedHashMap<Integer, int[]>();
        int first = tree.first(tree.leafLevel(), leaf);
        for (int node = 0; node < packings[leaf].stands().length; node++) {
            patterns.put(first + node, packings[leaf].stands()[node].clone());
        }
        return patterns;
    }

    /// Puts units where they already stand, whatever [#fits] would choose.
    ///
    /// @param node of the fleet
    void putAt(int leaf, int node, int kind, int units) {
        var packing = packings[leaf];
        stand(packing, node - tree.first(tree.leafLevel(), leaf), kind, units);
        packing.counts()[kind] += units;
        Arrays.fill(packing.fits(), -1);
    }
}
