package dev.platformc.solver.lowering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.model.Identity;
import dev.platformc.core.text.SourceSet;
import dev.platformc.plan.Plan;
import dev.platformc.solver.Budget;
import dev.platformc.solver.Compilation;
import dev.platformc.solver.rule.FreeRoom;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Why a workload stands where it stands, in platforms small enough to see it.
class WhyThereTest {
    private static Plan plan(String text) {
        var outcome =
                Compilation.plan(
                        SourceSet.of("test.platform", "platform lab\n" + text),
                        Map.of(),
                        null,
                        Budget.USUAL);
        assertNotNull(outcome.value(), () -> outcome.diagnostics().toString());
        return outcome.value();
    }

    private static String gang(String name, int workers, int gpus, String more) {
        return "gang "
                + name
                + " { workers = "
                + workers
                + " x worker { gpus = "
                + gpus
                + " }, start = guaranteed, run = pytorch { image = \"registry.acme.example/t:1\" }"
                + more
                + " }\n";
    }

    private static WhyThere why(Plan plan, String key) {
        var workload =
                plan.platform()
                        .workloads()
                        .filter(w -> w.id().key().equals(key))
                        .findFirst()
                        .orElseThrow();
        return WhyThere.of(plan, workload, Budget.USUAL);
    }

    @Test
    void aGangInOneRackCouldBeInTheOtherForAsMuch() {
        var why =
                why(
                        plan(
                                "pool dgx { nodes = 2 x rack of 4 x dgx-h100 }\n"
                                        + gang("one", 3, 8, "")),
                        "gang.one");
        assertEquals(0, why.cost());
        assertNull(why.better());
        var next = Objects.requireNonNull(why.next());
        assertEquals(0, next.cost());
        assertTrue(why.plan().spots().stream().noneMatch(next.spots()::contains));
    }

    @Test
    void aGangOverTwoRacksIsToldWhatItWouldTakeToBeInOne() {
        var plan =
                plan(
                        "pool dgx { nodes = 2 x rack of 4 x dgx-h100 }\n"
                                + gang("left", 2, 8, ", place = { required = rack }")
                                + gang("right", 2, 8, ", place = { required = rack }")
                                + gang("large", 4, 8, ", place = { preferred = rack }"));
        // Four nodes are free: either the small ones share a rack, or the large one is in two.
        var why = why(plan, "gang.large");
        assertEquals(0, why.cost());
        assertNull(why.next(), "all nodes are taken");
        assertTrue(why.nextDecided());
        var wide =
                why(
                        plan(
                                "pool dgx { nodes = 2 x rack of 4 x dgx-h100 }\n"
                                        + gang("left", 3, 8, ", place = { required = rack }")
                                        + gang("wide", 5, 8, ", place = { preferred = rack }")),
                        "gang.wide");
        assertEquals(1, wide.cost());
        var better = Objects.requireNonNull(wide.better());
        assertEquals("rack", better.level());
        assertEquals(4, better.empty(), "a rack has four nodes");
        assertEquals(4, better.holds());
        assertEquals(List.of(), better.others().stream().map(Identity::name).toList());
    }

    @Test
    void whoStandsInTheWayIsNamed() {
        var plan =
                plan(
                        "pool dgx { nodes = 2 x rack of 4 x dgx-h100, hosts = [\"a\", \"b\", \"c\","
                                + " \"d\", \"e\", \"f\", \"g\", \"h\"] }\n"
                                + gang("one", 5, 5, "")
                                + gang("two", 3, 4, ", place = { required = rack }"));
        var why = why(plan, "gang.one");
        var better = Objects.requireNonNull(why.better());
        assertTrue(better.holds() < 5);
        assertEquals(4, better.empty());
    }

    @Test
    void slicesCostTheCardsThatWouldBeUncutWithoutThem() {
        var plan =
                plan(
                        """
                        pool a100 { nodes = 1 x dgx-a100-80gb }
                        sharing slices { gpus = 4, slice = mig }
                        endpoint one { model = qwen-3-4b, on = slices, context = 8192 tokens, concurrency = 16 }
                        endpoint two { model = qwen-3-4b, on = slices, context = 8192 tokens, concurrency = 16, replicas = 2 }
                        """);
        var two = plan.platform().endpoints().stream().filter(e -> e.id().name().equals("two"));
        var why =
                Objects.requireNonNull(
                        WhyCards.of(plan, two.findFirst().orElseThrow(), Budget.USUAL));
        // 3g.40gb each: two on a card.
        assertEquals(2, why.least());
        assertEquals(1, why.without());
        assertEquals(1, why.alone());
    }

    @Test
    void whatIsFreeIsCountedByWorkerGangAndProfile() {
        var plan =
                plan(
                        "pool dgx { nodes = 2 x rack of 3 x dgx-h100 }\n"
                                + gang("one", 1, 7, "")
                                + gang("two", 2, 8, ""));
        var room = FreeRoom.of(plan, plan.pools().getFirst());
        assertEquals(48 - 7 - 16, room.gpus());
        assertEquals(8, room.largestWorker());
        assertEquals(3, room.wholeNodes());
        assertEquals(List.of(new FreeRoom.InOne("rack", 3)), room.wholeNodesIn());
        assertEquals(0, room.fragmentation().signum());
    }
}
