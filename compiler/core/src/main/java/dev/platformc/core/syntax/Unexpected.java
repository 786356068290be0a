package dev.platformc.core.syntax;

import static dev.platformc.core.syntax.SyntaxMessages.fix;
import static dev.platformc.grammar.PlatformLexer.*;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.text.Span;
import dev.platformc.grammar.PlatformParser;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/// The words for what the parser could not read: in the user's nouns, never in names of tokens or
/// rules. The first explanation that fits is given.
final class Unexpected {
    private static final List<Function<Met, @Nullable Diagnostic>> EXPLANATIONS =
            List.of(
                    Unexpected::nothingAfter,
                    Unexpected::reservedName,
                    Unexpected::conditionInBlock,
                    Unexpected::numberForName,
                    Unexpected::quotedName,
                    Unexpected::unquotedImport,
                    Unexpected::colon,
                    Unexpected::equals,
                    Unexpected::blockAfterAssign,
                    Unexpected::missingAssign,
                    Unexpected::chain,
                    Unexpected::lineStart,
                    Unexpected::conditionBehind,
                    Unexpected::onlyOne,
                    Unexpected::twoOnALine);

    private Unexpected() {}

    static Diagnostic message(Met met) {
        for (var explanation : EXPLANATIONS) {
            var message = explanation.apply(met);
            if (message != null) {
                return message;
            }
        }
        return general(met);
    }

    /// `replicas =`, `a = b +`
    private static @Nullable Diagnostic nothingAfter(Met met) {
        if (!isEnd(met.type())) {
            return null;
        }
        var before = met.textNear(-1);
        if (met.typeNear(-1) == ASSIGN) {
            return met.rule() == PlatformParser.RULE_path || met.rule() == PlatformParser.RULE_word
                    ? Diagnostic.of(
                            Code.MISSING_VALUE,
                            "there is nothing to start from after `=`",
                            met.gap(),
                            "the name of a like declaration belongs here")
                    : noValue(met, -1);
        }
        if (isOperator(met.typeNear(-1))) {
            return bad("there is nothing after `" + before + "`", met.gap(), "a value belongs here");
        }
        if (!Tokens.isWord(met.typeNear(-1))) {
            return null;
        }
        return switch (met.rule()) {
            case PlatformParser.RULE_declaration ->
                    bad(
                            "`" + before + "` has no name and no block",
                            met.gap(),
                            "a name or `{` belongs here");
            case PlatformParser.RULE_member, PlatformParser.RULE_block ->
                    bad(
                            "`" + before + "` stands alone",
                            met.spanNear(-1),
                            "`=` and a value, or a name and a block, belong after it");
            default -> null;
        };
    }

    private static Diagnostic noValue(Met met, int assign) {
        int end = met.spanNear(assign).end();
        var key = met.textNear(assign - 1);
        return Diagnostic.of(
                Code.MISSING_VALUE,
                Tokens.isWord(met.typeNear(assign - 1))
                        ? "`" + key + "` has no value"
                        : "there is no value after `=`",
                new Span(met.file(), end, end),
                "a value belongs here");
    }

    /// `for = 3`, `pool in { … }`
    private static @Nullable Diagnostic reservedName(Met met) {
        boolean name =
                switch (met.rule()) {
                    case PlatformParser.RULE_word,
                            PlatformParser.RULE_path,
                            PlatformParser.RULE_declaration ->
                            true;
                    default -> met.typeNear(1) == ASSIGN;
                };
        return Tokens.isReserved(met.type()) && name
                ? bad("`" + met.text() + "` is a reserved word", met.span(), "choose another name")
                        .withNote("reserved are if then else for in and or not true false")
                : null;
    }

    private static @Nullable Diagnostic conditionInBlock(Met met) {
        boolean member =
                met.rule() == PlatformParser.RULE_block || met.rule() == PlatformParser.RULE_member;
        return met.type() == IF && member && startsElement(met)
                ? bad(
                                "`if` cannot stand inside a declaration",
                                met.span(),
                                "it stands around declarations, or in a value")
                        .withNote("a value can be `if … then … else …`")
                : null;
    }

