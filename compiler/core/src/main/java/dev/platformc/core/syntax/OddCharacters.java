package dev.platformc.core.syntax;

import static dev.platformc.grammar.PlatformLexer.*;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.text.Span;
import dev.platformc.grammar.PlatformLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/// Characters without meaning, reported here and replaced by what was probably meant, so that they
/// cause no second error in the parser.
final class OddCharacters {
    private static final String QUOTES = "'`\u2018\u2019\u201A\u201C\u201D\u201E\u00AB\u00BB";

    private final String file;
    private final List<Diagnostic> diagnostics;
    private final List<Token> result = new ArrayList<>();

    private OddCharacters(String file, List<Diagnostic> diagnostics) {
        this.file = file;
        this.diagnostics = diagnostics;
    }

    /// @param tokens of the default channel, ending in EOF
    static List<Token> mend(List<Token> tokens, String file, List<Diagnostic> diagnostics) {
        boolean plain =
                tokens.stream()
                        .noneMatch(t -> t.getType() == UNKNOWN || t.getType() == BLOCK_COMMENT);
        if (plain) {
            return tokens;
        }
        var mending = new OddCharacters(file, diagnostics);
        for (int i = 0; i < tokens.size(); ) {
            i = mending.next(tokens, i);
        }
        return mending.result;
    }

    /// Handles the token at `i` and says where to go on.
    private int next(List<Token> tokens, int i) {
        var token = tokens.get(i);
        return switch (token.getType()) {
            case BLOCK_COMMENT -> {
                diagnostics.add(CharacterMessages.blockComment(span(token), token.getText()));
                if (token.getText().contains("\n")) {
                    result.add(Tokens.retyped(token, NEWLINE));
                }
                yield i + 1;
            }
            case UNKNOWN -> unknown(tokens, i);
            default -> {
                result.add(token);
                yield i + 1;
            }
        };
    }

    private int unknown(List<Token> tokens, int i) {
        int end = i + 1;
        while (tokens.get(end).getType() == UNKNOWN
                && Tokens.adjacent(tokens.get(end - 1), tokens.get(end))) {
            end++;
        }
        var run = new StringBuilder();
        tokens.subList(i, end).forEach(token -> run.append(token.getText()));
        var text = run.toString();
        int first = text.codePointAt(0);
        if (text.startsWith("\uFEFF") && tokens.get(i).getStartIndex() == 0) {
            return i + 1;
        }
        if (first == '#' && startsComment(tokens, i)) {
            return comment(tokens, i);
        }
        if (QUOTES.indexOf(first) >= 0) {
            return quoted(tokens, i);
        }
        if (isLetter(first)) {
            return name(tokens, i, end);
        }
        if (text.chars().allMatch(c -> c == ';')) {
            int after = tokens.get(end).getType();
            boolean last = after == NEWLINE || after == EOF || Brackets.isCloser(after);
            report(CharacterMessages.semicolon(span(tokens, i, end), last));
            var comma = new CommonToken(tokens.get(i));
            comma.setType(COMMA);
            result.add(comma);
            return end;
        }
        if (text.codePoints().allMatch(CharacterMessages::isFullWidth)) {
            return narrow(tokens, i, end, text);
        }
        report(CharacterMessages.strange(text, span(tokens, i, end)));
        switch (text) {
            case "&", "&&" -> result.add(Tokens.retyped(tokens.get(i), AND));
            case "!" -> result.add(Tokens.retyped(tokens.get(i), NOT));
            default -> {}
        }
        return end;
    }

    /// `# a remark`: all of the line is one.
    private int comment(List<Token> tokens, int i) {
        report(CharacterMessages.hash(span(tokens.get(i))));
        return endOfLine(tokens, i);
    }

    /// `#` with space before it, and behind it the text of a remark: not a slip in the middle of
    /// something else.
    private static boolean startsComment(List<Token> tokens, int i) {
        var next = tokens.get(i + 1);
        boolean afterSpace =
                i == 0
                        || tokens.get(i - 1).getType() == NEWLINE
                        || !Tokens.adjacent(tokens.get(i - 1), tokens.get(i));
        boolean remark =
                next.getType() == NEWLINE
                        || next.getType() == EOF
                        || !Tokens.adjacent(tokens.get(i), next)
                        || Tokens.isWord(next.getType())
                        || next.getText().startsWith("#");
        return afterSpace && remark;
    }

