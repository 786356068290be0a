package dev.platformc.core.syntax;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Outcome;
import dev.platformc.core.text.Lines;
import dev.platformc.core.text.Source;
import dev.platformc.core.text.Span;
import dev.platformc.grammar.PlatformLexer;
import dev.platformc.grammar.PlatformParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;

/// From text to tree.
public final class Parser {
    /// A larger file is refused.
    public static final int MAX_FILE_CHARACTERS = 4 << 20;

    private Parser() {}

    /// Reads one file. A tree always comes back; what could not be read is reported once and stands
    /// in it as [Item.Broken] or [Expr.Missing].
    public static Outcome<SourceFile> parse(Source source) {
        if (source.text().length() > MAX_FILE_CHARACTERS) {
            return Outcome.of(
                    new SourceFile(source, List.of()),
                    List.of(
                            Diagnostic.of(
                                    Code.FILE_TOO_LARGE,
                                    "the file is larger than 4 MiB",
                                    new Span(source.path(), 0, 0),
                                    "split it: all files of a directory are one platform")));
        }
        var diagnostics = new ArrayList<Diagnostic>();
        var tokens = tokens(source, diagnostics);
        if (diagnostics.stream().anyMatch(d -> d.code() == Code.TOO_DEEP)) {
            return Outcome.of(new SourceFile(source, List.of()), diagnostics);
        }
        var visible = tokens.stream().filter(t -> t.getChannel() == Token.DEFAULT_CHANNEL).toList();
        var mended =
                new Brackets(source.path(), Lines.of(source.text()), diagnostics).mend(visible);
        var parser =
                new PlatformParser(
                        new CommonTokenStream(new ListTokenSource(Separators.filter(mended))));
        parser.removeErrorListeners();
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        parser.setErrorHandler(new Recovery(source.path(), diagnostics));
        var tree = parser.file();
        var expressions = new ExprBuilder(source.path(), diagnostics);
        var items = new ItemBuilder(source.path(), expressions, Docs.of(source, tokens)).items(tree);
        expressions.checkUnits(visible);
        return Outcome.of(new SourceFile(source, items), diagnostics);
    }

    /// The words of a file that parses, with separators, and its comments: what a formatter needs.
    public static Words words(Source source) {
        var tokens = tokens(source, new ArrayList<>());
        var visible = tokens.stream().filter(t -> t.getChannel() == Token.DEFAULT_CHANNEL).toList();
        var comments =
                tokens.stream()
                        .filter(
                                t ->
                                        t.getType() == PlatformLexer.COMMENT
                                                || t.getType() == PlatformLexer.DOC)
                        .toList();
        return new Words(Separators.filter(visible), comments);
    }

    /// @param tokens separators included, ending in EOF
    /// @param comments in the order of the text
    public record Words(List<Token> tokens, List<Token> comments) {}

    /// All tokens, comments and spaces included.
    private static List<Token> tokens(Source source, List<Diagnostic> diagnostics) {
        var lexer = new PlatformLexer(CharStreams.fromString(source.text(), source.path()));
        lexer.removeErrorListeners();
        var tokens = new ArrayList<Token>();
        Token quote = null;
        for (var token = lexer.nextToken(); ; token = lexer.nextToken()) {
            int type = token.getType();
            if (type == PlatformLexer.STRING_OPEN || type == PlatformLexer.TEXT_BLOCK_OPEN) {
                quote = token;
            } else if (type == PlatformLexer.STRING_CLOSE
                    || type == PlatformLexer.TEXT_BLOCK_CLOSE) {
                quote = null;
            } else if (quote != null
                    && (type == PlatformLexer.STRING_NEWLINE || type == Token.EOF)) {
                diagnostics.add(
                        SyntaxMessages.unclosedString(
                                new Span(
                                        source.path(),
                                        quote.getStartIndex(),
                                        quote.getStopIndex() + 1)));
                quote = null;
                if (type != Token.EOF) {
                    addClosedLine(tokens, token);
                    continue;
                }
            }
            tokens.add(token);
            if (type == Token.EOF) {
                return tokens;
            }
        }
    }

    /// Closes an unclosed string at the end of its line, so that the next line is read as usual.
    private static void addClosedLine(List<Token> tokens, Token newline) {
        var close = new org.antlr.v4.runtime.CommonToken(newline);
        close.setType(PlatformLexer.STRING_CLOSE);
        close.setStopIndex(newline.getStartIndex() - 1);
        tokens.add(close);
        var line = new org.antlr.v4.runtime.CommonToken(newline);
        line.setType(PlatformLexer.NEWLINE);
        tokens.add(line);
    }
}
