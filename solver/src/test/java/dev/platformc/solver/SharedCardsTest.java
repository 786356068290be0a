package dev.platformc.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.plan.Plan;
import dev.platformc.plan.WorkloadPlan;
import dev.platformc.plan.WorkloadPlan.Devices;
import org.junit.jupiter.api.Test;

/// Seats, Ray workers and shares of cards stand somewhere too.
class SharedCardsTest {
    private static final String CARDS =
            """
            platform campus
            pool t4 { nodes = 3 x node { gpus = 4 x t4, cpu = 64, memory = 256GiB, price = 1 USD/h } }
            sharing turns { pool = t4, slice = time { granularity = 5% } }
            """;

    private static WorkloadPlan workload(Plan plan, String key) {
        return plan.workloads().stream()
                .filter(w -> w.workload().id().key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static String seats(int count, String share) {
        return CARDS
                + "workspace desks { seats = "
                + count
                + ", image = \"r.example/j:1.0\", gpu = "
                + share
                + " of turns, cpu = 1, memory = 4GiB }\n";
    }

    @Test
    void quartersFillAllCards() {
        var placed = workload(Examples.plan(seats(48, "25%")), "workspace.desks");
        assertEquals(48, placed.units());
        assertEquals(3, placed.spots().stream().mapToInt(WorkloadPlan.Spot::nodes).sum());
        assertTrue(placed.spots().stream().allMatch(spot -> spot.unitsOnEach() == 16));
    }

    /// 3 x 30 % on a card, not 3 and a third.
    @Test
    void threeOfThirtyPercentStandOnACard() {
        var placed = workload(Examples.plan(seats(36, "30%")), "workspace.desks");
        assertTrue(placed.spots().stream().allMatch(spot -> spot.unitsOnEach() == 12));
    }

    @Test
    void theHeadAndEveryGroupOfARayStand() {
        var plan =
                Examples.plan(
                        CARDS
                                + """
                                pool cpus { nodes = 2 x node { cpu = 64, memory = 256GiB, price = 1 USD/h } }
                                ray build {
                                  on      = cpus
                                  workers = [
                                    1..6 x worker { cpu = 16, memory = 64GiB },
                                    2 x worker { cpu = 8, memory = 32GiB, gpu = 25% of turns },
                                  ]
                                }
                                """);
        assertEquals(1, workload(plan, "ray.build.head").units());
        assertEquals(1, workload(plan, "ray.build.workers-1").units());
        var onCards = workload(plan, "ray.build.workers-2");
        assertEquals(2, onCards.units());
        assertTrue(onCards.each() instanceof Devices.Share);
        assertEquals("t4", onCards.workload().on().value().pool().id().name());
    }

    @Test
    void aGangTakesSlicesOfASharing() {
        var plan =
                Examples.plan(
                        """
                        platform lab
                        pool a100 { nodes = 1 x dgx-a100-80gb, price = 20 USD/h }
                        sharing slices { pool = a100, gpus = 2, slice = mig }
                        gang segment {
                          workers = 2 x worker { gpu = 3g.40gb of slices, cpu = 4, memory = 32GiB }
                          run     = pytorch { image = "r.example/s:4.0" }
                          start   = guaranteed
                        }
                        """);
        assertTrue(workload(plan, "gang.segment").each() instanceof Devices.Slice);
    }
}
