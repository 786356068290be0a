package dev.platformc.core.syntax;

import dev.platformc.core.text.Lines;
import dev.platformc.core.text.Source;
import dev.platformc.core.text.Span;
import dev.platformc.grammar.PlatformLexer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/// The `///` comments of a file that stand in lines of their own, by the line that follows them. A
/// line of four slashes or more is a mere comment.
final class Docs {
    private final Map<Integer, Doc> byNextLine = new HashMap<>();
    private final Lines lines;

    private Docs(Lines lines) {
        this.lines = lines;
    }

    static Docs of(Source source, Lines lines, List<Token> tokens) {
        var docs = new Docs(lines);
        var text = new ArrayList<String>();
        int start = 0;
        int lastLine = -1;
        for (var token : tokens) {
            if (token.getType() != PlatformLexer.DOC
                    || token.getText().startsWith("////")
                    || !lines.startsLine(token.getStartIndex())) {
                continue;
            }
            if (token.getLine() != lastLine + 1 || text.isEmpty()) {
                text.clear();
                start = token.getStartIndex();
            }
            text.add(token.getText().substring(3).strip());
            lastLine = token.getLine();
            docs.byNextLine.remove(lastLine);
            var span = new Span(source.path(), start, token.getStopIndex() + 1);
            docs.byNextLine.put(lastLine + 1, new Doc(String.join("\n", text), span));
        }
        return docs;
    }

    /// The comment that ends on the line before, when what begins at this offset is the first in
    /// its line.
    @Nullable Doc before(int offset) {
        return lines.startsLine(offset) ? byNextLine.get(lines.line(offset)) : null;
    }
}
