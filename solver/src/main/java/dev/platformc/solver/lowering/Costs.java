package dev.platformc.solver.lowering;

import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pool;
import dev.platformc.hardware.quantity.Dimension;
import dev.platformc.hardware.quantity.Quantity;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.plan.Cost;
import java.util.ArrayList;

/// What the nodes cost an hour, at the fewest and at the most that may run.
final class Costs {
    private Costs() {}

    static Cost of(Platform platform) {
        var currency = platform.currency().value();
        var least = Rational.ZERO;
        var most = Rational.ZERO;
        var estimated = new ArrayList<Pool>();
        var unpriced = new ArrayList<Pool>();
        for (var pool : platform.pools()) {
            var price = pool.price();
            if (price == null || !isIn(price.value(), currency)) {
                unpriced.add(pool);
                continue;
            }
            least = least.plus(price.value().amount().times(pool.nodes().least()));
            most = most.plus(price.value().amount().times(pool.nodes().most()));
            if (pool.priceIsEstimate()) {
                estimated.add(pool);
            }
        }
        return new Cost(currency, least, most, estimated, unpriced);
    }

    /// Currencies never convert, so a price in another one is none.
    private static boolean isIn(Quantity price, String currency) {
        return price.dimension() instanceof Dimension.Price(var own) && own.equals(currency);
    }
}
