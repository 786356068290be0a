package dev.platformc.core.syntax;

import static dev.platformc.grammar.PlatformLexer.*;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.grammar.PlatformParser;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/// After an error skips to the next separator or closing bracket of this depth, so that the rest of
/// the block and of the file is read as if nothing had happened. It never invents or drops single
/// tokens: that makes follow-up errors. It relies on balanced brackets.
final class Recovery extends DefaultErrorStrategy {
    private static final IntervalSet STARTS_ITEM =
            new IntervalSet(IMPORT, PARAM, LET, TEMPLATE, USE, IF);

    private final String file;
    private final List<Diagnostic> diagnostics;
    private final Set<Integer> reportedLines;

    /// How many brackets are open in front of each token, and in front of the end.
    private final int[] depth;

    /// @param tokens what the parser reads
    /// @param reportedLines lines in which an error was reported: the first is the cause
    Recovery(
            String file,
            List<Token> tokens,
            List<Diagnostic> diagnostics,
            Set<Integer> reportedLines) {
        this.file = file;
        this.diagnostics = diagnostics;
        this.reportedLines = reportedLines;
        this.depth = new int[tokens.size() + 1];
        for (int i = 0; i < tokens.size(); i++) {
            depth[i + 1] = depth[i] + step(tokens.get(i).getType());
        }
    }

    private static int step(int type) {
        return switch (type) {
            case LBRACE,
                    LBRACK,
                    LPAREN,
                    STRING_HOLE,
                    TEXT_BLOCK_HOLE,
                    STRING_OPEN,
                    TEXT_BLOCK_OPEN ->
                    1;
            case RBRACE, RBRACK, RPAREN, STRING_CLOSE, TEXT_BLOCK_CLOSE -> -1;
            default -> 0;
        };
    }

    /// Leaves the brackets that the failed rule had opened; one that had opened none skips the rest
    /// of its list element.
    @Override
    public void recover(Parser parser, RecognitionException e) {
        int outer = depth[parser.getContext().getStart().getTokenIndex()];
        if (depth[index(parser)] > outer) {
            while (depth[index(parser)] > outer) {
                parser.consume();
            }
        } else {
            skipElement(parser);
        }
    }

    @Override
    public Token recoverInline(Parser parser) {
        throw new InputMismatchException(parser);
    }

    /// Between the elements of a list nothing but a separator or the end may stand; what does is
    /// reported and skipped here, where the list can go on.
    @Override
    public void sync(Parser parser) {
        int element =
                switch (parser.getContext().getRuleIndex()) {
                    case PlatformParser.RULE_file, PlatformParser.RULE_items ->
                            PlatformParser.RULE_item;
                    case PlatformParser.RULE_block -> PlatformParser.RULE_member;
                    case PlatformParser.RULE_listing -> PlatformParser.RULE_value;
                    default -> -1;
                };
        if (element < 0) {
            return;
        }
        var atn = parser.getATN();
        var starts = atn.nextTokens(atn.ruleToStartState[element]);
        int state = atn.states.get(parser.getState()).getStateType();
        if (state == ATNState.STAR_LOOP_ENTRY || state == ATNState.STAR_LOOP_BACK) {
            between(parser, starts);
        } else if (state == ATNState.BLOCK_START) {
            atStart(parser, starts);
        }
    }

    private void between(Parser parser, IntervalSet starts) {
        var input = parser.getTokenStream();
        while (!ends(input.LA(1))) {
            int after = input.LA(2);
            boolean separated = input.LA(1) == SEP;
            if (separated) {
                endErrorCondition(parser);
            }
            if (separated && (ends(after) || starts.contains(after))) {
                return;
            }
            report(parser, input.LT(separated ? 2 : 1));
            if (separated) {
                parser.consume();
            }
            skipElement(parser);
        }
    }

    private void atStart(Parser parser, IntervalSet starts) {
        var input = parser.getTokenStream();
        boolean skipped = false;
        while (true) {
            while (input.LA(1) == SEP && (skipped || !fits(input.LA(2), starts))) {
                parser.consume();
                endErrorCondition(parser);
            }
            if (input.LA(1) == SEP || fits(input.LA(1), starts)) {
                return;
            }
            report(parser, input.LT(1));
            skipElement(parser);
            skipped = true;
        }
    }

    /// `for` can stand only at the start of a list, where `value` does not have it.
    private static boolean fits(int type, IntervalSet starts) {
        return ends(type) || starts.contains(type) || type == FOR;
    }

    private static boolean ends(int type) {
        return type == EOF || Brackets.isCloser(type);
    }

    /// To the next separator or closer; where items stand to the next item, for what is broken
    /// there seldom ends with its line.
    private void skipElement(Parser parser) {
        int level = depth[index(parser)];
        skipLine(parser, level);
        boolean items = level == 0 || standsAmongItems(parser);
        while (items && parser.getInputStream().LA(1) == SEP && !startsItem(parser, level)) {
            parser.consume();
            skipLine(parser, level);
        }
    }

    private static boolean standsAmongItems(Parser parser) {
        for (RuleContext c = parser.getContext(); c != null; c = c.parent) {
            switch (c.getRuleIndex()) {
                case PlatformParser.RULE_items -> {
                    return true;
                }
                case PlatformParser.RULE_block,
                        PlatformParser.RULE_listing,
                        PlatformParser.RULE_suffix,
                        PlatformParser.RULE_string,
                        PlatformParser.RULE_primary,
                        PlatformParser.RULE_template -> {
                    return false;
                }
                default -> {}
            }
        }
        return false;
    }

    private void skipLine(Parser parser, int level) {
        for (int type = parser.getInputStream().LA(1);
                type != EOF;
                type = parser.getInputStream().LA(1)) {
            int at = index(parser);
            if ((depth[at] == level && type == SEP) || depth[at + 1] < level) {
                return;
            }
            parser.consume();
        }
    }

    /// Whether an item follows the separator, outside of all brackets at the start of a line; or
    /// nothing more.
    private static boolean startsItem(Parser parser, int level) {
        var input = parser.getTokenStream();
        var first = input.LT(2);
        int second = input.LA(3);
        boolean follows = Tokens.isWord(second) || second == LBRACE || second == STRING_OPEN;
        boolean item = STARTS_ITEM.contains(first.getType()) || (first.getType() == ID && follows);
        boolean placed = level > 0 || first.getCharPositionInLine() == 0;
        return ends(first.getType()) || (item && placed);
    }

    private static int index(Parser parser) {
        return parser.getInputStream().index();
    }

    @Override
    public void reportError(Parser parser, @Nullable RecognitionException e) {
        if (!inErrorRecoveryMode(parser)) {
            var token = e == null ? null : e.getOffendingToken();
            report(parser, token == null ? parser.getCurrentToken() : token);
        }
    }

    private void report(Parser parser, Token met) {
        boolean silent = inErrorRecoveryMode(parser);
        beginErrorCondition(parser);
        var input = parser.getTokenStream();
        int at = met.getTokenIndex();
        var before = at > 0 ? input.get(at - 1) : null;
        boolean pointsBack = met.getType() == SEP || ends(met.getType());
        var shown = before != null && pointsBack ? before : met;
        boolean added = shown.getText().isEmpty(); // by us, with a message
        if (silent || added || !reportedLines.add(shown.getLine())) {
            return;
        }
        diagnostics.add(
                Unexpected.message(
                        new Met(
                                file,
                                parser.getContext().getRuleIndex(),
                                input,
                                at,
                                depth[at] == 0,
                                parser.getExpectedTokens())));
    }
}
