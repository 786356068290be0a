package dev.platformc.solver.lowering;

import dev.platformc.plan.Proof;
import dev.platformc.solver.lowering.CardMap.Card;
import dev.platformc.solver.lowering.SlicePacking.Result;
import dev.platformc.solver.mig.PackingAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Adds slices to cards without touching those that are there.
final class SliceAdding {
    private final SlicePacking packing;
    private final List<Card> cards;

    SliceAdding(SlicePacking packing, List<Card> cards) {
        this.packing = packing;
        this.cards = cards;
    }

    /// With all that the demands still lack; on as few more cards as possible where nothing must
    /// stand even.
    ///
    /// @return empty when it does not fit beside what is there
    Optional<CutCards> add(CutCards there, List<SliceDemand> demands) {
        var cut = there.copy();
        var together = new ArrayList<SliceDemand>();
        for (var demand : demands) {
            int more = demand.count() - there.of(demand.id());
            var level = demand.spread();
            if (more > 0 && level != null && isSpread(demand)) {
                if (!addEvenly(cut, demand.withCount(more), level)) {
                    return Optional.empty();
                }
            } else if (more > 0) {
                together.add(demand.withCount(more));
            }
        }
        return packing.packOn(cut, SlicePacking.all(cards.size()), together)
                ? Optional.of(cut)
                : Optional.empty();
    }

    private boolean isSpread(SliceDemand demand) {
        Integer level = demand.spread();
        return level != null && demand.count() > 1 && packing.domains(cards, level).size() > 1;
    }

    private boolean addEvenly(CutCards cut, SliceDemand more, Integer level) {
        var domains = packing.domains(cards, level);
        var units = cut.byNode(more.id());
        var held = domains.stream().map(d -> onNodes(d, units)).toList();
        var most = new ArrayList<Integer>(domains.stream().map(_ -> more.count()).toList());
        while (true) {
            var shares = Evenly.above(more.count(), held, most);
            if (shares.stream().mapToInt(Integer::intValue).sum() < more.count()) {
                return false;
            }
            int full = firstThatIsFull(cut, domains, more, shares);
            if (full < 0) {
                for (int d = 0; d < domains.size(); d++) {
                    packing.packOn(cut, domains.get(d), List.of(more.withCount(shares.get(d))));
                }
                return true;
            }
            most.set(full, shares.get(full) - 1);
        }
    }

    private int onNodes(List<Integer> inside, java.util.SortedMap<Integer, Integer> units) {
        return inside.stream()
                .map(card -> cards.get(card).node())
                .distinct()
                .mapToInt(node -> units.getOrDefault(node, 0))
                .sum();
    }

    private int firstThatIsFull(
            CutCards cut, List<List<Integer>> domains, SliceDemand more, List<Integer> shares) {
        return IntStream.range(0, domains.size())
                .filter(d ->
                        shares.get(d) > 0
                                && !(packing.solve(
                                                packing.problem(
                                                        packing.groups(cut, domains.get(d)),
                                                        List.of(more.withCount(shares.get(d)))))
                                        instanceof PackingAnswer.Packed))
                .findFirst()
                .orElse(-1);
    }

    /// Cards in use, and how far that is proved to be the fewest.
    ///
    /// @param anew the same demands on the same cards when nothing needs to stay
    static Proof proof(CutCards cut, Result anew) {
        long cost = cut.cut();
        if (!(anew instanceof Result.Packed(_, var proof))) {
            return new Proof.Feasible(cost, 0);
        }
        return Proofs.at(cost, proof);
    }
}
