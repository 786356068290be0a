package dev.platformc.core.build;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Sourced;
import dev.platformc.hardware.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// What is wrong with an endpoint on its own, memory aside.
final class EndpointChecks {
    private static final Rational LEAST_OVERHEAD = Rational.of(10, 100);

    private EndpointChecks() {}

    /// Length, precision and overhead.
    ///
    /// @return whether its memory can be worked out
    static boolean check(Report report, Demand demand) {
        boolean hasLength = demand.context().value() >= 1;
        if (!hasLength) {
            report.add(
                    BuildMessages.outOfRange(
                            "a context of " + demand.context().value() + " tokens",
                            demand.context().span(),
                            "at least one token"));
        }
        boolean isTrained = demand.context().value() <= demand.load().model().maxContext();
        if (!isTrained) {
            report.add(EndpointMessages.contextTooLong(demand));
        }
        var gpu = demand.gpu();
        if (gpu != null && !gpu.precisions().contains(demand.load().weights())) {
            report.add(EndpointMessages.precisionNotOnCard(demand, gpu));
        }
        if (demand.overhead().value().compareTo(LEAST_OVERHEAD) < 0) {
            report.add(EndpointMessages.overheadLow(demand));
        }
        return hasLength && isTrained;
    }

    /// What is written of CPU and memory must be on the node.
    static void size(Report report, Endpoint endpoint) {
        var node = endpoint.on().value().pool().nodeType();
        var cpu = endpoint.cpu();
        if (cpu.value().compareTo(node.cpu().value()) > 0) {
            report.add(
                    EndpointMessages.tooLarge(
                            endpoint, cpu, cpu.value() + " cores", node.cpu().value() + " cores"));
        }
        var memory = endpoint.memory();
        if (memory.value().compareTo(node.memory().value()) > 0) {
            report.add(
                    EndpointMessages.tooLarge(
                            endpoint,
                            memory,
                            memory.value() + " of memory",
                            node.memory().value().toString()));
        }
    }

    static void spread(Report report, Demand demand, @Nullable Sourced<String> level) {
        if (level != null) {
            LevelMessages.check(report, demand.id(), demand.pool(), level);
        }
    }
}
