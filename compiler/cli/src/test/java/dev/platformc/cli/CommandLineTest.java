package dev.platformc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.diagnostic.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class CommandLineTest {
    private static final String GOOD =
            "platform hello\npool gpus { nodes = 1 x dgx-h100 }\nendpoint chat { model = llama-3.1-8b }\n";
    @TempDir Path home;

    @Test
    void check_of_a_good_platform_ends_with_0_and_shows_the_sum() throws Exception {
        var run = CommandRun.of("check", platform(GOOD));
        assertEquals(0, run.exit(), run.all());
        assertTrue(run.out().contains("weights"), run.out());
        assertFalse(Files.exists(home.resolve("p/platform.lock")), "check writes nothing");
    }

    @Test
    void a_mistake_ends_with_1_and_talks_on_standard_error() throws Exception {
        var run = CommandRun.of("check", platform(GOOD.replace("llama-3.1-8b", "lama-3.1-8b")));
        assertEquals(1, run.exit());
        assertEquals("", run.out());
        assertTrue(run.err().contains("error[PLT-0201]"), run.err());
        assertTrue(run.err().contains("more about this: platformc explain PLT-0201"), run.err());
    }

    @Test
    void json_is_a_result_and_goes_to_standard_output() throws Exception {
        var run =
                CommandRun.of("check", "--format", "json", platform(GOOD.replace("nodes", "nods")));
        assertEquals("", run.err());
        var first = JsonMapper.shared().readTree(run.out().lines().findFirst().orElseThrow());
        assertEquals(1, first.get("schema").asInt());
        assertEquals("PLT-0203", first.get("code").asString());
    }

    @Test
    void locked_refuses_what_would_change_the_lock_and_names_it() throws Exception {
        var directory = platform(GOOD);
        var out = home.resolve("out").toString();
        var none = CommandRun.of("compile", "--locked", directory, "-o", out);
        assertEquals(1, none.exit(), none.all());
        assertTrue(none.err().contains("error[PLT-0730]: there is no `platform.lock`"), none.err());
        assertFalse(Files.exists(home.resolve("out")), "nothing is written");
        assertEquals(0, CommandRun.of("compile", directory, "-o", out).exit());
        var same = CommandRun.of("compile", "--locked", directory, "-o", out);
        assertEquals(0, same.exit(), same.all());
        platform(GOOD + "endpoint more { model = llama-3.1-8b }\n");
        var lock = Files.readString(Path.of(directory, "platform.lock"));
        var changed = CommandRun.of("compile", "--locked", directory, "-o", out);
        assertEquals(1, changed.exit(), changed.all());
        assertTrue(changed.err().contains("`endpoint.more` is new"), changed.err());
        assertEquals(lock, Files.readString(Path.of(directory, "platform.lock")));
    }

    @Test
    void replan_forgets_the_lock_and_locked_excludes_it() throws Exception {
        var directory = platform(GOOD.replace("1 x", "2 x"));
        var out = home.resolve("out").toString();
        assertEquals(0, CommandRun.of("compile", directory, "-o", out).exit());
        var lock = Path.of(directory, "platform.lock");
        var fresh = Files.readString(lock);
        var moved =
                fresh.replace(
                        "endpoint.chat:\n        - nodes: 1", "endpoint.chat:\n        - nodes: 2");
        assertFalse(moved.equals(fresh), fresh);
        Files.writeString(lock, moved);
        assertEquals(0, CommandRun.of("compile", directory, "-o", out).exit());
        assertEquals(moved, Files.readString(lock), "what holds stays");
        assertEquals(0, CommandRun.of("check", "--replan", directory).exit());
        assertEquals(moved, Files.readString(lock), "check writes nothing");
        assertEquals(0, CommandRun.of("compile", "--replan", directory, "-o", out).exit());
        assertEquals(fresh, Files.readString(lock));
        var both = CommandRun.of("compile", "--replan", "--locked", directory, "-o", out);
        assertEquals(64, both.exit(), both.all());
    }

    @Test
    void each_form_goes_where_its_readers_look() throws Exception {
        var directory = platform(GOOD.replace("llama-3.1-8b", "lama-3.1-8b"));
        var concise = CommandRun.of("check", "--format=concise", directory);
        assertEquals("", concise.out());
        assertTrue(
                concise.err().matches("(?s).*hello.platform:3:25: error\\[PLT-0201\\]: [^\n]*\n"),
                concise.err());
        var sarif = CommandRun.of("check", "--format=sarif", directory);
        assertEquals("", sarif.err());
        var log = JsonMapper.shared().readTree(sarif.out());
        assertEquals("PLT-0201", log.at("/runs/0/results/0/ruleId").asString());
        var github = CommandRun.of("check", "--format=github", directory);
        assertEquals("", github.err());
        assertTrue(github.out().startsWith("::error file="), github.out());
        var stream = CommandRun.of("compile", "--format=sarif", platform(GOOD), "-o", "-");
        assertTrue(stream.out().startsWith("---\n"), stream.out());
        assertTrue(stream.err().startsWith("{\"$schema\""), stream.err());
    }

    @Test
    void a_denied_warning_fails_the_run_and_writes_nothing() throws Exception {
        var directory =
                platform(GOOD.replace("llama-3.1-8b", "llama-3.1-8b\n  image = \"vllm:latest\""));
        var out = home.resolve("out");
        assertEquals(0, CommandRun.of("check", directory).exit());
        var run = CommandRun.of("compile", "--deny=warnings", directory, "-o", out.toString());
        assertEquals(1, run.exit(), run.all());
        assertTrue(
                run.err().contains("1 warning in 1 file; warnings are denied, nothing was written"),
                run.err());
        assertFalse(Files.exists(out));
        assertEquals(0, CommandRun.of("check", "--deny", "warnings", platform(GOOD)).exit());
        assertEquals(ExitCode.USAGE, CommandRun.of("check", "--deny", "errors", directory).exit());
    }

    @Test
    void compile_writes_documents_a_lock_and_at_most_twelve_lines() throws Exception {
        var directory = platform(GOOD);
        var out = home.resolve("out");
        var run = CommandRun.of("compile", directory, "-o", out.toString());
        assertEquals(0, run.exit(), run.all());
        assertTrue(run.out().lines().count() <= 12, run.out());
        assertTrue(Files.exists(out.resolve("kustomization.yaml")));
        assertTrue(Files.exists(Path.of(directory, "platform.lock")));
    }

    @Test
    void compile_to_standard_output_is_nothing_but_manifests() throws Exception {
        var run = CommandRun.of("compile", platform(GOOD), "-o", "-");
        assertEquals(0, run.exit(), run.all());
        assertTrue(run.out().startsWith("---\n"), run.out());
        assertFalse(run.out().contains("kind: Kustomization"), run.out());
        assertTrue(run.err().contains("endpoint `chat`"), run.err());
    }

    @Test
    void a_failed_compile_leaves_output_and_lock_as_they_were() throws Exception {
        var directory = platform(GOOD);
        var out = home.resolve("out").toString();
        CommandRun.of("compile", directory, "-o", out);
        var lock = Files.readString(Path.of(directory, "platform.lock"));
        Files.writeString(Path.of(directory, "hello.platform"), GOOD + "pool gpus {}\n");
        var run = CommandRun.of("compile", directory, "-o", out);
        assertEquals(1, run.exit());
        assertTrue(run.err().contains("nothing was written"), run.err());
        assertEquals(lock, Files.readString(Path.of(directory, "platform.lock")));
        assertTrue(Files.exists(Path.of(out, "kustomization.yaml")));
    }

    @Test
    void a_wrong_command_line_ends_with_64_and_a_way_on() {
        for (var arguments :
                new String[][] {
                    {"chek"},
                    {"check", "--frmat=json"},
                    {"compile", "."},
                    {"check", "/no/such/dir"},
                    {"explain", "PLT-9999"},
                    {"check", "--format", "xml"},
                    {"check", "-P", "x"},
                    {"check", "a", "b"},
                    {"help", "chek"},
                    {"compile", ".", "-o"}
                }) {
            var run = CommandRun.of(arguments);
            assertEquals(ExitCode.USAGE, run.exit(), String.join(" ", arguments) + run.all());
            assertTrue(run.err().startsWith("platformc: "), run.err());
            assertFalse(run.err().contains("\tat "), run.err());
        }
    }

    @Test
    void a_file_instead_of_a_directory_is_told_its_directory() throws Exception {
        var file = Path.of(platform(GOOD), "hello.platform");
        var run = CommandRun.of("check", file.toString());
        assertEquals(ExitCode.USAGE, run.exit());
        assertTrue(run.err().contains("name the directory"), run.err());
    }

    @Test
    void text_that_is_not_utf_8_names_line_and_byte() throws Exception {
        var directory = Path.of(platform(GOOD));
        Files.write(
                directory.resolve("hello.platform"),
                "platform hello\n// caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        var run = CommandRun.of("check", directory.toString());
        assertEquals(1, run.exit());
        assertTrue(run.err().contains("PLT-0110"), run.err());
        assertTrue(run.err().contains("0xE9 in line 2"), run.err());
    }

    @Test
    void an_empty_directory_has_nothing_to_compile() throws IOException {
        var run = CommandRun.of("check", Files.createDirectory(home.resolve("empty")).toString());
        assertEquals(1, run.exit());
        assertTrue(run.err().contains("PLT-0111"), run.err());
    }

    @Test
    void colour_follows_the_flag_then_no_color_then_force_color() throws Exception {
        var bad = platform("pool x { nodes = 1 }\n");
        assertFalse(CommandRun.of("check", bad).err().contains("\u001B["));
        assertTrue(CommandRun.of("check", bad, "--color=always").err().contains("\u001B[1;31m"));
        assertTrue(
                CommandRun.in(Map.of("FORCE_COLOR", "1"), "check", bad).err().contains("\u001B["));
        var both = Map.of("FORCE_COLOR", "1", "NO_COLOR", "1");
        assertFalse(CommandRun.in(both, "check", bad).err().contains("\u001B["));
    }

    @Test
    void parameters_are_given_with_P() throws Exception {
        var directory =
                platform(
                        "platform hello\nparam size: count = 1\n"
                                + "pool gpus { nodes = size x dgx-h100 }\n");
        assertTrue(CommandRun.of("check", directory).out().contains("1 x dgx-h100"));
        var two = CommandRun.of("check", "-P", "size=2", directory);
        assertTrue(two.out().contains("2 x dgx-h100"), two.all());
    }

    @Test
    void every_command_has_a_page_that_names_each_of_its_options() {
        var terminal = new Terminal(System.out, System.err, false, Map.of());
        for (var command : CommandTable.names()) {
            var page = CommandRun.of("help", command).out();
            assertTrue(page.contains("Usage: platformc " + command), page);
            for (var option : CommandTable.options(terminal, command)) {
                assertTrue(page.contains(option), option + " is not in\n" + page);
            }
            assertEquals(page, CommandRun.of(command, "--help").out());
            assertTrue(CommandRun.of("help").out().contains("  " + command + " "), command);
            assertTrue(page.lines().allMatch(line -> line.length() <= 96), page);
        }
        assertTrue(CommandRun.of().out().contains("Start with"));
    }

    @Test
    void options_may_be_written_with_a_space_or_an_equals_sign() throws Exception {
        var directory = platform(GOOD);
        assertEquals(
                CommandRun.of("check", directory, "--format", "json"),
                CommandRun.of("check", "--format=json", directory));
    }

    @Test
    void explain_knows_every_code_by_number_and_by_slug() {
        for (var code : Code.values()) {
            var byId = CommandRun.of("explain", code.id());
            assertEquals(0, byId.exit(), byId.all());
            assertTrue(byId.out().startsWith("# " + code.id() + " " + code.slug()), byId.out());
            assertEquals(byId.out(), CommandRun.of("explain", code.slug()).out());
        }
        assertTrue(CommandRun.of("explain", "unknown-nam").err().contains("`unknown-name`"));
    }

    @Test
    void completion_is_a_script_that_bash_reads() throws Exception {
        var script =
                Files.writeString(home.resolve("completion"), CommandRun.of("completion").out());
        var bash = new ProcessBuilder("bash", "-n", script.toString()).start();
        assertEquals(0, bash.waitFor());
        assertTrue(Files.readString(script).contains("compile"));
    }

    private String platform(String text) throws IOException {
        var directory = Files.createDirectories(home.resolve("p"));
        Files.writeString(directory.resolve("hello.platform"), text);
        return directory.toString();
    }
}
