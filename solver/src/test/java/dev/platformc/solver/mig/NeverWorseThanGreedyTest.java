package dev.platformc.solver.mig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.hardware.catalog.Catalog;
import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.plan.Proof;
import dev.platformc.solver.Budget;
import dev.platformc.solver.mig.MixedAnswer.Packed;
import dev.platformc.solver.mig.MixedProblem.Model;
import dev.platformc.solver.mig.ReplanAnswer.Recut;
import dev.platformc.solver.mig.ReplanAnswer.Replanned;
import dev.platformc.solver.mig.ReplanProblem.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever the budget, no answer is worse than what first fit finds. `-Dinstances=1000` sets how
/// many of each sort, `-Dseed=N` where they come from.
class NeverWorseThanGreedyTest {
    private static final List<String> CARDS =
            List.of("a30", "a100-sxm-40gb", "a100-sxm-80gb", "h100-sxm-80gb", "b200-180gb");

    private final int instances = Integer.getInteger("instances", 1_000);
    private final long seed = Long.getLong("seed", 20261125);
    private final Random random = new Random(seed);

    private static MigGeometry geometry(String gpu) {
        return Objects.requireNonNull(Catalog.standard().gpu(gpu).orElseThrow().mig());
    }

    private Budget budget() {
        return new Budget(1L << random.nextInt(20));
    }

    @Test
    void packingSlicesBesideOthers() {
        var fleets = new RandomFleets(seed);
        int greedy = 0;
        for (int i = 0; i < instances; i++) {
            var problem = fleets.next();
            var profiles = Wants.profilesOf(problem.demands());
            var kinds = CardKind.of(problem, profiles);
            var first = FirstFit.pack(kinds, Wants.of(profiles, problem.demands()));
            var answer = Packer.pack(problem, budget());
            assertEquals(List.of(), PackingCheck.check(problem, answer));
            if (first.isEmpty()) {
                continue;
            }
            greedy++;
            long opened =
                    first.get().stream()
                            .filter(stack -> !kinds.get(stack.kind()).inUse())
                            .mapToLong(Stack::cards)
                            .sum();
            long inUse =
                    problem.cards().stream()
                            .filter(group -> !group.taken().isEmpty())
                            .mapToLong(PackingProblem.CardGroup::count)
                            .sum();
            var packed = assertInstanceOf(PackingAnswer.Packed.class, answer);
            long cost =
                    switch (packed.proof()) {
                        case Proof.Optimal(_, var least) -> least;
                        case Proof.Feasible(var found, _) -> found;
                    };
            assertTrue(cost <= inUse + opened, "fleet " + i + " of seed " + seed);
        }
        say("packing", greedy, 0);
    }

    @Test
    void packingOnSeveralModels() {
        int unproven = 0;
        for (int i = 0; i < instances; i++) {
            var geometries = new ArrayList<MigGeometry>();
            var models = new ArrayList<Model>();
            for (int m = 0; m < 1 + random.nextInt(3); m++) {
                var name = CARDS.get((i + m) % CARDS.size());
                geometries.add(geometry(name));
                models.add(new Model(name, geometry(name), NEVER_SHORT));
            }
            var wanted = MigGenerator.demand(geometries, 1 + random.nextInt(400), random);
            var problem = new MixedProblem(models, wanted);
            var packer = new MixedPacker(problem);
            var answer = assertInstanceOf(Packed.class, MixedPacker.pack(problem, budget()));
            long greedy =
                    FirstFit.pack(packer.kinds(), packer.wants()).orElseThrow().stream()
                            .mapToLong(Stack::cards)
                            .sum();
            assertTrue(answer.cost() <= greedy, "pool " + i + " of seed " + seed);
            unproven += answer.proven() ? 0 : 1;
        }
        say("mixed packing", instances, unproven);
    }

    private static final int NEVER_SHORT = 10_000;

    @Test
    void replanning() {
        int greedy = 0;
        int unproven = 0;
        for (int i = 0; i < instances; i++) {
            var goals = List.of(Goal.CARDS_THEN_MOVES, Goal.MOVES_THEN_CARDS, Goal.priced(2, 1));
            Integer most = random.nextInt(3) == 0 ? random.nextInt(10) : null;
            var problem =
                    MigGenerator.running(
                                    geometry(CARDS.get(i % CARDS.size())),
                                    1 + random.nextInt(30),
                                    random)
                            .toward(goals.get(i % goals.size()), most);
            var first = KeepAll.plan(problem);
            var answer = Replanner.replan(problem, budget());
            assertEquals(List.of(), ReplanCheck.check(problem, answer));
            if (first.isEmpty()) {
                continue;
            }
            greedy++;
            long inUse = first.get().stream().filter(Recut::isUsed).mapToLong(Recut::count).sum();
            var kept = new Replanned(first.get(), inUse, 0, 0, false, 0);
            var found = assertInstanceOf(Replanned.class, answer, "fleet " + i);
            assertTrue(problem.goal().compare(found, kept) <= 0, "fleet " + i + " of seed " + seed);
            unproven += found.proven() ? 0 : 1;
        }
        say("re-planning", greedy, unproven);
        assertTrue(unproven > 0, "some budgets are too small");
    }

    private void say(String what, int greedy, int unproven) {
        System.out.printf(
                "never worse than greedy, %s: %d instances of seed %d, %d that greedy solves, %d"
                        + " not proved in their budget, 0 exceptions%n",
                what, instances, seed, greedy, unproven);
    }
}
