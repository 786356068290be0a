package dev.platformc.solver.lowering;

import dev.platformc.core.model.Sharing;
import dev.platformc.plan.CardRun.Use;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

/// Which cards of which nodes a sharing is given.
final class CardChoice {
    private final CardMap cards;
    private final Sharing sharing;
    private final IntPredicate isOpen;

    /// @param isOpen whether a node may give cards to this sharing
    CardChoice(CardMap cards, Sharing sharing, IntPredicate isOpen) {
        this.cards = cards;
        this.sharing = sharing;
        this.isOpen = isOpen;
    }

    private int givableOn(int node) {
        return isOpen.test(node) ? cards.givableOn(node) : 0;
    }

    /// Cards that it could be given.
    int givable() {
        int count = 0;
        for (int node = 0; node < cards.nodes().count(); node++) {
            count += givableOn(node);
        }
        return count;
    }

    /// Few nodes touched: whole nodes first, what remains on the node where it leaves the least.
    ///
    /// @return how many could not be given
    int together(int wanted) {
        return together(wanted, 0, cards.nodes().count());
    }

    private int together(int wanted, int from, int to) {
        int missing = wanted;
        while (missing > 0) {
            int node = best(missing, from, to);
            if (node < 0) {
                return missing;
            }
            int count = Math.min(missing, givableOn(node));
            missing -= cards.take(node, count, use(sharing)).size();
        }
        return 0;
    }

    /// The smallest node that holds all of it, else the largest; the first of equals.
    private int best(int missing, int from, int to) {
        int best = -1;
        for (int node = from; node < to; node++) {
            int have = givableOn(node);
            if (have == 0) {
                continue;
            }
            int chosen = best < 0 ? 0 : givableOn(best);
            boolean smallerThatHolds = have >= missing && (chosen < missing || have < chosen);
            boolean largerThatDoesNot = chosen < missing && have > chosen;
            if (best < 0 || smallerThatHolds || largerThatDoesNot) {
                best = node;
            }
        }
        return best;
    }

    /// Even over domains of a level, and together inside each.
    ///
    /// @param most how many domains are worth touching: more would break up machines for nothing
    /// @return how many could not be given
    int even(int wanted, int level, int most) {
        var domains = cards.nodes().at(level);
        var room = new ArrayList<Integer>();
        for (var domain : domains) {
            int whole = 0;
            for (int node = domain.first(); node < domain.first() + domain.count(); node++) {
                whole += givableOn(node);
            }
            room.add(whole);
        }
        var shares = Evenly.over(wanted, enough(room, wanted, most), 0);
        int given = 0;
        for (int i = 0; i < shares.size(); i++) {
            var domain = domains.get(i);
            int from = domain.first();
            given += shares.get(i);
            together(shares.get(i), from, from + domain.count());
        }
        return wanted - given;
    }

    /// The room of the fewest domains from `most` on that hold all together, none in the others.
    /// Those come first that hold an even part, in their order.
    private static List<Integer> enough(List<Integer> room, int wanted, int most) {
        int part = (wanted + most - 1) / Math.max(1, most);
        var order = new ArrayList<Integer>();
        for (int i = 0; i < room.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingInt((Integer i) -> -Math.min(room.get(i), part)));
        var chosen = new ArrayList<>(Collections.nCopies(room.size(), 0));
        int held = 0;
        for (int k = 0; k < order.size() && (k < most || held < wanted); k++) {
            chosen.set(order.get(k), room.get(order.get(k)));
            held += room.get(order.get(k));
        }
        return chosen;
    }

    static Use use(Sharing sharing) {
        return switch (sharing.slice().value()) {
            case Sharing.Slicing.Mig _ -> new Use.Cut(sharing, List.of());
            case Sharing.Slicing.Whole _, Sharing.Slicing.Time _, Sharing.Slicing.Mps _ ->
                    new Use.Apart(sharing);
        };
    }

    /// Sharings with a written number of cards first: those that take what is left come last.
    static List<Sharing> inOrder(List<Sharing> sharings) {
        return sharings.stream()
                .sorted(Comparator.comparingInt((Sharing s) -> s.gpus().isWritten() ? 0 : 1))
                .toList();
    }
}
