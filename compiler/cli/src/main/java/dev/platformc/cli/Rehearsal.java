package dev.platformc.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// What the launcher has the JVM record once after a build, so that later starts find their classes
/// loaded: commands over copies of the examples.
public final class Rehearsal {
    private Rehearsal() {}

    /// @param arguments `check` or `compile`, and the folder with the examples
    public static void main(String[] arguments) throws IOException {
        var stage = Files.createTempDirectory("platformc-rehearsal-");
        try {
            for (var example : platforms(Path.of(arguments[1]))) {
                perform(arguments[0], copy(example, ".platform", stage));
                perform(arguments[0], copy(example, "", stage));
            }
        } finally {
            delete(stage);
        }
        silent("help", "compile");
        silent("version");
        silent("explain", "PLT-0405");
    }

    private static void perform(String command, Path copy) {
        silent("check", copy.toString());
        if (command.equals("compile")) {
            silent("compile", copy.toString(), "-o", copy.resolve("out").toString());
            silent("compile", copy.toString(), "-o", "-", "--color", "always");
        } else {
            silent("check", copy.toString(), "--format", "json");
            silent("check", copy.toString(), "--color", "always");
        }
    }

    /// The sources alone, or with the lock: each goes another way through the solver.
    private static Path copy(Path example, String ending, Path stage) throws IOException {
        var copy = Files.createTempDirectory(stage, "copy-");
        try (var files = Files.list(example)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().endsWith(ending)) {
                    Files.copy(file, copy.resolve(file.getFileName()));
                }
            }
        }
        return copy;
    }

    private static List<Path> platforms(Path examples) throws IOException {
        try (var files = Files.walk(examples)) {
            return files.filter(f -> f.toString().endsWith(".platform"))
                    .map(Path::getParent)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    private static void silent(String... arguments) {
        var nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Main.run(new Terminal(nowhere, nowhere, false, Map.of()), arguments);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> {
                        try {
                            Files.delete(file);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
    }
}
