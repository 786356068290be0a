package dev.platformc.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The platforms under `examples/`.
final class Examples {
    private static final Path PROJECT = Path.of(System.getProperty("project.root"));

    private Examples() {}

    static Path root() {
        return PROJECT.resolve("examples");
    }

    /// Every directory that holds a platform, in order; those below it are its libraries.
    static List<Path> all() {
        try (var files = Files.walk(root())) {
            var all =
                    files.filter(f -> f.toString().endsWith(".platform"))
                            .filter(Examples::saysPlatform)
                            .map(Path::getParent)
                            .distinct()
                            .sorted()
                            .toList();
            if (all.isEmpty()) {
                throw new IllegalStateException("no examples under " + root());
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean saysPlatform(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.anyMatch(line -> line.startsWith("platform "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The sources of an example and of its libraries, its schemas, and with `locked` its lock, in
    /// another place.
    static void copy(Path example, Path to, boolean locked) throws IOException {
        try (var files = Files.walk(example)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = file.getFileName().toString();
                boolean isSchema = file.resolveSibling("").endsWith("schemas");
                if (name.endsWith(".platform") || isSchema || locked && name.endsWith(".lock")) {
                    var target = to.resolve(example.relativize(file).toString());
                    Files.createDirectories(target.resolveSibling(""));
                    Files.copy(file, target);
                }
            }
        }
    }

    /// Those that are refused on purpose start so.
    static boolean isRefused(Path example) {
        return example.getFileName().toString().startsWith("impossible-");
    }

    /// As one would write it: `first-steps/1-hello`.
    static String name(Path example) {
        return root().relativize(example).toString().replace('\\', '/');
    }
}
