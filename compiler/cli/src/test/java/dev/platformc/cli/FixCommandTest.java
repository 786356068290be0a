package dev.platformc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixCommandTest {
    private static final String GOOD =
            """
            platform hello
            // the machines
            pool gpus { nodes = 8 x dgx-h100, price = 90 USD/h }
            endpoint chat { model = llama-3.1-8b, context = 8192 tokens, labels = { a = "b" } }
            """;
    @TempDir Path home;

    /// What other languages write, and what text programs make of text, by what ours writes.
    private record Slip(Pattern right, String wrong) {
        static Slip of(String right, String wrong) {
            return new Slip(Pattern.compile(right), wrong);
        }
    }

    private static final List<Slip> SLIPS =
            List.of(
                    Slip.of("//", "#"),
                    Slip.of(",(?= )", ";"),
                    Slip.of("\"([^\"]*)\"", "\u201C$1\u201D"),
                    Slip.of("=", "\uFF1D"),
                    Slip.of("(?<=[a-z] )=", "\u00A0="),
                    Slip.of("8 x", "8x"),
                    Slip.of("8192 tokens", "8192   tokens"));

    @Test
    void each_slip_is_put_right_and_named() throws IOException {
        for (var slip : SLIPS) {
            var wrong = slip.right().matcher(GOOD).replaceAll(slip.wrong());
            assertTrue(!wrong.equals(GOOD), slip.toString());
            var file = platform(wrong);
            var run = CommandRun.of("fix", home.resolve("p").toString());
            assertEquals(0, run.exit(), run.all());
            assertEquals("", run.err(), run.all());
            assertTrue(run.out().startsWith(file + ":"), run.out());
            assertEquals(normal(GOOD), normal(Files.readString(file)), run.all());
        }
    }

    @Test
    void many_slips_at_once_leave_the_text_as_it_was_meant() throws IOException {
        long seed = Long.getLong("seed", 20260401);
        System.out.println("seed " + seed);
        for (int i = 0; i < 60; i++) {
            var random = new Random(seed + i);
            var wrong = GOOD;
            for (var slip : SLIPS) {
                var matcher = slip.right().matcher(wrong);
                var text = new StringBuilder();
                while (matcher.find()) {
                    boolean slips = random.nextInt(3) == 0;
                    matcher.appendReplacement(
                            text, slips ? slip.wrong() : Matcher.quoteReplacement(matcher.group()));
                }
                wrong = matcher.appendTail(text).toString();
            }
            var file = platform(wrong);
            var run = CommandRun.of("fix", home.resolve("p").toString());
            var shown = "-Dseed=" + (seed + i) + "\n" + wrong + run.all();
            assertEquals(normal(GOOD), normal(Files.readString(file)), shown);
        }
    }

    @Test
    void permits_without_effect_go_and_the_others_stay() throws IOException {
        var file =
                platform(
                        """
                        platform hello
                        pool gpus { nodes = 1 x dgx-h100 }  // allow: unpriced, unpinned-image (a test)
                        // allow: unpinned-image
                        endpoint chat {
                          model = llama-3.1-8b
                          // allow: unpinned-image, unpriced, allows-nothing
                          image = "vllm:latest"  // allow: unpriced (no)
                        }
                        """);
        var run = CommandRun.of("fix", home.resolve("p").toString());
        assertEquals(0, run.exit(), run.all());
        assertEquals(
                """
                platform hello
                pool gpus { nodes = 1 x dgx-h100 }
                // allow: unpinned-image
                endpoint chat {
                  model = llama-3.1-8b
                  // allow: unpinned-image
                  image = "vllm:latest"
                }
                """,
                Files.readString(file),
                run.all());
    }

    @Test
    void diff_writes_nothing() throws IOException {
        var wrong = GOOD.replace("//", "#");
        var file = platform(wrong);
        var run = CommandRun.of("fix", "--diff", home.resolve("p").toString());
        assertTrue(run.out().contains("\n-# the machines\n+// the machines\n"), run.all());
        assertEquals(wrong, Files.readString(file));
    }

    @Test
    void what_is_not_safe_is_left_and_counted() throws IOException {
        var wrong = GOOD.replace("llama-3.1-8b", "lama-3.1-8b");
        var file = platform(wrong);
        var run = CommandRun.of("fix", home.resolve("p").toString());
        assertEquals(0, run.exit());
        assertEquals("", run.out());
        assertTrue(run.err().startsWith("1 more to look at yourself: platformc check "), run.err());
        assertEquals(wrong, Files.readString(file));
        assertEquals(ExitCode.USAGE, CommandRun.of("fix", home.resolve("no").toString()).exit());
    }

    /// A narrow no-break space became a usual one: one space is as good as two.
    private static String normal(String text) {
        return text.replaceAll(" +", " ");
    }

    private Path platform(String text) throws IOException {
        var directory = Files.createDirectories(home.resolve("p"));
        return Files.writeString(directory.resolve("hello.platform"), text, StandardCharsets.UTF_8);
    }

    @Test
    void goes_down_to_other_platforms_and_libraries() throws IOException {
        var below = Files.createDirectories(home.resolve("prod/models"));
        var other = home.resolve("prod/a.platform");
        Files.writeString(other, GOOD.replace("// the", "# the"));
        var library = below.resolve("b.platform");
        Files.writeString(library, "# a model\nmodel ours = llama-3.1-8b { precision = fp8 }\n");
        var run = CommandRun.of("fix", home.toString());
        assertEquals(0, run.exit(), run.all());
        assertEquals("", run.err(), run.all());
        assertEquals(2, run.out().lines().count(), run.out());
        assertEquals(GOOD, Files.readString(other));
        assertTrue(Files.readString(library).startsWith("// a model"), run.all());
    }
}
