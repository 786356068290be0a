package dev.platformc.core.format;

import static dev.platformc.grammar.PlatformLexer.*;

import dev.platformc.core.format.Piece.Comment;
import dev.platformc.core.format.Piece.Entry;
import dev.platformc.core.format.Piece.Group;
import dev.platformc.core.format.Piece.Word;
import java.util.ArrayList;
import java.util.List;

/// `..` is written tight: so an end with an operator in it stands in parentheses.
final class Ranges {
    private Ranges() {}

    static List<Piece> parenthesized(List<Piece> pieces) {
        var result = new ArrayList<>(pieces);
        for (int i = 0; i < result.size(); i++) {
            if (isType(result.get(i), DOTS)) {
                int end = i + 1;
                while (end < result.size() && !ends(result, i + 1, end)) {
                    end++;
                }
                wrap(result, i + 1, end);
                int start = i;
                while (start > 0 && !starts(result, start - 1)) {
                    start--;
                }
                i -= wrap(result, start, i);
            }
        }
        return result;
    }

    /// @return by how many pieces the list became shorter
    private static int wrap(List<Piece> pieces, int from, int to) {
        var operand = pieces.subList(from, to);
        if (operand.stream().noneMatch(Ranges::isArithmetic)) {
            return 0;
        }
        var inside = new Entry(List.<Comment>of(), false, List.copyOf(operand), null);
        int shorter = operand.size() - 1;
        operand.clear();
        pieces.add(from, new Group(LPAREN, List.of(inside), false, List.of()));
        return shorter;
    }

    private static boolean isArithmetic(Piece piece) {
        return piece instanceof Word(var type, var _)
                && (type == PLUS || type == MINUS || type == STAR || type == SLASH);
    }

    private static boolean ends(List<Piece> pieces, int from, int at) {
        var piece = pieces.get(at);
        if (piece instanceof Group group) {
            return group.opener() == LBRACE;
        }
        return isBoundary(piece) || (at > from && isPlaceOperator(pieces, at));
    }

    private static boolean starts(List<Piece> pieces, int at) {
        var piece = pieces.get(at);
        if (piece instanceof Group) {
            return false;
        }
        boolean verb =
                at == 0
                        && (isType(piece, REQUIRE)
                                || isType(piece, ADVISE)
                                || isType(piece, EXPECT));
        return verb || isBoundary(piece) || isPlaceOperator(pieces, at);
    }

    /// `x`, `of` and `because` are names where an operand is expected.
    private static boolean isPlaceOperator(List<Piece> pieces, int at) {
        var piece = pieces.get(at);
        boolean word = isType(piece, X) || isType(piece, OF) || isType(piece, BECAUSE);
        return word && at > 0 && Spacing.isOperand(pieces, at - 1);
    }

    private static boolean isBoundary(Piece piece) {
        return piece instanceof Word(var type, var _)
                && switch (type) {
                    case ASSIGN,
                            COLON,
                            EQUAL,
                            UNEQUAL,
                            LESS,
                            GREATER,
                            AT_MOST,
                            AT_LEAST,
                            AND,
                            OR,
                            NOT,
                            IN,
                            IF,
                            THEN,
                            ELSE,
                            FOR,
                            DOTS ->
                            true;
                    default -> false;
                };
    }

    private static boolean isType(Piece piece, int type) {
        return piece instanceof Word(var actual, var _) && actual == type;
    }
}
