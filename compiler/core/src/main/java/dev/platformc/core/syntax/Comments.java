package dev.platformc.core.syntax;

import dev.platformc.core.text.Source;
import dev.platformc.core.text.Span;
import dev.platformc.grammar.PlatformLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/// The `//` comments of a file, which the tree does not hold.
public final class Comments {
    private Comments() {}

    /// @param alone nothing but space before it on its line
    public record Comment(String text, Span span, boolean alone) {}

    /// In the order of the text; `///` is documentation and not among them.
    public static List<Comment> of(Source source) {
        var lexer = new PlatformLexer(CharStreams.fromString(source.text(), source.path()));
        lexer.removeErrorListeners();
        var comments = new ArrayList<Comment>();
        for (var token = lexer.nextToken();
                token.getType() != Token.EOF;
                token = lexer.nextToken()) {
            if (token.getType() == PlatformLexer.COMMENT) {
                int start = token.getStartIndex();
                comments.add(
                        new Comment(
                                token.getText(),
                                new Span(source.path(), start, token.getStopIndex() + 1),
                                isAlone(source.text(), start)));
            }
        }
        return comments;
    }

    private static boolean isAlone(String text, int start) {
        int line = text.lastIndexOf('\n', start - 1) + 1;
        return text.substring(line, start).isBlank();
    }
}
