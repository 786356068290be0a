package dev.platformc.solver.lowering;

import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.plan.Proof;
import dev.platformc.solver.Budget;
import dev.platformc.solver.lowering.CardMap.Card;
import dev.platformc.solver.mig.Frontier;
import dev.platformc.solver.mig.Packer;
import dev.platformc.solver.mig.PackingAnswer;
import dev.platformc.solver.mig.PackingProblem;
import dev.platformc.solver.mig.PackingProblem.CardGroup;
import dev.platformc.solver.mig.PackingProblem.Demand;
import dev.platformc.solver.mig.ReplanAnswer;
import dev.platformc.solver.mig.ReplanProblem;
import dev.platformc.solver.mig.ReplanProblem.Goal;
import dev.platformc.solver.mig.Replanner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Slices onto the cards of one sharing, on the fewest cards; what must stand even over nodes or
/// racks is divided first and packed there.
final class SlicePacking {
    /// Id of the cards in problems and cores.
    static final String CARDS = "cards";

    private final PoolNodes nodes;
    private final MigGeometry geometry;
    private final List<MigProfile> allowed;
    private final Budget budget;

    /// Over how many domains at the most demands are divided.
    private final int mostDomains;

    private final Map<PackingProblem, PackingAnswer> known = new HashMap<>();

    SlicePacking(
            PoolNodes nodes,
            MigGeometry geometry,
            List<MigProfile> allowed,
            Budget budget,
            int mostDomains) {
        this.nodes = nodes;
        this.geometry = geometry;
        this.allowed = allowed;
        this.budget = budget;
        this.mostDomains = mostDomains;
    }

    sealed interface Result {
        record Packed(CutCards cards, Proof proof) implements Result {}

        /// Some demands exclude each other.
        ///
        /// @param core ids of demands, and [#CARDS]
        /// @param available cards that these demands could have used
        record Impossible(Set<String> core, boolean minimal, int available) implements Result {}

        record Undecided() implements Result {}
    }

    Result pack(List<Card> cards, List<SliceDemand> demands) {
        var group = new CardGroup(CARDS, cards.size(), List.of(), allowed);
        var joint = solve(problem(List.of(group), demands));
        return switch (joint) {
            case PackingAnswer.Impossible(var core, var minimal) ->
                    new Result.Impossible(core, minimal, cards.size());
            case PackingAnswer.Undecided _ -> new Result.Undecided();
            case PackingAnswer.Packed packed -> {
                var spread = divided(cards, demands);
                yield spread.isEmpty()
                        ? new Result.Packed(bound(cards, packed), packed.proof())
                        : packDivided(cards, demands, spread, packed);
            }
        };
    }

    /// Slices on cards that hold some already.
    ReplanProblem problem(
            List<ReplanProblem.Group> cards,
            Map<MigProfile, Integer> wanted,
            Goal goal,
            @Nullable Integer mostMoves) {
        return new ReplanProblem(geometry, cards, wanted, goal, mostMoves);
    }

    ReplanAnswer replan(ReplanProblem problem) {
        return Replanner.replan(problem, budget);
    }

    List<ReplanAnswer.Replanned> frontier(ReplanProblem problem) {
        return Frontier.of(problem, budget);
    }

    List<MigProfile> allowed() {
        return allowed;
    }

    PackingProblem problem(List<CardGroup> cards, List<SliceDemand> demands) {
        return new PackingProblem(
                geometry,
                cards,
                demands.stream()
                        .filter(d -> d.count() > 0)
                        .map(d -> new Demand(d.id(), d.profile(), d.count()))
                        .toList());
    }

    /// Equal problems, as of many nodes alike, are solved once.
    PackingAnswer solve(PackingProblem problem) {
        if (problem.demands().isEmpty()) {
            return new PackingAnswer.Packed(List.of(), new Proof.Optimal("counting", 0));
        }
        return known.computeIfAbsent(problem, p -> Packer.pack(p, budget));
    }

    private static CutCards bound(List<Card> cards, PackingAnswer.Packed packed) {
        var cut = CutCards.uncut(cards);
        int next = 0;
        for (var alike : packed.cards()) {
            for (int i = 0; i < alike.count(); i++) {
                cut.add(next++, alike.added());
            }
        }
        return cut;
    }

    /// Demands whose level has more than one domain with cards.
    List<SliceDemand> divided(List<Card> cards, List<SliceDemand> demands) {
        return demands.stream()
                .filter(d -> d.count() > 1)
                .filter(d -> d.spread() != null && domains(cards, d.spread()).size() > 1)
                .toList();
    }

    /// Indices of the cards in each domain of a level that has any.
    List<List<Integer>> domains(List<Card> cards, int level) {
        var domains = new ArrayList<List<Integer>>();
        for (var domain : nodes.at(level)) {
            var inside = new ArrayList<Integer>();
            for (int i = 0; i < cards.size(); i++) {
                if (domain.holds(cards.get(i).node())) {
                    inside.add(i);
                }
            }
            if (!inside.isEmpty()) {
                domains.add(inside);
            }
        }
        return domains;
    }

    /// As many as may be used, those with the most cards, in their order.
    private List<List<Integer>> largest(List<List<Integer>> domains) {
        var chosen =
                domains.stream()
                        .sorted(Comparator.comparingInt((List<Integer> cards) -> -cards.size()))
                        .limit(mostDomains)
                        .toList();
        return domains.stream().filter(chosen::contains).toList();
    }

