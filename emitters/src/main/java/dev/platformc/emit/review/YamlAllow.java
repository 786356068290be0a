package dev.platformc.emit.review;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.text.Lines;
import dev.platformc.core.text.Source;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// `# allow: no-probes (a batch server)`: what the author of a file knows and wants to hear no
/// more. It speaks of its own line, and where it stands alone of the next. Errors cannot be
/// allowed.
final class YamlAllow {
    private static final Pattern COMMENT =
            Pattern.compile(
                    "(?m)^(?<before>.*?)#\\s*allow:\\s*(?<slugs>[\\w-]+(\\s*,\\s*[\\w-]+)*)");

    private YamlAllow() {}

    /// What is left to say, in order.
    static List<Diagnostic> kept(List<Diagnostic> said, Source file) {
        var lines = Lines.of(file.text());
        var allowed = allowed(file.text(), lines);
        return said.stream()
                .filter(d -> {
                    var primary = d.primary();
                    return d.isError()
                            || primary == null
                            || !allowed.getOrDefault(lines.line(primary.span().start()), Set.of())
                                    .contains(d.code().slug());
                })
                .sorted(Diagnostic.ORDER)
                .toList();
    }

    private static Map<Integer, Set<String>> allowed(String text, Lines lines) {
        var allowed = new TreeMap<Integer, Set<String>>();
        var comments = COMMENT.matcher(text);
        while (comments.find()) {
            int line = lines.line(comments.start());
            boolean alone = comments.group("before").isBlank();
            allowed.computeIfAbsent(alone ? line + 1 : line, _ -> new TreeSet<>())
                    .addAll(List.of(comments.group("slugs").split("\\s*,\\s*")));
        }
        return allowed;
    }
}
