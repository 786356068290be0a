package dev.platformc.core.diagnostic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The page of a code: what it means, a platform that raises it, one that does not, and why we ask.
///
/// @param markdown as it lies beside the compiler, in `explain/PLT-0201.md`
public record Explanation(Code code, String markdown) {

    /// Every code has one; a test keeps it so.
    public static Explanation of(Code code) {
        var name = "/dev/platformc/core/explain/" + code.id() + ".md";
        try (var stream = Explanation.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("no page for " + code.id());
            }
            return new Explanation(code, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// For a terminal: code blocks indented instead of fenced.
    public String text() {
        var text = new StringBuilder();
        boolean inCode = false;
        for (var line : markdown.lines().toList()) {
            if (line.startsWith("```")) {
                inCode = !inCode;
            } else {
                text.append(inCode && !line.isEmpty() ? "    " + line : line).append('\n');
            }
        }
        return text.toString();
    }
}
