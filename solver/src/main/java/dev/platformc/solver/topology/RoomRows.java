package dev.platformc.solver.topology;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Model;
import dev.platformc.solver.z3.WeightedSum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the nodes of an innermost domain can hold, without an unknown for any node.
///
/// Sums of slots are always asked for. Where they do not decide ([Kinds#countBySlots]), nodes with
/// as much free are taken together and the unknowns are how many of them hold each of their
/// patterns.
final class RoomRows {
    private final Counts counts;
    private final Kinds kinds;
    private final Context context;
    private final Instance instance;
    private final Map<Integer, List<Alike>> byLeaf = new LinkedHashMap<>();
    private final boolean exact;

    /// Nodes of a domain with as much free, and how many of them hold each pattern.
    ///
    /// @param patterns `[kind]` each
    /// @param holders digits of the number of nodes, as many as patterns
    private record Alike(
            List<Integer> nodes, List<int[]> patterns, List<List<Counts.Digit>> holders) {}

    private RoomRows(Counts counts, Kinds kinds, boolean exact) {
        this.counts = counts;
        this.kinds = kinds;
        this.exact = exact;
        context = counts.context;
        instance = counts.instance;
    }

    /// @param mostPatterns how many pattern unknowns the model may have
    static RoomRows of(Counts counts, int mostPatterns) {
        var kinds = new Kinds(counts.instance);
        if (kinds.countBySlots()) {
            return new RoomRows(counts, kinds, true);
        }
        var rows = new RoomRows(counts, kinds, true);
        return rows.findPatterns(mostPatterns) ? rows : new RoomRows(counts, kinds, false);
    }

    /// Whether counts that keep all rows always have nodes for their units.
    boolean exact() {
        return exact;
    }

    private boolean findPatterns(int mostPatterns) {
        var tree = instance.tree();
        var enumeration = new NodePatterns(kinds);
        int unknowns = 0;
        for (int leaf = 0; leaf < instance.leaves(); leaf++) {
            int[] most = most(leaf);
            var alike = new ArrayList<Alike>();
            for (var nodes : alike(leaf)) {
                var patterns = enumeration.of(tree.free(nodes.getFirst()), most);
                if (patterns.isEmpty()) {
                    return false;
                }
                unknowns += patterns.get().size();
                if (unknowns > mostPatterns) {
                    return false;
                }
                var holders = new ArrayList<List<Counts.Digit>>();
                for (int p = 0; p < patterns.get().size(); p++) {
                    var name = "pattern " + nodes.getFirst() + " " + p;
                    holders.add(Counts.digits(context, name, nodes.size()));
                }
                alike.add(new Alike(nodes, patterns.get(), holders));
            }
            byLeaf.put(leaf, alike);
        }
        return true;
    }

    private List<List<Integer>> alike(int leaf) {
        var tree = instance.tree();
        var alike = new LinkedHashMap<List<Long>, List<Integer>>();
        int level = tree.leafLevel();
        for (int node = tree.first(level, leaf); node < tree.end(level, leaf); node++) {
            var free = Arrays.stream(tree.free(node)).boxed().toList();
            alike.computeIfAbsent(free, f -> new ArrayList<>()).add(node);
        }
        return List.copyOf(alike.values());
    }

    /// How many units of each kind one node of a domain may hold.
    private int[] most(int leaf) {
        int[] most = new int[kinds.count()];
        for (int group = 0; group < instance.groups(); group++) {
            var want = instance.wants().get(group);
            if (kinds.evenOverNodes(group)) {
                int domains = even(group, leaf).size();
                most[kinds.of(group)] = domains == 0 ? 0 : want.atMost(domains);
            } else {
                most[kinds.of(group)] += want.units();
            }
        }
        return most;
    }

    /// The nodes over which a group stands even when it is in a domain.
    private List<Integer> even(int group, int leaf) {
        return instance.spreads().of(group, scope(group, leaf));
    }

    private int scope(int group, int leaf) {
        var tree = instance.tree();
        return tree.enclosing(instance.wants().get(group).required(), tree.leafLevel(), leaf);
    }

