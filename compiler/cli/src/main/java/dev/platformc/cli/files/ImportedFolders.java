package dev.platformc.cli.files;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.syntax.Item;
import dev.platformc.core.syntax.Parser;
import dev.platformc.core.text.Directories;
import dev.platformc.core.text.Directory;
import dev.platformc.core.text.Source;
import dev.platformc.core.text.SourceSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Follows the imports of a platform to the folders they lead to. Whether an import is right is the
/// evaluator's to say; here it is only found out what lies where.
final class ImportedFolders {
    private final Path platform;
    private final Path repository;
    private final List<Diagnostic> diagnostics;
    private final Map<Path, Directory.Library> read = new HashMap<>();

    private ImportedFolders(Path platform, List<Diagnostic> diagnostics) {
        this.platform = platform;
        this.repository = repository(platform);
        this.diagnostics = diagnostics;
    }

    /// The sources with all that they import, directly or not.
    ///
    /// @param diagnostics takes what is wrong with the files themselves
    static SourceSet follow(SourceSet sources, Path directory, List<Diagnostic> diagnostics) {
        try {
            return new ImportedFolders(directory.toRealPath(), diagnostics).follow(sources);
        } catch (IOException e) {
            throw UserError.of("cannot read `" + directory + "`", e);
        }
    }

    private SourceSet follow(SourceSet sources) throws IOException {
        var all = sources;
        var waiting = new ArrayDeque<>(sources.sources());
        while (!waiting.isEmpty()) {
            var source = waiting.removeFirst();
            for (var text : imports(source)) {
                var named = Directories.join(source.path(), text);
                if (all.directory(named) instanceof Directory.Absent) {
                    int before = read.size();
                    var directory = open(named);
                    all = all.with(named, directory);
                    if (read.size() > before && directory instanceof Directory.Library library) {
                        waiting.addAll(library.sources());
                    }
                }
            }
        }
        return all;
    }

    /// What the file imports, without those that cannot be anywhere.
    private static List<String> imports(Source source) {
        if (!source.text().contains("import")) {
            return List.of();
        }
        var parsed = Parser.parse(source).value();
        return parsed == null
                ? List.of()
                : parsed.items().stream()
                        .filter(Item.Import.class::isInstance)
                        .map(item -> ((Item.Import) item).directory().plain())
                        .filter(text -> text != null && !text.startsWith("/"))
                        .map(text -> text == null ? "" : text)
                        .toList();
    }

    private Directory open(String named) throws IOException {
        var real = real(named);
        if (real == null || !Files.isDirectory(real)) {
            return new Directory.Absent();
        }
        if (!real.startsWith(repository)) {
            return new Directory.Outside();
        }
        if (real.equals(platform)) {
            return new Directory.OfPlatform();
        }
        var known = read.get(real);
        if (known != null) {
            return known;
        }
        var folder = new SourceFolder(Path.of(named.isEmpty() ? "." : named));
        for (var file : folder.files()) {
            if (!file.toRealPath().startsWith(repository)) {
                return new Directory.Outside();
            }
        }
        var sources = folder.sources(diagnostics);
        if (sources.isEmpty()) {
            return new Directory.Absent();
        }
        var library = new Directory.Library(named, sources);
        read.put(real, library);
        return library;
    }

    /// Links followed; absent when there is nothing.
    private static @Nullable Path real(String named) {
        try {
            return Path.of(named.isEmpty() ? "." : named).toRealPath();
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }

    /// The nearest directory above with a `.git`, else the platform's own.
    private static Path repository(Path platform) {
        for (var at = platform; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                return at;
            }
        }
        return platform;
    }
}
