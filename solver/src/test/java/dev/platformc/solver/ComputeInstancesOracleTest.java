package dev.platformc.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Outcome;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.plan.CardRun.Use;
import dev.platformc.plan.Plan;
import dev.platformc.plan.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// GPU instances that are split, against looking at every way to put them on the cards. Shapes are
/// written down here once more: start, length and compute slices of each GPU instance of an A100.
class ComputeInstancesOracleTest {
    /// @param starts on the memory axis
    /// @param devices that one hands out
    private record Shape(String name, int compute, int length, List<Integer> starts, int devices) {}

    private static final List<Shape> SHAPES =
            List.of(
                    new Shape("1c.3g.40gb", 3, 4, List.of(0, 4), 3),
                    new Shape("2c.3g.40gb", 3, 4, List.of(0, 4), 1),
                    new Shape("1c.4g.40gb", 4, 4, List.of(0), 4),
                    new Shape("2c.4g.40gb", 4, 4, List.of(0), 2),
                    new Shape("1c.2g.20gb", 2, 2, List.of(0, 2, 4), 2),
                    new Shape("2g.20gb", 2, 2, List.of(0, 2, 4), 1),
                    new Shape("1g.10gb", 1, 1, List.of(0, 1, 2, 3, 4, 5, 6), 1));

    @Test
    void noOtherLayoutTakesFewerCards() {
        long seed = Long.getLong("seed", 1);
        int fleets = Integer.getInteger("fleets", 60);
        int held = 0;
        for (int i = 0; i < fleets; i++) {
            var random = new Random(seed + i);
            int cards = 1 + random.nextInt(3);
            var asked = asked(random);
            var about = "seed " + (seed + i) + ": " + asked + " on " + cards;
            int least = fewest(instances(asked), cards);
            var outcome = Examples.compile(platform(asked, cards));
            if (least < 0) {
                assertTrue(refuses(outcome), about);
                continue;
            }
            var plan = outcome.value();
            assertNotNull(plan, about + " " + outcome.diagnostics());
            held++;
            assertEquals(least, cut(plan), about);
            assertTrue(plan.pools().getFirst().proof() instanceof Proof.Optimal, about);
            devices(plan, about);
        }
        System.out.println(
                "compute instances: %d fleets from seed %d, %d possible, 0 above the optimum"
                        .formatted(fleets, seed, held));
        assertTrue(held > fleets / 4 && held < fleets);
    }

    private static boolean refuses(Outcome<Plan> outcome) {
        return outcome.diagnostics().stream()
                .filter(Diagnostic::isError)
                .anyMatch(error -> error.code() == Code.SLICES_IMPOSSIBLE);
    }

    private static Map<Shape, Integer> asked(Random random) {
        var asked = new java.util.LinkedHashMap<Shape, Integer>();
        int kinds = 1 + random.nextInt(3);
        for (int i = 0; i < kinds; i++) {
            asked.put(SHAPES.get(random.nextInt(SHAPES.size())), 1 + random.nextInt(6));
        }
        return asked;
    }

    private static String platform(Map<Shape, Integer> asked, int cards) {
        var text = new StringBuilder("platform lab\n");
        text.append("pool gpus { nodes = 1 x node { gpus = 4 x a100-sxm-80gb, cpu = 256,");
        text.append(" memory = 2048GiB }, price = 8 USD/h }\n");
        text.append("sharing slices { gpus = %d, slice = mig }\n".formatted(cards));
        int e = 0;
        for (var entry : asked.entrySet()) {
            text.append(
                    """
                    gang g%d { workers = %d x worker { gpu = %s of slices, cpu = 1, memory = 1GiB }, start = guaranteed,
                      run = pytorch { image = "r.example/t:1.0" } }
                    """
                            .formatted(e++, entry.getValue(), entry.getKey().name()));
        }
        return text.toString();
    }

    /// Every workload has GPU instances of its own: so many as hold its workers.
    private static List<Shape> instances(Map<Shape, Integer> asked) {
        var instances = new ArrayList<Shape>();
        asked.forEach((shape, count) -> {
            for (int left = count; left > 0; left -= shape.devices()) {
                instances.add(shape);
            }
        });
        instances.sort((a, b) -> b.length() - a.length());
        return instances;
    }

    /// @return -1 when they do not fit on so many
    private static int fewest(List<Shape> instances, int most) {
        for (int cards = 1; cards <= most; cards++) {
            if (fits(instances, 0, new boolean[cards][8], new int[cards])) {
                return cards;
            }
        }
        return -1;
    }

    private static boolean fits(
            List<Shape> instances, int next, boolean[][] memory, int[] compute) {
        if (next == instances.size()) {
            return true;
        }
        var shape = instances.get(next);
        for (int card = 0; card < memory.length; card++) {
            if (compute[card] + shape.compute() > 7) {
                continue;
            }
            for (int start : shape.starts()) {
                if (isFree(memory[card], start, shape.length())) {
                    fill(memory[card], start, shape.length(), true);
                    compute[card] += shape.compute();
                    if (fits(instances, next + 1, memory, compute)) {
                        return true;
                    }
                    compute[card] -= shape.compute();
                    fill(memory[card], start, shape.length(), false);
                }
            }
        }
        return false;
    }

    private static boolean isFree(boolean[] memory, int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (memory[i]) {
                return false;
            }
        }
        return true;
    }

    private static void fill(boolean[] memory, int start, int length, boolean taken) {
        for (int i = start; i < start + length; i++) {
            memory[i] = taken;
        }
    }

    private static int cut(Plan plan) {
        int cards = 0;
        for (var run : plan.pools().getFirst().nodes()) {
            for (var use : run.cards()) {
                boolean isCut = use.use() instanceof Use.Cut(_, var slices) && !slices.isEmpty();
                cards += isCut ? run.count() * use.count() : 0;
            }
        }
        return cards;
    }

    /// What nodes hand out is enough for what stands on them, counted from the layout alone.
    private static void devices(Plan plan, String about) {
        var there = new TreeMap<String, Integer>();
        for (var run : plan.pools().getFirst().nodes()) {
            for (var cards : run.cards()) {
                if (cards.use() instanceof Use.Cut(_, var slices)) {
                    for (PlacedSlice slice : slices) {
                        var shape = shape(slice.profile().name());
                        assertTrue(shape.starts().contains(slice.start()), about);
                        int devices = shape.devices() * cards.count() * run.count();
                        there.merge(shape.name(), devices, Integer::sum);
                    }
                }
            }
        }
        for (var placed : plan.workloads()) {
            var name = placed.each().toString();
            var shape =
                    SHAPES.stream()
                            .filter(s -> name.contains("name=" + s.name() + ","))
                            .findFirst()
                            .orElseThrow();
            there.merge(shape.name(), -placed.units(), Integer::sum);
        }
        assertTrue(there.values().stream().allMatch(left -> left >= 0), about + there);
    }

    private static Shape shape(String name) {
        return SHAPES.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    }
}
