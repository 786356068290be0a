package dev.platformc.core.build;

import dev.platformc.core.eval.Declared;
import dev.platformc.core.model.Priority;
import dev.platformc.core.model.Sourced;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class PriorityBuilder {
    /// The largest that Kubernetes leaves to users.
    static final int MOST = 1_000_000_000;

    static final int LEAST = Integer.MIN_VALUE;

    private final Report report;

    PriorityBuilder(Report report) {
        this.report = report;
    }

    @Nullable Priority build(Declared declared) {
        var written = Attributes.of(report, declared);
        written.require(declared.id(), "value");
        var value = written.number("value");
        var isDefault = written.bool("default", false);
        var preempt = written.text("preempt", "lower-priority");
        written.finish();
        if (preempt.value().equals("never")) {
            report.add(PriorityMessages.preemptNotRead(declared.id(), preempt.span()));
        }
        if (value == null) {
            return null;
        }
        var whole = value.value().floor();
        if (whole.compareTo(BigInteger.valueOf(MOST)) > 0
                || whole.compareTo(BigInteger.valueOf(LEAST)) < 0) {
            report.add(PriorityMessages.outOfRange(declared.id(), value.map(_ -> whole)));
            return null;
        }
        return new Priority(
                declared.id(),
                value.map(_ -> whole.intValueExact()),
                isDefault,
                preempt.map(word -> !word.equals("never")));
    }

    /// Kubernetes allows one default only.
    static void checkDefaults(Report report, List<Priority> priorities) {
        var defaults = priorities.stream().filter(p -> p.isDefault().value()).toList();
        if (defaults.size() > 1) {
            report.add(PriorityMessages.twoDefaults(defaults));
        }
    }

    static @Nullable Sourced<Priority> preset(List<Priority> priorities, Attributes user) {
        return priorities.stream()
                .filter(p -> p.isDefault().value())
                .findFirst()
                .map(p -> Sourced.preset(p, user.declaration()))
                .orElse(null);
    }
}
