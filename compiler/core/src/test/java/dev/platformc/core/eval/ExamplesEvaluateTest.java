package dev.platformc.core.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every platform under `examples/` is one that this stage has nothing to say about; what is wrong
/// with those that are refused on purpose is found further on.
final class ExamplesEvaluateTest {
    private static final Path EXAMPLES =
            Path.of(System.getProperty("project.root", "../..")).resolve("examples");

    @TestFactory
    Stream<DynamicTest> every_example_evaluates_without_diagnostics() throws IOException {
        var platforms = platforms();
        assertTrue(platforms.size() >= 10, "found only " + platforms.keySet());
        return platforms.entrySet().stream()
                .map(platform ->
                        DynamicTest.dynamicTest(
                                platform.getKey(),
                                () ->
                                        assertEquals(
                                                List.of(),
                                                Evaluated.of(platform.getValue(), Map.of())
                                                        .diagnostics())));
    }

    @Test
    void the_training_example_says_what_it_says() throws IOException {
        var training = Evaluated.of(platforms().getOrDefault("training", List.of()), Map.of());
        assertEquals(
                List.of(
                        "cluster.main",
                        "gang.finetune",
                        "gang.grasp",
                        "gang.pretrain",
                        "platform.training-lab",
                        "pool.dgx",
                        "priority.routine",
                        "priority.urgent",
                        "queue.language",
                        "queue.robotics",
                        "team.language",
                        "team.robotics"),
                training.declarations().all().stream().map(d -> d.id().key()).toList());
        assertEquals(
                "2 x block of 2 x rack of 8 x dgx-h100",
                Printed.value(training.value("pool", "dgx", "nodes")));
        assertEquals(
                "16 x worker {gpus = 8}",
                Printed.value(training.value("gang", "pretrain", "workers")));
        assertEquals(
                "{required = block, preferred = rack}",
                Printed.value(training.value("gang", "pretrain", "place")));
        assertEquals("queue.language", Printed.value(training.value("gang", "pretrain", "queue")));
        assertEquals(
                "Large language models.",
                training.declared("team", "language").id().documentation());
    }

    private static Map<String, List<Source>> platforms() throws IOException {
        var platforms = new TreeMap<String, List<Source>>();
        try (var files = Files.walk(EXAMPLES)) {
            for (var file : files.filter(f -> f.toString().endsWith(".platform")).toList()) {
                var folder = EXAMPLES.relativize(file.getParent()).toString().replace('\\', '/');
                platforms
                        .computeIfAbsent(folder, _ -> new ArrayList<>())
                        .add(new Source(file.getFileName().toString(), Files.readString(file)));
            }
        }
        return platforms;
    }
}
