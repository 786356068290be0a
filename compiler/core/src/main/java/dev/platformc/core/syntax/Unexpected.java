package dev.platformc.core.syntax;

import static dev.platformc.core.syntax.SyntaxMessages.bad;
import static dev.platformc.core.syntax.SyntaxMessages.fix;
import static dev.platformc.grammar.PlatformLexer.*;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.text.Span;
import dev.platformc.grammar.PlatformParser;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The words for what the parser could not read: in the user's nouns, never in names of tokens or
/// rules. The first explanation that fits is given.
final class Unexpected {
    private static final List<Function<Met, @Nullable Diagnostic>> EXPLANATIONS =
            List.of(
                    Unexpected::nothingAfter,
                    UnexpectedName::reservedName,
                    UnexpectedName::twice,
                    Unexpected::conditionInBlock,
                    UnexpectedName::numberForName,
                    UnexpectedName::quotedName,
                    UnexpectedName::unquotedImport,
                    UnexpectedAssign::colon,
                    UnexpectedAssign::compared,
                    UnexpectedAssign::slashInKey,
                    Unexpected::threeDots,
                    Unexpected::doubleBraces,
                    UnexpectedAssign::assign,
                    UnexpectedAssign::blockAfterAssign,
                    UnexpectedAssign::missingAssign,
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
        if (met.typeNear(-1) == ASSIGN
                && !met.top()
                && Tokens.isWord(met.typeNear(-2))
                && Tokens.isWord(met.typeNear(-3))
                && met.startsElement(-3)) {
            return UnexpectedAssign.behindValue(met);
        }
        if (met.typeNear(-1) == ASSIGN) {
            return met.rule() == PlatformParser.RULE_path || met.rule() == PlatformParser.RULE_word
                    ? Diagnostic.of(
                            Code.MISSING_VALUE,
                            "there is nothing to start from after `=`",
                            met.gap(),
                            "the name of a like declaration belongs here")
                    : noValue(met, -1);
        }
        if (Tokens.isOperator(met.typeNear(-1))) {
            return bad(
                    "there is nothing after `" + before + "`", met.gap(), "a value belongs here");
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

    private static @Nullable Diagnostic conditionInBlock(Met met) {
        boolean member =
                met.rule() == PlatformParser.RULE_block || met.rule() == PlatformParser.RULE_member;
        return met.type() == IF && member && met.startsElement(0)
                ? bad(
                                "`if` cannot stand inside a declaration",
                                met.span(),
                                "it stands around declarations, or in a value")
                        .withNote("a value can be `if … then … else …`")
                : null;
    }

    /// `a < b < c`
    private static @Nullable Diagnostic chain(Met met) {
        return Tokens.isComparison(met.type()) && met.inElement(Tokens::isComparison)
                ? bad("comparisons do not chain", met.span(), "a second comparison")
                        .withNote("two comparisons are joined with `and`: `a < b and b < c`")
                : null;
    }

    /// `1...3`
    private static @Nullable Diagnostic threeDots(Met met) {
        boolean dots =
                (met.type() == DOT && met.typeNear(-1) == DOTS)
                        || (met.type() == DOTS && met.typeNear(-1) == DOTS);
        if (!dots) {
            return null;
        }
        var all = met.spanNear(-1).to(met.span());
        return bad("a range has two dots", all, "`..` is meant")
                .withFix(fix("use `..`", new Edit(all, "..")));
    }

    /// `{{ n }}`
    private static @Nullable Diagnostic doubleBraces(Met met) {
        boolean braces = met.type() == LBRACE && met.typeNear(-1) == LBRACE;
        return braces && met.spanNear(-1).end() == met.span().start()
                ? bad(
                                "`{{` has no meaning",
                                met.spanNear(-1).to(met.span()),
                                "a name alone gives its value")
                        .withNote("inside text it is `${name}`")
                : null;
    }

    /// A line that begins with `+`.
    private static @Nullable Diagnostic lineStart(Met met) {
        if (!met.startsElement(0) || !(Tokens.isOperator(met.type()) || met.type() == DOT)) {
            return null;
        }
        var continued =
                bad(
                        "a line cannot begin with `" + met.text() + "`",
                        met.span(),
                        "nothing before it");
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
        return starts && !met.startsElement(0) && met.sameLine(-1, 0)
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
                    met.startsElement(0) ? "a declaration" : "";
            case PlatformParser.RULE_block, PlatformParser.RULE_member -> {
                boolean key =
                        Tokens.isWord(met.typeNear(-1)) && !met.inElement(type -> type == ASSIGN);
                yield met.startsElement(0) ? "an attribute" : key ? "`=`" : "";
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

    private static boolean isEnd(int type) {
        return type == SEP || type == EOF || Brackets.isCloser(type);
    }
}
