package dev.platformc.core.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All files of one platform and of the libraries that it imports, ordered by path, so that nothing
/// depends on how a disk lists them.
///
/// Whoever knows the disk fills in what lies in the directories that imports lead to; see
/// [Directory].
public final class SourceSet {
    private final SortedMap<String, Source> platform;
    private final SortedMap<String, Directory> directories;
    private final SortedMap<String, Source> byPath;
    private final SortedMap<String, Source> schemas;

    private SourceSet(
            SortedMap<String, Source> platform,
            SortedMap<String, Directory> directories,
            SortedMap<String, Source> schemas) {
        this.platform = Collections.unmodifiableSortedMap(platform);
        this.directories = Collections.unmodifiableSortedMap(directories);
        var all = new TreeMap<>(platform);
        for (var directory : directories.values()) {
            if (directory instanceof Directory.Library(_, var sources)) {
                sources.forEach(source -> all.putIfAbsent(source.path(), source));
            }
        }
        this.byPath = Collections.unmodifiableSortedMap(all);
        this.schemas = Collections.unmodifiableSortedMap(schemas);
    }

    /// The given files; of two with one path the last stays.
    public static SourceSet of(Collection<Source> sources) {
        var byPath = new TreeMap<String, Source>();
        sources.forEach(source -> byPath.put(source.path(), source));
        return new SourceSet(byPath, new TreeMap<>(), new TreeMap<>());
    }

    /// One file, for tests and for text that is not on a disk.
    public static SourceSet of(String path, String text) {
        return of(List.of(new Source(path, text)));
    }

    /// With what a directory turned out to be.
    ///
    /// @param named as [Directories#join] names it for the file with the import
    public SourceSet with(String named, Directory directory) {
        var more = new TreeMap<>(directories);
        more.put(named, directory);
        return new SourceSet(new TreeMap<>(platform), more, new TreeMap<>(schemas));
    }

    /// With the files of `schemas/` beside the sources: what custom kinds of objects look like.
    public SourceSet withSchemas(Collection<Source> files) {
        var more = new TreeMap<>(schemas);
        files.forEach(source -> more.put(source.path(), source));
        return new SourceSet(new TreeMap<>(platform), new TreeMap<>(directories), more);
    }

    /// The files of `schemas/`, which are YAML and no part of [#sources].
    public Collection<Source> schemas() {
        return schemas.values();
    }

    /// With another text for one of the files, wherever it belongs.
    public SourceSet replacing(Source changed) {
        var files = new TreeMap<>(platform);
        files.computeIfPresent(changed.path(), (_, _) -> changed);
        var others = new TreeMap<>(directories);
        others.replaceAll((_, directory) ->
                directory instanceof Directory.Library(var name, var sources)
                        ? new Directory.Library(
                                name,
                                sources.stream()
                                        .map(s -> s.path().equals(changed.path()) ? changed : s)
                                        .toList())
                        : directory);
        return new SourceSet(files, others, new TreeMap<>(schemas));
    }

    /// Every file, those of libraries too.
    public Collection<Source> sources() {
        return byPath.values();
    }

    /// The files of the platform itself.
    public Collection<Source> ofPlatform() {
        return platform.values();
    }

    /// What an import of this directory leads to.
    public Directory directory(String named) {
        return directories.getOrDefault(named, new Directory.Absent());
    }

    /// The libraries, each once, by name.
    public List<Directory.Library> libraries() {
        var libraries = new TreeMap<String, Directory.Library>();
        for (var directory : directories.values()) {
            if (directory instanceof Directory.Library library) {
                libraries.putIfAbsent(library.name(), library);
            }
        }
        return new ArrayList<>(libraries.values());
    }

    /// A file, also one of `schemas/`.
    public @Nullable Source find(String path) {
        var source = byPath.get(path);
        return source == null ? schemas.get(path) : source;
    }

    /// What the span covers.
    ///
    /// @throws IllegalArgumentException when the span's file is not in this set
    public String text(Span span) {
        var source = find(span.file());
        if (source == null) {
            throw new IllegalArgumentException("no such source: " + span.file());
        }
        return source.text().substring(span.start(), span.end());
    }
}
