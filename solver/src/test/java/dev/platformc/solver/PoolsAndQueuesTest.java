package dev.platformc.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.text.SourceSet;
import dev.platformc.plan.CardRun.Use;
import dev.platformc.plan.Plan;
import dev.platformc.plan.QueuePlan;
import dev.platformc.plan.WorkloadPlan;
import dev.platformc.plan.WorkloadPlan.Spot;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolsAndQueuesTest {
    private static final String POOL =
            "platform lab\npool dgx { nodes = 4 x dgx-a100-80gb, price = 20 USD/h }\n";
    private static final String SMALL =
            "model = qwen-3-4b { precision = bf16 }, context = 4096 tokens, concurrency = 8";

    private static QueuePlan queue(Plan plan, String name) {
        return plan.queues().stream()
                .filter(q -> q.queue().id().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static int quota(Plan plan, String name) {
        return queue(plan, name).grants().getFirst().resources().getFirst().quota();
    }

    private static WorkloadPlan workload(Plan plan, String key) {
        return plan.workloads().stream()
                .filter(w -> w.workload().id().key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void queuesWithoutAQuotaDivideWhatTheOthersLeave() {
        var plan =
                Examples.plan(
                        POOL
                                + "queue a { on = dgx, gpus = 5 }\nqueue b { on = dgx }\nqueue c { on = dgx }\n");
        assertEquals(
                List.of(5, 14, 13), List.of(quota(plan, "a"), quota(plan, "b"), quota(plan, "c")));
    }

    @Test
    void thirdsRoundToTheWhole() {
        var text =
                POOL
                        + "queue a { on = dgx, share = 100% / 3 }\n"
                        + "queue b { on = dgx, share = 100% / 3 }\n"
                        + "queue c { on = dgx, share = 100% / 3 }\n";
        var plan = Examples.plan(text);
        assertEquals(
                List.of(11, 11, 10), List.of(quota(plan, "a"), quota(plan, "b"), quota(plan, "c")));
        assertEquals(
                "33.3333% of 32 GPUs is 10.6667, rounded to 11 by largest remainder",
                queue(plan, "a").rounding());
    }

    @Test
    void whatEndpointsOutsideTheQueuesHoldIsNotPromised() {
        var plan =
                Examples.plan(
                        POOL
                                + "queue a { on = dgx, share = 100% }\n"
                                + "endpoint chat { "
                                + SMALL
                                + ", on = dgx, queue = none, replicas = 2 }\n");
        assertEquals(30, quota(plan, "a"));
        assertNull(queue(plan, "a").rounding());
    }

    @Test
    void borrowNoneIsZeroAndAllIsAbsent() {
        var plan =
                Examples.plan(
                        POOL
                                + "queue a { on = dgx, gpus = 8, borrow = none, lend = 4 }\n"
                                + "queue b { on = dgx, borrow = 25% }\n");
        var a = queue(plan, "a").grants().getFirst().resources().getFirst();
        var b = queue(plan, "b").grants().getFirst().resources().getFirst();
        assertEquals(new QueuePlan.Amount("nvidia.com/gpu", 8, 0, 4), a);
        assertEquals(new QueuePlan.Amount("nvidia.com/gpu", 24, 8, null), b);
    }

    @Test
    void slicesPromisedToAQueueIncludeThoseOfItsEndpoints() {
        var text =
                POOL
                        + "sharing slices { pool = dgx, gpus = 4, slice = mig }\n"
                        + "queue risk { on = slices, slices = [4 x 1g.20gb] }\n"
                        + "endpoint fraud { "
                        + SMALL
                        + ", on = slices, queue = risk, replicas = 3 }\n";
        var plan = Examples.plan(text);
        var amounts = queue(plan, "risk").grants().getFirst().resources();
        assertEquals("nvidia.com/mig-1g.20gb", amounts.getFirst().resource());
        assertEquals(4, amounts.getFirst().quota());
        assertEquals(4, slices(plan));
    }

    private static int slices(Plan plan) {
        int count = 0;
        for (var run : plan.pools().getFirst().nodes()) {
            for (var cards : run.cards()) {
                if (cards.use() instanceof Use.Cut(_, var slices)) {
                    count += run.count() * cards.count() * slices.size();
                }
            }
        }
        return count;
    }

    @Test
    void growingReplicasHaveTheirSlicesCutBeforehand() {
        var text =
                POOL
                        + "sharing slices { pool = dgx, gpus = 4, slice = mig }\n"
                        + "endpoint fraud { "
                        + SMALL
                        + ", on = slices, replicas = 2..9 }\n";
        var plan = Examples.plan(text);
        assertEquals(9, slices(plan));
        assertEquals(2, workload(plan, "endpoint.fraud").units());
        assertEquals(9, workload(plan, "endpoint.fraud").unitsAtMost());
    }

    @Test
    void aWrittenLayoutIsOnEveryCardAndDemandsAreMatchedToIt() {
        var text =
                POOL
                        + "sharing slices { pool = dgx, gpus = 3, slice = mig { layout = [3g.40gb, 2g.20gb, 1g.10gb, 1g.10gb] } }\n"
                        + "endpoint fraud { "
                        + SMALL
                        + ", on = slices, replicas = 3 }\n";
        var plan = Examples.plan(text);
        assertEquals(12, slices(plan));
        assertEquals(3, workload(plan, "endpoint.fraud").units());
        var tooMany = Examples.compile(text.replace("replicas = 3", "replicas = 4"));
        assertNull(tooMany.value());
        assertEquals(Code.SLICES_IMPOSSIBLE, tooMany.diagnostics().getFirst().code());
    }

    @Test
    void cardsSetApartAreForTheirOwnWorkloadsOnly() {
        var text =
                POOL
                        + "sharing apart { pool = dgx, gpus = 8, slice = whole }\n"
                        + "gang big { on = apart, workers = 1 x worker { gpus = 8 }, start = guaranteed, "
                        + "run = pytorch { image = \"registry.acme.example/t:1\" } }\n"
                        + "gang rest { on = dgx, workers = 3 x worker { gpus = 8 }, start = guaranteed, "
                        + "run = pytorch { image = \"registry.acme.example/t:1\" } }\n";
        var plan = Examples.plan(text);
        assertEquals(List.of(new Spot(0, 1, 1)), workload(plan, "gang.big").spots());
        assertEquals(List.of(new Spot(1, 3, 1)), workload(plan, "gang.rest").spots());
        assertNull(Examples.compile(text.replace("3 x worker", "4 x worker")).value());
    }

    @Test
    void anAutoscaledPoolIsProvedAtItsMost() {
        var text =
                "platform lab\npool dgx { nodes = 1..3 x dgx-a100-80gb, price = 20 USD/h, spare = 1 }\n"
                        + "endpoint chat { "
                        + SMALL
                        + ", on = dgx, replicas = 16 }\n";
        var plan = Examples.plan(text);
        assertEquals(16, plan.pools().getFirst().wholeGpus());
        assertEquals("20", plan.cost().least().toString());
        assertEquals("60", plan.cost().most().toString());
        assertNull(Examples.compile(text.replace("= 16", "= 17")).value());
    }

    private static final String WITH_ENDPOINT =
            POOL
                    + "endpoint chat { "
                    + SMALL
                    + ", on = dgx, queue = none, replicas = 4 }\n"
                    + "queue q { on = dgx }\n"
                    + "gang all { on = dgx, queue = q, workers = 4 x worker { gpus = 8 }, "
                    + "run = pytorch { image = \"registry.acme.example/t:1\" } }\n";

    @Test
    void aGangThatNeedsWhatEndpointsHoldIsLargerThanItsQueue() {
        var refused = Examples.compile(WITH_ENDPOINT);
        assertNull(refused.value());
        assertEquals(Code.EXCEEDS_QUOTA, refused.diagnostics().getFirst().code());
    }

    @Test
    void aGangOutsideTheQueuesMayUseTheWholePoolWhenItsTurnComes() {
        var plan = Examples.plan(WITH_ENDPOINT.replace("queue = q, ", "queue = none, "));
        assertEquals(List.of(new Spot(0, 4, 1)), workload(plan, "gang.all").spots());
    }

    @Test
    void oldPlacementsStayWhereTheyAreAsGood() {
        var text =
                POOL
                        + "gang one { on = dgx, workers = 1 x worker { gpus = 8 }, start = guaranteed, "
                        + "run = pytorch { image = \"registry.acme.example/t:1\" } }\n";
        var sources = SourceSet.of("test.platform", text);
        var lock = Compilation.lock(Examples.plan(text));
        var moved =
                lock.replace("gang.one:\n        - nodes: 1\n", "gang.one:\n        - nodes: 3\n");
        assertTrue(!moved.equals(lock), lock);
        var kept = Examples.compile(sources, moved).value();
        assertNotNull(kept);
        assertEquals(List.of(new Spot(2, 1, 1)), workload(kept, "gang.one").spots());
        assertEquals(moved, Compilation.lock(kept, moved));
    }

    @Test
    void aLockThatNoLongerFitsIsLeftBehind() {
        var text =
                POOL
                        + "gang one { on = dgx, workers = 1 x worker { gpus = 8 }, start = guaranteed, "
                        + "run = pytorch { image = \"registry.acme.example/t:1\" } }\n";
        var sources = SourceSet.of("test.platform", text);
        var lock = Compilation.lock(Examples.plan(text));
        var gone =
                lock.replace("gang.one:\n        - nodes: 1\n", "gang.one:\n        - nodes: 9\n");
        var fresh = Examples.compile(sources, gone).value();
        assertNotNull(fresh);
        assertEquals(lock, Compilation.lock(fresh, gone));
    }

    @Test
    void sectionsOfOtherParametersStay() {
        var text =
                "platform lab\nparam n: count = 1\npool dgx { nodes = n x dgx-a100-80gb, price = 20 USD/h }\n";
        var sources = SourceSet.of("test.platform", text);
        var one = Compilation.plan(sources, java.util.Map.of("n", "1"), null, Budget.USUAL).value();
        assertNotNull(one);
        var lock = Compilation.lock(one);
        var two = Compilation.plan(sources, java.util.Map.of("n", "2"), lock, Budget.USUAL).value();
        assertNotNull(two);
        var both = Compilation.lock(two, lock);
        assertTrue(both.contains("n: \"1\"") && both.contains("n: \"2\""), both);
        assertEquals(both, Compilation.lock(one, both));
    }

    @Test
    void warningsThatAreAllowedAreNotSaid() {
        var text =
                "platform lab\npool dgx { nodes = 1 x dgx-a100-80gb, price = 20 USD/h }\n"
                        + "endpoint chat { "
                        + SMALL
                        + ", replicas = 1..9 } // allow: shortfall-at-max\n";
        var codes = Examples.compile(text).diagnostics().stream().map(Diagnostic::code).toList();
        assertEquals(List.of(), codes);
    }
}
