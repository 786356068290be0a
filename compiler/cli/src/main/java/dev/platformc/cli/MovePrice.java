package dev.platformc.cli;

import dev.platformc.cli.files.UserError;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.solver.mig.ReplanProblem.Goal;
import java.math.BigInteger;

/// What the move of an instance may cost, in GPUs: at 0.25 a GPU is given up for four moves at
/// most.
final class MovePrice {
    private static final BigInteger MOST = BigInteger.valueOf(100_000);

    private MovePrice() {}

    /// @param word a number such as `0.25` or `1/3`
    /// @throws UserError when it is none
    static Goal parse(String word) {
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
        return price.numerator().signum() == 0
                ? Goal.CARDS_THEN_MOVES
                : Goal.priced(part(price.denominator()), part(price.numerator()));
    }

    private static int part(BigInteger part) {
        if (part.compareTo(MOST) > 0) {
            throw new UserError("--move-price has too many digits");
        }
        return part.intValueExact();
    }
}
