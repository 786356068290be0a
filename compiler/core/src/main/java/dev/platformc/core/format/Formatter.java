package dev.platformc.core.format;

import dev.platformc.core.diagnostic.Outcome;
import dev.platformc.core.syntax.Parser;
import dev.platformc.core.text.Source;

/// The canonical format of a file.
///
/// Formatting twice is formatting once, the meaning stays, and no comment is lost.
public final class Formatter {
    private Formatter() {}

    /// The formatted text; a file that does not parse has none, only its diagnostics.
    public static Outcome<String> format(Source source) {
        var parsed = Parser.parse(source);
        if (parsed.hasErrors()) {
            return Outcome.stop(parsed.diagnostics());
        }
        var text = plain(source.text());
        for (var next = once(source.path(), text); !next.equals(text); ) {
            text = next;
            next = once(source.path(), text);
        }
        return Outcome.of(text, parsed.diagnostics());
    }

    /// A block that is opened because its line is too long counts as opened by the author the next
    /// time, and brackets around it may then fit. As no block is ever closed, this ends.
    private static String once(String path, String text) {
        var words = Parser.words(new Source(path, text));
        var file = new EntryReader(text, words.tokens(), words.comments()).file();
        return Writer.file(Spelled.group(file));
    }

    /// Without byte order mark, lines ending in LF: in text blocks too, where both mean the same.
    private static String plain(String text) {
        var marked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return marked.replace("\r\n", "\n");
    }
}