    /// `pool 3rd { … }`
    private static @Nullable Diagnostic numberForName(Met met) {
        boolean number = met.type() == BAD_UNIT || met.type() == NUMBER || met.type() == QUANTITY;
        boolean name =
                met.typeNear(1) == LBRACE
                        || met.rule() == PlatformParser.RULE_word
                        || met.rule() == PlatformParser.RULE_path
                        || met.rule() == PlatformParser.RULE_declaration;
        return number && name && Tokens.isWord(met.typeNear(-1))
                ? bad("a name begins with a letter", met.span(), "this begins with a digit")
                : null;
    }

    /// `pool "gpus" { … }`
    private static @Nullable Diagnostic quotedName(Met met) {
        boolean named = met.top() || met.typeNear(3) == LBRACE;
        if (met.type() != STRING_OPEN
                || !Tokens.isWord(met.typeNear(-1))
                || !named
                || met.rule() == PlatformParser.RULE_importing) {
            return null;
        }
        boolean plain = met.typeNear(1) == STRING_TEXT && met.typeNear(2) == STRING_CLOSE;
        var at = plain ? met.span().to(met.spanNear(2)) : met.span();
        var message = bad("names stand without quotes", at, "a name is meant");
        return plain && met.textNear(1).matches("[A-Za-z_][-A-Za-z0-9_]*")
                ? message.withFix(fix("remove the quotes", new Edit(at, met.textNear(1))))
                : message;
    }

    private static @Nullable Diagnostic unquotedImport(Met met) {
        if (met.typeNear(-1) != IMPORT || !Tokens.isWord(met.type())) {
            return null;
        }
        return bad("an import names a directory in quotes", met.span(), "quotes are missing")
                .withFix(fix("add them", new Edit(met.span(), "\"" + met.text() + "\"")));
    }

