package dev.platformc.core.text;

/// A stretch of one source file.
///
/// Offsets count UTF-16 units from 0; `end` is exclusive. An empty span marks a place between two
/// characters.
///
/// @param file path of the source
public record Span(String file, int start, int end) implements Comparable<Span> {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a span: " + start + ".." + end);
        }
    }

    /// From the start of this span to the end of `last`, which lies in the same file.
    public Span to(Span last) {
        return new Span(file, start, Math.max(end, last.end));
    }

    @Override
    public int compareTo(Span other) {
        int byFile = file.compareTo(other.file);
        if (byFile != 0) {
            return byFile;
        }
        return start != other.start
                ? Integer.compare(start, other.start)
                : Integer.compare(end, other.end);
    }
}
