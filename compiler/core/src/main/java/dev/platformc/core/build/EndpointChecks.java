package dev.platformc.core.build;

import dev.platformc.core.model.Sourced;
import dev.platformc.hardware.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// What is wrong with an endpoint on its own, memory aside.
final class EndpointChecks {
    private static final Rational LEAST_OVERHEAD = Rational.of(10, 100);

    private EndpointChecks() {}

    static void check(Report report, Demand demand) {
        if (demand.context().value() > demand.load().model().maxContext()) {
            report.add(EndpointMessages.contextTooLong(demand));
        }
        var gpu = demand.gpu();
        if (gpu != null && !gpu.precisions().contains(demand.load().weights())) {
            report.add(EndpointMessages.precisionNotOnCard(demand, gpu));
        }
        if (demand.overhead().value().compareTo(LEAST_OVERHEAD) < 0) {
            report.add(EndpointMessages.overheadLow(demand));
        }
    }

    static void spread(Report report, Demand demand, @Nullable Sourced<String> level) {
        if (level != null && !Levels.has(demand.pool(), level.value())) {
            report.add(LevelMessages.unknown(demand.id(), demand.pool(), level));
        }
    }
}
