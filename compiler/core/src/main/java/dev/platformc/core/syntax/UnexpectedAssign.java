package dev.platformc.core.syntax;

import static dev.platformc.core.syntax.SyntaxMessages.bad;
import static dev.platformc.core.syntax.SyntaxMessages.fix;
import static dev.platformc.grammar.PlatformLexer.*;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.text.Span;
import dev.platformc.grammar.PlatformParser;
import org.jspecify.annotations.Nullable;

/// An `=` too many, too few, or another sign in its place.
final class UnexpectedAssign {
    private UnexpectedAssign() {}

    /// `replicas: 3`
    static @Nullable Diagnostic colon(Met met) {
        boolean key =
                switch (met.rule()) {
                    case PlatformParser.RULE_member,
                            PlatformParser.RULE_block,
                            PlatformParser.RULE_declaration,
                            PlatformParser.RULE_key,
                            PlatformParser.RULE_let ->
                            met.typeNear(-2) != ASSIGN;
                    default -> false;
                };
        if (met.type() != COLON || !key) {
            return null;
        }
        return bad("`:` does not give a value", met.span(), "`=` does")
                .withFix(fix("use `=`", new Edit(met.span(), " =")));
    }

    /// `pool gpus =`
    static Diagnostic behindValue(Met met) {
        var right = met.textNear(-3) + " = " + met.textNear(-2);
        return bad("`=` stands behind the value", met.spanNear(-1), "belongs before it")
                .withFix(fix("write `" + right + "`", new Edit(met.spanNear(-3).to(met.spanNear(-1)), right)));
    }

    /// An `=` too many, in the wrong place, or for `==`.
    static @Nullable Diagnostic assign(Met met) {
        if (met.type() != ASSIGN) {
            return null;
        }
        if (met.typeNear(-1) == ASSIGN) {
            return bad("two `=` in a row", met.span(), "one is enough to give a value")
                    .withFix(fix("remove one", new Edit(met.span(), "")));
        }
        boolean forgotten = Tokens.isOperator(met.typeNear(-2)) && !met.sameLine(-2, -1);
        if (forgotten) {
            int end = met.spanNear(-2).end();
            return bad(
                    "there is nothing after `" + met.textNear(-2) + "`",
                    new Span(met.file(), end, end),
                    "a value belongs here");
        }
        if (comparing(met) && met.typeNear(1) == GREATER) {
            var both = met.span().to(met.spanNear(1));
            return bad("`=>` is no comparison", both, "`>=` is meant")
                    .withFix(fix("use `>=`", new Edit(both, ">=")));
        }
        if (comparing(met)) {
            return bad("`=` gives a value and does not compare", met.span(), "`==` compares")
                    .withFix(fix("use `==`", new Edit(met.span(), "==")));
        }
        if (met.rule() == PlatformParser.RULE_declaration && met.startsElement(-1)) {
            var key = met.spanNear(-1);
            return bad(
                            "`" + met.textNear(-1) + " = …` stands outside of any block",
                            key,
                            "belongs into the block of a declaration")
                    .withNote(
                            "a value for all to use is written `let " + met.textNear(-1) + " = …`");
        }
        return Tokens.isWord(met.typeNear(-1)) && met.typeNear(-2) == ASSIGN
                ? bad("a second `=` in one line", met.span(), "the value ended before this")
                        .withNote("a value made of attributes stands in braces: `a = { b = c }`")
                : null;
    }

    /// `endpoint chat = { … }`
    static @Nullable Diagnostic blockAfterAssign(Met met) {
        boolean declared =
                met.rule() == PlatformParser.RULE_path || met.rule() == PlatformParser.RULE_word;
        return met.type() == LBRACE && met.typeNear(-1) == ASSIGN && declared
                ? bad(
                                "the block of a declaration follows its name",
                                met.spanNear(-1),
                                "no `=` here")
                        .withFix(fix("remove it", new Edit(met.spanNear(-1).to(met.span()), "{")))
                : null;
    }

    /// `replicas 3`
    static @Nullable Diagnostic missingAssign(Met met) {
        boolean joined =
                met.rule() == PlatformParser.RULE_member
                        || met.rule() == PlatformParser.RULE_let
                        || met.rule() == PlatformParser.RULE_attribute;
        if (!joined || !startsValue(met.type()) || !Tokens.isWord(met.typeNear(-1))) {
            return null;
        }
        return bad(
                        "`=` is missing between `" + met.textNear(-1) + "` and its value",
                        met.span(),
                        "`=` belongs before this")
                .withFix(fix("add it", new Edit(met.gap(), " =")));
    }

    /// Whether a condition began before, in the same element.
    private static boolean comparing(Met met) {
        return met.inElement(type ->
                switch (type) {
                    case IF, REQUIRE, ADVISE, EXPECT, LPAREN -> true;
                    default -> false;
                });
    }

    private static boolean startsValue(int type) {
        return switch (type) {
            case NUMBER,
                    QUANTITY,
                    BAD_UNIT,
                    MIG,
                    STRING_OPEN,
                    TEXT_BLOCK_OPEN,
                    TRUE,
                    FALSE,
                    MINUS,
                    IF ->
                    true;
            default -> false;
        };
    }
}
