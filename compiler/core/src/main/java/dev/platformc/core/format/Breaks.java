package dev.platformc.core.format;

import static dev.platformc.grammar.PlatformLexer.*;

import dev.platformc.core.format.Piece.Word;
import java.util.ArrayList;
import java.util.List;

/// Where a line that is still too long goes on: `because` two spaces in; else in front of `and`,
/// `or`, `then` and `else`, four spaces in.
final class Breaks {
    private Breaks() {}

    /// A clause in front of its reason, and the reason; other entries whole.
    static List<List<Piece>> atBecause(List<Piece> pieces) {
        int because = pieces.size() - 2;
        return because > 0
                        && isVerb(pieces.getFirst())
                        && pieces.get(because) instanceof Word(var type, var _)
                        && type == BECAUSE
                        && pieces.getLast() instanceof Word(var last, var _)
                        && (last == STRING_OPEN || last == TEXT_BLOCK_OPEN)
                ? List.of(pieces.subList(0, because), pieces.subList(because, pieces.size()))
                : List.of(pieces);
    }

    static List<String> atConnectives(List<Piece> pieces, int indent, int mostColumns) {
        var whole = Writer.lines(pieces, indent);
        if (Writer.columns(whole.getFirst()) <= mostColumns) {
            return whole;
        }
        var lines = new ArrayList<String>();
        int from = 0;
        int fits = -1;
        for (int i = 1; i <= pieces.size(); i++) {
            boolean place = i == pieces.size() || isConnective(pieces.get(i));
            if (!place) {
                continue;
            }
            int column = from == 0 ? indent : indent + 4;
            var line = Writer.lines(pieces.subList(from, i), column).getFirst();
            if (Writer.columns(line) > mostColumns && fits > from) {
                lines.addAll(Writer.lines(pieces.subList(from, fits), column));
                from = fits;
            }
            fits = i;
        }
        lines.addAll(
                Writer.lines(pieces.subList(from, pieces.size()), from == 0 ? indent : indent + 4));
        return lines;
    }

    private static boolean isConnective(Piece piece) {
        return piece instanceof Word(var type, var _)
                && (type == AND || type == OR || type == THEN || type == ELSE);
    }

    private static boolean isVerb(Piece piece) {
        return piece instanceof Word(var type, var _)
                && (type == REQUIRE || type == ADVISE || type == EXPECT);
    }
}
