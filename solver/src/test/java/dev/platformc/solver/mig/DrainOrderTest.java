package dev.platformc.solver.mig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.hardware.catalog.Catalog;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.solver.Budget;
import dev.platformc.solver.mig.DrainOrder.Change;
import dev.platformc.solver.mig.ReplanAnswer.Replanned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrainOrderTest {
    private static final MigProfile SMALL = profile("1g.10gb");
    private static final MigProfile LARGE = profile("3g.40gb");

    private static MigProfile profile(String name) {
        var gpu = Catalog.standard().gpu("h100-sxm-80gb").orElseThrow();
        return Objects.requireNonNull(gpu.mig()).profile(name).orElseThrow();
    }

    @Test
    void whoeverMakesRoomComesFirst() {
        var drained = new Change(List.of(LARGE), List.of());
        var room = new Change(List.of(), List.of(LARGE));
        var order = DrainOrder.of(List.of(drained, room), Map.of());
        assertEquals(List.of(1, 0), order.cards());
        assertEquals(0, order.waiting());
        assertEquals(List.of(0), DrainOrder.of(List.of(drained), Map.of(LARGE, 1)).cards());
    }

    @Test
    void whereTwoCardsExchangeSomebodyWaits() {
        var one = new Change(List.of(LARGE), List.of(SMALL));
        var other = new Change(List.of(SMALL), List.of(LARGE));
        var order = DrainOrder.of(List.of(one, other), Map.of());
        assertEquals(1, order.waiting());
        assertEquals(0, DrainOrder.of(List.of(one, other), Map.of(SMALL, 1)).waiting());
    }

    /// Plays the order back: how many have no place at the worst moment is what was said.
    @Test
    void theWorstMomentIsAsItWasSaid() {
        long seed = Long.getLong("seed", 20261125);
        var random = new Random(seed);
        int waited = 0;
        for (int i = 0; i < 200; i++) {
            var problem =
                    MigGenerator.running(
                            Objects.requireNonNull(
                                    Catalog.standard().gpu("h100-sxm-80gb").orElseThrow().mig()),
                            10 + random.nextInt(30),
                            random);
            if (!(Replanner.replan(problem, Budget.USUAL) instanceof Replanned replanned)) {
                continue;
            }
            var changes = changes(problem, replanned);
            var order = DrainOrder.of(changes, Map.of());
            assertEquals(
                    IntStream.range(0, changes.size()).boxed().toList(),
                    order.cards().stream().sorted().toList());
            var free = new HashMap<MigProfile, Integer>();
            int worst = 0;
            for (int card : order.cards()) {
                changes.get(card).leaving().forEach(p -> free.merge(p, -1, Integer::sum));
                worst =
                        Math.max(
                                worst, free.values().stream().mapToInt(f -> Math.max(0, -f)).sum());
                changes.get(card).added().forEach(p -> free.merge(p, 1, Integer::sum));
            }
            assertEquals(worst, order.waiting(), "fleet " + i + " of seed " + seed);
            assertTrue(free.values().stream().allMatch(f -> f >= 0), "all have a place in the end");
            waited += worst > 0 ? 1 : 0;
        }
        System.out.printf("drain orders: 200 fleets of seed %d, %d with surge%n", seed, waited);
    }

    private static List<Change> changes(ReplanProblem problem, Replanned replanned) {
        var changes = new ArrayList<Change>();
        for (var recut : replanned.cards()) {
            var running =
                    problem.cards().stream()
                            .filter(group -> group.id().equals(recut.group()))
                            .findFirst()
                            .orElseThrow()
                            .running();
            var leaving = running.stream().filter(s -> !recut.kept().contains(s)).toList();
            for (int i = 0; i < recut.count(); i++) {
                changes.add(
                        new Change(
                                leaving.stream().map(s -> s.profile()).toList(),
                                recut.added().stream().map(s -> s.profile()).toList()));
            }
        }
        return changes;
    }
}
