package dev.platformc.solver.lowering;

import dev.platformc.core.model.Pin;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Supply;
import dev.platformc.core.model.Team;
import dev.platformc.core.model.Workload;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.plan.CardRun;
import dev.platformc.plan.CardRun.Use;
import dev.platformc.plan.NodeRun;
import dev.platformc.plan.Plan;
import dev.platformc.plan.PoolPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The cards of one pool: all there, legal, and as many as were asked for.
final class PoolCheck {
    private final Plan plan;
    private final PoolPlan pool;
    private final List<String> wrong = new ArrayList<>();

    private PoolCheck(Plan plan, PoolPlan pool) {
        this.plan = plan;
        this.pool = pool;
    }

    static List<String> check(Plan plan, PoolPlan pool) {
        var check = new PoolCheck(plan, pool);
        check.nodes();
        check.sharings();
        check.pins();
        var guaranteed = plan.guaranteedOn(pool.pool());
        for (int node = 0; node < pool.nodeCount(); node++) {
            check.wrong.addAll(NodeCheck.check(guaranteed, pool, node));
        }
        pool.nodes().forEach(check::apart);
        return check.wrong;
    }

    private void nodes() {
        int next = 0;
        int spare = 0;
        for (var run : pool.nodes()) {
            if (run.first() != next || run.count() < 1) {
                wrong.add(pool.pool().id().key() + " has a gap at node " + next);
            }
            next = run.first() + run.count();
            cards(run);
            boolean isSpare = run.cards().stream().anyMatch(c -> c.use() instanceof Use.Spare);
            spare += isSpare ? run.count() : 0;
        }
        if (next != pool.pool().nodes().most()) {
            wrong.add(pool.pool().id().key() + " has " + next + " nodes");
        }
        boolean pinned = plan.platform().pins().stream().anyMatch(this::isHere);
        if (pool.pool().gpusPerNode() > 0 && !pinned && spare != pool.pool().spare().value()) {
            wrong.add(pool.pool().id().key() + " has " + spare + " spare nodes");
        }
    }

    private void cards(NodeRun run) {
        int next = 0;
        for (var cards : run.cards()) {
            if (cards.first() != next || cards.count() < 1) {
                wrong.add("node " + run.first() + " has a gap at card " + next);
            }
            next = cards.first() + cards.count();
            if (cards.use() instanceof Use.Cut(_, var slices) && !PlanCheck.isLegal(pool, slices)) {
                wrong.add("an illegal layout on node " + run.first() + ": " + slices);
            }
        }
        if (next != pool.pool().gpusPerNode()) {
            wrong.add("node " + run.first() + " has " + next + " cards");
        }
    }

    private void sharings() {
        for (var sharing : plan.platform().sharings()) {
            if (!sharing.pool().id().equals(pool.pool().id())) {
                continue;
            }
            int cards = 0;
            for (var run : pool.nodes()) {
                for (var card : run.cards()) {
                    cards += run.count() * PlanCheck.cards(card, sharing);
                }
            }
            if (sharing.gpus().isWritten() && cards != sharing.gpus().value()) {
                wrong.add(sharing.id().key() + " has " + cards + " cards");
            }
        }
    }

    /// A pod takes any slice of its size on its machine: no other sharing has that size where a
    /// team wants cards of its own.
    private void apart(NodeRun run) {
        var owners = new TreeMap<String, TreeSet<String>>();
        for (var cards : run.cards()) {
            if (cards.use() instanceof Use.Cut(var sharing, var slices)) {
                for (var slice : slices) {
                    owners.computeIfAbsent(slice.profile().name(), _ -> new TreeSet<>())
                            .add(sharing.id().key());
                }
            }
        }
        owners.forEach((profile, sharings) -> {
            if (sharings.size() > 1 && sharings.stream().anyMatch(this::isKept)) {
                wrong.add(profile + " of " + sharings + " on node " + run.first());
            }
        });
    }

    /// Whether some team on a sharing wants cards of its own.
    private boolean isKept(String sharing) {
        var platform = plan.platform();
        return Stream.concat(
                        platform.workloads()
                                .filter(w -> w.on().value().id().key().equals(sharing))
                                .map(Workload::team),
                        platform.queues().stream()
                                .filter(q ->
                                        q.on().value().stream()
                                                .anyMatch(s -> s.id().key().equals(sharing)))
                                .map(Queue::team))
                .anyMatch(team ->
                        team != null && team.value().isolation().value() == Team.Isolation.GPU);
    }

    private boolean isHere(Pin pin) {
        return pin.pool().id().equals(pool.pool().id());
    }

    private void pins() {
        for (var pin : plan.platform().pins()) {
            if (!isHere(pin)) {
                continue;
            }
            for (int node = 0; node < pool.nodeCount(); node++) {
                boolean named =
                        pin.hosts().value().isEmpty()
                                || pin.hosts().value().contains(pool.nodeName(node));
                for (int card = 0; named && card < pool.pool().gpusPerNode(); card++) {
                    boolean wanted =
                            pin.gpus().value().isEmpty() || pin.gpus().value().contains(card);
                    if (wanted
                            && pin.never().value()
                            && !(useOf(node, card) instanceof Use.Pinned)) {
                        wrong.add(pin.id().key() + " is not kept on node " + node);
                    }
                }
            }
        }
    }

    private Use useOf(int node, int card) {
        for (var run : pool.nodes()) {
            if (run.first() <= node && node < run.first() + run.count()) {
                for (var cards : run.cards()) {
                    if (cards.first() <= card && card < cards.first() + cards.count()) {
                        return cards.use();
                    }
                }
            }
        }
        throw new IllegalArgumentException("no card " + card + " on node " + node);
    }

    /// Devices of one kind that a supply has.
    ///
    /// @param resource name of the extended resource
    static int devices(Plan plan, Supply supply, String resource) {
        int count = 0;
        for (var run : plan.of(supply.pool()).nodes()) {
            for (var cards : run.cards()) {
                count += run.count() * cards.count() * each(cards, supply, resource);
            }
        }
        var pool = supply.pool();
        int nodes = pool.nodes().most() - pool.spare().value();
        for (var other : pool.nodeType().devices()) {
            boolean isWanted = other.device().resource().value().equals(resource);
            count += isWanted && supply instanceof Pool ? nodes * other.count() : 0;
        }
        return count;
    }

    private static int each(CardRun cards, Supply supply, String resource) {
        boolean gpu = resource.equals(Supplies.card(supply.pool()));
        return switch (cards.use()) {
            case Use.Whole _ -> gpu && !(supply instanceof Sharing) ? 1 : 0;
            case Use.Apart(var owner) -> gpu && owner.id().equals(supply.id()) ? 1 : 0;
            case Use.Cut(var owner, var slices) ->
                    owner.id().equals(supply.id())
                            ? slices.stream()
                                    .map(slice -> slice.profile())
                                    .filter(profile -> profile.resource().equals(resource))
                                    .mapToInt(MigProfile::devices)
                                    .sum()
                            : 0;
            case Use.Spare _, Use.Pinned _ -> 0;
        };
    }
}
