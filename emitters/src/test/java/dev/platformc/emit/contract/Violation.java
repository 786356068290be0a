package dev.platformc.emit.contract;

import java.util.Comparator;
import java.util.List;

/// One reason why a cluster would refuse, lose or misread something that was emitted.
///
/// @param at JSON pointer (RFC 6901) into the document; empty for the document as a whole
record Violation(String at, String says) {

    static final Comparator<Violation> IN_ORDER =
            Comparator.comparing(Violation::at).thenComparing(Violation::says);

    @Override
    public String toString() {
        return (at.isEmpty() ? "(document)" : at) + ": " + says;
    }

    static String lines(List<Violation> violations) {
        var text = new StringBuilder();
        violations.forEach(v -> text.append("  ").append(v).append('\n'));
        return text.toString();
    }

    /// The pointer to `key` under `at`.
    static String under(String at, String key) {
        return at + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    static String under(String at, int index) {
        return at + "/" + index;
    }
}
