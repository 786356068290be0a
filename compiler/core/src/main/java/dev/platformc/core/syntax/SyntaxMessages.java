package dev.platformc.core.syntax;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.core.text.Lines;
import dev.platformc.core.text.Span;
import dev.platformc.grammar.PlatformLexer;
import java.util.List;
import org.antlr.v4.runtime.Token;

/// The words for quotes, brackets, escapes and numbers that are not right.
final class SyntaxMessages {
    private SyntaxMessages() {}

    static Diagnostic unclosedString(Token quote, String file, Lines lines) {
        var at = new Span(file, quote.getStartIndex(), quote.getStopIndex() + 1);
        if (quote.getType() == PlatformLexer.TEXT_BLOCK_OPEN) {
            return Diagnostic.of(
                    Code.UNCLOSED_STRING,
                    "the text block is never closed",
                    at,
                    "opened here; the rest of the file is in it");
        }
        int line = quote.getLine();
        int end = lines.start(line) + lines.text(line).stripTrailing().length();
        return Diagnostic.of(
                        Code.UNCLOSED_STRING,
                        "the text is never closed",
                        at,
                        "opened here; it ends with its line")
                .withFix(
                        fix(
                                "close it where it should end",
                                new Edit(new Span(file, end, end), "\"")));
    }

    /// @param name what stands in front of a brace; may be empty
    static Diagnostic unclosed(String name, Span opener, Span insertAt, String closer) {
        return Diagnostic.of(
                        Code.UNCLOSED_BLOCK,
                        name.isEmpty()
                                ? "this bracket is never closed"
                                : "the `" + name + "` block is never closed",
                        opener,
                        "opened here")
                .withFix(fix("close it", new Edit(insertAt, closer)));
    }

    /// @param next what shows where the block probably ends
    /// @param above the words that it lines up with; may be empty
    static Diagnostic endsBefore(Diagnostic message, Span next, String above, String closer) {
        return message.withRelated(
                next,
                (above.isEmpty() ? "stands no further right" : "lines up with `" + above + "`")
                        + ", so the `"
                        + closer
                        + "` probably belongs before it");
    }

    static Diagnostic strayCloser(String text, Span at) {
        var opener = text.equals("}") ? "{" : text.equals("]") ? "[" : "(";
        return Diagnostic.of(
                        Code.BAD_SYNTAX,
                        "`" + text + "` closes nothing",
                        at,
                        "there is no `" + opener + "` for it")
                .withFix(fix("remove it", new Edit(at, "")));
    }

    /// @param word what stands in front of it
    static Diagnostic missingOpener(String word, Span at, Span closer) {
        return Diagnostic.of(
                        Code.BAD_SYNTAX,
                        "`{` is missing after `" + word + "`",
                        at,
                        "the block begins here")
                .withRelated(closer, "and ends here")
                .withFix(fix("open the block", new Edit(at, " {")));
    }

    static Diagnostic wrongOpener(Span at, Span closer) {
        return Diagnostic.of(Code.BAD_SYNTAX, "`}` stands where a block begins", at, "`{` is meant")
                .withRelated(closer, "the block ends here")
                .withFix(fix("use `{`", new Edit(at, "{")));
    }

    static Diagnostic wrongCloser(Span opener, Span closer, String text, String right) {
        return Diagnostic.of(
                        Code.BAD_SYNTAX,
                        "`" + text + "` does not close this bracket",
                        closer,
                        "`" + right + "` is meant")
                .withRelated(opener, "opened here")
                .withFix(fix("use `" + right + "`", new Edit(closer, right)));
    }

    static Diagnostic tooDeep(int most, Span at) {
        return Diagnostic.of(
                        Code.TOO_DEEP,
                        "more than " + most + " brackets are open at once",
                        at,
                        "this is one too many; nothing in this file was read")
                .withNote("no platform needs such depth; this file may be something else");
    }

    static Diagnostic tooLong(int most, Span at) {
        return Diagnostic.of(
                        Code.TOO_DEEP,
                        "an expression of more than " + most + " steps",
                        at,
                        "this is one too many; nothing in this file was read")
                .withNote("give parts of it names with `let`");
    }

    static Diagnostic badEscape(String text, Span at) {
        var known = "escapes are `\\\"` `\\\\` `\\n` `\\t` `\\$` and `\\u{1F600}`";
        return text.isBlank() || text.equals("\\\n")
                ? Diagnostic.of(Code.BAD_ESCAPE, "`\\` at the end of a line", at, "escapes nothing")
                        .withNote(known)
                : Diagnostic.of(Code.BAD_ESCAPE, "`" + text + "` is not an escape", at, "")
                        .withNote(known)
                        .withFix(fix("for a backslash itself", new Edit(at, "\\" + text)));
    }

    static Diagnostic noCodePoint(String text, Span at) {
        return Diagnostic.of(
                Code.BAD_ESCAPE,
                "`" + text + "` is no character of Unicode",
                at,
                "they end at 10FFFF, without D800 to DFFF");
    }

    static Diagnostic numberTooLong(Span at) {
        return Diagnostic.of(
                Code.NUMBER_TOO_LONG,
                "the number has more than 38 digits",
                at,
                "exact arithmetic ends there");
    }

    static Diagnostic leadingZero(String text, Span at) {
        var right = text.replaceFirst("^0[0_]*(?=[0-9])", "");
        return Diagnostic.of(Code.BAD_SYNTAX, "a number does not begin with 0", at, "a 0 too many")
                .withFix(fix("use `" + right + "`", new Edit(at, right)));
    }

    static Diagnostic sliceStart(String text, Span at) {
        return Diagnostic.of(
                Code.BAD_SYNTAX,
                "`" + text + "` cannot be the start of a slice",
                at,
                "a memory slice of the card, counted from 0");
    }

    static Diagnostic fileTooLarge(String file, int mebibytes) {
        return Diagnostic.of(
                        Code.FILE_TOO_LARGE,
                        "the file is larger than " + mebibytes + " MiB",
                        new Span(file, 0, 0),
                        "nothing in it was read")
                .withNote("all files of a directory are one platform: it can be split");
    }

    static Diagnostic bad(String headline, Span at, String label) {
        return Diagnostic.of(Code.BAD_SYNTAX, headline, at, label);
    }

    static Fix fix(String title, Edit... edits) {
        return new Fix(title, Confidence.NEEDS_REVIEW, List.of(edits));
    }

    /// There is nothing else that the text could mean.
    static Fix safe(String title, Edit... edits) {
        return new Fix(title, Confidence.SAFE, List.of(edits));
    }
}
