package dev.platformc.core.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.text.ExampleFolders;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every platform under `examples/` is one that this stage has nothing to say about; what is wrong
/// with those that are refused on purpose is found further on.
final class ExamplesEvaluateTest {
    @TestFactory
    Stream<DynamicTest> every_example_evaluates_without_diagnostics() {
        var names = ExampleFolders.names();
        assertTrue(names.size() >= 17, "found only " + names);
        return names.stream()
                .map(name ->
                        DynamicTest.dynamicTest(
                                name,
                                () -> assertEquals(List.of(), evaluated(name).diagnostics())));
    }

    @Test
    void the_training_example_says_what_it_says() {
        var training = evaluated("training");
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

    private static Evaluated evaluated(String name) {
        return Evaluated.of(ExampleFolders.read(name), Map.of());
    }
}
