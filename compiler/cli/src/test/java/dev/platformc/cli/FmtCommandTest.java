package dev.platformc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtCommandTest {
    private static final String LOOSE = "platform   hello\r\npool gpus { nodes=1 x dgx-h100 }";
    private static final String TIDY = "platform hello\npool gpus { nodes = 1 x dgx-h100 }\n";
    @TempDir Path home;

    @Test
    void writes_what_is_not_in_the_format_and_names_it() throws IOException {
        var loose = file("loose.platform", LOOSE);
        var tidy = file("tidy.platform", TIDY);
        var before = Files.getLastModifiedTime(tidy);
        var run = CommandRun.of("fmt", home.toString());
        assertEquals(new CommandRun(0, loose + "\n", ""), run);
        assertEquals(TIDY, Files.readString(loose));
        assertEquals(before, Files.getLastModifiedTime(tidy));
        assertEquals(new CommandRun(0, "", ""), CommandRun.of("fmt", home.toString()));
    }

    @Test
    void check_ends_with_2_and_writes_nothing() throws IOException {
        var loose = file("loose.platform", LOOSE);
        assertEquals(
                new CommandRun(2, loose + "\n", ""),
                CommandRun.of("fmt", "--check", home.toString()));
        assertEquals(LOOSE, Files.readString(loose));
        Files.writeString(loose, TIDY);
        assertEquals(0, CommandRun.of("fmt", "--check", home.toString()).exit());
    }

    @Test
    void diff_shows_the_lines_that_would_change_and_writes_nothing() throws IOException {
        var text = "// one\n// two\n// three\n// four\npool a { nodes=1 x dgx-h100 }\n// five";
        var loose = file("loose.platform", text);
        var run = CommandRun.of("fmt", "--diff", home.toString());
        assertEquals(0, run.exit());
        assertEquals(
                """
                --- FILE
                +++ FILE
                @@ -2,5 +2,5 @@
                 // two
                 // three
                 // four
                -pool a { nodes=1 x dgx-h100 }
                -// five
                \\ No newline at end of file
                +pool a { nodes = 1 x dgx-h100 }
                +// five
                """
                        .replace("FILE", loose.toString()),
                run.out());
        assertEquals(text, Files.readString(loose));
        assertEquals(2, CommandRun.of("fmt", "--diff", "--check", home.toString()).exit());
    }

    @Test
    void the_diff_is_one_that_patch_applies() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/patch")), "no `patch` here");
        var root = Path.of(System.getProperty("project.root", "../.."));
        var source =
                root.resolve(
                        "compiler/core/src/test/resources/platforms/university/campus.platform");
        var squeezed =
                Files.readString(source, StandardCharsets.UTF_8)
                        .replaceAll("(?m) +=", " =")
                        .replace("{ ", "{");
        var loose = file("campus.platform", squeezed);
        var diff = CommandRun.of("fmt", "--diff", home.toString()).out();
        var patch = Files.writeString(home.resolve("patch"), diff);
        var process =
                new ProcessBuilder("/usr/bin/patch", "--quiet", loose.toString(), patch.toString())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertEquals(Files.readString(source), Files.readString(loose));
    }

    @Test
    void a_file_that_does_not_parse_is_left_alone_and_the_others_are_not() throws IOException {
        var broken = file("broken.platform", "pool gpus { nodes=\n");
        var loose = file("loose.platform", LOOSE);
        var run = CommandRun.of("fmt", home.toString());
        assertEquals(1, run.exit());
        assertTrue(run.err().contains("error[PLT-01"), run.err());
        assertTrue(run.err().contains("these files stay as they are"), run.err());
        assertEquals("pool gpus { nodes=\n", Files.readString(broken));
        assertEquals(TIDY, Files.readString(loose));
    }

    @Test
    void who_may_read_a_file_stays() throws IOException {
        var loose = file("loose.platform", LOOSE);
        Files.setPosixFilePermissions(loose, PosixFilePermissions.fromString("rw-rw-r--"));
        CommandRun.of("fmt", home.toString());
        assertEquals(
                "rw-rw-r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(loose)));
    }

    @Test
    void the_examples_are_in_the_format() {
        for (var example : Examples.all()) {
            var run = CommandRun.of("fmt", "--check", "--diff", example.toString());
            assertEquals(0, run.exit(), run::all);
        }
    }

    @Test
    void several_directories_at_once() throws IOException {
        var one = Files.createDirectories(home.resolve("one"));
        var two = Files.createDirectories(home.resolve("two"));
        Files.writeString(one.resolve("a.platform"), LOOSE);
        Files.writeString(two.resolve("b.platform"), LOOSE);
        var run = CommandRun.of("fmt", one.toString(), two.toString());
        assertEquals(0, run.exit(), run.all());
        assertEquals(TIDY, Files.readString(two.resolve("b.platform")));
        assertEquals(ExitCode.USAGE, CommandRun.of("fmt", "--chek").exit());
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text);
    }

    @Test
    void goes_down_to_other_platforms_and_libraries_but_into_nothing_hidden() throws IOException {
        Files.createDirectories(home.resolve("prod/models"));
        Files.createDirectories(home.resolve(".cache"));
        var own = file("a.platform", LOOSE);
        var library = file("prod/models/b.platform", "let  a=1\n");
        var hidden = file(".cache/c.platform", LOOSE);
        var run = CommandRun.of("fmt", home.toString());
        assertEquals(new CommandRun(0, own + "\n" + library + "\n", ""), run);
        assertEquals("let a = 1\n", Files.readString(library));
        assertEquals(LOOSE, Files.readString(hidden));
    }

    @Test
    void a_directory_without_sources_of_its_own_leads_to_those_below() throws IOException {
        Files.createDirectories(home.resolve("prod"));
        var below = file("prod/a.platform", LOOSE);
        assertEquals(new CommandRun(0, below + "\n", ""), CommandRun.of("fmt", home.toString()));
        Files.delete(below);
        var none = CommandRun.of("fmt", home.toString());
        assertEquals(ExitCode.REFUSED, none.exit());
        assertTrue(none.err().contains("PLT-0111"), none.err());
    }
}
