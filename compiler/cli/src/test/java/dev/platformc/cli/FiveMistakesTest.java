package dev.platformc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.text.SourceSet;
import dev.platformc.solver.Budget;
import dev.platformc.solver.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Files of `cases/five-mistakes`: mistakes of the text, of names, types and meaning together. Each
/// gives one error, and all come out in one run.
class FiveMistakesTest {
    private static final Path FILES = Approved.resources().resolve("cases/five-mistakes");

    @TestFactory
    Stream<DynamicTest> five_mistakes_are_five_errors() throws IOException {
        var files = files();
        assertTrue(files.size() >= 5, "hardly any file in " + FILES);
        return files.stream()
                .map(file ->
                        dynamicTest(
                                file.getFileName().toString(),
                                file.toUri(),
                                () -> assertEquals(5, errors(file).size(), shown(file))));
    }

    @Test
    void they_are_of_every_phase() throws IOException {
        var areas = new TreeSet<String>();
        for (var file : files()) {
            for (var error : errors(file)) {
                areas.add(error.code().id().substring(0, 6));
            }
        }
        assertTrue(areas.containsAll(List.of("PLT-01", "PLT-02", "PLT-03", "PLT-04")), areas + "");
    }

    private static String shown(Path file) throws IOException {
        var lines = new ArrayList<String>();
        for (var error : errors(file)) {
            lines.add(error.code().id() + " " + error.headline());
        }
        return String.join("\n", lines);
    }

    private static List<Diagnostic> errors(Path file) throws IOException {
        var sources = SourceSet.of(file.getFileName().toString(), Files.readString(file));
        return Compilation.plan(sources, Map.of(), null, Budget.USUAL).diagnostics().stream()
                .filter(Diagnostic::isError)
                .toList();
    }

    private static List<Path> files() throws IOException {
        try (var files = Files.list(FILES)) {
            return files.filter(file -> file.toString().endsWith(".platform")).sorted().toList();
        }
    }
}
