package dev.platformc.core.syntax;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.text.Span;

/// The words for characters that mean nothing here.
final class CharacterMessages {
    private CharacterMessages() {}

    static Diagnostic blockComment(Span at, String text) {
        var opening = new Span(at.file(), at.start(), Math.min(at.end(), at.start() + 2));
        var message =
                bad("there are no block comments", opening, "start each line with `//` instead");
        boolean oneLine = text.endsWith("*/") && text.length() >= 4 && !text.contains("\n");
        return oneLine
                ? message.withFix(
                        SyntaxMessages.fix(
                                "make it a comment to the end of the line",
                                new Edit(at, "// " + text.substring(2, text.length() - 2).strip())))
                : text.endsWith("*/")
                        ? message
                        : message.withNote("it is not closed, so the rest of the file is in it");
    }

    /// @param last whether nothing follows in its line or block
    static Diagnostic semicolon(Span at, boolean last) {
        return bad("`;` has no meaning", at, "a new line or a comma separates")
                .withFix(
                        last
                                ? SyntaxMessages.safe("remove it", new Edit(at, ""))
                                : SyntaxMessages.safe("use a comma", new Edit(at, ",")));
    }

    static Diagnostic hash(Span at) {
        return bad("`#` does not start a comment", at, "`//` does")
                .withFix(SyntaxMessages.safe("use `//`", new Edit(at, "//")));
    }

    /// @param plain whether what stands between them would be the same text between others
    static Diagnostic quotes(Span opening, Span closing, boolean plain) {
        var edits = new Edit[] {new Edit(opening, "\""), new Edit(closing, "\"")};
        return bad(
                        "text stands between straight double quotes",
                        opening.to(closing),
                        "not between these")
                .withFix(
                        plain
                                ? SyntaxMessages.safe("use `\"`", edits)
                                : SyntaxMessages.fix("use `\"`", edits));
    }

    static Diagnostic quote(Span at) {
        return bad("this quote has no meaning", at, "text stands between two `\"`");
    }

    static Diagnostic name(Span at, String name) {
        return bad("`" + name + "` cannot be a name", at, "has letters outside `a` to `z`")
                .withNote(
                        "names are made of the letters `a` to `z`, digits, `-` and `_`; other"
                                + " letters may stand in text and comments");
    }

    static Diagnostic fullWidth(Span at, String narrow) {
        return bad("full-width characters have no meaning", at, "`" + narrow + "` is meant")
                .withFix(SyntaxMessages.safe("use `" + narrow + "`", new Edit(at, narrow)));
    }

    static Diagnostic strange(String text, Span at) {
        int point = text.codePointAt(0);
        return switch (text) {
            case "&", "&&" ->
                    bad("`" + text + "` has no meaning", at, "`and` is meant")
                            .withFix(SyntaxMessages.fix("use `and`", new Edit(at, "and")));
            case "!" ->
                    bad("`!` has no meaning", at, "`not` is meant")
                            .withFix(SyntaxMessages.fix("use `not`", new Edit(at, "not ")));
            case "?" ->
                    bad("`?` has no meaning", at, "a choice is written in words")
                            .withNote("a choice reads `if condition then value else value`");
            case "$" -> bad("`$` has no meaning outside text", at, "a name alone gives its value");
            case "\r" ->
                    bad("a carriage return without a line feed", at, "lines end with LF or CRLF");
            default ->
                    isBlank(point)
                            ? blank(point, at)
                            : bad(
                                    point > ' ' && point < 0x7F
                                            ? "`" + text + "` has no meaning"
                                            : "a character without meaning ("
                                                    + codePoint(point)
                                                    + ")",
                                    at,
                                    "may stand only in text and comments");
        };
    }

    private static Diagnostic blank(int point, Span at) {
        var label =
                point == 0xFEFF
                        ? "a byte order mark, allowed only at the start of a file"
                        : "looks like a space or like nothing, and is neither";
        return bad("an invisible character (" + codePoint(point) + ")", at, label)
                .withFix(SyntaxMessages.safe("use a plain space", new Edit(at, " ")));
    }

    private static boolean isBlank(int point) {
        return Character.isSpaceChar(point)
                || Character.getType(point) == Character.FORMAT
                || Character.isISOControl(point);
    }

    static boolean isFullWidth(int point) {
        return (point >= 0xFF01 && point <= 0xFF5E) || point == 0x3000;
    }

    /// The text in the characters of a usual keyboard.
    static String narrow(String fullWidth) {
        var narrow = new StringBuilder();
        fullWidth
                .codePoints()
                .map(point -> point == 0x3000 ? ' ' : point - 0xFEE0)
                .forEach(narrow::appendCodePoint);
        return narrow.toString();
    }

    private static String codePoint(int point) {
        return String.format(java.util.Locale.ROOT, "U+%04X", point);
    }

    private static Diagnostic bad(String headline, Span at, String label) {
        return Diagnostic.of(Code.BAD_CHARACTER, headline, at, label);
    }
}
