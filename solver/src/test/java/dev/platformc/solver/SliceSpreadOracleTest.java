package dev.platformc.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.plan.CardRun.Use;
import dev.platformc.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Replicas on slices that shall stand even over the machines, against looking at every number of
/// cards and of replicas on every machine.
class SliceSpreadOracleTest {
    private record Shape(String name, int ofCard) {}

    private static final List<Shape> SHAPES =
            List.of(
                    new Shape("1g.10gb", 7),
                    new Shape("2g.20gb", 3),
                    new Shape("1g.20gb", 4),
                    new Shape("3g.40gb", 2),
                    new Shape("4g.40gb", 1),
                    new Shape("7g.80gb", 1));

    /// @param cards of each machine
    private record Fleet(int nodes, int cards, int shared, Shape shape, int replicas) {
        String platform() {
            return """
            platform lab
            pool gpus { nodes = %d x node { gpus = %d x a100-sxm-80gb, cpu = 256, memory = 4096GiB }, price = 8 USD/h }
            sharing slices { gpus = %d, slice = mig }
            endpoint chat { model = bge-m3, context = 512 tokens, on = slices, gpu = %s of slices,
                            replicas = %d, cpu = 1, memory = 1GiB, spread = node }
            """
                    .formatted(nodes, cards, shared, shape.name(), replicas);
        }
    }

    @Test
    void replicasStandEvenlyWheneverTheyCan() {
        long seed = Long.getLong("seed", 1);
        int fleets = Integer.getInteger("fleets", 150);
        int held = 0;
        int uneven = 0;
        for (int i = 0; i < fleets; i++) {
            var fleet = random(new Random(seed + i));
            var about = "seed " + (seed + i) + ": " + fleet;
            boolean fits = fleet.replicas() <= fleet.shared() * fleet.shape().ofCard();
            boolean even = canBeEven(fleet, 0, fleet.shared(), new ArrayList<>());
            var outcome = Examples.compile(fleet.platform());
            var plan = outcome.value();
            if (even) {
                assertNotNull(plan, () -> about + " " + outcome.diagnostics());
                var counts = counts(plan);
                int most = counts.stream().mapToInt(Integer::intValue).max().orElseThrow();
                int least = counts.stream().mapToInt(Integer::intValue).min().orElseThrow();
                assertTrue(most - least <= 1, about + " " + counts);
                assertEquals(
                        fleet.replicas(), counts.stream().mapToInt(Integer::intValue).sum(), about);
                held++;
            } else {
                assertTrue(
                        outcome.diagnostics().stream()
                                .filter(Diagnostic::isError)
                                .anyMatch(e ->
                                        e.code()
                                                == (fits
                                                        ? Code.NO_PLACEMENT
                                                        : Code.SLICES_IMPOSSIBLE)),
                        about + " " + outcome.diagnostics());
                uneven += fits ? 1 : 0;
            }
        }
        System.out.println(
                "spread slices: %d fleets from seed %d, %d even, %d that cannot be, 0 wrong"
                        .formatted(fleets, seed, held, uneven));
        assertTrue(held > 0 && uneven > 0);
    }

    private static Fleet random(Random random) {
        int nodes = 1 + random.nextInt(3);
        int cards = 1 + random.nextInt(3);
        int shared = 1 + random.nextInt(nodes * cards);
        var shape = SHAPES.get(random.nextInt(SHAPES.size()));
        int most = shared * shape.ofCard();
        return new Fleet(
                nodes, cards, shared, shape, Math.max(2, most - random.nextInt(Math.min(most, 4))));
    }

    /// Every way to give each machine some of the sharing's cards; those with none are no place.
    private static boolean canBeEven(Fleet fleet, int node, int left, List<Integer> given) {
        if (node == fleet.nodes()) {
            return left == 0 && isEven(fleet, given);
        }
        for (int cards = 0; cards <= Math.min(left, fleet.cards()); cards++) {
            given.add(cards);
            boolean found = canBeEven(fleet, node + 1, left - cards, given);
            given.removeLast();
            if (found) {
                return true;
            }
        }
        return false;
    }

    /// Machines whose cards stay uncut need not take part: any number of machines with cards may.
    private static boolean isEven(Fleet fleet, List<Integer> given) {
        var room = given.stream().map(cards -> cards * fleet.shape().ofCard()).sorted().toList();
        for (int from = 0; from < room.size(); from++) {
            var used = room.subList(from, room.size());
            int each = fleet.replicas() / used.size();
            long larger = fleet.replicas() % used.size();
            boolean holds =
                    used.stream().allMatch(r -> r >= each)
                            && used.stream().filter(r -> r > each).count() >= larger;
            if (holds) {
                return true;
            }
        }
        return false;
    }

    private static List<Integer> counts(Plan plan) {
        var counts = new ArrayList<Integer>();
        var placed = plan.workloads().getFirst();
        int node = 0;
        for (var run : plan.pools().getFirst().nodes()) {
            boolean isCut =
                    run.cards().stream()
                            .anyMatch(c -> c.use() instanceof Use.Cut(_, var s) && !s.isEmpty());
            for (int i = 0; i < run.count(); i++, node++) {
                int here = 0;
                for (var spot : placed.spots()) {
                    boolean in = spot.firstNode() <= node && node < spot.firstNode() + spot.nodes();
                    here += in ? spot.unitsOnEach() : 0;
                }
                if (isCut) {
                    counts.add(here);
                }
            }
        }
        return counts;
    }
}
