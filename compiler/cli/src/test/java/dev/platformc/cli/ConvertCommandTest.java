package dev.platformc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertCommandTest {
    private static final Path KINDS = Examples.root().resolve("training-kinds");

    @TempDir Path home;

    private static CommandRun convert(Path job, String... more) {
        var words = new String[more.length + 2];
        words[0] = "convert";
        System.arraycopy(more, 0, words, 1, more.length);
        words[more.length + 1] = job.toString();
        return CommandRun.of(words);
    }

    @Test
    void a_pytorch_job_becomes_a_gang_beside_its_platform() {
        var run =
                convert(
                        KINDS.resolve("rendered/training/pytorchjob-vision.yaml"),
                        "-C",
                        KINDS.toString());
        assertEquals(0, run.exit(), run.all());
        assertEquals("", run.err());
        assertTrue(run.out().startsWith("gang vision {\n  team     = research\n"), run.out());
        assertTrue(run.out().contains("  api      = pytorch-job\n"), run.out());
    }

    /// As it comes out it is in the canonical format and compiles beside a pool.
    @Test
    void what_comes_out_compiles_and_needs_no_formatting() throws IOException {
        var run = convert(KINDS.resolve("rendered/training/pytorchjob-vision.yaml"), "--newest");
        assertEquals(0, run.exit(), run.all());
        assertTrue(run.err().contains("no such `queue` is known: -C names"), run.err());
        Files.writeString(home.resolve("job.platform"), run.out());
        var lab = "platform lab { language = 1 }\npool gpus { nodes = 4 x dgx-h100 }\n";
        Files.writeString(home.resolve("lab.platform"), lab);
        var compiled =
                CommandRun.of("compile", home.toString(), "-o", home.resolve("out").toString());
        assertEquals(0, compiled.exit(), compiled.all());
        assertTrue(Files.exists(home.resolve("out/training/trainjob-vision.yaml")));
        var formatted = CommandRun.of("fmt", "--check", home.toString());
        assertEquals(0, formatted.exit(), formatted.all());
    }

    @Test
    void a_configuration_of_mig_parted_becomes_a_sharing() throws IOException {
        var file = home.resolve("mig.yaml");
        Files.writeString(
                file,
                """
                version: v1
                mig-configs:
                  all-disabled:
                  - devices: all
                    mig-enabled: false
                  all-1g.10gb:
                  - devices: all
                    mig-enabled: true
                    mig-devices:
                      "1g.10gb": 7
                """);
        var run = convert(file, "--config", "all-1g.10gb");
        assertEquals(
                new CommandRun(
                        0,
                        "sharing all-1g-10gb {\n  slice = mig { layout = [7 x 1g.10gb] }\n}\n",
                        ""),
                run);
        var several = convert(file);
        assertEquals(ExitCode.REFUSED, several.exit());
        assertEquals("", several.out());
        assertTrue(several.err().contains("`all-disabled`, `all-1g.10gb`"), several.err());
    }

    @Test
    void a_platform_that_cannot_be_understood_and_no_file_are_told() throws IOException {
        Files.writeString(home.resolve("lab.platform"), "platform lab\npool p { nodes = 1 x n }\n");
        var job = KINDS.resolve("rendered/training/pytorchjob-vision.yaml");
        var run = convert(job, "-C", home.toString());
        assertEquals(ExitCode.USAGE, run.exit(), run.all());
        assertEquals(ExitCode.USAGE, CommandRun.of("convert").exit());
    }
}
