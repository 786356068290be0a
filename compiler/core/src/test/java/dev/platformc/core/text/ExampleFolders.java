package dev.platformc.core.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The platforms of `examples/`. A folder with a `platform` in it is one; folders with sources
/// below it are the libraries that it imports.
public final class ExampleFolders {
    private static final Path ROOT =
            Path.of(System.getProperty("project.root", "../..")).resolve("examples");

    private ExampleFolders() {}

    /// In order: `first-steps/1-hello`.
    public static List<String> names() {
        return byFolder(ROOT).entrySet().stream()
                .filter(folder -> folder.getValue().stream().anyMatch(ExampleFolders::isPlatform))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// All files of an example, those of its libraries too; paths start at its folder.
    public static SourceSet read(String name) {
        var folders = byFolder(ROOT.resolve(name));
        var sources = SourceSet.of(folders.getOrDefault("", List.of()));
        for (var folder : folders.tailMap("\0").entrySet()) {
            var library = new Directory.Library(folder.getKey(), folder.getValue());
            sources = sources.with(folder.getKey(), library);
        }
        return sources;
    }

    private static boolean isPlatform(Source source) {
        return source.text().lines().anyMatch(line -> line.startsWith("platform "));
    }

    private static SortedMap<String, List<Source>> byFolder(Path root) {
        var folders = new TreeMap<String, List<Source>>();
        try (var files = Files.walk(root)) {
            for (var file :
                    files.filter(f -> f.toString().endsWith(".platform")).sorted().toList()) {
                var path = root.relativize(file).toString().replace('\\', '/');
                var folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
                folders.computeIfAbsent(folder, _ -> new ArrayList<>())
                        .add(new Source(path, Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folders;
    }
}