    List<BoolExpr> rows() {
        var rows = new ArrayList<BoolExpr>();
        var slots = Slots.all(kinds);
        for (int leaf = 0; leaf < instance.leaves(); leaf++) {
            for (var each : slots) {
                addSlots(rows, each, leaf);
            }
            var alike = byLeaf.get(leaf);
            if (alike != null) {
                addPatterns(rows, alike, leaf);
            }
        }
        return rows;
    }

    private void addSlots(List<BoolExpr> rows, Slots slots, int leaf) {
        long room = slots.in(instance.tree(), instance.tree().leafLevel(), leaf);
        var taken = new WeightedSum(context);
        for (int group = 0; group < instance.groups(); group++) {
            long each = slots.takenBy(instance.wants().get(group));
            for (var digit : counts.of(group, leaf)) {
                taken.add(Math.min(each * digit.weight(), room + 1), digit.truth());
            }
        }
        // Larger numbers would leave the pseudo-Boolean engine, and only a relaxation has them.
        if (taken.largest() < Integer.MAX_VALUE) {
            rows.add(taken.atMost(room));
        }
    }

    private void addPatterns(List<BoolExpr> rows, List<Alike> alike, int leaf) {
        for (var nodes : alike) {
            var held = new WeightedSum(context);
            nodes.holders().forEach(digits -> digits.forEach(d -> held.add(d.weight(), d.truth())));
            rows.add(held.atMost(nodes.nodes().size()));
            rows.add(held.atLeast(nodes.nodes().size()));
        }
        for (int kind = 0; kind < kinds.count(); kind++) {
            var room = new WeightedSum(context);
            for (var nodes : alike) {
                for (int p = 0; p < nodes.patterns().size(); p++) {
                    for (var digit : nodes.holders().get(p)) {
                        room.add(
                                (long) nodes.patterns().get(p)[kind] * digit.weight(),
                                digit.truth());
                    }
                }
            }
            for (int group = 0; group < instance.groups(); group++) {
                if (kinds.of(group) == kind) {
                    counts.of(group, leaf).forEach(d -> room.add(-d.weight(), d.truth()));
                }
            }
            rows.add(room.atLeast(0));
            addLow(rows, alike, leaf, kind);
        }
    }

    /// No node holds fewer of a group that stands even over nodes than its share.
    private void addLow(List<BoolExpr> rows, List<Alike> alike, int leaf, int kind) {
        int group = kinds.owner(kind);
        if (group < 0 || even(group, leaf).isEmpty()) {
            return;
        }
        var want = instance.wants().get(group);
        int low = want.atLeast(even(group, leaf).size());
        for (var nodes : alike) {
            if (low == 0 || want.heldBy(instance.tree().free(nodes.nodes().getFirst())) == 0) {
                continue;
            }
            int all = nodes.nodes().size();
            var full = new WeightedSum(context);
            for (int p = 0; p < nodes.patterns().size(); p++) {
                if (nodes.patterns().get(p)[kind] >= low) {
                    nodes.holders().get(p).forEach(d -> full.add(d.weight(), d.truth()));
                }
            }
            counts.addUnlessHere(full, group, scope(group, leaf), all);
            rows.add(full.atLeast(all));
        }
    }

    /// The pattern of each node of a domain, `[kind]`, by node; null where slots decide.
    @Nullable Map<Integer, int[]> patterns(Model model, int leaf) {
        var alike = byLeaf.get(leaf);
        if (alike == null) {
            return null;
        }
        var patterns = new LinkedHashMap<Integer, int[]>();
        for (var nodes : alike) {
            var next = nodes.nodes().iterator();
            for (int p = 0; p < nodes.patterns().size(); p++) {
                int holders = Counts.value(model, nodes.holders().get(p));
                for (int i = 0; i < holders; i++) {
                    patterns.put(next.next(), nodes.patterns().get(p).clone());
                }
            }
        }
        return patterns;
    }

    Kinds kinds() {
        return kinds;
    }
}
