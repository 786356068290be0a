package dev.platformc.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.text.SourceSet;
import dev.platformc.plan.Plan;
import dev.platformc.plan.WorkloadPlan;
import dev.platformc.plan.WorkloadPlan.Devices;
import dev.platformc.plan.WorkloadPlan.Spot;
import dev.platformc.solver.lock.Lock;
import dev.platformc.solver.lock.LockedPlan;
import dev.platformc.solver.lowering.PlanCheck;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Laws of the lock over platforms from seeds; `-Dplatforms=2000` sets how many, `-Dseed=N` the
/// first.
class LeastChangeTest {
    private static final Pattern WORKLOAD =
            Pattern.compile("(?m)^endpoint .*\\n|^gang (?s:.*?)\\n}\\n");

    private static final String ELSEWHERE =
            "pool other { nodes = 2 x dgx-a100-80gb, price = 20 USD/h }\n";
    private static final String ON_OTHER =
            "endpoint apart { model = qwen-3-4b { precision = bf16 }, context = 4096 tokens, "
                    + "concurrency = 1, on = other, replicas = 3 }\n";
    private static final String ONE_MORE =
            "endpoint more { model = qwen-3-4b { precision = bf16 }, context = 4096 tokens, "
                    + "concurrency = 1, on = cards, replicas = 1 }\n";

    private final long first = Long.getLong("seed", 1);
    private final int count = Integer.getInteger("platforms", 150);

    private interface Case {
        void check(String text, Plan plan, String lock);
    }

    private int each(Case check) {
        int planned = 0;
        for (long seed = first; seed < first + count; seed++) {
            var text = new RandomPlatforms(seed).text();
            var plan = Examples.compile(sources(text), null).value();
            if (plan != null) {
                planned++;
                try {
                    check.check(text, plan, Compilation.lock(plan));
                } catch (AssertionError e) {
                    throw new AssertionError("seed " + seed + "\n" + text, e);
                }
            }
        }
        assertTrue(planned > count / 5);
        return planned;
    }

    private static SourceSet sources(String text) {
        return SourceSet.of("random.platform", text);
    }

    private static Plan plan(String text, String lock) {
        var plan = Examples.compile(sources(text), lock).value();
        assertNotNull(plan, text);
        assertEquals(List.of(), PlanCheck.check(plan));
        return plan;
    }

    private static Map<String, List<Spot>> guaranteed(Plan plan) {
        var spots = new TreeMap<String, List<Spot>>();
        for (var placed : plan.workloads()) {
            if (placed.workload().start().value()
                    == dev.platformc.core.model.Workload.Start.GUARANTEED) {
                spots.put(placed.workload().id().key(), placed.spots());
            }
        }
        return spots;
    }

    @Test
    void aWorkloadThatLeavesMovesNobody() {
        var removed = new int[1];
        int planned =
                each((text, plan, lock) -> {
                    var matcher = WORKLOAD.matcher(text);
                    while (matcher.find()) {
                        var without =
                                text.substring(0, matcher.start()) + text.substring(matcher.end());
                        var after = guaranteed(plan(without, lock));
                        var before = guaranteed(plan);
                        before.keySet().retainAll(after.keySet());
                        assertEquals(before, after, matcher.group());
                        removed[0]++;
                    }
                });
        System.out.printf(
                "leaving: %d workloads of %d platforms from seed %d%n", removed[0], planned, first);
    }

    @Test
    void whatHappensInAnotherPoolLeavesEveryLineAlone() {
        int planned =
                each((text, plan, lock) -> {
                    var with = Compilation.lock(plan(text + ELSEWHERE + ON_OTHER, lock), lock);
                    assertTheRestStays(lock, with);
                    var larger = ELSEWHERE.replace("2 x", "5 x");
                    var grown = Compilation.lock(plan(text + larger + ON_OTHER, with), with);
                    assertTheRestStays(lock, grown);
                    assertEquals(section(with).workloads(), section(grown).workloads());
                    assertEquals(lock, Compilation.lock(plan(text, grown), grown));
                });
        System.out.printf("elsewhere: %d platforms from seed %d%n", planned, first);
    }

    private static LockedPlan section(String lock) {
        return Objects.requireNonNull(Lock.read(lock).value()).of(Map.of()).orElseThrow();
    }

    private static void assertTheRestStays(String before, String after) {
        assertEquals(section(before).pools().get("cards"), section(after).pools().get("cards"));
        var workloads = new TreeMap<>(section(after).workloads());
        workloads.remove("endpoint.apart");
        assertEquals(section(before).workloads(), workloads);
    }

    @Test
    void aNewWorkloadGoesWhereThereIsRoomAndMovesNobody() {
        var added = new int[1];
        int planned =
                each((text, plan, lock) -> {
                    if (plan.pools().getFirst().freeGpus() == 0 || hasCpuWork(plan)) {
                        return;
                    }
                    if (Examples.compile(sources(text + ONE_MORE), null).value() == null) {
                        return;
                    }
                    var outcome = Examples.compile(sources(text + ONE_MORE), lock);
                    var after = outcome.value();
                    assertNotNull(after, Told.all(outcome.diagnostics(), sources(text)));
                    var now = guaranteed(after);
                    now.remove("endpoint.more");
                    assertEquals(guaranteed(plan), now);
                    assertEquals(layouts(plan), layouts(after));
                    added[0]++;
                });
        System.out.printf("coming: %d of %d platforms from seed %d%n", added[0], planned, first);
        assertTrue(added[0] > 10);
    }

    private static List<?> layouts(Plan plan) {
        return plan.pools().getFirst().nodes();
    }

    private static boolean hasCpuWork(Plan plan) {
        return plan.workloads().stream()
                .map(WorkloadPlan::each)
                .anyMatch(each -> each.equals(new Devices.Gpus(0)));
    }
}
