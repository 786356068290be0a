package dev.platformc.core.syntax;

import java.util.ArrayList;
import java.util.List;

/// Text blocks: the indentation of the closing quotes is removed from each line, and the first line
/// break with it.
final class Indentation {
    private Indentation() {}

    static List<Expr.Piece> remove(List<Expr.Piece> pieces) {
        if (pieces.isEmpty() || !(pieces.getLast() instanceof Expr.Piece.Literal(var last))) {
            return List.copyOf(pieces);
        }
        int margin = last.length() - last.lastIndexOf('\n') - 1;
        boolean closesOwnLine = last.substring(last.length() - margin).isBlank();
        var result = new ArrayList<Expr.Piece>();
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i) instanceof Expr.Piece.Literal(var text)) {
                var cut = closesOwnLine ? text.replace("\n" + " ".repeat(margin), "\n") : text;
                result.add(new Expr.Piece.Literal(i == 0 && cut.startsWith("\n") ? cut.substring(1) : cut));
            } else {
                result.add(pieces.get(i));
            }
        }
        return List.copyOf(result);
    }
}
