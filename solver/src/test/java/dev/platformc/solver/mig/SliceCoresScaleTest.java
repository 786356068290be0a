package dev.platformc.solver.mig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.hardware.catalog.Catalog;
import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.solver.Budget;
import dev.platformc.solver.CoreTimes;
import dev.platformc.solver.mig.PackingProblem.CardGroup;
import dev.platformc.solver.mig.PackingProblem.Demand;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Small cores of slices among very many demands: `docs/bench/cores.sh`.
class SliceCoresScaleTest {
    private static final int SEEDS = Integer.getInteger("cores.seeds", 1);
    private static final int TRIED = Integer.getInteger("cores.tried", 5);

    @ParameterizedTest
    @CsvSource({
        "50, few",
        "50, all",
        "50, memory",
        "500, few",
        "500, all",
        "500, memory",
        "1000, few",
        "1000, all",
        "1000, memory"
    })
    void everyDemandOfACoreIsNeeded(int demands, String shape) {
        long first = Long.getLong("seed", 1);
        var times = new CoreTimes("slices, " + shape, demands);
        for (long seed = first; seed < first + SEEDS; seed++) {
            var problem = problem(shape, new Random(seed), demands);
            var about = shape + ", seed " + seed;
            long start = System.nanoTime();
            var answer = Packer.pack(problem, Budget.USUAL);
            times.add(System.nanoTime() - start);
            var refused = assertInstanceOf(PackingAnswer.Impossible.class, answer, about);
            assertTrue(refused.minimal(), about);
            assertNeeded(problem, refused.core(), about);
            times.core(demands + 1, refused.core().size());
        }
        System.out.println(times);
    }

    private static void assertNeeded(PackingProblem problem, Set<String> core, String about) {
        assertInstanceOf(
                PackingAnswer.Impossible.class, Packer.pack(only(problem, core), Budget.USUAL));
        int tried = 0;
        for (var member : core) {
            if (member.equals("cards") || tried++ == TRIED) {
                continue;
            }
            var rest = new LinkedHashSet<>(core);
            rest.remove(member);
            var without = only(problem, rest);
            var answer = Packer.pack(without, Budget.USUAL);
            assertInstanceOf(
                    PackingAnswer.Packed.class, answer, () -> about + ": not needed: " + member);
            assertEquals(List.of(), PackingCheck.check(without, answer), about);
        }
    }

    private static PackingProblem only(PackingProblem problem, Set<String> core) {
        return new PackingProblem(
                problem.geometry(),
                problem.cards(),
                problem.demands().stream().filter(d -> core.contains(d.id())).toList());
    }

    private static final MigGeometry CARD =
            Objects.requireNonNull(
                    Catalog.standard().gpu("a100-sxm-80gb").orElseThrow().mig(), "no MIG");

    /// `few`: three large demands among small ones. `all`: a card too few for many alike. `memory`:
    /// as `all`, of slices that take more memory than compute, on cards in use.
    private static PackingProblem problem(String shape, Random random, int demands) {
        var profiles =
                shape.equals("memory")
                        ? List.of("1g.20gb", "3g.40gb", "1g.10gb")
                        : List.of("1g.10gb", "2g.20gb", "3g.40gb", "1g.20gb");
        var all = new ArrayList<Demand>();
        int memory = 0;
        while (all.size() < demands - (shape.equals("few") ? 3 : 0)) {
            var profile = profile(profiles.get(random.nextInt(profiles.size())));
            int count = 1 + random.nextInt(4);
            memory += count * profile.size();
            all.add(new Demand("small" + all.size(), profile, count));
        }
        int cards = Math.max(3, memory / CARD.memorySlices());
        if (shape.equals("few")) {
            cards *= 2;
            for (int i = 0; i < 3; i++) {
                all.add(new Demand("large" + i, profile("7g.80gb"), cards / 3 + 1));
            }
        }
        Collections.shuffle(all, random);
        return new PackingProblem(
                CARD, List.of(new CardGroup("cards", cards, taken(shape), CARD.profiles())), all);
    }

    private static List<PlacedSlice> taken(String shape) {
        return shape.equals("memory") ? List.of(new PlacedSlice(profile("1g.10gb"), 0)) : List.of();
    }

    private static MigProfile profile(String name) {
        return CARD.profile(name).orElseThrow();
    }
}
