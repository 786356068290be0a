package dev.platformc.solver.lowering;

import dev.platformc.core.model.Sharing;
import dev.platformc.solver.lowering.CardMap.Card;
import java.util.Comparator;
import java.util.List;

/// Sharings keep the cards that they have, and workloads on whole GPUs theirs.
final class StayingCards {
    private StayingCards() {}

    /// Gives every sharing as many of its former cards as it may still have, those that are cut
    /// first, and sets aside what workloads hold.
    ///
    /// @return how many cards each sharing has now, in their order
    static int[] keep(PoolWork work, CardMap cards, Before before) {
        int[] kept = new int[work.sharings().size()];
        for (int i = 0; i < kept.length; i++) {
            var sharing = work.sharings().get(i);
            var own = before.of(sharing);
            List<Card> best =
                    own.keySet().stream()
                            .filter(cards::isWhole)
                            .sorted(
                                    Comparator.comparing((Card card) -> isUncut(own.get(card)))
                                            .thenComparingInt(Card::node)
                                            .thenComparingInt(Card::index))
                            .limit(most(sharing))
                            .toList();
            best.forEach(card -> cards.put(card, CardChoice.use(sharing)));
            kept[i] = best.size();
        }
        for (var workload : work.workloads()) {
            boolean whole = !(workload.on().value() instanceof Sharing);
            if (whole && Groups.isGuaranteed(workload)) {
                int gpus = Groups.each(workload).gpus();
                Spots.byNode(before.spots().getOrDefault(workload.id().key(), List.of()))
                        .forEach((node, units) -> cards.reserve(node, units * gpus));
            }
        }
        return kept;
    }

    private static boolean isUncut(@org.jspecify.annotations.Nullable List<?> slices) {
        return slices == null || slices.isEmpty();
    }

    private static int most(Sharing sharing) {
        return sharing.gpus().value();
    }
}
