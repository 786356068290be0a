package dev.platformc.core.eval;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.core.text.Span;
import java.util.List;

/// Nearest words as fixes, known words as a note.
final class Suggestions {
    private static final int MOST_LISTED = 8;

    private Suggestions() {}

    static Diagnostic suggest(
            Diagnostic message, List<String> near, Span at, List<String> known, String noun) {
        for (var word : near.stream().distinct().limit(3).toList()) {
            if (word.length() > 1) {
                message = message.withFix(use(word, at));
            }
        }
        return known.isEmpty() ? message : message.withNote(noun + ": " + listed(known));
    }

    static Fix use(String word, Span at) {
        return new Fix("use `" + word + "`", Confidence.NEEDS_REVIEW, List.of(new Edit(at, word)));
    }

    static String listed(List<String> words) {
        var shown = words.stream().limit(MOST_LISTED).map(w -> "`" + w + "`").toList();
        return String.join(", ", shown)
                + (words.size() > MOST_LISTED
                        ? " and " + (words.size() - MOST_LISTED) + " more"
                        : "");
    }
}
