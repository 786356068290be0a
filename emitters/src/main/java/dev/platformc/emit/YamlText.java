package dev.platformc.emit;

import dev.platformc.core.text.Source;
import dev.platformc.core.text.SourceSet;
import dev.platformc.core.text.Span;
import dev.platformc.emit.YamlReader.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the lines of a YAML text stand in the file that holds it.
public final class YamlText {
    private final Span whole;
    private final List<@Nullable Line> lines;

    private YamlText(Span whole, List<@Nullable Line> lines) {
        this.whole = whole;
        this.lines = lines;
    }

    /// @param start offset in the file of the first character
    private record Line(int start, String text) {}

    /// A file of its own.
    public static YamlText ofFile(Source source) {
        var lines = new ArrayList<@Nullable Line>();
        int start = 0;
        for (var line : source.text().split("\n", -1)) {
            lines.add(
                    new Line(
                            start,
                            line.endsWith("\r") ? line.substring(0, line.length() - 1) : line));
            start += line.length() + 1;
        }
        return new YamlText(new Span(source.path(), 0, source.text().length()), lines);
    }

    /// A text block in a platform: its lines without the indentation. Lines with escapes or values
    /// in them stand for nothing, and texts that are written elsewhere have no lines.
    ///
    /// @param at of the text with its quotes
    /// @param text what came of it
    public static YamlText inPlatform(SourceSet sources, Span at, String text) {
        var source = sources.find(at.file());
        var lines = new ArrayList<@Nullable Line>();
        if (source != null) {
            var written = source.text().substring(at.start(), at.end());
            boolean block = written.startsWith("\"\"\"\n") || written.startsWith("\"\"\"\r\n");
            int start = block ? at.start() + written.indexOf('\n') + 1 : at.end();
            for (var line : text.split("\n", -1)) {
                int end = source.text().indexOf('\n', start);
                end = end < 0 || end > at.end() ? at.end() : end;
                if (start >= at.end()) {
                    break;
                }
                var raw = source.text().substring(start, end).replace("\r", "");
                lines.add(raw.endsWith(line) ? new Line(end(start, raw, line), line) : null);
                start = end + 1;
            }
        }
        return new YamlText(at, lines);
    }

    private static int end(int start, String raw, String line) {
        return start + raw.length() - line.length();
    }

    /// Whether the place itself can be shown.
    public boolean shows(Place place) {
        return place.line() < lines.size() && lines.get(place.line()) != null;
    }

    /// The place, or all of the text where it cannot be shown.
    public Span span(Place place) {
        var line = place.line() < lines.size() ? lines.get(place.line()) : null;
        if (line == null) {
            return whole;
        }
        int from = offset(line.text(), 0, place.column());
        int to =
                place.length() == 0
                        ? line.text().length()
                        : offset(line.text(), from, place.length());
        return new Span(whole.file(), line.start() + from, line.start() + Math.max(from, to));
    }

    private static int offset(String text, int from, int codePoints) {
        int there = text.codePointCount(from, text.length());
        return text.offsetByCodePoints(from, Math.min(codePoints, there));
    }
}
