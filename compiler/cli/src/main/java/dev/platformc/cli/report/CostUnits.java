package dev.platformc.cli.report;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Needs;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Workload;
import dev.platformc.core.text.SourceSet;
import dev.platformc.solver.cost.Bill;
import java.util.Objects;

/// In which units memory is shown: in those that the authors think in.
final class CostUnits {
    private CostUnits() {}

    /// GiB, unless every `typical` that speaks of memory is written in the units of thousands.
    static boolean binary(Bill bill, SourceSet sources) {
        var written =
                bill.workloads().stream()
                        .map(w -> needs(w.workload()).typical())
                        .filter(Objects::nonNull)
                        .map(Needs.Typical::memory)
                        .filter(Objects::nonNull)
                        .map(memory -> sources.text(memory.span()))
                        .toList();
        return written.isEmpty() || written.stream().anyMatch(text -> text.contains("iB"));
    }

    private static Needs needs(Workload workload) {
        return switch (workload) {
            case Gang gang -> gang.details().needs();
            case Endpoint endpoint -> endpoint.details().needs();
            case Pods pods -> pods.needs();
        };
    }
}
