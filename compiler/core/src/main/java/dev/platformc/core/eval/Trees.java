package dev.platformc.core.eval;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.syntax.SourceFile;
import dev.platformc.core.text.SourceSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The parsed files of a platform and of the libraries that it imports.
///
/// @param platform ordered by path
/// @param libraries by the library's name, each ordered by path
/// @param sources knows where imports lead
public record Trees(
        List<SourceFile> platform,
        Map<String, List<SourceFile>> libraries,
        SourceSet sources,
        List<Diagnostic> said) {

    private static final Comparator<SourceFile> BY_PATH =
            Comparator.comparing(file -> file.source().path());

    /// Files that import nothing.
    public static Trees of(List<SourceFile> files) {
        return new Trees(
                files.stream().sorted(BY_PATH).toList(),
                Map.of(),
                SourceSet.of(List.of()),
                List.of());
    }

    /// Sorts out whose each file is.
    public static Trees of(List<SourceFile> files, SourceSet sources) {
        return of(files, sources, List.of());
    }

    /// The same of files in which something could not be read.
    public static Trees of(List<SourceFile> files, SourceSet sources, List<Diagnostic> said) {
        var byPath = new TreeMap<String, SourceFile>();
        files.forEach(file -> byPath.put(file.source().path(), file));
        var libraries = new TreeMap<String, List<SourceFile>>();
        for (var library : sources.libraries()) {
            libraries.put(
                    library.name(),
                    library.sources().stream()
                            .map(source -> byPath.get(source.path()))
                            .filter(java.util.Objects::nonNull)
                            .sorted(BY_PATH)
                            .toList());
        }
        var platform =
                sources.ofPlatform().stream()
                        .map(source -> byPath.get(source.path()))
                        .filter(java.util.Objects::nonNull)
                        .sorted(BY_PATH)
                        .toList();
        return new Trees(platform, libraries, sources, said);
    }
}
