package dev.platformc.solver.lowering;

import dev.platformc.core.model.Pin;
import dev.platformc.core.model.Sharing;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.plan.CardRun;
import dev.platformc.plan.CardRun.Use;
import dev.platformc.plan.NodeRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What every card of a pool is for, while it is being worked out.
final class CardMap {
    private final PoolNodes nodes;

    /// `[node][card]`
    private final Use[][] uses;

    private final boolean[] spare;

    /// Whole cards of each node that are not to be given to sharings.
    private final int[] reserved;

    private CardMap(PoolNodes nodes, Use[][] uses, boolean[] spare) {
        this.nodes = nodes;
        this.uses = uses;
        this.spare = spare;
        this.reserved = new int[uses.length];
    }

    /// One card of a node.
    record Card(int node, int index) {}

    /// All cards whole but those that are pinned or spare.
    ///
    /// @param pinned the slices of each pin
    static CardMap of(PoolNodes nodes, List<Pin> pins, List<List<PlacedSlice>> pinned) {
        var uses = new Use[nodes.count()][nodes.pool().gpusPerNode()];
        for (var node : uses) {
            Arrays.fill(node, new Use.Whole());
        }
        var spare = new boolean[nodes.count()];
        for (int node : nodes.spare(pins)) {
            spare[node] = true;
            Arrays.fill(uses[node], new Use.Spare());
        }
        for (int i = 0; i < pins.size(); i++) {
            var pin = pins.get(i);
            for (int node : nodes.of(pin)) {
                for (int card = 0; card < uses[node].length; card++) {
                    if (pin.gpus().value().isEmpty() || pin.gpus().value().contains(card)) {
                        uses[node][card] = new Use.Pinned(pin, pinned.get(i));
                    }
                }
            }
        }
        return new CardMap(nodes, uses, spare);
    }

    PoolNodes nodes() {
        return nodes;
    }

    int wholeOn(int node) {
        int count = 0;
        for (var use : uses[node]) {
            count += use instanceof Use.Whole ? 1 : 0;
        }
        return count;
    }

    /// Whether a node has cards of a sharing.
    boolean has(int node, Sharing sharing) {
        return Arrays.stream(uses[node]).anyMatch(use -> belongs(use, sharing));
    }

    /// Whole cards of a node that may be given to sharings.
    int givableOn(int node) {
        return Math.max(0, wholeOn(node) - reserved[node]);
    }

    /// Leaves so many whole cards of a node to workloads.
    void reserve(int node, int count) {
        reserved[node] += count;
    }

    boolean isWhole(Card card) {
        return uses[card.node()][card.index()] instanceof Use.Whole;
    }

    int whole() {
        int count = 0;
        for (int node = 0; node < uses.length; node++) {
            count += wholeOn(node);
        }
        return count;
    }

    boolean isSpare(int node) {
        return spare[node];
    }

    /// Gives so many whole cards of a node to a sharing, lowest index first.
    List<Card> take(int node, int count, Use use) {
        var taken = new ArrayList<Card>();
        for (int card = 0; card < uses[node].length && taken.size() < count; card++) {
            if (uses[node][card] instanceof Use.Whole) {
                uses[node][card] = use;
                taken.add(new Card(node, card));
            }
        }
        return taken;
    }

    void put(Card card, Use use) {
        uses[card.node()][card.index()] = use;
    }

    /// The cards of a sharing in the order of the nodes.
    List<Card> of(Sharing sharing) {
        var cards = new ArrayList<Card>();
        for (int node = 0; node < uses.length; node++) {
            for (int card = 0; card < uses[node].length; card++) {
                if (belongs(uses[node][card], sharing)) {
                    cards.add(new Card(node, card));
                }
            }
        }
        return cards;
    }

    private static boolean belongs(Use use, Sharing sharing) {
        return switch (use) {
            case Use.Cut cut -> cut.sharing().id().isSame(sharing.id());
            case Use.Apart apart -> apart.sharing().id().isSame(sharing.id());
            case Use.Whole _, Use.Spare _, Use.Pinned _ -> false;
        };
    }

    List<NodeRun> runs() {
        var runs = new ArrayList<NodeRun>();
        for (int node = 0; node < uses.length; node++) {
            var cards = cardRuns(uses[node]);
            var last = runs.isEmpty() ? null : runs.getLast();
            if (last != null && last.cards().equals(cards)) {
                runs.set(runs.size() - 1, new NodeRun(last.first(), last.count() + 1, cards));
            } else {
                runs.add(new NodeRun(node, 1, cards));
            }
        }
        return List.copyOf(runs);
    }

    private static List<CardRun> cardRuns(Use[] cards) {
        var runs = new ArrayList<CardRun>();
        for (int card = 0; card < cards.length; card++) {
            var last = runs.isEmpty() ? null : runs.getLast();
            if (last != null && last.use().equals(cards[card])) {
                runs.set(runs.size() - 1, new CardRun(last.first(), last.count() + 1, cards[card]));
            } else {
                runs.add(new CardRun(card, 1, cards[card]));
            }
        }
        return List.copyOf(runs);
    }
}
