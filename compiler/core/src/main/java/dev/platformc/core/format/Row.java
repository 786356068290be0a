package dev.platformc.core.format;

import static dev.platformc.grammar.PlatformLexer.*;

import dev.platformc.core.format.Piece.Entry;
import dev.platformc.core.format.Piece.Group;
import dev.platformc.core.format.Piece.Word;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An entry as lines, before its neighbours are lined up with it.
final class Row {
    private final Entry entry;
    private final List<String> lines;

    /// What it lines up with: `=` for attributes, the kind for declarations of one line.
    private final @Nullable String company;

    /// Column of the sign that is lined up, from 0; -1 without one.
    private final int column;

    /// Where it stands in the first line, in UTF-16 units.
    private final int offset;

    Row(Entry entry, List<String> lines, int indent) {
        this.entry = entry;
        this.lines = lines;
        int sign = sign(entry.pieces());
        var front =
                sign < 0
                        ? List.<String>of()
                        : Writer.lines(entry.pieces().subList(0, sign), indent);
        boolean lined =
                front.size() == 1
                        && front.getFirst().indexOf('\n') < 0
                        && lines.getFirst().startsWith(front.getFirst());
        this.company = lined ? company(entry.pieces()) : null;
        this.column = company == null ? -1 : Writer.columns(front.getFirst()) + 1;
        this.offset = company == null ? -1 : front.getFirst().length() + 1;
    }

    Entry entry() {
        return entry;
    }

    boolean isOneLine() {
        return lines.size() == 1 && lines.getFirst().indexOf('\n') < 0;
    }

    @Nullable String company() {
        return company;
    }

    int column() {
        return column;
    }

    int length() {
        return Writer.columns(lines.getFirst());
    }

    /// Moves the sign to a column further right.
    void pad(int to) {
        var line = lines.getFirst();
        lines.set(0, line.substring(0, offset) + " ".repeat(to - column) + line.substring(offset));
    }

    /// With the comment at its end.
    List<String> finished(int commentColumn) {
        var comment = entry.comment();
        if (comment == null) {
            return lines;
        }
        var finished = new ArrayList<>(lines);
        var line = finished.getLast();
        int gap = Math.max(commentColumn - Writer.lastColumns(line), 2);
        finished.set(finished.size() - 1, line + " ".repeat(gap) + comment);
        return finished;
    }

    /// Index of the piece that is lined up, or -1.
    private int sign(List<Piece> pieces) {
        for (int i = 1; i < pieces.size(); i++) {
            switch (pieces.get(i)) {
                case Word(var type, var _) when type == ASSIGN -> {
                    return i;
                }
                case Group group when group.opener() == LBRACE -> {
                    return isOneLine() ? i : -1;
                }
                case Group group when group.opener() == LPAREN -> {
                    return -1;
                }
                default -> {}
            }
        }
        return -1;
    }

    /// Attributes start with a key and `=`; declarations with a kind and a name.
    private @Nullable String company(List<Piece> pieces) {
        if (!(pieces.getFirst() instanceof Word(var type, var text))) {
            return null;
        }
        switch (type) {
            case PARAM, LET, TEMPLATE, IF, IMPORT, REQUIRE, ADVISE, EXPECT -> {
                return isKey(pieces) ? "=" : null;
            }
            default -> {
                if (isKey(pieces)) {
                    return "=";
                }
                return isOneLine() ? text : null;
            }
        }
    }

    /// Whether the first piece is a key and not a kind: `=`, a dot or an index follows.
    private static boolean isKey(List<Piece> pieces) {
        return switch (pieces.get(1)) {
            case Word(var type, var _) -> type == ASSIGN || type == DOT;
            case Group group -> group.opener() == LBRACK;
        };
    }
}
