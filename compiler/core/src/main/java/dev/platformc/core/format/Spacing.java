package dev.platformc.core.format;

import static dev.platformc.grammar.PlatformLexer.*;

import dev.platformc.core.format.Piece.Group;
import dev.platformc.core.format.Piece.Word;
import java.util.List;

/// Whether a space stands between two pieces of an entry.
final class Spacing {
    private Spacing() {}

    /// @param at index of the right one, at least 1
    static boolean before(List<Piece> pieces, int at) {
        var left = pieces.get(at - 1);
        return switch (pieces.get(at)) {
            case Group group when group.opener() == LPAREN || group.opener() == LBRACK ->
                    !isCallee(pieces, at - 1) && !isTight(left);
            case Group _ -> true;
            case Word(var type, var _) when type == DOT || type == DOTS || type == COLON -> false;
            case Word _ -> !isTight(left) && !isUnaryMinus(pieces, at - 1);
        };
    }

    private static boolean isTight(Piece left) {
        return left instanceof Word(var type, var _) && (type == DOT || type == DOTS);
    }

    private static boolean isUnaryMinus(List<Piece> pieces, int at) {
        return pieces.get(at) instanceof Word(var type, var _)
                && type == MINUS
                && (at == 0 || !isOperand(pieces, at - 1));
    }

    /// Whether brackets behind this piece are a call, an index or a type's argument.
    static boolean isCallee(List<Piece> pieces, int at) {
        return isOperand(pieces, at)
                && !(pieces.get(at) instanceof Group group && group.opener() == LBRACE);
    }

    /// Whether a value or name ends with this piece.
    static boolean isOperand(List<Piece> pieces, int at) {
        return switch (pieces.get(at)) {
            case Group _ -> true;
            case Word(var type, var _) ->
                    switch (type) {
                        case NUMBER,
                                QUANTITY,
                                MIG,
                                STRING_OPEN,
                                TEXT_BLOCK_OPEN,
                                TRUE,
                                FALSE,
                                ID,
                                AS,
                                IMPORT,
                                PARAM,
                                LET,
                                TEMPLATE,
                                USE,
                                BECAUSE ->
                                true;
                        // Operators between two operands, else names.
                        case X, OF, AT -> at == 0 || !isOperand(pieces, at - 1);
                        // Clauses begin so; elsewhere these are names.
                        case REQUIRE, ADVISE, EXPECT -> at > 0;
                        default -> false;
                    };
        };
    }
}
