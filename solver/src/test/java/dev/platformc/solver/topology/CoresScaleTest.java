package dev.platformc.solver.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.solver.Budget;
import dev.platformc.solver.CoreTimes;
import dev.platformc.solver.topology.PlacementAnswer.Constraint;
import dev.platformc.solver.topology.PlacementAnswer.Impossible;
import dev.platformc.solver.topology.PlacementAnswer.Placed;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Small cores among very many constraints: `docs/bench/cores.sh`.
class CoresScaleTest {
    private static final int SEEDS = Integer.getInteger("cores.seeds", 1);

    /// Members whose leaving out is tried, of cores that are large.
    private static final int TRIED = Integer.getInteger("cores.tried", 5);

    /// Any placement will do, not only the cheapest.
    private static final Budget SMALL = new Budget(10_000);

    @ParameterizedTest
    @ValueSource(ints = {50, 500, 1_000})
    void everyMemberOfAPlantedCoreIsNeeded(int constraints) {
        long first = Seeds.seed();
        Placer.place(Planted.of("cross", first, 50).problem(), Budget.USUAL);
        for (var shape : Planted.SHAPES) {
            var times = new CoreTimes(shape, constraints);
            for (long seed = first; seed < first + SEEDS; seed++) {
                var planted = Planted.of(shape, seed, constraints);
                var about = shape + ", seed " + seed;
                long start = System.nanoTime();
                var answer = Placer.place(planted.problem(), Budget.USUAL);
                times.add(System.nanoTime() - start);
                var refused = assertInstanceOf(Impossible.class, answer, about);
                assertTrue(refused.minimal(), about);
                assertNeeded(planted, refused.core(), about);
                times.core(planted.constraints(), refused.core().size());
            }
            System.out.println(times);
        }
    }

    /// Only what was planted is in the core, and without any one member the rest stands: the
    /// placement is looked at by a checker that has no solver.
    private static void assertNeeded(Planted planted, Set<Constraint> core, String about) {
        var groups = new TreeSet<String>();
        for (var member : core) {
            if (member instanceof Constraint.Units(var id)) {
                groups.add(id);
            }
        }
        assertTrue(planted.culprits().containsAll(groups), () -> about + ": " + core);
        int tried = 0;
        for (var member : core) {
            if (member instanceof Constraint.Room || tried++ == TRIED) {
                continue;
            }
            var rest = new LinkedHashSet<>(core);
            rest.remove(member);
            var problem = CoresTest.only(planted.problem(), rest);
            var answer = Placer.place(problem, SMALL);
            assertInstanceOf(Placed.class, answer, () -> about + ": not needed: " + member);
            assertEquals(List.of(), PlacementCheck.check(problem, answer), about);
        }
    }
}
