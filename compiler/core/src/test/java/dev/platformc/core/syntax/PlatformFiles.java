package dev.platformc.core.syntax;

import dev.platformc.core.text.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Whole platforms to test with: the examples of the repository, and larger ones that use all of
/// the language.
final class PlatformFiles {
    private PlatformFiles() {}

    static List<Source> all() throws IOException {
        var root = Path.of(System.getProperty("project.root", "../.."));
        var sources = new ArrayList<Source>();
        for (var folder : List.of("examples", "compiler/core/src/test/resources/platforms")) {
            try (var files = Files.walk(root.resolve(folder))) {
                for (var file :
                        files.filter(f -> f.toString().endsWith(".platform")).sorted().toList()) {
                    var name = root.relativize(file).toString().replace('\\', '/');
                    sources.add(new Source(name, Files.readString(file, StandardCharsets.UTF_8)));
                }
            }
        }
        return sources;
    }
}
