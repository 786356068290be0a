package dev.platformc.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.platformc.plan.CardRun;
import dev.platformc.plan.Plan;
import dev.platformc.plan.RayRollout;
import dev.platformc.plan.RayRollout.Way;
import dev.platformc.plan.RayRollout.Why;
import dev.platformc.plan.Surge;
import dev.platformc.plan.WorkloadPlan;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a second cluster takes while a new version comes in, counted against what is free.
class RayRolloutTest {
    private static final String POOLS =
            """
            platform lab
            pool cards { nodes = 2 x dgx-h100 }
            pool cpus  { nodes = 1 x node { cpu = 12, memory = 64GiB, price = 2 USD/h } }
            sharing slices { pool = cards, gpus = 1, slice = mig { layout = [3g.40gb, 3g.40gb] } }
            """;

    private static String service(String on, String workers) {
        return "ray rank { on = "
                + on
                + ", workers = "
                + workers
                + ", serve = { image = \"r.example/s:1\", app = \"s.app:entry\" } }\n";
    }

    private static RayRollout rollout(String text) {
        var plan = Examples.plan(POOLS + text);
        return RayRollout.of(plan, plan.platform().others().rays().getFirst());
    }

    @Test
    void the_copy_takes_as_much_as_the_first() {
        var rollout = rollout(service("cards", "1 x worker { gpus = 7 }"));
        assertEquals(new Surge(7, 7, 2, 2), rollout.surge());
        assertEquals(Way.BESIDE, rollout.way());
    }

    /// 15 whole cards, 8 taken: 7 are free, and 4 of them on one machine.
    @Test
    void cards_on_two_machines_hold_no_worker() {
        var rollout = rollout(service("cards", "2 x worker { gpus = 4 }"));
        assertEquals(new Surge(8, 4, 3, 2), rollout.surge());
        assertEquals(Way.IN_PLACE, rollout.way());
        assertEquals(Why.NO_ROOM, rollout.why());
    }

    /// Without a head the workers would stand there for nothing.
    @Test
    void no_worker_counts_where_the_head_has_no_room() {
        var small =
                service("cards", "1 x worker { gpus = 1 }")
                        .replace(", serve", ", head = { cpu = 8, memory = 16GiB }, serve");
        assertEquals(new Surge(1, 0, 2, 0), rollout(small).surge());
    }

    @Test
    void slices_are_counted_like_cards() {
        var rollout = rollout(service("cards", "1 x worker { cpu = 2, gpu = 3g.40gb of slices }"));
        assertEquals(new Surge(1, 1, 2, 2), rollout.surge());
    }

    @Test
    void what_is_written_decides() {
        var full = service("cards", "2 x worker { gpus = 4 }");
        var waits = rollout(full.replace(", serve", ", upgrade = surge, serve"));
        assertEquals(Way.BESIDE, waits.way());
        assertEquals(Why.NO_ROOM, waits.why());
        var stays = rollout(full.replace(", serve", ", upgrade = in-place, serve"));
        assertEquals(Why.WRITTEN, stays.why());
    }

    @Test
    void a_queue_admits_no_second_cluster() {
        var queued =
                "queue all { on = [cards, cpus], gpus = 8 }\n"
                        + service("cards", "1 x worker { gpus = 1 }");
        assertEquals(Why.QUEUE, rollout(queued).why());
    }

    /// Against counting by hand: on each machine so many of the free cards as whole workers need.
    @Test
    void whatever_stands_there_the_free_machines_are_counted_right() {
        var random = new Random(Long.getLong("seed", 20261125));
        for (int i = 0; i < 60; i++) {
            int each = 1 + random.nextInt(3);
            int workers = 1 + random.nextInt(2);
            var others =
                    IntStream.range(0, 2)
                            .mapToObj(n ->
                                    service(
                                                    "cards",
                                                    "1 x worker { cpu = 1, memory = 8GiB, gpus = "
                                                            + (1 + random.nextInt(3))
                                                            + " }")
                                            .replace("rank", "other-" + n)
                                            .replace(
                                                    ", serve",
                                                    ", head = { cpu = 1, memory = 4GiB }, serve"))
                            .collect(Collectors.joining());
            var own =
                    service(
                                    "cards",
                                    workers
                                            + " x worker { cpu = 1, memory = 8GiB, gpus = "
                                            + each
                                            + " }")
                            .replace("rank", "mine")
                            .replace(", serve", ", head = { cpu = 1, memory = 4GiB }, serve");
            var plan = Examples.plan(POOLS.replace("cpu = 12", "cpu = 64") + own + others);
            var ray = plan.platform().others().rays().getFirst();
            int room = IntStream.range(0, 2).map(node -> free(plan, node) / each).sum();
            assertEquals(
                    Math.min(workers, room) * each,
                    RayRollout.of(plan, ray).surge().there(),
                    own + others);
        }
    }

    /// Whole cards of a machine that nobody has; the first machine lends one card to the sharing.
    private static int free(Plan plan, int node) {
        int free = whole(plan, node);
        for (var placed : plan.workloads()) {
            for (var spot : placed.spots()) {
                boolean here = spot.firstNode() <= node && node < spot.firstNode() + spot.nodes();
                boolean isOnCards = placed.workload().on().value().id().name().equals("cards");
                if (here
                        && isOnCards
                        && placed.each() instanceof WorkloadPlan.Devices.Gpus(var n)) {
                    free -= n * spot.unitsOnEach();
                }
            }
        }
        return free;
    }

    private static int whole(Plan plan, int node) {
        var pool =
                plan.pools().stream()
                        .filter(p -> p.pool().id().name().equals("cards"))
                        .findFirst()
                        .orElseThrow();
        return pool.nodes().stream()
                .filter(run -> run.first() <= node && node < run.first() + run.count())
                .flatMap(run -> run.cards().stream())
                .filter(cards -> cards.use() instanceof CardRun.Use.Whole)
                .mapToInt(CardRun::count)
                .sum();
    }
}
