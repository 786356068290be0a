package dev.platformc.solver.mig;

import com.google.ortools.sat.IntVar;
import dev.platformc.hardware.catalog.Catalog;
import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.solver.Budget;
import dev.platformc.solver.Clock;
import dev.platformc.solver.CpSat;
import dev.platformc.solver.mig.MixedAnswer.Packed;
import dev.platformc.solver.mig.MixedProblem.Model;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/// Instances of MIG packing by seed: ours, CP-SAT on the same patterns, first fit with large
/// instances first, and first fit in the order of arrival. Prints a table in Markdown. `-Dseeds=5`
/// sets how many, `-Dsizes=8,1000` which sizes.
///
/// Both greedy orders are given the best of worlds: a card's instances may be put in any legal
/// place at any time.
class PackingBench {
    private static final int SEEDS = Integer.getInteger("seeds", 5);
    private static final int LIMITED_PERCENT = 45;
    private static final int PERCENT = 100;

    /// What was measured of one pool and size.
    private static final class Row {
        private final List<Clock.Time> ours = new ArrayList<>();
        private final List<Clock.Time> theirs = new ArrayList<>();
        private final List<Double> decreasing = new ArrayList<>();
        private final List<Double> arrival = new ArrayList<>();
        private long instances;
        private int proven;
        private int asked;
        private int equal;
    }