    /// `replicas: 3`
    private static @Nullable Diagnostic colon(Met met) {
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

    /// An `=` too many, in the wrong place, or for `==`.
    private static @Nullable Diagnostic equals(Met met) {
        if (met.type() != ASSIGN) {
            return null;
        }
        if (met.typeNear(-1) == ASSIGN) {
            return bad("two `=` in a row", met.span(), "one is enough to give a value")
                    .withFix(fix("remove one", new Edit(met.span(), "")));
        }
        boolean forgotten =
                isOperator(met.typeNear(-2)) && !sameLine(met.near(-2), met.near(-1));
        if (forgotten) {
            int end = met.spanNear(-2).end();
            return bad(
                    "there is nothing after `" + met.textNear(-2) + "`",
                    new Span(met.file(), end, end),
                    "a value belongs here");
        }
        if (comparing(met)) {
            return bad("`=` gives a value and does not compare", met.span(), "`==` compares")
                    .withFix(fix("use `==`", new Edit(met.span(), "==")));
        }
        if (met.rule() == PlatformParser.RULE_declaration && startsElement(met, -1)) {
            var key = met.spanNear(-1);
            return bad(
                            "`" + met.textNear(-1) + " = …` stands outside of any block",
                            key,
                            "belongs into the block of a declaration")
                    .withNote("a value for all to use is written `let " + met.textNear(-1) + " = …`");
        }
        return Tokens.isWord(met.typeNear(-1)) && met.typeNear(-2) == ASSIGN
                ? bad("a second `=` in one line", met.span(), "the value ended before this")
                        .withNote("a value made of attributes stands in braces: `a = { b = c }`")
                : null;
    }

    /// Whether a condition began before, in the same element.
    private static boolean comparing(Met met) {
        return inElement(met, type -> switch (type) {
            case IF, REQUIRE, ADVISE, EXPECT, LPAREN -> true;
            default -> false;
        });
    }

    /// Whether such a token stands before, in the same element.
    private static boolean inElement(Met met, IntPredicate wanted) {
        for (int back = -1; ; back--) {
            int type = met.typeNear(back);
            if (wanted.test(type)) {
                return true;
            }
            if (type == SEP || type == LBRACE || type == RBRACE || type == Token.INVALID_TYPE) {
                return false;
            }
        }
    }

    /// `endpoint chat = { … }`
    private static @Nullable Diagnostic blockAfterAssign(Met met) {
        boolean declared =
                met.rule() == PlatformParser.RULE_path || met.rule() == PlatformParser.RULE_word;
        return met.type() == LBRACE && met.typeNear(-1) == ASSIGN && declared
                ? bad("the block of a declaration follows its name", met.spanNear(-1), "no `=` here")
                        .withFix(fix("remove it", new Edit(met.spanNear(-1).to(met.span()), "{")))
                : null;
    }

    /// `replicas 3`
    private static @Nullable Diagnostic missingAssign(Met met) {
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

    /// `a < b < c`
    private static @Nullable Diagnostic chain(Met met) {
        return isComparison(met.type()) && inElement(met, Unexpected::isComparison)
                ? bad("comparisons do not chain", met.span(), "a second comparison")
                        .withNote("two comparisons are joined with `and`: `a < b and b < c`")
                : null;
    }

    /// A line that begins with `+`.
    private static @Nullable Diagnostic lineStart(Met met) {
        if (!startsElement(met) || !(isOperator(met.type()) || met.type() == DOT)) {
            return null;
        }
        var continued =
                bad("a line cannot begin with `" + met.text() + "`", met.span(), "nothing before it");
        return met.near(-1) == null
                ? continued
                : continued.withNote(
                        "to go on with the line before, put the `" + met.text() + "` at its end");
    }

    /// `a = b if c else d`
    private static @Nullable Diagnostic conditionBehind(Met met) {
        return met.type() == IF
                ? bad("`if` stands before the values", met.span(), "too late here")
                        .withNote("the order is `if condition then value else value`")
                : null;
    }

    /// Where only one word or sign can stand.
    private static @Nullable Diagnostic onlyOne(Met met) {
        if (met.expected().size() != 1) {
            return null;
        }
        var sign =
                switch (met.expected().getMinElement()) {
                    case THEN -> "then";
                    case ELSE -> "else";
                    case IN -> "in";
                    case COLON -> ":";
                    case ASSIGN -> "=";
                    case LPAREN -> "(";
                    case LBRACE -> "{";
                    default -> "";
                };
        return sign.isEmpty()
                ? null
                : bad("`" + sign + "` is missing", here(met), "`" + sign + "` belongs here")
                        .withNote(
                                switch (sign) {
                                    case "then", "else" ->
                                            "a choice reads `if condition then value else value`";
                                    case "in" -> "a list of such reads `[for e in list: value]`";
                                    case ":" -> "the type of a name follows it: `env: text`";
                                    case "(" -> "a template reads `template name(a: text) { … }`";
                                    default -> "met " + described(met) + " instead";
                                });
    }

    private static @Nullable Diagnostic twoOnALine(Met met) {
        boolean starts =
                Tokens.isWord(met.type())
                        && (met.typeNear(1) == ASSIGN
                                || met.typeNear(1) == LBRACE
                                || Tokens.isWord(met.typeNear(1)));
        return starts && !startsElement(met) && sameLine(met.near(-1), met.token())
                ? bad(
                                "two things in one line without a comma",
                                met.span(),
                                "a new line or a comma belongs before this")
                        .withFix(fix("add a comma", new Edit(met.gap(), ",")))
                : null;
    }

    private static Diagnostic general(Met met) {
        var expected = expected(met);
        if (expected.isEmpty()) {
            return bad(
                    described(met) + " is left over",
                    here(met),
                    "the line was complete before this");
        }
        if (isEnd(met.type()) && met.near(-1) != null) {
            return bad(
                    expected + " is missing after `" + met.textNear(-1) + "`",
                    met.gap(),
                    expected + " belongs here");
        }
        return bad(
                described(met) + " stands where " + expected + " belongs",
                here(met),
                switch (expected) {
                    case "a declaration" -> "a declaration begins with a word such as `pool`";
                    case "an attribute" -> "an attribute begins with its name";
                    default -> expected + " belongs here";
                });
    }

    /// What could have stood there; empty where nothing more could.
    private static String expected(Met met) {
        return switch (met.rule()) {
            case PlatformParser.RULE_file, PlatformParser.RULE_items, PlatformParser.RULE_item ->
                    startsElement(met) ? "a declaration" : "";
            case PlatformParser.RULE_block, PlatformParser.RULE_member -> {
                boolean key =
                        Tokens.isWord(met.typeNear(-1)) && !inElement(met, type -> type == ASSIGN);
                yield startsElement(met) ? "an attribute" : key ? "`=`" : "";
            }
            case PlatformParser.RULE_declaration,
                    PlatformParser.RULE_path,
                    PlatformParser.RULE_word,
                    PlatformParser.RULE_use ->
                    "a name";
            case PlatformParser.RULE_attribute, PlatformParser.RULE_key -> "`=`";
            case PlatformParser.RULE_type, PlatformParser.RULE_simple -> "a type";
            case PlatformParser.RULE_string, PlatformParser.RULE_importing -> "text in quotes";
            case PlatformParser.RULE_stringPart, PlatformParser.RULE_textPart -> "`}`";
            case PlatformParser.RULE_listing, PlatformParser.RULE_comprehension -> "a comma or `]`";
            case PlatformParser.RULE_arguments,
                    PlatformParser.RULE_suffix,
                    PlatformParser.RULE_template ->
                    "a comma or `)`";
            default -> "a value";
        };
    }

    private static String described(Met met) {
        return switch (met.type()) {
            case EOF -> "the end of the file";
            case SEP -> met.text().equals(",") ? "`,`" : "the end of the line";
            case STRING_OPEN, TEXT_BLOCK_OPEN -> "text";
            default -> "`" + met.text() + "`";
        };
    }

    /// Ends of lines are pointed at from behind what stands before them.
    private static Span here(Met met) {
        return met.type() == SEP || met.type() == EOF ? met.gap() : met.span();
    }

    private static boolean startsElement(Met met) {
        return startsElement(met, 0);
    }

    private static boolean startsElement(Met met, int distance) {
        return switch (met.typeNear(distance - 1)) {
            case SEP, LBRACE, Token.INVALID_TYPE -> true;
            default -> false;
        };
    }

    private static boolean sameLine(@Nullable Token a, @Nullable Token b) {
        return a != null && b != null && a.getLine() == b.getLine();
    }

    private static boolean isEnd(int type) {
        return type == SEP || type == EOF || Brackets.isCloser(type);
    }

    private static boolean startsValue(int type) {
        return switch (type) {
            case NUMBER, QUANTITY, BAD_UNIT, MIG, STRING_OPEN, TEXT_BLOCK_OPEN, TRUE, FALSE, MINUS,
                    IF ->
                    true;
            default -> false;
        };
    }

    private static boolean isComparison(int type) {
        return switch (type) {
            case EQUAL, UNEQUAL, LESS, GREATER, AT_MOST, AT_LEAST -> true;
            default -> false;
        };
    }

    private static boolean isOperator(int type) {
        return switch (type) {
            case PLUS, MINUS, STAR, SLASH, DOTS, BAR, AND, OR, NOT, IN -> true;
            default -> isComparison(type);
        };
    }

    private static Diagnostic bad(String headline, Span at, String label) {
        return Diagnostic.of(Code.BAD_SYNTAX, headline, at, label);
    }
}
