package dev.platformc.core.build;

import dev.platformc.core.model.Sourced;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.hardware.sizing.Ledger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says when a load fits only as long as little else is loaded.
final class FitChecks {
    /// The upper end of what engines usually take besides weights and KV cache.
    static final Rational USUAL_MOST = Rational.of(20, 100);

    private FitChecks() {}

    /// @param place what gives the memory, for messages
    /// @param choices what it might take, smallest first
    /// @param pinned the degree that the author wrote
    static void tight(
            Report report,
            Demand demand,
            Ledger ledger,
            String place,
            List<Ledger> choices,
            @Nullable Sourced<Integer> pinned) {
        if (largestOverhead(ledger).compareTo(USUAL_MOST) < 0) {
            var roomy =
                    choices.stream()
                            .filter(choice -> usual(choice).fits())
                            .findFirst()
                            .orElse(null);
            report.add(FitMessages.tight(demand, ledger, place, roomy, pinned));
        }
    }

    /// The same with the most that engines usually take.
    static Ledger usual(Ledger ledger) {
        return new Ledger(
                ledger.devices(),
                ledger.visible(),
                USUAL_MOST,
                ledger.reserve(),
                ledger.weights(),
                ledger.kv(),
                ledger.kvPerSequence(),
                ledger.kvPerToken());
    }

    /// Up to which share of the memory may be kept for the engine.
    static Rational largestOverhead(Ledger ledger) {
        var visible = Rational.of(ledger.visible().times(ledger.devices()).count());
        var left = Rational.of(ledger.needed().count()).dividedBy(visible);
        return Rational.ONE.minus(left);
    }
}
