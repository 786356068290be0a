package dev.platformc.core.eval;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.text.Lines;
import dev.platformc.core.text.SourceSet;
import dev.platformc.core.text.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Where the text could not be read. What else seems wrong there mostly comes of that, so it is not
/// said: the lines in which the structure broke, and every place that was reported itself.
final class Unreadable {
    /// Of these nobody knows where the broken part ends, but that it mostly ends with its line.
    private static final Set<Code> STRUCTURE =
            EnumSet.of(Code.BAD_SYNTAX, Code.UNCLOSED_BLOCK, Code.UNCLOSED_STRING);

    private final Map<String, Lines> lines = new HashMap<>();
    private final Map<String, Set<Integer>> broken = new HashMap<>();
    private final List<Span> reported = new ArrayList<>();

    /// @param said while the sources were read
    Unreadable(SourceSet sources, List<Diagnostic> said) {
        for (var diagnostic : said) {
            var primary = diagnostic.primary();
            var source = primary == null ? null : sources.find(primary.span().file());
            if (primary == null || source == null) {
                continue;
            }
            reported.add(primary.span());
            if (STRUCTURE.contains(diagnostic.code())) {
                var file = primary.span().file();
                int line =
                        lines.computeIfAbsent(file, _ -> Lines.of(source.text()))
                                .line(primary.span().start());
                broken.computeIfAbsent(file, _ -> new TreeSet<>()).add(line);
            }
        }
    }

    boolean covers(Span at) {
        var inFile = lines.get(at.file());
        return inFile != null
                        && broken.getOrDefault(at.file(), Set.of())
                                .contains(inFile.line(at.start()))
                || reported.stream().anyMatch(span -> overlap(span, at));
    }

    private static boolean overlap(Span one, Span other) {
        return one.file().equals(other.file())
                && one.start() < other.end()
                && other.start() < one.end();
    }
}
