package dev.platformc.cli;

import dev.platformc.core.text.Directory;
import dev.platformc.core.text.Source;
import dev.platformc.core.text.SourceSet;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Every platform that the repository has: what people copy first, then what tests are made of.
final class PlatformTexts {
    private static final Path PROJECT = Path.of(System.getProperty("project.root"));
    private static final String SUFFIX = ".platform";

    /// Folders in which each file is a platform, and each folder with files one too.
    private static final List<String> FOLDERS =
            List.of(
                    "compiler/cli/src/test/resources/reference",
                    "compiler/core/src/test/resources/explain",
                    "compiler/cli/src/test/resources/cases");

    private PlatformTexts() {}

    /// @param name path from the root of the project
    record Text(String name, SourceSet sources) {}

    static List<Text> all() throws IOException {
        var texts = new ArrayList<Text>();
        for (var example : Examples.all()) {
            folder(example, texts);
        }
        for (var folder : FOLDERS) {
            var root = PROJECT.resolve(folder);
            for (var file : list(root)) {
                if (Files.isDirectory(file)) {
                    area(file, texts);
                } else {
                    single(file, texts);
                }
            }
        }
        for (var platform : list(PROJECT.resolve("compiler/core/src/test/resources/platforms"))) {
            folder(platform, texts);
        }
        return texts;
    }

    private static void area(Path area, List<Text> texts) throws IOException {
        for (var entry : list(area)) {
            if (Files.isDirectory(entry)) {
                folder(entry, texts);
            } else {
                single(entry, texts);
            }
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void single(Path file, List<Text> texts) throws IOException {
        if (file.toString().endsWith(SUFFIX)) {
            texts.add(
                    new Text(
                            name(file),
                            SourceSet.of(file.getFileName().toString(), Files.readString(file))));
        }
    }

    private static String name(Path path) {
        return PROJECT.relativize(path).toString().replace('\\', '/');
    }

    /// What is not text is a case of its own.
    private static void folder(Path folder, List<Text> texts) throws IOException {
        var byFolder = new TreeMap<String, List<Source>>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList()) {
                var name = folder.relativize(file).toString().replace('\\', '/');
                byFolder.computeIfAbsent(
                                name.substring(0, Math.max(0, name.lastIndexOf('/'))),
                                _ -> new ArrayList<>())
                        .add(new Source(name, Files.readString(file)));
            }
        } catch (MalformedInputException e) {
            return;
        }
        var own = byFolder.remove("");
        if (own == null) {
            return;
        }
        var sources = SourceSet.of(own);
        for (var library : byFolder.entrySet()) {
            sources =
                    sources.with(
                            library.getKey(),
                            new Directory.Library(library.getKey(), library.getValue()));
        }
        texts.add(new Text(name(folder), sources));
    }
}
