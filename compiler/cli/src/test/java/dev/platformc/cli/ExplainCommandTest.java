package dev.platformc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.kind.Kinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
    private static final String PLATFORM =
            """
            platform acme
            param many: count = 2
            pool gpus { nodes = 4 x dgx-h100 }
            team chat { isolation = gpu }
            queue serving { team = chat, share = 60% }
            model house = llama-3.1-8b { precision = fp8 }

            /// Answers people.
            /// All day.
            endpoint support {
              model    = house
              queue    = serving
              replicas = many
              context  = 16_384 tokens
            }

            endpoint night = support {
              class = batch
              env   = { "MODE" = "night", LEVEL = "a \\"quoted\\" word" }
            }
            """;
    @TempDir Path home;

    @Test
    void an_endpoint_its_copy_and_a_model_of_the_catalog() throws IOException {
        var text = new StringBuilder();
        for (var name :
                List.of("endpoint.support", "endpoint.night", "model.house", "queue.serving")) {
            var run = CommandRun.of("explain", "-C", platform(PLATFORM), name);
            assertEquals(0, run.exit(), run.all());
            assertEquals("", run.err());
            text.append(run.out()).append('\n');
        }
        Approved.verify(
                text.toString().replace(home.toString(), "HOME"),
                Approved.resources().resolve("explain/sheets"));
    }

    @Test
    void parameters_are_given_as_to_check() throws IOException {
        var directory = platform(PLATFORM);
        var usual = CommandRun.of("explain", "-C", directory, "endpoint.support").out();
        var three =
                CommandRun.of("explain", "-C", directory, "-P", "many=3", "endpoint.support").out();
        assertTrue(usual.matches("(?s).*\n  replicas +2 .*"), usual);
        assertTrue(three.matches("(?s).*\n  replicas +3 .*"), three);
    }

    /// Whatever the table of kinds has is in a row or named as not set.
    @Test
    void every_attribute_of_the_kind_is_there() throws IOException {
        var directory = platform(PLATFORM);
        for (var name :
                List.of(
                        "platform.acme",
                        "pool.gpus",
                        "team.chat",
                        "queue.serving",
                        "model.house",
                        "endpoint.support")) {
            var run = CommandRun.of("explain", "-C", directory, name);
            assertEquals(0, run.exit(), run.all());
            var kind = Kinds.get(name.substring(0, name.indexOf('.')));
            for (var attribute : kind.attributes()) {
                boolean replaced =
                        kind.alternatives().stream().anyMatch(g -> g.contains(attribute.name()));
                assertTrue(
                        replaced
                                || run.out().matches("(?s).*[ ,:]" + attribute.name() + "[ ,\n].*"),
                        attribute.name() + " is not in\n" + run.out());
            }
        }
    }

    @Test
    void a_platform_with_errors_is_explained_as_far_as_it_goes() throws IOException {
        var directory = platform(PLATFORM.replace("= house\n", "= hose\n"));
        var run = CommandRun.of("explain", "-C", directory, "queue.serving");
        assertEquals(1, run.exit());
        assertTrue(run.err().contains("error[PLT-0201]"), run.err());
        assertTrue(run.out().contains("60%"), run.out());
    }

    @Test
    void what_the_lock_keeps_is_locked() throws IOException {
        var directory = platform(PLATFORM);
        var before = CommandRun.of("explain", "-C", directory, "platform.acme").out();
        assertTrue(before.matches("(?s).*\n  language +1 +default\n.*"), before);
        assertEquals(0, CommandRun.of("compile", directory, "-o", home + "/out").exit());
        var after = CommandRun.of("explain", "-C", directory, "platform.acme").out();
        assertTrue(after.matches("(?s).*\n  language +1 +locked\n.*"), after);
    }

    @Test
    void a_kind_and_an_attribute_need_no_platform() {
        var kind = CommandRun.of("explain", "pool");
        assertEquals(0, kind.exit());
        assertTrue(kind.out().startsWith("pool: Nodes that are alike"), kind.out());
        var attribute = CommandRun.of("explain", "endpoint.context");
        assertTrue(attribute.out().contains("Longest sequence."), attribute.out());
        assertFalse(attribute.out().contains("concurrency"), attribute.out());
        assertEquals("", attribute.err());
    }

    @Test
    void an_unknown_name_is_told_the_nearest() throws IOException {
        var run = CommandRun.of("explain", "-C", platform(PLATFORM), "endpoint.suport");
        assertEquals(ExitCode.USAGE, run.exit());
        assertEquals(
                "platformc: there is no endpoint `suport`: did you mean `support`?\n", run.err());
        var other = CommandRun.of("explain", "-C", platform(PLATFORM), "endpoint.zzz");
        assertTrue(
                other.err().contains("there is no endpoint `zzz`; there are night, support"),
                other.err());
        assertEquals(
                ExitCode.USAGE, CommandRun.of("explain", "-C", home.toString(), "pool.x").exit());
    }

    private String platform(String text) throws IOException {
        var directory = Files.createDirectories(home.resolve("p"));
        Files.writeString(directory.resolve("acme.platform"), text);
        return directory.toString();
    }

    @Test
    void a_placed_gang_says_where_and_why(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("lab.platform"),
                """
                platform lab
                pool dgx { nodes = 2 x rack of 4 x dgx-h100 }
                gang left { workers = 3 x worker { gpus = 8 }, start = guaranteed, place = { required = rack }, run = pytorch { image = "registry.acme.example/t:1" } }
                gang wide { workers = 5 x worker { gpus = 8 }, start = guaranteed, run = pytorch { image = "registry.acme.example/t:1" } }
                """);
        var wide = CommandRun.of("explain", "-C", folder.toString(), "gang.wide");
        assertEquals(0, wide.exit(), wide.all());
        assertTrue(
                wide.out().contains("why there   should be in one rack; 2 racks; proved best"),
                wide.out());
        assertTrue(
                wide.out().contains("next best   nowhere else, with the others where they are"),
                wide.out());
        assertTrue(wide.out().contains("for better  all in one rack: rack-"), wide.out());
        assertTrue(wide.out().contains("no rack is large enough"), wide.out());
        var pool = CommandRun.of("explain", "-C", folder.toString(), "pool.dgx");
        assertTrue(pool.out().contains("free            0 whole cards"), pool.out());
        var alone = CommandRun.of("explain", "-C", folder.toString(), "gang.left");
        assertTrue(alone.out().contains("for better  nothing"), alone.out());
    }

    @Test
    void a_pool_says_what_still_fits(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("lab.platform"),
                """
                platform lab
                pool gpus { nodes = 8 x dgx-h100 }
                gang train { workers = 8 x worker { gpus = 7 }, start = guaranteed, run = pytorch { image = "registry.acme.example/t:1" } }
                """);
        var pool = CommandRun.of("explain", "-C", folder.toString(), "pool.gpus");
        assertEquals(0, pool.exit(), pool.all());
        assertTrue(pool.out().contains("free            8 whole cards"), pool.out());
        assertTrue(pool.out().contains("largest worker  1 card on one node"), pool.out());
        assertTrue(pool.out().contains("largest gang    0 whole nodes"), pool.out());
        assertTrue(pool.out().contains("fragmentation   87.5 %"), pool.out());
        var check = CommandRun.of("check", folder.toString());
        assertTrue(check.out().contains("8 free, at most 1 on a node"), check.out());
    }
}
