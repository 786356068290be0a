package dev.platformc.solver.topology;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Units that a node cannot tell apart: of one size, whatever their group. A group that stands even
/// over nodes is a kind of its own, as a node may take only so many of it.
final class Kinds {
    private final Instance instance;
    private final List<Size> sizes = new ArrayList<>();
    private final List<Integer> owners = new ArrayList<>();
    private final int[] kindOf;

    Kinds(Instance instance) {
        this.instance = instance;
        kindOf = new int[instance.groups()];
        for (int group = 0; group < kindOf.length; group++) {
            kindOf[group] = kind(group);
        }
    }

    private int kind(int group) {
        var want = instance.wants().get(group);
        boolean own = evenOverNodes(group);
        for (int kind = 0; kind < sizes.size() && !own; kind++) {
            if (owners.get(kind) < 0 && sizes.get(kind).equals(want.each())) {
                return kind;
            }
        }
        sizes.add(want.each());
        owners.add(own ? group : -1);
        return sizes.size() - 1;
    }

    boolean evenOverNodes(int group) {
        return instance.wants().get(group).spread() == instance.tree().nodeLevel;
    }

    int count() {
        return sizes.size();
    }

    int of(int group) {
        return kindOf[group];
    }

    Size size(int kind) {
        return sizes.get(kind);
    }

    /// The only group of a kind, one that stands even over nodes; -1 for other kinds.
    int owner(int kind) {
        return owners.get(kind);
    }

    /// Sizes above 0 in one resource, smallest first.
    List<Long> sizes(int resource) {
        var distinct = new TreeSet<Long>();
        sizes.forEach(size -> distinct.add(size.of(resource)));
        distinct.remove(0L);
        return List.copyOf(distinct);
    }

    /// Whether, in every innermost domain, units find nodes exactly when for every size the slots
    /// of that size suffice. That is so when one resource runs out first on every node and each
    /// size of it divides the next larger.
    boolean countBySlots() {
        return owners.stream().allMatch(owner -> owner < 0) && deciding() >= 0;
    }

    /// The resource whose slots decide; -1 when none does.
    int deciding() {
        return IntStream.range(0, Tree.RESOURCES)
                .filter(resource -> isChain(resource) && runsOutFirst(resource))
                .findFirst()
                .orElse(-1);
    }

    private boolean isChain(int resource) {
        var distinct = sizes(resource);
        for (int i = 1; i < distinct.size(); i++) {
            if (distinct.get(i) % distinct.get(i - 1) != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean runsOutFirst(int resource) {
        var tree = instance.tree();
        for (int node = 0; node < tree.nodes(); node++) {
            boolean same = node > 0 && Arrays.equals(tree.free(node), tree.free(node - 1));
            if (!same && !runsOutFirst(resource, tree.free(node))) {
                return false;
            }
        }
        return true;
    }

    /// Units that fit alone take, for each of the resource, no more of others than the node has.
    private boolean runsOutFirst(int resource, long[] free) {
        for (var size : sizes) {
            if (size.fitInto(free) == 0) {
                // Too large in the deciding resource is seen there; elsewhere it would be missed.
                if (size.of(resource) <= free[resource]) {
                    return false;
                }
                continue;
            }
            for (int other = 0; other < Tree.RESOURCES; other++) {
                if (size.of(resource) == 0 && size.of(other) > 0) {
                    return false;
                }
                if (product(size.of(other), free[resource])
                                .compareTo(product(size.of(resource), free[other]))
                        > 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static BigInteger product(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }
}
