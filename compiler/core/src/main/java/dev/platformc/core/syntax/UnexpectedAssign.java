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
        if (met.type() != COLON) {
            return null;
        }
        var image = image(met);
        if (image != null) {
            return image;
        }
        if (!key) {
            return null;
        }
        if (met.top() && met.startsElement(-1) && isBlock(met)) {
            return bad(
                            "this reads like YAML",
                            met.spanNear(-1).to(met.span()),
                            "a block has braces")
                    .withNote("a declaration reads `pool gpus { nodes = 2 x dgx-h100 }`");
        }
        return bad("`:` does not give a value", met.span(), "`=` does")
                .withFix(fix("use `=`", new Edit(met.span(), " =")));
    }

    /// Whether the next line goes on with what is inside: `nodes:` and `- name: a` below it.
    private static boolean isBlock(Met met) {
        return met.typeNear(1) == MINUS
                || met.typeNear(1) == SEP
                || (Tokens.isWord(met.typeNear(1)) && !met.sameLine(0, 1));
    }

    /// `image = registry.example/vllm:0.11`
    private static @Nullable Diagnostic image(Met met) {
        int first = 0;
        while (met.typeNear(first - 1) != ASSIGN) {
            int type = met.typeNear(first - 1);
            boolean part = Tokens.isWord(type) || type == SLASH || type == DOT || type == MINUS;
            if (!part || met.spanNear(first - 1).end() != met.spanNear(first).start()) {
                return null;
            }
            first--;
        }
        int last = 0;
        while (met.spanNear(last).end() == met.spanNear(last + 1).start()
                && met.near(last + 1) != null
                && !Brackets.isCloser(met.typeNear(last + 1))
                && met.typeNear(last + 1) != SEP) {
            last++;
        }
        if (first == 0 || last == 0) {
            return null;
        }
        var text = new StringBuilder();
        for (int i = first; i <= last; i++) {
            text.append(met.textNear(i));
        }
        var all = met.spanNear(first).to(met.spanNear(last));
        return bad("text stands in quotes", all, "quotes are missing")
                .withFix(fix("add them", new Edit(all, "\"" + text + "\"")));
    }

    /// `model == llama`
    static @Nullable Diagnostic compared(Met met) {
        boolean attribute =
                met.type() == EQUAL && Tokens.isWord(met.typeNear(-1)) && met.startsElement(-1);
        return attribute
                ? bad("`==` compares and does not give a value", met.span(), "`=` does")
                        .withFix(fix("use `=`", new Edit(met.span(), "=")))
                : null;
    }

    /// `nvidia.com/gpu = 1`
    static @Nullable Diagnostic slashInKey(Met met) {
        boolean key =
                met.type() == SLASH
                        && !met.inElement(type -> type == ASSIGN)
                        && Tokens.isWord(met.typeNear(-1));
        return key
                ? bad("`/` cannot stand in the name of an attribute", met.span(), "not a name")
                        .withNote(
                                "in a map a key with `/` stands in quotes; GPUs are asked for with"
                                        + " `gpus = 8`")
                : null;
    }

    /// `pool gpus =`
    static Diagnostic behindValue(Met met) {
        var right = met.textNear(-3) + " = " + met.textNear(-2);
        return bad("`=` stands behind the value", met.spanNear(-1), "belongs before it")
                .withFix(
                        fix(
                                "write `" + right + "`",
                                new Edit(met.spanNear(-3).to(met.spanNear(-1)), right)));
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
