package dev.platformc.core.syntax;

import java.util.ArrayList;
import java.util.List;

/// Text blocks: the indentation of the closing quotes is removed from each line, and the line break
/// behind the opening quotes with it. Lines end with `\n`, whatever ends them in the file.
final class Indentation {
    private Indentation() {}

    /// @param parts what stands between the quotes, as written
    static List<Part> remove(List<Part> parts) {
        var margin = margin(parts);
        var result = new ArrayList<Part>();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Part.Raw(var raw)) {
                var text = cut(raw.replace("\r\n", "\n"), margin);
                result.add(
                        new Part.Raw(i == 0 && text.startsWith("\n") ? text.substring(1) : text));
            } else {
                result.add(parts.get(i));
            }
        }
        return result;
    }

    /// What stands in front of the closing quotes, when they have a line of their own.
    private static String margin(List<Part> parts) {
        if (parts.isEmpty() || !(parts.getLast() instanceof Part.Raw(var last))) {
            return "";
        }
        int line = last.lastIndexOf('\n');
        var margin = last.substring(line + 1);
        return line >= 0 && margin.isBlank() ? margin : "";
    }

    private static String cut(String text, String margin) {
        if (margin.isEmpty()) {
            return text;
        }
        var lines = text.split("\n", -1);
        for (int i = 1; i < lines.length; i++) {
            int common = 0;
            while (common < Math.min(margin.length(), lines[i].length())
                    && lines[i].charAt(common) == margin.charAt(common)) {
                common++;
            }
            lines[i] = lines[i].substring(common);
        }
        return String.join("\n", lines);
    }

    /// A part of a string before indentation and escapes are resolved.
    sealed interface Part {
        record Raw(String text) implements Part {}

        record Escaped(String text) implements Part {}

        record Hole(Expr value) implements Part {}
    }
}
