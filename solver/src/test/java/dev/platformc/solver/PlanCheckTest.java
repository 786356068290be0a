package dev.platformc.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.plan.CardRun;
import dev.platformc.plan.CardRun.Use;
import dev.platformc.plan.NodeRun;
import dev.platformc.plan.Plan;
import dev.platformc.plan.PoolPlan;
import dev.platformc.plan.QueuePlan;
import dev.platformc.plan.WorkloadPlan;
import dev.platformc.plan.WorkloadPlan.Spot;
import dev.platformc.solver.lowering.PlanCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// A plan that was damaged by hand is found out, each time for its own reason.
class PlanCheckTest {
    private static final Plan TRAINING = Examples.planned("training");
    private static final Plan TENANTS = Examples.planned("gpu-operator");

    @Test
    void aMissingWorker() {
        refused(
                withSpots(TRAINING, "gang.pretrain", List.of(new Spot(0, 15, 1))),
                "15 of 16 units");
    }

    @Test
    void aGangOverTwoRacksThatMayUseOne() {
        refused(
                withSpots(TRAINING, "gang.finetune", List.of(new Spot(22, 4, 1))),
                "gang.finetune is not in one rack");
    }

    @Test
    void twoGangsOnTheSameGpus() {
        refused(
                withSpots(TRAINING, "gang.finetune", List.of(new Spot(0, 4, 1))),
                "gang.finetune has no device on node 0");
    }

    @Test
    void aGangOnTheSpareMachine() {
        refused(
                withSpots(TRAINING, "gang.finetune", List.of(new Spot(28, 4, 1))),
                "gang.finetune has no device on node 31");
    }

    @Test
    void aNodeThatIsNotThere() {
        refused(
                withSpots(TRAINING, "gang.finetune", List.of(new Spot(30, 4, 1))),
                "on a node that is not there");
    }

    @Test
    void replicasThatAskedForItAreNotEven() {
        refused(
                withSpots(TENANTS, "endpoint.fraud", List.of(new Spot(0, 1, 4), new Spot(1, 1, 2))),
                "not even over node");
    }

    @Test
    void moreReplicasThanSlices() {
        refused(
                withSpots(TENANTS, "endpoint.fraud", List.of(new Spot(0, 1, 6))),
                "endpoint.fraud has no device on node 0");
    }

    @Test
    void aPinnedCardThatWasGivenAway() {
        refused(
                withUse(TENANTS, use -> use instanceof Use.Pinned ? new Use.Whole() : use),
                "pin.old-jobs is not kept");
    }

    @Test
    void anIllegalLayout() {
        refused(withUse(TENANTS, PlanCheckTest::overlapping), "an illegal layout");
    }

    private static Use overlapping(Use use) {
        if (use instanceof Use.Cut(var sharing, var slices) && !slices.isEmpty()) {
            var twice = new ArrayList<PlacedSlice>(slices);
            twice.add(slices.getFirst());
            return new Use.Cut(sharing, twice);
        }
        return use;
    }

    @Test
    void cardsOfASharingThatAreMissing() {
        refused(
                withUse(
                        TENANTS,
                        use ->
                                use instanceof Use.Cut(_, var slices) && slices.isEmpty()
                                        ? new Use.Whole()
                                        : use),
                "sharing.slices has 2 cards");
    }

    @Test
    void aSpareMachineThatIsUsed() {
        refused(
                withUse(TRAINING, use -> use instanceof Use.Spare ? new Use.Whole() : use),
                "pool.dgx has 0 spare nodes");
    }

    @Test
    void quotasBeyondTheSupply() {
        var queues = new ArrayList<QueuePlan>();
        for (var queue : TRAINING.queues()) {
            var grant = queue.grants().getFirst();
            var more = new QueuePlan.Amount("nvidia.com/gpu", 200, null, null);
            queues.add(
                    new QueuePlan(
                            queue.queue(),
                            List.of(
                                    new QueuePlan.Grant(
                                            grant.supply(),
                                            List.of(more),
                                            grant.cpu(),
                                            grant.memory())),
                            null));
        }
        refused(
                new Plan(
                        TRAINING.platform(),
                        TRAINING.pools(),
                        queues,
                        TRAINING.workloads(),
                        TRAINING.cost()),
                "400 promised");
    }

    private static void refused(Plan damaged, String reason) {
        var wrong = PlanCheck.check(damaged);
        assertFalse(wrong.isEmpty(), "it was not noticed");
        assertEquals(
                List.of(reason),
                wrong.stream().filter(w -> w.contains(reason)).map(_ -> reason).distinct().toList(),
                wrong.toString());
    }

    private static Plan withSpots(Plan plan, String key, List<Spot> spots) {
        var workloads = new ArrayList<WorkloadPlan>();
        for (var placed : plan.workloads()) {
            boolean changed = placed.workload().id().key().equals(key);
            workloads.add(
                    changed
                            ? new WorkloadPlan(
                                    placed.workload(),
                                    spots.stream().mapToInt(s -> s.nodes() * s.unitsOnEach()).sum(),
                                    placed.each(),
                                    spots,
                                    placed.spans(),
                                    placed.unitsAtMost(),
                                    placed.proof())
                            : placed);
        }
        return new Plan(plan.platform(), plan.pools(), plan.queues(), workloads, plan.cost());
    }

    private static Plan withUse(Plan plan, UnaryOperator<Use> change) {
        var pools = new ArrayList<PoolPlan>();
        for (var pool : plan.pools()) {
            var runs =
                    pool.nodes().stream()
                            .map(run -> new NodeRun(run.first(), run.count(), cards(run, change)))
                            .toList();
            pools.add(
                    new PoolPlan(
                            pool.pool(),
                            pool.levels(),
                            runs,
                            pool.wholeGpus(),
                            pool.freeGpus(),
                            pool.proof()));
        }
        return new Plan(plan.platform(), pools, plan.queues(), plan.workloads(), plan.cost());
    }

    private static List<CardRun> cards(NodeRun run, UnaryOperator<Use> change) {
        return run.cards().stream()
                .map(c -> new CardRun(c.first(), c.count(), change.apply(c.use())))
                .toList();
    }
}
