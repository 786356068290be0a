package dev.platformc.solver.topology;

import com.microsoft.z3.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Makes a placement cheaper by taking a few groups out of a few innermost domains and placing them
/// there again, over and over, from a group that costs more than it would alone.
///
/// Never ends with a dearer placement than it began with.
final class Neighbourhoods {
    private static final long SEED = 8;
    private static final int GROUPS = 8;
    private static final int LEAVES = 12;

    /// Budget of the question about one neighbourhood: some tenths of a second.
    private static final long QUESTION = 200_000;

    /// Neighbourhoods without gain after which the search gives up where no exact model follows.
    private static final int PATIENCE = 400;

    /// Digits of the exact model for one neighbourhood without gain: small models are solved sooner
    /// than improved, large ones later.
    private static final int DIGITS_PER_TRY = 50;

    private final Instance instance;
    private final Tree tree;
    private final Random random = new Random(SEED);
    private final Allowance allowance;
    private final long reserve;
    private Layout best;
    private long cost;

    private Neighbourhoods(Instance instance, Layout start, Allowance allowance, long reserve) {
        this.instance = instance;
        this.allowance = allowance;
        this.reserve = reserve;
        tree = instance.tree();
        best = start;
        cost = instance.cost(start);
    }

    /// @param reserve what is left of the allowance in the end, at least
    static Layout improve(Instance instance, Layout start, Allowance allowance, long reserve) {
        var search = new Neighbourhoods(instance, start, allowance, reserve);
        search.run();
        return search.best;
    }

    private void run() {
        long patience =
                ExactModel.isSmallEnough(instance)
                        ? Math.min(PATIENCE / 4, Counts.size(instance) / DIGITS_PER_TRY)
                        : PATIENCE;
        int idle = 0;
        while (idle < patience && !dear().isEmpty() && allowance.left() > reserve) {
            long before = cost;
            tryOne();
            idle = cost < before ? 0 : idle + 1;
        }
    }

    /// Groups and domains that are placed again.
    ///
    /// @param groups by index
    /// @param leaves in order
    private record Part(List<Integer> groups, List<Integer> leaves) {}

    private void tryOne() {
        var part = choose();
        long now = 0;
        for (int group : part.groups()) {
            now += best.cost(tree, instance.wants(), group);
        }
        var inside =
                Instance.of(
                        new Tree(tree, part.leaves(), stockWithout(part.groups())),
                        part.groups().stream().map(instance.wants()::get).toList());
        if (inside.needs().stream().anyMatch(need -> !need.possible()) || inside.bound() > now) {
            return;
        }
        var found = GreedySearch.search(inside, inside.bound());
        if (found == null || inside.cost(found) >= now) {
            found = inside.bound() < now ? cheaper(inside, now).orElse(found) : found;
        }
        // As cheap is taken as well: it is somewhere else to go on from.
        if (found != null && inside.cost(found) <= now) {
            take(part, inside, found);
            cost += inside.cost(found) - now;
        }
    }

    private Optional<Layout> cheaper(Instance inside, long now) {
        return allowance.talk(
                QUESTION,
                conversation -> {
                    var model = ExactModel.of(inside, conversation);
                    int excess = (int) (now - inside.bound() - 1);
                    model.price(excess);
                    return model.withinExcess(excess) == Status.SATISFIABLE
                            ? Optional.ofNullable(model.layout())
                            : Optional.empty();
                });
    }

    private void take(Part part, Instance inside, Layout found) {
        var next = new Layout(best);
        for (int i = 0; i < part.groups().size(); i++) {
            var stands = new TreeMap<Integer, Integer>();
            found.of(i).forEach((node, units) -> stands.put(inside.tree().number(node), units));
            next.replace(part.groups().get(i), stands);
        }
        best = next;
    }

    private Stock stockWithout(List<Integer> groups) {
        var stock = new Stock(tree);
        for (int group = 0; group < instance.groups(); group++) {
            if (!groups.contains(group)) {
                var want = instance.wants().get(group);
                best.of(group).forEach((node, units) -> stock.take(want, node, units));
            }
        }
        return stock;
    }

    private Part choose() {
        int seed = dear().get(random.nextInt(dear().size()));
        var leaves = new TreeSet<Integer>(leaves(seed));
        var groups = new TreeSet<Integer>();
        groups.add(seed);
        var targets = targets(seed);
        int wanted = 1 + random.nextInt(3);
        for (int i = 0; i < Math.min(wanted, targets.size()); i++) {
            leaves.add(targets.get(i));
        }
        var others = others(leaves, seed);
        for (int group : others) {
            var more = new TreeSet<>(leaves);
            more.addAll(leaves(group));
            if (groups.size() < GROUPS && more.size() <= Math.max(LEAVES, leaves.size())) {
                groups.add(group);
                leaves = more;
            }
        }
        var rest = targets.iterator();
        while (leaves.size() < LEAVES && rest.hasNext()) {
            leaves.add(rest.next());
        }
        return new Part(List.copyOf(groups), List.copyOf(leaves));
    }

    /// Groups that cost more than they would alone.
    private List<Integer> dear() {
        var dear = new ArrayList<Integer>();
        for (int group = 0; group < instance.groups(); group++) {
            long alone = instance.needs().get(group).cost();
            if (!instance.wants().get(group).spreads()
                    && best.cost(tree, instance.wants(), group) > alone) {
                dear.add(group);
            }
        }
        return dear;
    }

    private List<Integer> leaves(int group) {
        return best.of(group).keySet().stream()
                .map(node -> tree.domainOf(tree.leafLevel(), node))
                .distinct()
                .toList();
    }

    /// Domains in which the group could stand, in any order, those of one outermost domain first.
    private List<Integer> targets(int group) {
        var holds = new Stock(tree).holds(instance.wants().get(group))[tree.leafLevel()];
        var targets = new ArrayList<Integer>();
        for (int leaf = 0; leaf < holds.length; leaf++) {
            if (holds[leaf] > 0) {
                targets.add(leaf);
            }
        }
        Collections.shuffle(targets, random);
        if (!targets.isEmpty() && tree.leafLevel() > 1) {
            int block = tree.enclosing(1, tree.leafLevel(), targets.getFirst());
            targets.sort((a, b) ->
                    Boolean.compare(
                            tree.enclosing(1, tree.leafLevel(), b) == block,
                            tree.enclosing(1, tree.leafLevel(), a) == block));
        }
        return targets;
    }

    /// Other groups that stand in the domains and may be moved, in any order.
    private List<Integer> others(Set<Integer> leaves, int seed) {
        var others = new ArrayList<Integer>();
        for (int group = 0; group < instance.groups(); group++) {
            if (group != seed
                    && !instance.wants().get(group).spreads()
                    && leaves(group).stream().anyMatch(leaves::contains)) {
                others.add(group);
            }
        }
        Collections.shuffle(others, random);
        return others;
    }
}
