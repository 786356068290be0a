package dev.platformc.core.explain;

import dev.platformc.core.kind.Attribute;
import dev.platformc.core.kind.Kind;
import java.util.ArrayList;
import java.util.List;

/// The table of kinds in words: for a terminal, and as pages.
public final class Reference {
    private Reference() {}

    /// A kind with its attributes, one line each and one for its meaning.
    public static List<String> text(Kind kind) {
        var lines = new ArrayList<String>();
        lines.add(kind.name() + ": " + kind.meaning() + (kind.built() ? "" : " (Not built yet.)"));
        for (var attribute : kind.attributes()) {
            lines.add("");
            lines.addAll(text(attribute));
        }
        return lines;
    }

    /// One attribute of it.
    public static List<String> text(Kind kind, Attribute attribute) {
        var lines = new ArrayList<>(List.of(kind.name() + "." + attribute.name(), ""));
        lines.addAll(text(attribute));
        return lines;
    }

    private static List<String> text(Attribute attribute) {
        return List.of(
                "  " + attribute.name() + " = " + attribute.type().describe().replace("`", ""),
                "      " + attribute.meaning() + " " + standing(attribute));
    }

    private static String standing(Attribute attribute) {
        var preset = attribute.preset();
        var usual =
                attribute.required()
                        ? "Must be written."
                        : preset == null ? "Optional." : "Default: " + preset + ".";
        return attribute.built() ? usual : usual + " Not built yet.";
    }
}
