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

    /// Every directory that holds a platform, in order.
    static List<Path> all() {
        try (var files = Files.walk(root())) {
            var all =
                    files.filter(f -> f.toString().endsWith(".platform"))
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

    /// Those that are refused on purpose start so.
    static boolean isRefused(Path example) {
        return example.getFileName().toString().startsWith("impossible-");
    }

    /// As one would write it: `first-steps/1-hello`.
    static String name(Path example) {
        return root().relativize(example).toString().replace('\\', '/');
    }
}
