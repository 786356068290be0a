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
        var words = Parser.words(source);
        var file = new EntryReader(source.text(), words.tokens(), words.comments()).file();
        return Outcome.of(Writer.file(Spelled.group(file)), parsed.diagnostics());
    }
}
