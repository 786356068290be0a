package dev.platformc.core.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.kind.Attribute;
import dev.platformc.core.kind.Kind;
import dev.platformc.core.kind.Kinds;
import dev.platformc.core.text.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Nothing that is written is passed over, and no text breaks the evaluator.
final class WholeLanguageTest {
    private static final String HEAD = "platform x\npool gpus { nodes = 1 x dgx-h100 }\n";

    @Test
    void of_a_tour_of_the_language_nothing_is_refused() throws IOException {
        assertEquals(List.of(), Evaluated.text(tour()).said());
    }

    @TestFactory
    Stream<DynamicTest> every_kind_that_is_not_built_says_so() {
        return Kinds.all().stream()
                .filter(kind -> !kind.built())
                .map(kind ->
                        DynamicTest.dynamicTest(
                                kind.name(),
                                () ->
                                        assertEquals(
                                                List.of("PLT-0212 " + kind.name()),
                                                Evaluated.text(HEAD + kind.name() + " a { }")
                                                        .said())));
    }

    @TestFactory
    Stream<DynamicTest> every_attribute_that_is_not_built_says_so() {
        return Kinds.all().stream()
                .filter(kind -> kind.built() && !kind.name().equals("platform"))
                .flatMap(kind ->
                        kind.attributes().stream()
                                .filter(row -> !row.built())
                                .map(row -> attribute(kind, row)));
    }

    private static DynamicTest attribute(Kind kind, Attribute row) {
        var text = HEAD + kind.name() + " a { " + row.name() + " = 1 }";
        return DynamicTest.dynamicTest(
                kind.name() + "." + row.name(),
                () ->
                        assertTrue(
                                Evaluated.text(text).said().contains("PLT-0212 " + row.name()),
                                () -> Evaluated.text(text).said().toString()));
    }

    @Test
    void no_damage_to_the_text_breaks_the_evaluator() throws IOException {
        long seed = Long.getLong("seed", 20261125L);
        System.out.println("-Dseed=" + seed);
        var random = new Random(seed);
        var words = tour().split("(?<=[ \\n{}\\[\\]=,.])");
        for (int round = 0; round < 150; round++) {
            var damaged = new ArrayList<>(List.of(words));
            for (int i = 0; i < 12; i++) {
                int at = random.nextInt(damaged.size());
                switch (random.nextInt(3)) {
                    case 0 -> damaged.remove(at);
                    case 1 -> damaged.add(at, words[random.nextInt(words.length)]);
                    default -> damaged.set(at, words[random.nextInt(words.length)]);
                }
            }
            var text = String.join("", damaged);
            try {
                var evaluated = Evaluated.text(text);
                evaluated.said();
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(
                        String.format(Locale.ROOT, "round %d of seed %d:%n%s", round, seed, text),
                        e);
            }
        }
    }

    /// A megabyte is what a thread has unless it is told otherwise. Code that is not compiled yet
    /// takes the most of it: so this holds whether the test runs first or last.
    @Test
    void values_that_lean_on_each_other_are_refused_before_the_stack_ends()
            throws InterruptedException {
        var deep = new StringBuilder(HEAD);
        deep.append("let n-0 = 1\n");
        for (int i = 1; i <= 2000; i++) {
            deep.append("let n-")
                    .append(i)
                    .append(" = max(1, if true then n-")
                    .append(i - 1)
                    .append(" else 0)\n");
        }
        deep.append("queue q { on = gpus, gpus = n-2000 }\n");
        var said = new AtomicReference<List<Code>>();
        var thread =
                new Thread(
                        null,
                        () -> said.set(Evaluated.text(deep.toString()).codes()),
                        "small",
                        1 << 20);
        thread.start();
        thread.join();
        assertEquals(List.of(Code.TOO_MUCH), said.get());
    }

    @Test
    void long_chains_of_copies_end() {
        var chain = new StringBuilder(HEAD).append("pool c0 = gpus\n");
        for (int i = 1; i <= 290; i++) {
            chain.append("pool c").append(i).append(" = c").append(i - 1).append("\n");
        }
        var evaluated = Evaluated.of(List.of(new Source("a.platform", chain.toString())), Map.of());
        assertEquals(List.of(), evaluated.diagnostics());
        assertEquals("1 x dgx-h100", Printed.value(evaluated.value("pool", "c290", "nodes")));
    }

    private static String tour() throws IOException {
        try (var stream = WholeLanguageTest.class.getResourceAsStream("tour.platform")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8)
                    + """
                    // file: guardrails/rules.platform
                    policy tested { require true }
                    """;
        }
    }
}
