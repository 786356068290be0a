package dev.platformc.solver.mig;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.platformc.hardware.catalog.Catalog;
import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.solver.Budget;
import dev.platformc.solver.mig.MixedProblem.Model;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same answers, whoever else solves at the same time. `-Druns=100` sets how often;
/// `docs/bench/determinism.sh` does it with two heaps.
class EqualAnswersTest {
    private static final int RUNS = Integer.getInteger("runs", 3);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void everyRunOnEveryThread(int threads) throws Exception {
        var expected = answers();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var runs = new ArrayList<Callable<String>>();
            for (int i = 0; i < RUNS * threads; i++) {
                runs.add(EqualAnswersTest::answers);
            }
            for (var run : pool.invokeAll(runs)) {
                assertEquals(expected, run.get());
            }
        }
        System.out.printf(
                "equal answers: %d runs on each of %d threads, heap %d MiB, digest %s%n",
                RUNS, threads, Runtime.getRuntime().maxMemory() >> 20, digest(expected));
    }

    private static MigGeometry geometry(String gpu) {
        return Objects.requireNonNull(Catalog.standard().gpu(gpu).orElseThrow().mig());
    }

    /// Answers of all sorts, some proved by Z3, some cut off by the budget.
    private static String answers() {
        var text = new StringBuilder();
        for (long seed = 1; seed <= 2; seed++) {
            var names = List.of("h100-sxm-80gb", "a100-sxm-40gb", "a100-sxm-80gb");
            var geometries = names.stream().map(EqualAnswersTest::geometry).toList();
            var models = new ArrayList<Model>();
            for (int i = 0; i < names.size(); i++) {
                models.add(new Model(names.get(i), geometries.get(i), i < 2 ? 40 : 1_000));
            }
            var wanted = MigGenerator.demand(geometries, 100, new Random(seed));
            text.append(MixedPacker.pack(new MixedProblem(models, wanted), Budget.USUAL));
            var problem = MigGenerator.running(geometries.getFirst(), 40, new Random(seed));
            text.append(Replanner.replan(problem, Budget.USUAL));
            text.append(Replanner.replan(problem, new Budget(2_000)));
            text.append(Frontier.of(problem, Budget.USUAL));
        }
        return text.toString();
    }

    private static String digest(String text) throws Exception {
        var bytes =
                MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(bytes).substring(0, 16);
    }
}
