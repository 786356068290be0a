package dev.platformc.core.syntax;

import static dev.platformc.grammar.PlatformLexer.*;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.core.text.Span;
import dev.platformc.grammar.PlatformParser;
import dev.platformc.hardware.quantity.Spelling;
import dev.platformc.hardware.quantity.Units;
import java.util.List;
import org.antlr.v4.runtime.Token;

/// The words of syntax errors: in the user's nouns, never in names of tokens or rules.
final class SyntaxMessages {
    private SyntaxMessages() {}

    /// What the parser met where it could not go on.
    ///
    /// @param rule index of the grammar rule it was in
    static Diagnostic unexpected(int rule, Token token, Token before, Span at, String text) {
        int type = token.getType();
        if (before.getType() == ASSIGN && (type == SEP || type == RBRACE || type == EOF)) {
            return Diagnostic.of(
                    Code.MISSING_VALUE, "there is no value after `=`", at, "a value belongs here");
        }
        if (type == UNKNOWN || type == BLOCK_COMMENT) {
            return strange(text, at);
        }
        if (type == BAD_UNIT) {
            return badUnit(text, at);
        }
        if (type == COLON && rule != PlatformParser.RULE_type) {
            return Diagnostic.of(
                            Code.BAD_SYNTAX, "`:` does not assign a value", at, "`=` belongs here")
                    .withFix(replace("use `=`", at, " ="));
        }
        if (type == ASSIGN && before.getType() == ASSIGN) {
            return Diagnostic.of(Code.BAD_SYNTAX, "two `=` in a row", at, "one is enough");
        }
        if (isReserved(type)) {
            return Diagnostic.of(
                    Code.BAD_SYNTAX,
                    "`" + text + "` is a reserved word and cannot stand here",
                    at,
                    expected(rule) + " is expected");
        }
        var met = type == EOF ? "the end of the file" : type == SEP ? "the end of the line" : "`" + text + "`";
        return Diagnostic.of(
                Code.BAD_SYNTAX,
                "expected " + expected(rule) + " and met " + met,
                at,
                expected(rule) + " is expected here");
    }

    static Diagnostic badUnit(String text, Span at) {
        int letters = 0;
        while (letters < text.length() && !Character.isLetter(text.charAt(letters))) {
            letters++;
        }
        var unit = text.substring(letters).strip();
        var near = Units.nearest(unit);
        var message =
                Diagnostic.of(
                        Code.UNKNOWN_UNIT,
                        "there is no unit `" + unit + "`",
                        at,
                        near.isEmpty() ? "not a unit" : "did you mean `" + near.getFirst() + "`?");
        return near.isEmpty()
                ? message.withNote(
                        "units: bytes kB MB GB TB KiB MiB GiB TiB, Gb/s GB/s, ms s min h d, tokens,"
                            + " req/s, %, USD/h")
                : message.withFix(
                        replace(
                                "use `" + near.getFirst() + "`",
                                new Span(at.file(), at.start() + letters, at.end()),
                                near.getFirst()));
    }

    private static Diagnostic strange(String text, Span at) {
        if (text.startsWith("/*")) {
            return Diagnostic.of(
                    Code.BAD_CHARACTER,
                    "there are no block comments",
                    new Span(at.file(), at.start(), at.start() + 2),
                    "start each line with `//`");
        }
        if (text.equals(";")) {
            return Diagnostic.of(
                            Code.BAD_CHARACTER, "`;` separates nothing", at, "a new line does")
                    .withFix(replace("remove it", at, ""));
        }
        if (text.equals("#")) {
            return Diagnostic.of(
                            Code.BAD_CHARACTER, "comments start with `//`", at, "not with `#`")
                    .withFix(replace("use `//`", at, "//"));
        }
        if ("“”„«»‘’'".contains(text)) {
            return Diagnostic.of(
                            Code.BAD_CHARACTER, "text stands between straight quotes", at, "not these")
                    .withFix(replace("use `\"`", at, "\""));
        }
        int point = text.codePointAt(0);
        if (point >= 0xFF01 && point <= 0xFF5E) {
            var narrow = String.valueOf((char) (point - 0xFEE0));
            return Diagnostic.of(
                            Code.BAD_CHARACTER, "a full-width character has no meaning", at, "`" + narrow + "` is meant")
                    .withFix(replace("use `" + narrow + "`", at, narrow));
        }
        return Diagnostic.of(
                Code.BAD_CHARACTER,
                "this character has no meaning here",
                at,
                String.format("U+%04X", point));
    }

    static Diagnostic unclosedString(Span quote) {
        return Diagnostic.of(
                Code.UNCLOSED_STRING,
                "the text is never closed",
                quote,
                "opened here; a `\"` belongs before the end of the line");
    }

    static Diagnostic unclosed(String name, Span opener, Span next, int insertAt, String closer) {
        var message =
                Diagnostic.of(
                                Code.UNCLOSED_BLOCK,
                                name.isEmpty()
                                        ? "this bracket is never closed"
                                        : "the `" + name + "` block is never closed",
                                opener,
                                "opened here")
                        .withFix(
                                new Fix(
                                        "close it",
                                        Confidence.NEEDS_REVIEW,
                                        List.of(
                                                new Edit(
                                                        new Span(opener.file(), insertAt, insertAt),
                                                        closer))));
        return next.start() == next.end()
                ? message
                : message.withRelated(
                        next, "lines up with it, so the closing bracket probably belongs before it");
    }

    static Diagnostic strayCloser(String text, Span at) {
        return Diagnostic.of(
                        Code.BAD_SYNTAX, "`" + text + "` closes nothing", at, "nothing is open here")
                .withFix(replace("remove it", at, ""));
    }

    static Fix replace(String title, Span at, String text) {
        return new Fix(title, Confidence.NEEDS_REVIEW, List.of(new Edit(at, text)));
    }

    /// A hint for the first word of an item that is none.
    static List<String> itemsLike(String word) {
        return Spelling.nearest(
                word, List.of("import", "param", "let", "template", "use", "platform", "pool"));
    }

    private static boolean isReserved(int type) {
        return switch (type) {
            case IF, THEN, ELSE, FOR, IN, AND, OR, NOT, TRUE, FALSE -> true;
            default -> false;
        };
    }

    private static String expected(int rule) {
        return switch (rule) {
            case PlatformParser.RULE_file, PlatformParser.RULE_item, PlatformParser.RULE_items ->
                    "a declaration";
            case PlatformParser.RULE_declaration -> "a name or a block";
            case PlatformParser.RULE_block, PlatformParser.RULE_member -> "an attribute or `}`";
            case PlatformParser.RULE_attribute, PlatformParser.RULE_key -> "`=` and a value";
            case PlatformParser.RULE_type, PlatformParser.RULE_simple -> "a type";
            case PlatformParser.RULE_path, PlatformParser.RULE_word -> "a name";
            case PlatformParser.RULE_listing -> "an element or `]`";
            case PlatformParser.RULE_arguments, PlatformParser.RULE_suffix -> "an argument or `)`";
            default -> "a value";
        };
    }
}
