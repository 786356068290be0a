package dev.platformc.solver.cost;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Needs;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Workload;
import dev.platformc.core.rule.Prices;
import dev.platformc.hardware.quantity.Rational;

/// What a workload makes of its cards, by what its `typical` says.
final class DailyUse {
    private DailyUse() {}

    /// Of one worker or replica. What is not said counts as fully used: the waste is never said to
    /// be more than is known.
    static Usage each(Workload workload) {
        var cards = Prices.cards(workload);
        var memory = memory(workload);
        var typical = needs(workload).typical();
        var compute = typical == null ? null : typical.compute();
        var bytes = typical == null ? null : typical.memory();
        return new Usage(
                cards,
                compute == null ? cards : useful(cards, compute.value()),
                memory,
                bytes == null ? memory : Rational.min(memory, Rational.of(bytes.value().count())));
    }

    /// `typical.compute` is of a card: of each, where there are several, and of the one that a part
    /// belongs to.
    private static Rational useful(Rational cards, Rational compute) {
        return cards.compareTo(Rational.ONE) >= 0
                ? cards.times(compute)
                : Rational.min(cards, compute);
    }

    private static Rational memory(Workload workload) {
        return switch (workload) {
            case Endpoint endpoint -> {
                if (endpoint.fit().value() instanceof Endpoint.Fit.Cores) {
                    yield Rational.ZERO;
                }
                var ledger = endpoint.fit().value().ledger();
                yield Rational.of(ledger.visible().count()).times(ledger.devices());
            }
            case Gang _, Pods _ -> {
                var gpu = workload.on().value().pool().gpu();
                yield gpu == null
                        ? Rational.ZERO
                        : Rational.of(gpu.memory().count()).times(Prices.cards(workload));
            }
        };
    }

    static Needs needs(Workload workload) {
        return switch (workload) {
            case Gang gang -> gang.details().needs();
            case Endpoint endpoint -> endpoint.details().needs();
            case Pods pods -> pods.needs();
        };
    }
}