    @Test
    void packing() {
        var pools = new LinkedHashMap<String, List<String>>();
        pools.put("A30", List.of("a30"));
        pools.put("A100 40 GB", List.of("a100-sxm-40gb"));
        pools.put("H100 80 GB", List.of("h100-sxm-80gb"));
        pools.put("RTX PRO 6000", List.of("rtx-pro-6000-96gb"));
        pools.put("mixed", List.of("h100-sxm-80gb", "a100-sxm-40gb", "a100-sxm-80gb"));
        // One round unmeasured: classes are loaded, and code is compiled.
        pools.values().forEach(models -> row(models, 1_000));
        System.out.println(
                "| pool | GPUs | instances | proved | Z3 asked | ours CPU ms | wall ms"
                        + " | CP-SAT CPU ms | wall ms | CP-SAT proved, at the same cost | first fit decreasing / ours"
                        + " | arrival order / ours |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
        pools.forEach((name, models) -> {
            for (var size : System.getProperty("sizes", "8,1000,10000,100000").split(",")) {
                print(name, size, row(models, Integer.parseInt(size)));
            }
        });
    }

    private static void print(String name, String size, Row row) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %d | %d of %d | %d | %s | %s | %d of %d | %s | %s |%n",
                name,
                size,
                row.instances / SEEDS,
                row.proven,
                SEEDS,
                row.asked,
                Clock.text(row.ours),
                Clock.text(row.theirs),
                row.equal,
                SEEDS,
                ratios(row.decreasing),
                ratios(row.arrival));
    }

    private static String ratios(List<Double> ratios) {
        Collections.sort(ratios);
        return String.format(
                Locale.ROOT, "%.3f / %.3f", ratios.get(ratios.size() / 2), ratios.getLast());
    }

    private static Row row(List<String> names, int gpus) {
        var row = new Row();
        for (int seed = 1; seed <= SEEDS; seed++) {
            add(row, problem(names, gpus, seed), seed);
        }
        return row;
    }

    /// Of all models but the last there are fewer than would be wanted alone.
    private static MixedProblem problem(List<String> names, int gpus, long seed) {
        var geometries = new ArrayList<MigGeometry>();
        for (var name : names) {
            geometries.add(geometry(name));
        }
        // Cards that can be cut alike get other demands all the same.
        long own = seed + 1_000L * names.hashCode();
        var wanted = MigGenerator.demand(geometries, gpus, new Random(own));
        int all = wanted.values().stream().mapToInt(Integer::intValue).sum();
        var models = new ArrayList<Model>();
        for (int i = 0; i < names.size(); i++) {
            boolean limited = i + 1 < names.size();
            int count = limited ? Math.max(1, gpus * LIMITED_PERCENT / PERCENT) : all;
            models.add(new Model(names.get(i), geometries.get(i), count));
        }
        // What only a limited model has must fit on it: unlimited then.
        boolean fits =
                MixedPacker.pack(new MixedProblem(models, wanted), budget()) instanceof Packed;
        return new MixedProblem(
                fits
                        ? models
                        : models.stream().map(m -> new Model(m.id(), m.geometry(), all)).toList(),
                wanted);
    }

    private static Budget budget() {
        return Budget.USUAL;
    }

    private static MigGeometry geometry(String gpu) {
        var mig = Catalog.standard().gpu(gpu).orElseThrow().mig();
        if (mig == null) {
            throw new IllegalArgumentException(gpu);
        }
        return mig;
    }

    private static void add(Row row, MixedProblem problem, long seed) {
        row.instances += problem.wanted().values().stream().mapToInt(Integer::intValue).sum();
        var clock = new Clock();
        var answer = Assertions.assertInstanceOf(Packed.class, MixedPacker.pack(problem, budget()));
        row.ours.add(clock.read());
        row.proven += answer.proven() ? 1 : 0;
        row.asked += answer.work() > 0 ? 1 : 0;
        var packer = new MixedPacker(problem);
        var program = CoverProgram.of(packer.kinds(), packer.wants());
        clock = new Clock();
        var theirs = cpSat(program);
        row.theirs.add(clock.read());
        theirs.ifPresent(cost -> Assertions.assertEquals(cost, answer.cost()));
        row.equal += theirs.isPresent() ? 1 : 0;
        FirstFit.pack(packer.kinds(), packer.wants())
                .ifPresent(stacks -> row.decreasing.add(ratio(stacks, answer)));
        row.arrival.add((double) Arrivals.cards(packer, new Random(seed)) / answer.cost());
    }

    private static double ratio(List<Stack> stacks, Packed answer) {
        return (double) stacks.stream().mapToLong(Stack::cards).sum() / answer.cost();
    }

    private static OptionalLong cpSat(CoverProgram program) {
        var model = CpSat.model();
        var cards = new ArrayList<IntVar>();
        for (var column : program.columns()) {
            cards.add(model.newIntVar(0, program.limits().get(column.kind()), "cards"));
        }
        for (var row : program.rows()) {
            model.addGreaterOrEqual(CpSat.sum(cards, row.coefficients()::get), row.atLeast());
        }
        for (int k = 0; k < program.limits().size(); k++) {
            int kind = k;
            model.addLessOrEqual(
                    CpSat.sum(cards, i -> program.columns().get(i).kind() == kind ? 1 : 0),
                    program.limits().get(k));
        }
        model.minimize(CpSat.sum(cards, i -> program.columns().get(i).cost()));
        return CpSat.least(model);
    }

    /// First fit in a random order of arrival: what a scheduler does that sees one at a time.
    private static final class Arrivals {
        private Arrivals() {}

        static long cards(MixedPacker packer, Random random) {
            var order = new ArrayList<Integer>();
            for (int profile = 0; profile < packer.wants().profiles().size(); profile++) {
                order.addAll(
                        Collections.nCopies(
                                Math.toIntExact(packer.wants().totals().get(profile)), profile));
            }
            Collections.shuffle(order, random);
            var opened = new long[packer.kinds().size()];
            // Cards alike are one entry with their number; the fullest are looked at first.
            Map<Stack, Long> stacks = new LinkedHashMap<>();
            long cards = 0;
            for (int profile : order) {
                var room = room(packer, stacks, profile);
                if (room == null) {
                    room = fresh(packer, opened, profile);
                    cards++;
                } else {
                    stacks.merge(room, -1L, Long::sum);
                    stacks.remove(room, 0L);
                }
                stacks.merge(room.with(profile, 1), 1L, Long::sum);
            }
            return cards;
        }

        private static @org.jspecify.annotations.Nullable Stack room(
                MixedPacker packer, Map<Stack, Long> stacks, int profile) {
            for (var stack : stacks.keySet()) {
                if (packer.kinds().get(stack.kind()).more(stack.slots(), profile) > 0) {
                    return stack;
                }
            }
            return null;
        }

        private static Stack fresh(MixedPacker packer, long[] opened, int profile) {
            var nothing = Collections.nCopies(packer.wants().profiles().size(), 0);
            for (int kind = 0; kind < opened.length; kind++) {
                var cards = packer.kinds().get(kind);
                if (opened[kind] < cards.count() && cards.more(nothing, profile) > 0) {
                    opened[kind]++;
                    return new Stack(kind, 1, nothing);
                }
            }
            // A scheduler would have to give up here; it is given one card more.
            for (int kind = 0; kind < opened.length; kind++) {
                if (packer.kinds().get(kind).more(nothing, profile) > 0) {
                    return new Stack(kind, 1, nothing);
                }
            }
            throw new IllegalStateException("no card has this profile");
        }
    }
}
