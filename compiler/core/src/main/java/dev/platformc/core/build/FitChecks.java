package dev.platformc.core.build;

import dev.platformc.hardware.quantity.Rational;
import dev.platformc.hardware.sizing.Ledger;

/// Says when a load fits only as long as little else is loaded.
final class FitChecks {
    /// The upper end of what engines usually take besides weights and KV cache.
    static final Rational USUAL_MOST = Rational.of(20, 100);

    private FitChecks() {}

    static void tight(Report report, Demand demand, Ledger ledger) {
        if (largestOverhead(ledger).compareTo(USUAL_MOST) < 0) {
            report.add(FitMessages.tight(demand, ledger));
        }
    }

    /// Up to which share of the memory may be kept for the engine.
    static Rational largestOverhead(Ledger ledger) {
        var visible = Rational.of(ledger.visible().times(ledger.devices()).count());
        var left = Rational.of(ledger.needed().count()).dividedBy(visible);
        return Rational.ONE.minus(left);
    }
}