    private Result packDivided(
            List<Card> cards,
            List<SliceDemand> demands,
            List<SliceDemand> spread,
            PackingAnswer.Packed joint) {
        var cut = CutCards.uncut(cards);
        var levels = new LinkedHashSet<Integer>();
        int least = joint.cards().stream().mapToInt(PackingAnswer.Cut::count).sum();
        for (var demand : spread) {
            levels.add(level(demand));
        }
        for (int level : levels) {
            var here = spread.stream().filter(d -> level(d) == level).toList();
            var domains = largest(domains(cards, level));
            var division = packEvenly(cut, domains, here);
            if (division == Division.NONE) {
                return new Result.Undecided();
            }
            int most = here.stream().mapToInt(SliceDemand::count).max().orElse(0);
            if (division == Division.EVEN) {
                least = Math.max(least, Math.min(most, domains.size()));
            }
        }
        var rest = demands.stream().filter(d -> !spread.contains(d)).toList();
        if (!packOn(cut, all(cards.size()), rest)) {
            return new Result.Undecided();
        }
        int cost = cut.cut();
        return new Result.Packed(
                cut,
                cost <= least
                        ? new Proof.Optimal("counting", cost)
                        : new Proof.Feasible(cost, Math.min(least, cost)));
    }

    private static int level(SliceDemand demand) {
        Integer level = demand.spread();
        return level == null ? -1 : level;
    }

    static List<Integer> all(int count) {
        var all = new ArrayList<Integer>();
        for (int i = 0; i < count; i++) {
            all.add(i);
        }
        return all;
    }

    private enum Division {
        EVEN,
        /// Some domain holds less than its part.
        AS_EVEN_AS_POSSIBLE,
        NONE
    }

    /// Divides the demands evenly over the domains and packs each domain. Where one cannot hold its
    /// part, that part shrinks by one and the others take it over.
    private Division packEvenly(
            CutCards cut, List<List<Integer>> domains, List<SliceDemand> demands) {
        var most = new ArrayList<List<Integer>>();
        for (var demand : demands) {
            most.add(new ArrayList<>(Collections.nCopies(domains.size(), demand.count())));
        }
        var division = Division.EVEN;
        while (true) {
            var shares = shares(demands, most);
            if (shares == null) {
                return Division.NONE;
            }
            var answers = new ArrayList<PackingAnswer>();
            boolean held = true;
            for (int d = 0; d < domains.size() && held; d++) {
                var answer = solve(problem(groups(cut, domains.get(d)), part(demands, shares, d)));
                answers.add(answer);
                if (answer instanceof PackingAnswer.Undecided) {
                    return Division.NONE;
                }
                held = answer instanceof PackingAnswer.Packed;
                if (!held) {
                    division = Division.AS_EVEN_AS_POSSIBLE;
                    shrink(demands, shares, most, d);
                }
            }
            if (held) {
                for (int d = 0; d < domains.size(); d++) {
                    put(cut, domains.get(d), (PackingAnswer.Packed) answers.get(d));
                }
                return division;
            }
        }
    }

    private static @Nullable List<List<Integer>> shares(
            List<SliceDemand> demands, List<List<Integer>> most) {
        var shares = new ArrayList<List<Integer>>();
        int start = 0;
        for (int i = 0; i < demands.size(); i++) {
            var share = Evenly.over(demands.get(i).count(), most.get(i), start);
            if (share.stream().mapToInt(Integer::intValue).sum() < demands.get(i).count()) {
                return null;
            }
            start = (start + demands.get(i).count()) % share.size();
            shares.add(share);
        }
        return shares;
    }

    private static List<SliceDemand> part(
            List<SliceDemand> demands, List<List<Integer>> shares, int domain) {
        var part = new ArrayList<SliceDemand>();
        for (int i = 0; i < demands.size(); i++) {
            part.add(demands.get(i).withCount(shares.get(i).get(domain)));
        }
        return part;
    }

    /// The largest part in the domain, in memory slices, gives one up.
    private static void shrink(
            List<SliceDemand> demands,
            List<List<Integer>> shares,
            List<List<Integer>> most,
            int domain) {
        int largest = 0;
        for (int i = 1; i < demands.size(); i++) {
            if (size(demands, shares, i, domain) > size(demands, shares, largest, domain)) {
                largest = i;
            }
        }
        most.get(largest).set(domain, shares.get(largest).get(domain) - 1);
    }

    private static int size(
            List<SliceDemand> demands, List<List<Integer>> shares, int demand, int domain) {
        return shares.get(demand).get(domain) * demands.get(demand).profile().size();
    }

    boolean packOn(CutCards cut, List<Integer> cards, List<SliceDemand> demands) {
        if (!(solve(problem(groups(cut, cards), demands)) instanceof PackingAnswer.Packed packed)) {
            return false;
        }
        put(cut, cards, packed);
        return true;
    }

    /// Cards with the same slices are one group, named by them.
    List<CardGroup> groups(CutCards cut, List<Integer> cards) {
        var counts = new LinkedHashMap<List<PlacedSlice>, Integer>();
        cards.forEach(card -> counts.merge(cut.slices(card), 1, Integer::sum));
        var groups = new ArrayList<CardGroup>();
        counts.forEach(
                (slices, count) -> groups.add(new CardGroup(name(slices), count, slices, allowed)));
        return groups;
    }

    private static String name(List<PlacedSlice> slices) {
        return slices.isEmpty() ? CARDS : slices.toString();
    }

    private static void put(CutCards cut, List<Integer> cards, PackingAnswer.Packed packed) {
        var free = new LinkedHashMap<String, List<Integer>>();
        for (int card : cards) {
            free.computeIfAbsent(name(cut.slices(card)), _ -> new ArrayList<>()).add(card);
        }
        for (var alike : packed.cards()) {
            var group = free.getOrDefault(alike.group(), List.of());
            for (int i = 0; i < alike.count(); i++) {
                cut.add(group.removeFirst(), alike.added());
            }
        }
    }
}
