package dev.platformc.solver.suggest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.text.SourceSet;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.plan.Plan;
import dev.platformc.plan.WorkloadPlan.Devices;
import dev.platformc.solver.Budget;
import dev.platformc.solver.Compilation;
import dev.platformc.solver.Retry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Suggestions for random sets of up to twelve replicas on four cards, against looking at every way
/// to put their slices on cards.
class SuggestOracleTest {
    private static final Compilation.Given GIVEN = new Compilation.Given(Map.of(), null, null);

    @Test
    void noWayOfCuttingTakesFewerCardsThanTheSuggestedOne() {
        long seed = Long.getLong("seed", 1);
        int helped = 0;
        int cut = 0;
        int sets = Integer.getInteger("sets", 25);
        for (int i = 0; i < sets; i++) {
            var sources = SourceSet.of("lab.platform", platform(new Random(seed + i)));
            var plan = plan(sources);
            for (var suggestion : Suggesting.all(sources, GIVEN, Budget.USUAL, plan)) {
                var about = "seed " + (seed + i) + ": " + suggestion;
                var mig =
                        suggestion.ways().stream()
                                .filter(w -> w.mode() == Mode.MIG)
                                .findFirst()
                                .orElseThrow();
                if (suggestion.helps()) {
                    helped++;
                    var changed = plan(Retry.changed(sources, suggestion.edits()));
                    assertEquals(free(plan) + suggestion.freed(), free(changed), () -> about);
                    if (suggestion.best().mode() != Mode.MIG) {
                        assertEquals(1, teams(plan), () -> "teams take turns on a card: " + about);
                        continue;
                    }
                    int least = fewest(slices(changed));
                    assertEquals(least, mig.cards(), () -> about);
                    cut++;
                }
            }
        }
        System.out.println(
                "suggestions: %d sets from seed %d, %d helped, 0 above the optimum"
                        .formatted(sets, seed, helped));
        assertTrue(helped > 0 && cut > 0);
    }

    private static String platform(Random random) {
        var text = new StringBuilder("platform lab\n");
        text.append("node box { gpus = 4 x a100-sxm-80gb, cpu = 256, memory = 1024GiB }\n");
        text.append("pool gpus { nodes = 4 x box, price = 8 USD/h }\n");
        text.append("team one {}\nteam two {}\n");
        int replicas = 0;
        for (int e = 0; replicas < 2 + random.nextInt(10); e++) {
            int own = 1 + random.nextInt(3);
            replicas += own;
            text.append(
                    "endpoint e%d { model = qwen-3-4b, context = %d tokens, concurrency = %d,"
                            .formatted(e, 1024 << random.nextInt(4), 1 << random.nextInt(5)));
            text.append(
                    " replicas = %d, team = %s, spread = none }\n"
                            .formatted(own, e % 2 == 0 ? "one" : "two"));
        }
        return text.toString();
    }

    private static Plan plan(SourceSet sources) {
        var outcome = Compilation.plan(sources, GIVEN, Budget.USUAL);
        assertNotNull(outcome.value(), () -> outcome.diagnostics().toString());
        return outcome.value();
    }

    private static long teams(Plan plan) {
        return plan.endpoints().stream().map(Endpoint::team).distinct().count();
    }

    private static int free(Plan plan) {
        return plan.pools().stream().mapToInt(p -> p.freeGpus()).sum();
    }

    private static List<MigProfile> slices(Plan plan) {
        var slices = new ArrayList<MigProfile>();
        for (var workload : plan.workloads()) {
            if (workload.each() instanceof Devices.Slice(var profile)) {
                for (int i = 0; i < workload.units(); i++) {
                    slices.add(profile);
                }
            }
        }
        slices.sort((a, b) -> b.size() - a.size());
        return slices;
    }

    /// Cards are rows of memory slices; every slice is tried at every start on every card.
    private static int fewest(List<MigProfile> slices) {
        for (int cards = 1; ; cards++) {
            if (fits(slices, 0, new boolean[cards][8], new int[cards])) {
                return cards;
            }
        }
    }

    private static boolean fits(
            List<MigProfile> slices, int next, boolean[][] memory, int[] compute) {
        if (next == slices.size()) {
            return true;
        }
        var slice = slices.get(next);
        for (int card = 0; card < memory.length; card++) {
            for (int start : slice.starts()) {
                if (compute[card] + slice.compute() <= 7 && isFree(memory[card], start, slice)) {
                    set(memory[card], start, slice, true);
                    compute[card] += slice.compute();
                    if (fits(slices, next + 1, memory, compute)) {
                        return true;
                    }
                    compute[card] -= slice.compute();
                    set(memory[card], start, slice, false);
                }
            }
            if (compute[card] == 0) {
                // All empty cards are alike.
                return false;
            }
        }
        return false;
    }

    private static boolean isFree(boolean[] memory, int start, MigProfile slice) {
        for (int i = start; i < start + slice.size(); i++) {
            if (i >= memory.length || memory[i]) {
                return false;
            }
        }
        return true;
    }

    private static void set(boolean[] memory, int start, MigProfile slice, boolean taken) {
        for (int i = start; i < start + slice.size(); i++) {
            memory[i] = taken;
        }
    }
}
