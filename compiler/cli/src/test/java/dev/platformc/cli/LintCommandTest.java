package dev.platformc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {
    private static final String POOL = "pool gpus { nodes = 1 x dgx-h100 }\n";
    @TempDir Path home;

    private CommandRun lint(String text) throws IOException {
        Files.writeString(home.resolve("a.platform"), text);
        return CommandRun.of("lint", "--format", "concise", home.toString());
    }

    @Test
    void says_nothing_of_a_platform_without_advice() throws IOException {
        assertEquals(new CommandRun(0, "", ""), lint("platform hello { language = 1 }\n" + POOL));
    }

    @Test
    void gives_the_advice_of_a_check_and_that_of_its_own() throws IOException {
        var run = lint("platform hello\nlet unused = 3\n" + POOL);
        assertEquals(ExitCode.CHANGES, run.exit());
        var lines = run.err().lines().toList();
        assertEquals(2, lines.size(), run.err());
        assertTrue(lines.get(0).contains("advice[PLT-0803]"), run.err());
        assertTrue(lines.get(1).contains("advice[PLT-0802]"), run.err());
        var check = CommandRun.of("check", "--format", "concise", home.toString());
        assertEquals(0, check.exit());
        assertEquals(1, check.err().lines().count(), check.err());
    }

    @Test
    void leaves_out_warnings_and_what_a_comment_allows() throws IOException {
        var text =
                "platform hello // allow: language-unset (a sketch)\n"
                        + POOL
                        + "gang fit { workers = 2 x worker { gpus = 1 }, run = pytorch { image = \"a/b\" } }\n";
        assertEquals(new CommandRun(0, "", ""), lint(text));
        var check = CommandRun.of("check", "--format", "concise", home.toString());
        assertEquals(1, check.err().lines().count(), check.err());
        assertTrue(check.err().contains("unpinned-image") || check.err().contains("PLT-0702"));
    }

    @Test
    void says_what_is_wrong_where_something_is() throws IOException {
        var run = lint("platform hello\npool gpus { nodes = 1 x dgx-h1000 }\n");
        assertEquals(ExitCode.REFUSED, run.exit());
        assertTrue(run.err().contains("error[PLT-0201]"), run.err());
    }
}
