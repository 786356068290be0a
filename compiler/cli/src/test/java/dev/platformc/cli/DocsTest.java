package dev.platformc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.platformc.core.kind.Kinds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The documentation says what the compiler does: the reference is made from its tables, and the
/// platforms in it compile. `-Dapprove=true` writes the reference anew.
class DocsTest {
    private static final Path PROJECT = Path.of(System.getProperty("project.root"));
    private static final Path REFERENCE = PROJECT.resolve("docs/reference");
    private static final Set<String> WRITTEN_BY_HAND = Set.of("coverage.md", "diagnostics-json.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```platform([^\n]*)\n(.*?)^```$");
    @TempDir Path home;

    @Test
    void the_reference_is_what_the_table_of_kinds_says() throws IOException {
        var pages = ReferencePages.all(DocsTest::example);
        if (Boolean.getBoolean("approve")) {
            Files.createDirectories(REFERENCE);
            for (var page : pages.entrySet()) {
                Files.writeString(REFERENCE.resolve(page.getKey()), page.getValue());
            }
        }
        for (var page : pages.entrySet()) {
            var file = REFERENCE.resolve(page.getKey());
            assertTrue(Files.exists(file), file + " is missing: run with -Dapprove=true");
            assertEquals(page.getValue(), Files.readString(file), file.toString());
        }
        var expected = new TreeSet<>(pages.keySet());
        expected.addAll(WRITTEN_BY_HAND);
        try (var files = Files.list(REFERENCE)) {
            var names = new TreeSet<>(files.map(f -> f.getFileName().toString()).toList());
            assertEquals(expected, names, "pages of what is no more");
        }
    }

    @Test
    void every_example_is_of_a_kind_that_is_there_and_uses_it() throws IOException {
        try (var files = Files.list(Approved.resources().resolve("reference"))) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString().replace(".platform", "");
                assertTrue(Kinds.find(name).isPresent(), file.toString());
                assertTrue(
                        Files.readString(file).matches("(?ms).*^\\s*" + name + " .*"),
                        file.toString());
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> every_platform_in_the_documentation_compiles() throws IOException {
        var blocks = new ArrayList<DynamicTest>();
        for (var file : pages()) {
            var matcher = BLOCK.matcher(Files.readString(file));
            while (matcher.find()) {
                var info = matcher.group(1).strip();
                var text = matcher.group(2);
                int line = (int) matcher.toMatchResult().start();
                blocks.add(
                        dynamicTest(
                                PROJECT.relativize(file) + " at " + line,
                                () -> compiles(info, text)));
            }
        }
        assertFalse(blocks.isEmpty(), "no platform in the documentation");
        return blocks.stream();
    }

    /// Marked `fails=CODE`, it raises that code and no other.
    private void compiles(String info, String text) throws IOException {
        var directory = Files.createTempDirectory(home, "doc");
        Files.writeString(directory.resolve("example.platform"), text);
        var form = CommandRun.of("fmt", "--check", "--diff", directory.toString());
        assertEquals(0, form.exit(), () -> form.all() + "\n" + text);
        var run = CommandRun.of("check", "--format=concise", directory.toString());
        if (!info.startsWith("fails=")) {
            assertEquals(0, run.exit(), () -> run.all() + "\n" + text);
            assertEquals("", run.err(), () -> run.all() + "\n" + text);
            return;
        }
        var code = info.substring("fails=".length());
        assertEquals(1, run.exit(), () -> run.all() + "\n" + text);
        assertTrue(run.err().lines().allMatch(l -> l.contains("[" + code + "]")), run.err());
    }

    private static List<Path> pages() throws IOException {
        var pages = new ArrayList<>(List.of(PROJECT.resolve("README.md")));
        try (var files = Files.walk(PROJECT.resolve("docs"))) {
            files.filter(f -> f.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages;
    }

    private static String example(String kind) {
        var file = Approved.resources().resolve("reference").resolve(kind + ".platform");
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
