package dev.platformc.solver.mig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.hardware.catalog.Catalog;
import dev.platformc.hardware.mig.Layouts;
import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.solver.Budget;
import dev.platformc.solver.mig.MixedAnswer.Impossible;
import dev.platformc.solver.mig.MixedAnswer.Layout;
import dev.platformc.solver.mig.MixedAnswer.Packed;
import dev.platformc.solver.mig.MixedProblem.Model;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Small pools of one or several models against trying everything. `-Dfleets=100000` sets how many,
/// `-Dseed=N` where they come from.
class MixedPackerTest {
    private static final int NEVER = 1_000_000;

    private final long seed = Long.getLong("seed", 20261125);

    private static MigGeometry geometry(String gpu) {
        return Objects.requireNonNull(Catalog.standard().gpu(gpu).orElseThrow().mig());
    }

    @Test
    void smallPoolsAgreeWithTryingEverything() {
        int fleets = Integer.getInteger("fleets", 2_000);
        var random = new Random(seed);
        int packed = 0;
        int asked = 0;
        int mixed = 0;
        for (int i = 0; i < fleets; i++) {
            var problem = problem(random);
            var answer = MixedPacker.pack(problem, Budget.USUAL);
            int fewest = new Exhaustive(problem).fewest();
            var about = "pool " + i + " of seed " + seed + ": " + problem.wanted();
            assertEquals(List.of(), MixedCheck.check(problem, answer), about);
            if (fewest >= NEVER) {
                assertInstanceOf(Impossible.class, answer, about);
                continue;
            }
            var found = assertInstanceOf(Packed.class, answer, about);
            assertEquals(fewest, found.cost(), about);
            assertTrue(found.proven(), about);
            packed++;
            asked += found.work() > 0 ? 1 : 0;
            mixed += found.layouts().stream().map(Layout::model).distinct().count() > 1 ? 1 : 0;
        }
        System.out.printf(
                "mixed pools: %d of seed %d, %d packed (%d on several models, %d by search), 0"
                        + " disagreements%n",
                fleets, seed, packed, mixed, asked);
        assertTrue(packed > fleets / 10 && packed < fleets && mixed > fleets / 100);
    }

    private static MixedProblem problem(Random random) {
        var names =
                new ArrayList<>(List.of("a30", "a100-sxm-40gb", "a100-sxm-80gb", "h100-nvl-94gb"));
        java.util.Collections.shuffle(names, random);
        var models = new ArrayList<Model>();
        var profiles = new ArrayList<String>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            var geometry = geometry(names.get(i));
            models.add(new Model(names.get(i), geometry, random.nextInt(4)));
            geometry.profiles().forEach(p -> profiles.add(p.name()));
        }
        var wanted = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            wanted.put(profiles.get(random.nextInt(profiles.size())), random.nextInt(5));
        }
        return new MixedProblem(models, wanted);
    }

    /// Card by card, whatever sets of profiles it can hold.
    private static final class Exhaustive {
        private final List<Model> cards = new ArrayList<>();
        private final List<String> names;
        private final List<Integer> wanted = new ArrayList<>();
        private final Map<String, Set<List<Integer>>> sets = new HashMap<>();
        private final Map<String, Integer> known = new HashMap<>();

        Exhaustive(MixedProblem problem) {
            names = List.copyOf(problem.wanted().keySet());
            wanted.addAll(problem.wanted().values());
            for (var model : problem.models()) {
                for (int i = 0; i < model.count(); i++) {
                    cards.add(model);
                }
                sets.put(model.id(), sets(model.geometry()));
            }
        }

        /// Numbers of each name that stand together in some layout.
        private Set<List<Integer>> sets(MigGeometry geometry) {
            var own = geometry.profiles().stream().filter(p -> names.contains(p.name())).toList();
            var sets = new LinkedHashSet<List<Integer>>();
            for (var layout : Layouts.layouts(geometry, own)) {
                sets.add(
                        names.stream()
                                .map(name ->
                                        (int)
                                                layout.stream()
                                                        .filter(s ->
                                                                s.profile().name().equals(name))
                                                        .count())
                                .toList());
            }
            return sets;
        }

        int fewest() {
            return from(0, wanted);
        }

        private int from(int card, List<Integer> left) {
            if (left.stream().allMatch(count -> count == 0)) {
                return 0;
            }
            if (card == cards.size()) {
                return NEVER;
            }
            var key = card + left.toString();
            var memory = known.get(key);
            if (memory != null) {
                return memory;
            }
            int best = NEVER;
            for (var set : sets.getOrDefault(cards.get(card).id(), Set.of())) {
                var rest = new ArrayList<Integer>();
                for (int i = 0; i < left.size(); i++) {
                    rest.add(left.get(i) - set.get(i));
                }
                if (rest.stream().allMatch(count -> count >= 0)) {
                    boolean used = set.stream().anyMatch(count -> count > 0);
                    best = Math.min(best, (used ? 1 : 0) + from(card + 1, rest));
                }
            }
            known.put(key, best);
            return best;
        }
    }

    @Test
    void theCheckerSeesWhatIsWrong() {
        var model = new Model("h", geometry("h100-sxm-80gb"), 2);
        var problem = new MixedProblem(List.of(model), Map.of("3g.40gb", 3));
        var good = assertInstanceOf(Packed.class, MixedPacker.pack(problem, Budget.USUAL));
        assertEquals(2, good.cost());
        var full = good.layouts().getFirst();
        var more = new ArrayList<>(full.slices());
        more.addAll(full.slices());
        for (var wrong :
                List.of(
                        new Packed(List.of(full), 1, 1, 0),
                        new Packed(good.layouts(), 2, 3, 0),
                        new Packed(good.layouts(), 1, 1, 0),
                        new Packed(List.of(new Layout("h", 3, full.slices())), 3, 2, 0),
                        new Packed(List.of(new Layout("h", 1, more), full), 2, 2, 0),
                        new Packed(List.of(new Layout("other", 2, full.slices())), 2, 2, 0))) {
            assertFalse(MixedCheck.check(problem, wrong).isEmpty(), wrong.toString());
        }
        assertEquals(List.of(), MixedCheck.check(problem, good));
    }

    @Test
    void aHundredThousandCardsAreProved() {
        for (var name : List.of("a30", "a100-sxm-80gb", "h100-sxm-80gb", "b200-180gb")) {
            var geometry = geometry(name);
            var wanted = MigGenerator.demand(List.of(geometry), 100_000, new Random(seed));
            var models = List.of(new Model(name, geometry, 1_000_000));
            var answer =
                    assertInstanceOf(
                            Packed.class,
                            MixedPacker.pack(new MixedProblem(models, wanted), Budget.USUAL));
            assertTrue(answer.proven(), name);
        }
    }
}
