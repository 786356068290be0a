package dev.platformc.plan;

import dev.platformc.core.model.Pool;
import dev.platformc.hardware.quantity.Rational;
import java.util.List;

/// What the nodes cost an hour.
///
/// @param currency ISO code
/// @param least at the fewest nodes, per hour
/// @param most at the most nodes that may run, per hour
/// @param estimated pools whose price is the catalog's estimate
/// @param unpriced pools without any price: not in the sums
public record Cost(
        String currency,
        Rational least,
        Rational most,
        List<Pool> estimated,
        List<Pool> unpriced) {}
