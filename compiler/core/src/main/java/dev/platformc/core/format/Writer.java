package dev.platformc.core.format;

import static dev.platformc.grammar.PlatformLexer.*;

import dev.platformc.core.format.Piece.Comment;
import dev.platformc.core.format.Piece.Entry;
import dev.platformc.core.format.Piece.Group;
import dev.platformc.core.format.Piece.Word;
import java.util.ArrayList;
import java.util.List;

/// Writes groups as lines.
final class Writer {
    private static final int MOST_COLUMNS = 120;
    private static final int INDENT = 2;

    /// Of comments at the end of a line, from 0.
    private static final int COMMENT_COLUMN = 51;

    private Writer() {}

    static String file(Group file) {
        var lines = new ArrayList<String>();
        entries(file, 0, false, lines);
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    /// One entry a line.
    ///
    /// @param commas whether the last element ends in one, too
    private static void entries(Group group, int indent, boolean commas, List<String> lines) {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < group.entries().size(); i++) {
            rows.add(row(group.entries().get(i), indent, after(group, i, commas)));
        }
        if (group.opener() == LBRACE || group.opener() == Group.FILE) {
            Alignment.align(rows, MOST_COLUMNS);
        }
        boolean first = true;
        for (var row : rows) {
            comments(row.entry().before(), indent, first, lines);
            if (row.entry().blank() && !(first && row.entry().before().isEmpty())) {
                lines.add("");
            }
            lines.addAll(row.finished(COMMENT_COLUMN));
            first = false;
        }
        comments(group.last(), indent, first, lines);
    }

    /// What follows an entry that has a line of its own.
    private static String after(Group group, int index, boolean commas) {
        boolean last = index + 1 == group.entries().size();
        return switch (group.opener()) {
            case LBRACK, LPAREN -> !last || commas ? "," : "";
            default -> "";
        };
    }

    /// A list ends each element with a comma; an index or a comprehension has only one.
    private static boolean isList(List<Piece> pieces, int at) {
        return pieces.get(at) instanceof Group group
                && group.opener() == LBRACK
                && !(at > 0 && Spacing.isCallee(pieces, at - 1))
                && group.entries().stream().noneMatch(Writer::isComprehension);
    }

    private static boolean isComprehension(Entry entry) {
        return entry.pieces().getFirst() instanceof Word(var type, var _) && type == FOR;
    }

    private static void comments(
            List<Comment> comments, int indent, boolean first, List<String> lines) {
        for (var comment : comments) {
            if (comment.blank() && !first) {
                lines.add("");
            }
            lines.add(" ".repeat(indent) + comment.text());
            first = false;
        }
    }

    /// A reason has a line of its own when its clause is too long or has several lines.
    private static Row row(Entry entry, int indent, String after) {
        var lines = lines(entry.pieces(), indent);
        if (isTooLong(lines, after) || lines.size() > 1) {
            var parts = Breaks.atBecause(entry.pieces());
            lines = fitted(parts.getFirst(), indent, after);
            if (parts.size() > 1) {
                lines.addAll(lines(parts.getLast(), indent + INDENT));
            }
        }
        lines.set(lines.size() - 1, lines.getLast() + after);
        return new Row(entry, lines, indent);
    }

    /// With as many groups opened as it takes; what is still too long goes on in further lines.
    private static List<String> fitted(List<Piece> pieces, int indent, String after) {
        var lines = lines(pieces, indent);
        if (!isTooLong(lines, after)) {
            return lines;
        }
        int at = openable(pieces);
        if (at < 0) {
            return Breaks.atConnectives(pieces, indent, MOST_COLUMNS);
        }
        var opened = new ArrayList<>(pieces);
        opened.set(at, ((Group) opened.get(at)).open());
        return fitted(opened, indent, after);
    }

    private static boolean isTooLong(List<String> lines, String after) {
        return lines.stream().anyMatch(line -> columns(line) + after.length() > MOST_COLUMNS);
    }

    /// Columns of the longest part that could be broken: in a text block the author decides.
    static int columns(String line) {
        int end = line.indexOf('\n');
        return end < 0
                ? line.codePointCount(0, line.length())
                : Math.max(line.codePointCount(0, end), lastColumns(line));
    }

    /// Columns behind the last line break.
    static int lastColumns(String line) {
        return line.codePointCount(line.lastIndexOf('\n') + 1, line.length());
    }

    /// The group to open when the line is too long: the last block, else list, else parentheses.
    private static int openable(List<Piece> pieces) {
        for (int opener : new int[] {LBRACE, LBRACK, LPAREN}) {
            for (int i = pieces.size() - 1; i >= 0; i--) {
                if (pieces.get(i) instanceof Group group
                        && group.opener() == opener
                        && !group.opened()
                        && !group.entries().isEmpty()) {
                    return i;
                }
            }
        }
        return -1;
    }

    /// The pieces, with opened groups over several lines.
    static List<String> lines(List<Piece> pieces, int indent) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder(" ".repeat(indent));
        for (int i = 0; i < pieces.size(); i++) {
            if (i > 0 && Spacing.before(pieces, i)) {
                line.append(' ');
            }
            if (pieces.get(i) instanceof Group group && isOpen(group)) {
                line.append(opener(group));
                lines.add(line.toString());
                entries(group, indent + INDENT, isList(pieces, i), lines);
                line = new StringBuilder(" ".repeat(indent)).append(closer(group));
            } else {
                line.append(flat(pieces.get(i)));
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /// Whether it, or something in it, was opened.
    static boolean isOpen(Group group) {
        return group.opened()
                || group.entries().stream()
                        .flatMap(entry -> entry.pieces().stream())
                        .anyMatch(piece -> piece instanceof Group inner && isOpen(inner));
    }

    private static String flat(Piece piece) {
        return switch (piece) {
            case Word(var _, var text) -> text;
            case Group group -> flat(group);
        };
    }

    private static String flat(Group group) {
        var inside =
                String.join(", ", group.entries().stream().map(e -> flat(e.pieces())).toList());
        boolean spaced = group.opener() == LBRACE && !inside.isEmpty();
        return opener(group) + (spaced ? " " + inside + " " : inside) + closer(group);
    }

    private static String flat(List<Piece> pieces) {
        var text = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            text.append(i > 0 && Spacing.before(pieces, i) ? " " : "").append(flat(pieces.get(i)));
        }
        return text.toString();
    }

    private static String opener(Group group) {
        return group.opener() == LBRACE ? "{" : group.opener() == LBRACK ? "[" : "(";
    }

    private static String closer(Group group) {
        return group.opener() == LBRACE ? "}" : group.opener() == LBRACK ? "]" : ")";
    }
}
