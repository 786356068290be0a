package dev.platformc.hardware.sizing;

import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;

/// The memory of one replica, summed over its devices.
///
/// @param devices GPUs or slices of the replica
/// @param visible memory of one device
/// @param overhead share of it that is not counted, 0 to 1
/// @param reserve taken off each device besides, for what was measured
/// @param weights of the whole model
/// @param kv of the load: all sequences at full length
/// @param kvPerSequence of one sequence at full length
/// @param kvPerToken of one token
public record Ledger(
        int devices,
        Bytes visible,
        Rational overhead,
        Bytes reserve,
        Bytes weights,
        Bytes kv,
        Bytes kvPerSequence,
        Bytes kvPerToken) {

    /// What may be filled: visible x (1 - overhead) - reserve, of all devices.
    public Bytes budget() {
        var each = visible.times(Rational.ONE.minus(overhead));
        return each.count() < reserve.count() ? Bytes.ZERO : each.minus(reserve).times(devices);
    }

    public Bytes needed() {
        return weights.plus(kv);
    }

    public boolean fits() {
        return needed().compareTo(budget()) <= 0;
    }

    /// Room for keys and values once the weights are there.
    public Bytes kvRoom() {
        return budget().count() <= weights.count() ? Bytes.ZERO : budget().minus(weights);
    }

    /// How many tokens fit beside the weights.
    public long tokens() {
        return kvPerToken.count() == 0 ? 0 : kvRoom().count() / kvPerToken.count();
    }

    /// How many sequences of full length fit beside the weights.
    public long sequences() {
        return kvPerSequence.count() == 0 ? 0 : kvRoom().count() / kvPerSequence.count();
    }

    /// What is left of the budget, as a share of it; negative when it does not fit.
    public Rational headroom() {
        if (budget().count() == 0) {
            return Rational.of(-1);
        }
        return Rational.of(budget().count() - needed().count(), budget().count());
    }
}
