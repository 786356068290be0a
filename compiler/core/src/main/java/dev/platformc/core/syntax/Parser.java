package dev.platformc.core.syntax;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Outcome;
import dev.platformc.core.text.Lines;
import dev.platformc.core.text.Source;
import dev.platformc.grammar.PlatformLexer;
import dev.platformc.grammar.PlatformParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
            return nothing(
                    source,
                    List.of(SyntaxMessages.fileTooLarge(source.path(), MAX_FILE_CHARACTERS >> 20)));
        }
        var diagnostics = new ArrayList<Diagnostic>();
        var lines = Lines.of(source.text());
        var all = Tokens.read(source, lines, diagnostics);
        var tokens = separated(visible(all), source.path(), lines, diagnostics);
        if (tokens.isEmpty()) {
            return nothing(source, diagnostics);
        }
        var tree = parser(tokens, source.path(), lines, diagnostics).file();
        var expressions = new ExprBuilder(source.path(), diagnostics);
        var items = new ItemBuilder(expressions, Docs.of(source, lines, all), tokens).items(tree);
        var causes = new ArrayList<>(diagnostics);
        diagnostics.removeIf(each -> isInUnit(each, causes));
        diagnostics.sort(Diagnostic.ORDER);
        return Outcome.of(new SourceFile(source, items), diagnostics);
    }

    /// Whether a letter is odd only as part of a unit that does not exist anyway.
    private static boolean isInUnit(Diagnostic diagnostic, List<Diagnostic> all) {
        var at = diagnostic.primary();
        return at != null
                && diagnostic.code() == Code.BAD_CHARACTER
                && all.stream()
                        .filter(other -> other.code() == Code.UNKNOWN_UNIT)
                        .map(Diagnostic::primary)
                        .anyMatch(unit ->
                                unit != null
                                        && unit.span().start() <= at.span().start()
                                        && at.span().end() <= unit.span().end());
    }

    /// The words of a file that parses, with separators, and its comments: what a formatter needs.
    public static Words words(Source source) {
        var all = Tokens.read(source, Lines.of(source.text()), new ArrayList<>());
        var comments = all.stream().filter(Parser::isComment).toList();
        return new Words(Separators.filter(visible(all)), comments);
    }

    /// @param tokens separators included, ending in EOF
    /// @param comments in the order of the text
    public record Words(List<Token> tokens, List<Token> comments) {}

    private static boolean isComment(Token token) {
        return token.getType() == PlatformLexer.COMMENT || token.getType() == PlatformLexer.DOC;
    }

    private static Outcome<SourceFile> nothing(Source source, List<Diagnostic> diagnostics) {
        return Outcome.of(new SourceFile(source, List.of()), diagnostics);
    }

    private static List<Token> visible(List<Token> tokens) {
        return tokens.stream().filter(t -> t.getChannel() == Token.DEFAULT_CHANNEL).toList();
    }

    /// The tokens as the grammar wants them: known characters, balanced brackets, separators. Empty
    /// when the nesting is so deep that nothing should be read.
    private static List<Token> separated(
            List<Token> visible, String file, Lines lines, List<Diagnostic> diagnostics) {
        var known = OddCharacters.mend(visible, file, diagnostics);
        var counted = UnitTokens.mend(known, file, diagnostics);
        var excused = Tokens.swallowed(visible);
        var balanced = new Brackets(file, lines, diagnostics, excused).mend(counted);
        if (balanced == null) {
            return List.of();
        }
        var separated = Separators.filter(balanced);
        return Depth.allows(separated, file, diagnostics) ? separated : List.of();
    }

    private static PlatformParser parser(
            List<Token> tokens, String file, Lines lines, List<Diagnostic> diagnostics) {
        var reported = new HashSet<Integer>();
        for (var diagnostic : diagnostics) {
            var primary = diagnostic.primary();
            if (primary != null) {
                reported.add(lines.line(primary.span().start()));
            }
        }
        var stream = new CommonTokenStream(new ListTokenSource(tokens));
        stream.fill();
        var parser = new PlatformParser(stream);
        parser.removeErrorListeners();
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        parser.setErrorHandler(new Recovery(file, tokens, diagnostics, reported));
        return parser;
    }
}
