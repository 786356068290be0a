package dev.platformc.solver.lock;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// Prints sections as YAML: sorted, one thing a line, so that a review reads it.
final class LockText {
    private static final String HEAD =
            """
            # What platformc decided, kept so that the next compile changes as little as it can.
            # `platformc compile` writes it; commit it beside the sources.
            """;

    private final StringBuilder out = new StringBuilder(HEAD);

    private LockText() {}

    static String of(List<LockedPlan> sections) {
        var text = new LockText();
        text.line(0, "lock: " + Lock.FORMAT);
        text.line(0, "sections:" + (sections.isEmpty() ? " []" : ""));
        sections.forEach(text::section);
        return text.out.toString();
    }

    private void section(LockedPlan section) {
        line(1, "- parameters:" + (section.parameters().isEmpty() ? " {}" : ""));
        texts(section.parameters(), 3);
        line(2, "versions:");
        texts(section.versions(), 3);
        line(2, "prices:" + (section.prices().isEmpty() ? " {}" : ""));
        texts(section.prices(), 3);
        line(2, "pools:" + (section.pools().isEmpty() ? " {}" : ""));
        section.pools()
                .forEach((name, cards) -> {
                    line(3, name + ":" + (cards.isEmpty() ? " []" : ""));
                    cards.forEach(this::cards);
                });
        line(2, "workloads:" + (section.workloads().isEmpty() ? " {}" : ""));
        section.workloads()
                .forEach((name, spots) -> {
                    line(3, name + ":" + (spots.isEmpty() ? " []" : ""));
                    for (var spot : spots) {
                        line(4, "- nodes: " + range(spot.firstNode() + 1, spot.nodes()));
                        line(5, "units-on-each: " + spot.unitsOnEach());
                    }
                });
    }

    private void cards(LockedPlan.Cards cards) {
        line(4, "- nodes: " + range(cards.firstNode() + 1, cards.nodes()));
        line(5, "gpus: " + range(cards.first(), cards.cards()));
        line(5, "use: " + cards.use());
        if (!cards.name().isEmpty()) {
            line(5, "name: " + quoted(cards.name()));
            line(5, "layout: \"" + cards.layout() + "\"");
        }
    }

    private void texts(SortedMap<String, String> texts, int depth) {
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            line(depth, entry.getKey() + ": " + quoted(entry.getValue()));
        }
    }

    static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private static String range(int first, int count) {
        return count == 1 ? Integer.toString(first) : first + ".." + (first + count - 1);
    }

    private void line(int depth, String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }
}
