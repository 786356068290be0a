package dev.platformc.core.syntax;

import static dev.platformc.grammar.PlatformLexer.*;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.quantity.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/// Numbers with something behind them that is no unit: `80 gb`, `8x`, `8 workers`. Each becomes one
/// token, reported here, so that the parser reads on behind it.
final class UnitTokens {
    private static final Set<String> PERIODS =
            Set.of(
                    "s", "sec", "second", "min", "h", "hr", "hour", "d", "day", "month", "y",
                    "year");

    private final String file;
    private final List<Diagnostic> diagnostics;
    private final List<Token> result = new ArrayList<>();

    private UnitTokens(String file, List<Diagnostic> diagnostics) {
        this.file = file;
        this.diagnostics = diagnostics;
    }

    /// @param tokens of the default channel, ending in EOF
    static List<Token> mend(List<Token> tokens, String file, List<Diagnostic> diagnostics) {
        var mending = new UnitTokens(file, diagnostics);
        for (int i = 0; i < tokens.size(); ) {
            i = mending.next(tokens, i);
        }
        return mending.result;
    }

    /// Handles the token at `i` and says where to go on.
    private int next(List<Token> tokens, int i) {
        var token = tokens.get(i);
        int type = token.getType();
        boolean number = type == NUMBER || type == QUANTITY || type == BAD_UNIT;
        boolean afterWord = !result.isEmpty() && nameMayFollow(result.getLast().getType());
        if (!number || afterWord) {
            result.add(token);
            return i + 1;
        }
        int end = end(tokens, i);
        if (end == i + 1 && type != BAD_UNIT) {
            result.add(token);
            return end;
        }
        var all = new CommonToken(token);
        all.setType(BAD_UNIT);
        all.setStopIndex(tokens.get(end - 1).getStopIndex());
        var span = new Span(file, all.getStartIndex(), all.getStopIndex() + 1);
        if (all.getText().matches("[0-9_]+x")) {
            diagnostics.add(UnitMessages.joined(all.getText(), span));
            addSplit(all);
            return end;
        }
        diagnostics.add(UnitMessages.unknown(all.getText(), span));
        result.add(all);
        return end;
    }

    /// Index behind what belongs to the number.
    private static int end(List<Token> tokens, int i) {
        var token = tokens.get(i);
        var next = i + 1 < tokens.size() ? tokens.get(i + 1) : token;
        boolean adjacent = Tokens.adjacent(token, next);
        switch (token.getType()) {
            case NUMBER -> {
                boolean unit = next.getType() == ID && next.getLine() == token.getLine();
                if (unit
                        && (endsValue(tokens.get(i + 2))
                                || Units.find(next.getText()).isPresent())) {
                    return withPeriod(tokens, i + 2);
                }
            }
            case QUANTITY -> {
                if (adjacent
                        && (Tokens.isWord(next.getType()) || Tokens.isReserved(next.getType()))) {
                    return withPeriod(tokens, i + 2);
                }
                if (token.getText().matches("[0-9._]+ ?[A-Z]{3}") && isPeriod(tokens, i + 1)) {
                    return i + 3;
                }
            }
            case BAD_UNIT -> {
                boolean fraction = token.getText().matches("[0-9]+e|[0-9]+g");
                if (fraction && adjacent && next.getType() == DOT) {
                    return i + 3;
                }
                return withPeriod(tokens, i + 1);
            }
            default -> {}
        }
        return i + 1;
    }

    /// `/second` and the like, without spaces.
    private static int withPeriod(List<Token> tokens, int i) {
        boolean period =
                isPeriod(tokens, i)
                        && Tokens.adjacent(tokens.get(i - 1), tokens.get(i))
                        && Tokens.adjacent(tokens.get(i), tokens.get(i + 1));
        return period ? i + 2 : i;
    }

    /// The same, also with spaces in it.
    private static boolean isPeriod(List<Token> tokens, int i) {
        return i + 1 < tokens.size()
                && tokens.get(i).getType() == SLASH
                && PERIODS.contains(tokens.get(i + 1).getText());
    }

    /// Whether a value may end in front of this token.
    private static boolean endsValue(Token token) {
        return switch (token.getType()) {
            case NEWLINE,
                    COMMA,
                    EOF,
                    RBRACE,
                    RPAREN,
                    RBRACK,
                    DOTS,
                    PLUS,
                    MINUS,
                    STAR,
                    SLASH,
                    AND,
                    OR,
                    THEN,
                    ELSE,
                    COLON,
                    OF ->
                    true;
            default -> false;
        };
    }

    /// Behind a word a number stands where a name or `=` belongs; the parser knows better.
    private static boolean nameMayFollow(int type) {
        return switch (type) {
            case X, OF, AT, REQUIRE, ADVISE, EXPECT -> false;
            default -> Tokens.isWord(type);
        };
    }

    private void addSplit(Token joined) {
        var number = new CommonToken(joined);
        number.setType(NUMBER);
        number.setStopIndex(joined.getStopIndex() - 1);
        var x = new CommonToken(joined);
        x.setType(X);
        x.setStartIndex(joined.getStopIndex());
        x.setText("x");
        result.add(number);
        result.add(x);
    }
}
