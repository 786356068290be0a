package dev.platformc.cli;

import dev.platformc.cli.files.UserError;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.solver.mig.ReplanProblem.Goal;
import java.math.BigInteger;

/// What the move of an instance may cost, in GPUs: at 0.25 a GPU is given up for four moves at
/// most.
///
/// @param card what a GPU less is worth
/// @param move what a move costs, in the same unit
record MovePrice(int card, int move) {
    /// Only the number of moves counts.
    static final MovePrice NOTHING = new MovePrice(1, 0);

    private static final BigInteger MOST = BigInteger.valueOf(100_000);

    /// @param word a number such as `0.25` or `1/3`
    /// @throws UserError when it is none
    static MovePrice parse(String word) {
        if (!word.matches("[0-9]{1,5}([.][0-9]{1,4})?|[0-9]{1,5}/[1-9][0-9]{0,4}")) {
            throw new UserError(
                    "--move-price takes GPUs for a move, such as 0.25 or 1/3, and was given `"
                            + word
                            + "`");
        }
        int slash = word.indexOf('/');
        var price =
                slash < 0
                        ? Rational.parse(word)
                        : Rational.of(
                                Long.parseLong(word.substring(0, slash)),
                                Long.parseLong(word.substring(slash + 1)));
        return new MovePrice(part(price.denominator()), part(price.numerator()));
    }

    Goal goal() {
        return move == 0 ? Goal.CARDS_THEN_MOVES : Goal.priced(card, move);
    }

    private static int part(BigInteger part) {
        if (part.compareTo(MOST) > 0) {
            throw new UserError("--move-price has too many digits");
        }
        return part.intValueExact();
    }
}
