package dev.platformc.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.plan.CardRun.Use;
import dev.platformc.plan.Plan;
import dev.platformc.plan.Proof;
import dev.platformc.plan.WorkloadPlan;
import dev.platformc.plan.WorkloadPlan.Devices;
import dev.platformc.plan.WorkloadPlan.Spot;
import dev.platformc.solver.lowering.PlanCheck;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesPlanTest {
    static List<String> possible() {
        return Examples.POSSIBLE;
    }

    @ParameterizedTest
    @MethodSource("possible")
    void everyPlanPassesTheCheckerAndIsProvedBest(String name) {
        var plan = Examples.planned(name);
        assertEquals(List.of(), PlanCheck.check(plan));
        plan.pools().forEach(p -> assertTrue(p.proof() instanceof Proof.Optimal, name));
        plan.workloads().forEach(w -> assertTrue(w.proof() instanceof Proof.Optimal, name));
    }

    @ParameterizedTest
    @MethodSource("possible")
    void compilingWithTheLockJustWrittenChangesNothing(String name) {
        var sources = Examples.read(name);
        var lock = Compilation.lock(Examples.planned(name));
        var again = Examples.compile(sources, lock).value();
        assertNotNull(again, name);
        assertEquals(lock, Compilation.lock(again, lock));
        assertEquals(Examples.planned(name).workloads(), again.workloads());
        assertEquals(Examples.planned(name).pools(), again.pools());
    }

    @ParameterizedTest
    @MethodSource("possible")
    void theOrderOfFilesMeansNothing(String name) {
        var lock = Compilation.lock(Examples.planned(name));
        for (long seed = 1; seed <= 3; seed++) {
            var shuffled = Examples.compile(Examples.shuffled(name, seed), null).value();
            assertNotNull(shuffled, name);
            assertEquals(lock, Compilation.lock(shuffled));
        }
    }

    @Test
    void quickstartTakesOneGpuOfEight() {
        var plan = Examples.planned("quickstart");
        assertEquals(new Devices.Gpus(1), workload(plan, "endpoint.chat").each());
        assertEquals(8, plan.pools().getFirst().wholeGpus());
        assertEquals(7, plan.pools().getFirst().freeGpus());
        assertEquals(
                List.of("gpus"), plan.cost().estimated().stream().map(p -> p.id().name()).toList());
    }

    @Test
    void loadOnTwoReplicasCostsWhatTheMachineCosts() {
        var plan = Examples.planned("first-steps/2-load");
        assertEquals(2, workload(plan, "endpoint.chat").units());
        assertEquals("98.32", plan.cost().most().toDecimal(2));
        assertEquals(List.of(), plan.cost().estimated());
    }

    @Test
    void threeReplicasShareOneCardAndThreeCardsStayUncut() {
        var plan = Examples.planned("first-steps/3-share");
        assertEquals(List.of(1, 3), cutRuns(plan));
        assertEquals(4, plan.pools().getFirst().wholeGpus());
        assertEquals(List.of(new Spot(0, 1, 3)), workload(plan, "endpoint.chat").spots());
    }

    @Test
    void sliceCardsGatherOnOneMachineSoThatTheGangHasTheOther() {
        var plan = Examples.planned("first-steps/4-train");
        assertEquals(List.of(new Spot(1, 1, 8)), workload(plan, "gang.finetune").spots());
        assertEquals(12, plan.pools().getFirst().wholeGpus());
        assertEquals(
                List.of(0),
                plan.pools().getFirst().nodes().stream()
                        .filter(run ->
                                run.cards().stream().anyMatch(c -> c.use() instanceof Use.Cut))
                        .map(run -> run.first())
                        .toList());
        assertEquals(
                8, plan.queues().getFirst().grants().getFirst().resources().getFirst().quota());
    }

    @Test
    void replicasThatAskForItStandEvenOverTheMachinesAndThePinnedCardStays() {
        var plan = Examples.planned("gpu-operator");
        assertEquals(List.of(new Spot(0, 2, 3)), workload(plan, "endpoint.fraud").spots());
        var first = plan.pools().getFirst().nodes().getFirst().cards().getFirst();
        assertTrue(
                first.use() instanceof Use.Pinned(var pin, _)
                        && pin.id().name().equals("old-jobs"));
        assertEquals(9, plan.pools().getFirst().wholeGpus());
    }

    @Test
    void llamaTakesFourGpusEachAndFillsTheMachine() {
        var plan = Examples.planned("llama-2-70b");
        assertEquals(new Devices.Gpus(4), workload(plan, "endpoint.chat").each());
        assertEquals(0, plan.pools().getFirst().freeGpus());
    }

    @Test
    void gangsStandWhereTheirLevelsAllowAndNoneIsOnTheSpareMachine() {
        var plan = Examples.planned("training");
        var pretrain = workload(plan, "gang.pretrain");
        assertEquals(16, pretrain.units());
        assertEquals(
                List.of(new WorkloadPlan.Span("block", 1), new WorkloadPlan.Span("rack", 2)),
                pretrain.spans());
        assertEquals(1, workload(plan, "gang.finetune").spans().getLast().domains());
        assertEquals(1, workload(plan, "gang.grasp").spots().size());
        assertEquals(248, plan.pools().getFirst().wholeGpus());
        assertEquals(88, plan.pools().getFirst().freeGpus());
        assertEquals("3146.24", plan.cost().most().toDecimal(2));
    }

    @Test
    void percentagesRoundByLargestRemainderAndSaySo() {
        var queues = Examples.planned("training").queues();
        var language = queues.get(0).grants().getFirst().resources().getFirst();
        var robotics = queues.get(1).grants().getFirst().resources().getFirst();
        assertEquals(174, language.quota());
        assertEquals(74, robotics.quota());
        assertEquals(24, robotics.borrow());
        assertEquals(
                "70% of 248 GPUs is 173.6, rounded to 174 by largest remainder",
                queues.get(0).rounding());
    }

    private static WorkloadPlan workload(Plan plan, String key) {
        return plan.workloads().stream()
                .filter(w -> w.workload().id().key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static List<Integer> cutRuns(Plan plan) {
        return plan.pools().getFirst().nodes().stream()
                .flatMap(run -> run.cards().stream())
                .filter(cards -> cards.use() instanceof Use.Cut)
                .map(cards -> cards.count())
                .toList();
    }
}