    private static int endOfLine(List<Token> tokens, int i) {
        int end = i;
        while (tokens.get(end).getType() != NEWLINE && tokens.get(end).getType() != EOF) {
            end++;
        }
        return end;
    }

    /// `'text'`: becomes a string when the other quote stands in the same line.
    private int quoted(List<Token> tokens, int i) {
        var opening = tokens.get(i);
        int line = endOfLine(tokens, i);
        for (int end = i + 1; end < line; end++) {
            var closing = tokens.get(end);
            if (closing.getType() == UNKNOWN && QUOTES.contains(closing.getText())) {
                boolean plain =
                        tokens.subList(i + 1, end).stream().noneMatch(OddCharacters::isSpecial);
                report(CharacterMessages.quotes(span(opening), span(closing), plain));
                result.add(Tokens.retyped(opening, STRING_OPEN));
                if (!Tokens.adjacent(opening, closing)) {
                    var text = new CommonToken(opening);
                    text.setType(STRING_TEXT);
                    text.setStartIndex(opening.getStopIndex() + 1);
                    text.setStopIndex(closing.getStartIndex() - 1);
                    result.add(text);
                }
                result.add(Tokens.retyped(closing, STRING_CLOSE));
                return end + 1;
            }
        }
        report(CharacterMessages.quote(span(opening)));
        return i + 1;
    }

    /// Whether it would mean something else between straight quotes.
    private static boolean isSpecial(Token token) {
        return token.getText().matches("(?s).*[\"\\\\$].*");
    }

    /// Letters of other alphabets, with the parts of the name around them.
    private int name(List<Token> tokens, int i, int end) {
        var first = tokens.get(i);
        if (!result.isEmpty()
                && result.getLast().getType() == ID
                && Tokens.adjacent(result.getLast(), first)) {
            first = result.removeLast();
        }
        int after = end;
        while (isNamePart(tokens.get(after))
                && Tokens.adjacent(tokens.get(after - 1), tokens.get(after))) {
            after++;
        }
        var name = new CommonToken(first);
        name.setType(ID);
        name.setText(null);
        name.setStopIndex(tokens.get(after - 1).getStopIndex());
        report(CharacterMessages.name(span(name), name.getText()));
        result.add(name);
        return after;
    }

    private static boolean isNamePart(Token token) {
        return switch (token.getType()) {
            case ID, NUMBER, MINUS -> true;
            case UNKNOWN -> isLetter(token.getText().charAt(0));
            default -> Tokens.isWord(token.getType());
        };
    }

    private static boolean isLetter(int character) {
        return Character.isLetter(character)
                || Character.getType(character) == Character.NON_SPACING_MARK;
    }

    /// Full-width characters: read as their narrow twins.
    private int narrow(List<Token> tokens, int i, int end, String text) {
        var narrow = CharacterMessages.narrow(text);
        report(CharacterMessages.fullWidth(span(tokens, i, end), narrow));
        var lexer = new PlatformLexer(new Characters(narrow, file));
        lexer.removeErrorListeners();
        int start = tokens.get(i).getStartIndex();
        for (var token = lexer.nextToken(); token.getType() != EOF; token = lexer.nextToken()) {
            boolean known =
                    token.getChannel() == Token.DEFAULT_CHANNEL
                            && token.getType() != UNKNOWN
                            && token.getType() != STRING_OPEN
                            && token.getType() != TEXT_BLOCK_OPEN;
            if (known) {
                var copy = new CommonToken(tokens.get(i));
                copy.setType(token.getType());
                copy.setText(token.getText());
                copy.setStartIndex(start + token.getStartIndex());
                copy.setStopIndex(start + token.getStopIndex());
                result.add(copy);
            }
        }
        return end;
    }

    private void report(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    private Span span(List<Token> tokens, int from, int to) {
        return span(tokens.get(from)).to(span(tokens.get(to - 1)));
    }

    private Span span(Token token) {
        return new Span(file, token.getStartIndex(), token.getStopIndex() + 1);
    }
}
