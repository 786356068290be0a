package dev.platformc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.platformc.cli.files.OutputFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every example against what lies beside it and was read: `check.approved.txt`, `rendered/` and
/// `platform.lock`. `-Dapprove=true` writes them.
class ExamplesTest {
    private static final boolean APPROVE = Boolean.getBoolean("approve");
    @TempDir Path temporary;

    @TestFactory
    Stream<DynamicTest> check_says_what_was_approved() {
        return Examples.all().stream()
                .map(example ->
                        dynamicTest(
                                Examples.name(example),
                                example.toUri(),
                                () -> checkSaysWhatWasApproved(example)));
    }

    @TestFactory
    Stream<DynamicTest> compile_writes_what_was_approved() {
        return Examples.all().stream()
                .filter(example -> !Examples.isRefused(example))
                .map(example ->
                        dynamicTest(
                                Examples.name(example),
                                example.toUri(),
                                () -> compileWritesWhatWasApproved(example)));
    }

    private void checkSaysWhatWasApproved(Path example) throws IOException {
        var run = CommandRun.of("check", example.toString());
        assertEquals(Examples.isRefused(example) ? 1 : 0, run.exit(), run.all());
        var said = (run.err() + run.out()).replace(example + "/", "");
        approve(example.resolve("check.approved.txt"), said);
    }

    private void compileWritesWhatWasApproved(Path example) throws IOException {
        var copy = temporary.resolve(Examples.name(example));
        Examples.copy(example, copy, true);
        var run =
                CommandRun.of(
                        "compile", copy.toString(), "-o", copy.resolve("rendered").toString());
        assertEquals(0, run.exit(), run.all());
        assertTrue(run.out().lines().count() <= 12, "at most 12 lines:\n" + run.out());

        var written = read(copy.resolve("rendered"));
        if (APPROVE) {
            var list = ".platformc-files";
            var files = new TreeMap<>(written);
            files.remove(list);
            assertEquals(Optional.empty(), OutputFolder.write(example.resolve("rendered"), files));
        }
        assertEquals(read(example.resolve("rendered")), written);
        approve(example.resolve("platform.lock"), Files.readString(copy.resolve("platform.lock")));
    }

    private static void approve(Path file, String text) throws IOException {
        if (APPROVE) {
            Files.writeString(file, text);
        }
        assertTrue(
                Files.exists(file),
                file + " is missing: read this, then run with -Dapprove=true\n" + text);
        assertEquals(Files.readString(file), text, file.toString());
    }

    private static SortedMap<String, String> read(Path folder) throws IOException {
        var texts = new TreeMap<String, String>();
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    texts.put(
                            folder.relativize(file).toString().replace('\\', '/'),
                            Files.readString(file));
                }
            }
        }
        return texts;
    }
}
