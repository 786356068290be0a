package dev.platformc.core.text;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All files of one platform, ordered by path, so that nothing depends on how a disk lists them.
public final class SourceSet {
    private final SortedMap<String, Source> byPath;

    private SourceSet(SortedMap<String, Source> byPath) {
        this.byPath = Collections.unmodifiableSortedMap(byPath);
    }

    /// The given files; of two with one path the last stays.
    public static SourceSet of(Collection<Source> sources) {
        var byPath = new TreeMap<String, Source>();
        sources.forEach(source -> byPath.put(source.path(), source));
        return new SourceSet(byPath);
    }

    /// One file, for tests and for text that is not on a disk.
    public static SourceSet of(String path, String text) {
        return of(List.of(new Source(path, text)));
    }

    public Collection<Source> sources() {
        return byPath.values();
    }

    public @Nullable Source find(String path) {
        return byPath.get(path);
    }

    /// What the span covers.
    ///
    /// @throws IllegalArgumentException when the span's file is not in this set
    public String text(Span span) {
        var source = byPath.get(span.file());
        if (source == null) {
            throw new IllegalArgumentException("no such source: " + span.file());
        }
        return source.text().substring(span.start(), span.end());
    }
}
