package dev.platformc.core.syntax;

import static dev.platformc.grammar.PlatformLexer.*;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.text.Span;
import java.util.List;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/// After an error skips to the next separator or closing bracket of this depth, so that the rest of
/// the block and of the file is read as if nothing had happened. It never invents or drops single
/// tokens: that makes follow-up errors.
final class Recovery extends DefaultErrorStrategy {
    private static final IntervalSet ENDS =
            new IntervalSet(SEP, RBRACE, RBRACK, RPAREN, STRING_CLOSE, TEXT_BLOCK_CLOSE);
    private final String file;
    private final List<Diagnostic> diagnostics;
    private int lastReportedLine = -1;

    Recovery(String file, List<Diagnostic> diagnostics) {
        this.file = file;
        this.diagnostics = diagnostics;
    }

    @Override
    public void recover(Parser parser, RecognitionException e) {
        if (lastErrorIndex == parser.getInputStream().index()
                && lastErrorStates != null
                && lastErrorStates.contains(parser.getState())) {
            parser.consume();
        }
        lastErrorIndex = parser.getInputStream().index();
        if (lastErrorStates == null) {
            lastErrorStates = new IntervalSet();
        }
        lastErrorStates.add(parser.getState());
        consumeUntil(parser, ENDS);
    }

    @Override
    public Token recoverInline(Parser parser) {
        throw new org.antlr.v4.runtime.InputMismatchException(parser);
    }

    @Override
    public void sync(Parser parser) {
        var state = parser.getInterpreter().atn.states.get(parser.getState());
        if (inErrorRecoveryMode(parser)) {
            return;
        }
        switch (state.getStateType()) {
            case ATNState.STAR_LOOP_ENTRY, ATNState.STAR_LOOP_BACK -> syncLoop(parser, state);
            default -> {}
        }
    }

    /// Between the members of a list nothing but a separator or the end may stand.
    private void syncLoop(Parser parser, ATNState state) {
        var next = parser.getATN().nextTokens(state);
        int type = parser.getInputStream().LA(1);
        boolean list =
                next.contains(SEP)
                        && (next.contains(RBRACE) || next.contains(EOF) || next.contains(RBRACK));
        if (next.contains(type) || !list || next.contains(Token.EPSILON)) {
            return;
        }
        report(parser, parser.getCurrentToken());
        consumeUntil(parser, ENDS);
    }

    @Override
    protected void consumeUntil(Parser parser, IntervalSet set) {
        int depth = 0;
        for (int type = parser.getInputStream().LA(1);
                type != EOF;
                type = parser.getInputStream().LA(1)) {
            if (depth == 0 && set.contains(type)) {
                return;
            }
            switch (type) {
                case LBRACE, LBRACK, LPAREN, STRING_HOLE, STRING_OPEN, TEXT_BLOCK_OPEN -> depth++;
                case RBRACE, RBRACK, RPAREN, STRING_CLOSE, TEXT_BLOCK_CLOSE -> depth--;
                default -> {}
            }
            parser.consume();
        }
    }

    @Override
    public void reportError(Parser parser, @Nullable RecognitionException e) {
        if (!inErrorRecoveryMode(parser)) {
            var token = e == null ? null : e.getOffendingToken();
            report(parser, token == null ? parser.getCurrentToken() : token);
        }
    }

    private void report(Parser parser, Token token) {
        beginErrorCondition(parser);
        if (token.getLine() == lastReportedLine || token.getType() == STRING_NEWLINE) {
            return;
        }
        lastReportedLine = token.getLine();
        var before = token.getTokenIndex() > 0
                ? parser.getTokenStream().get(token.getTokenIndex() - 1)
                : token;
        var text = token.getText();
        int start = token.getStartIndex();
        int end = token.getType() == SEP || token.getType() == EOF
                ? start
                : Math.max(start, token.getStopIndex() + 1);
        diagnostics.add(
                SyntaxMessages.unexpected(
                        parser.getContext().getRuleIndex(),
                        token,
                        before,
                        new Span(file, start, end),
                        text));
    }
}
