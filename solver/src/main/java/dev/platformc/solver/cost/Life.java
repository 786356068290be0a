package dev.platformc.solver.cost;

import dev.platformc.core.model.NodeType;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.syntax.Expr;
import dev.platformc.core.syntax.Item;
import dev.platformc.core.syntax.Parser;
import dev.platformc.core.text.Source;
import dev.platformc.core.text.SourceSet;
import dev.platformc.hardware.quantity.Dimension;
import dev.platformc.hardware.quantity.Quantity;
import dev.platformc.hardware.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Over which time a price spreads a purchase: `30_000 USD / 4y` says so, `4.20 USD/h` is rent.
final class Life {
    private Life() {}

    /// Absent when the machines are rented, and when parts of them are written off over different
    /// times, so that no one sum was paid for them.
    static @Nullable Quantity of(Pool pool, SourceSet sources) {
        var price = pool.price();
        var life = price == null || !price.isWritten() ? null : of(price, sources);
        return life != null && sameForDevices(pool.nodeType(), life, sources) ? life : null;
    }

    private static boolean sameForDevices(NodeType node, Quantity life, SourceSet sources) {
        for (var device : node.devices()) {
            var price = device.device().price();
            var other = price == null ? life : of(price, sources);
            if (other == null || other.compareAmount(life) != 0) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Quantity of(Sourced<Quantity> price, SourceSet sources) {
        return expression(price, sources) instanceof Expr.Binary division
                        && division.operator() == Expr.Operator.DIVIDED_BY
                        && division.right() instanceof Expr.Amount(var life, _)
                        && life.dimension() == Dimension.Plain.DURATION
                ? life
                : null;
    }

    /// How many times the price of a node is the one that is written: 8 where it is that of a card.
    static Rational pieces(Pool pool, SourceSet sources) {
        var price = pool.price();
        if (price == null || !price.isWritten()) {
            return Rational.ONE;
        }
        var each =
                switch (expression(price, sources)) {
                    case Expr.Amount(var amount, _) -> amount;
                    case Expr.Binary(_, Expr.Amount(var paid, _), Expr.Amount(var time, _), _, _)
                            when time.dimension() == Dimension.Plain.DURATION ->
                            paid.dividedBy(time);
                    case null, default -> price.value();
                };
        boolean comparable = each.dimension().equals(price.value().dimension());
        return comparable && each.amount().signum() != 0
                ? price.value().amount().dividedBy(each.amount())
                : Rational.ONE;
    }

    private static @Nullable Expr expression(Sourced<Quantity> price, SourceSet sources) {
        var text = "let price = " + sources.text(price.span());
        var file = Parser.parse(new Source("price", text)).value();
        return file != null
                        && file.items().size() == 1
                        && file.items().getFirst() instanceof Item.Let let
                ? let.value()
                : null;
    }
}
