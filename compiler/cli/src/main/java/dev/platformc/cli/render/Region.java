package dev.platformc.cli.render;

import dev.platformc.core.text.Lines;
import dev.platformc.core.text.SourceSet;
import dev.platformc.core.text.Span;

/// Where a span stands, as programs want it; ends are exclusive. All forms for programs take their
/// numbers from here.
record Region(String file, Point start, Point end) {

    /// @param line from 1
    /// @param column from 1, in UTF-16 units
    /// @param offset from 0, in UTF-16 units
    record Point(int line, int column, int offset) {}

    /// In a file that could not be read, everything stands in its first line.
    static Region of(Span span, SourceSet sources) {
        var source = sources.find(span.file());
        var lines = Lines.of(source == null ? "" : source.text());
        return new Region(span.file(), point(span.start(), lines), point(span.end(), lines));
    }

    private static Point point(int offset, Lines lines) {
        int inside = lines.clamp(offset);
        return new Point(lines.line(inside), lines.column(inside), offset);
    }
}
