package dev.platformc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.explain.SchedulerSheet;
import dev.platformc.core.text.SourceSet;
import dev.platformc.hardware.catalog.Catalog;
import dev.platformc.hardware.catalog.Catalog.SchedulerAnswer;
import dev.platformc.solver.Budget;
import dev.platformc.solver.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The table of what schedulers do, held against the compiler: what it says no to is refused or
/// reported, what it says yes to is neither. And `platformc explain scheduler`, which reads it.
class SchedulerTableTest {
    private static final String AROUND =
            """
            platform lab
            cluster main { scheduler = %s }
            pool gpus { nodes = 2 x rack of 4 x dgx-a100-80gb, price = 1 USD/h }
            team a {}
            team b {}
            """;
    private static final String QUEUES =
            "queue qa { team = a, gpus = 32%s }\nqueue qb { team = b, gpus = 16 }\n";

    /// A platform that asks for one thing, besides what that thing needs.
    private static final Map<String, String> ASKING =
            Map.ofEntries(
                    Map.entry("all-or-none", gang("4 x worker { gpus = 8 }", "")),
                    Map.entry("quota", queued("", "4 x worker { gpus = 8 }", "")),
                    Map.entry(
                            "endpoints",
                            QUEUES.formatted("")
                                    + "endpoint chat { team = a, queue = qa, "
                                    + "model = llama-3.1-8b }\n"),
                    Map.entry("borrow", queued(", borrow = 8", "4 x worker { gpus = 8 }", "")),
                    Map.entry("lend", queued(", lend = 8", "4 x worker { gpus = 8 }", "")),
                    Map.entry("weight", queued(", weight = 2", "4 x worker { gpus = 8 }", "")),
                    Map.entry(
                            "strict-order",
                            queued(", strict-order = true", "4 x worker { gpus = 8 }", "")),
                    Map.entry(
                            "preempt",
                            queued(", preempt = lower-priority", "4 x worker { gpus = 8 }", "")),
                    Map.entry(
                            "slices",
                            """
                            sharing cut { gpus = 8, slice = mig { layout = [3g.40gb, 3g.40gb] } }
                            queue qs { team = b, on = cut, slices = [4 x 3g.40gb] }
                            endpoint chat { team = b, on = cut, queue = qs, model = llama-3.1-8b }
                            """),
                    Map.entry(
                            "one-level",
                            queued("", "4 x worker { gpus = 8 }", "place = { required = rack }")),
                    Map.entry(
                            "one-node",
                            queued("", "4 x worker { gpus = 2 }", "place = { required = node }")),
                    Map.entry(
                            "two-levels",
                            queued(
                                    "",
                                    "4 x worker { gpus = 8 }",
                                    "place = { required = rack, preferred = node }")),
                    Map.entry(
                            "groups",
                            queued(
                                    "",
                                    "4 x worker { gpus = 8 }",
                                    "place = { group = { workers = 2, required = rack } }")),
                    Map.entry("grow", queued("", "2..4 x worker { gpus = 8 }", "")),
                    Map.entry(
                            "grow-placed",
                            queued(
                                    "",
                                    "2..4 x worker { gpus = 8 }",
                                    "place = { required = rack }")),
                    Map.entry("steps", queued("", "2..4 x worker { gpus = 8 }", "grow-by = 2")));

    @TempDir Path home;

    private static String gang(String workers, String more) {
        return """
        gang train {
          team    = a
          workers = %s
          run     = pytorch { image = "registry.example/train:1" }
          %s
        }
        """
                .formatted(workers, more);
    }

    private static String queued(String queue, String workers, String more) {
        return QUEUES.formatted(queue) + gang(workers, "queue = qa\n  " + more);
    }

    private static List<SchedulerAnswer> answers() {
        return Catalog.standard().schedulerAnswers();
    }

    @Test
    void every_row_is_tried_and_every_answer_is_one_of_three() {
        assertEquals(
                new TreeSet<>(ASKING.keySet()),
                new TreeSet<>(answers().stream().map(SchedulerAnswer::need).toList()));
        for (var answer : answers()) {
            answer.answers()
                    .forEach((scheduler, does) -> {
                        assertTrue(List.of("yes", "partly", "no").contains(does.does()), scheduler);
                        assertEquals(does.does().equals("yes"), does.why().isEmpty(), scheduler);
                    });
        }
    }

    @TestFactory
    Stream<DynamicTest> the_compiler_says_the_same() {
        return answers().stream()
                .flatMap(answer ->
                        SchedulerSheet.SCHEDULERS.stream()
                                .map(scheduler ->
                                        dynamicTest(
                                                answer.need() + " under " + scheduler,
                                                () -> compilerSaysTheSame(answer, scheduler))));
    }

    private static void compilerSaysTheSame(SchedulerAnswer answer, String scheduler) {
        var text = AROUND.formatted(scheduler) + ASKING.get(answer.need());
        var sources = SourceSet.of("lab.platform", text);
        var said = Compilation.plan(sources, Map.of(), null, Budget.USUAL).diagnostics();
        boolean refused = said.stream().anyMatch(Diagnostic::isError);
        boolean reported = said.stream().anyMatch(d -> d.code() == Code.NOT_EXPRESSIBLE);
        switch (SchedulerSheet.answer(answer, scheduler).does()) {
            case "yes" -> assertFalse(refused || reported, text + said);
            case "no" -> assertTrue(refused || reported, text + said);
            default -> assertFalse(refused, text + said);
        }
    }

    private CommandRun explain(String scheduler, String need) throws IOException {
        Files.writeString(
                home.resolve("lab.platform"), AROUND.formatted(scheduler) + ASKING.get(need));
        return CommandRun.of("explain", "-C", home.toString(), "scheduler");
    }

    /// Whoever asks for it is found, so that the table speaks of it.
    @Test
    void what_a_platform_asks_is_found_in_it() throws IOException {
        for (var answer : answers()) {
            var run = explain("kueue", answer.need());
            assertEquals(0, run.exit(), run.all());
            assertTrue(
                    run.out().lines().anyMatch(line -> line.startsWith(answer.asked() + "  ")),
                    answer.need() + run.all());
        }
    }

    @Test
    void the_one_that_does_most_is_named_with_what_the_others_lack() throws IOException {
        var steps = explain("kueue", "steps");
        assertTrue(
                steps.out()
                        .endsWith(
                                "`volcano` does more of this than `kueue`: `cluster { scheduler ="
                                        + " volcano }`\n"),
                steps.out());
        var order = explain("kueue", "strict-order");
        assertTrue(order.out().endsWith("is chosen, and none does more of this\n"), order.out());
        assertTrue(
                order.out().contains("volcano  no      first come, first served: has the field"),
                order.out());
    }

    @Test
    void nothing_asked_needs_nothing_more_and_errors_are_shown() throws IOException {
        Files.writeString(
                home.resolve("lab.platform"), "platform lab\npool gpus { nodes = 1 x dgx-h100 }\n");
        var run = CommandRun.of("explain", "-C", home.toString(), "scheduler");
        assertTrue(run.out().contains("nothing is asked"), run.all());
        var refused = explain("default", "quota");
        assertEquals(ExitCode.REFUSED, refused.exit(), refused.all());
        assertTrue(refused.err().contains("error[PLT-0446]"), refused.err());
    }
}
