package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Workload;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.quantity.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What would make shares fit on the cards of a sharing.
final class PartFixes {
    private static final int MOST = 2;

    private PartFixes() {}

    /// Fewer units of one of the workloads, the largest first; then more cards.
    static List<Fix> all(Sharing sharing, List<Workload> workloads) {
        var fixes = new ArrayList<Fix>();
        for (var workload : workloads) {
            var fix = fixes.size() < MOST ? fewer(sharing, workloads, workload) : null;
            if (fix != null) {
                fixes.add(fix);
            }
        }
        if (sharing.gpus().isWritten()) {
            int cards = PartChecks.cards(workloads);
            fixes.add(
                    fix(
                            "give `"
                                    + sharing.id().name()
                                    + "` more cards: "
                                    + cards
                                    + " are enough",
                            sharing.gpus().span(),
                            Integer.toString(cards)));
        }
        return fixes;
    }

    private static @Nullable Fix fewer(
            Sharing sharing, List<Workload> workloads, Workload workload) {
        var others = Rational.ZERO;
        for (var other : workloads) {
            if (other != workload) {
                others = others.plus(Rational.of(PartChecks.units(other), ofCard(other)));
            }
        }
        int most =
                Rational.of(sharing.gpus().value())
                        .minus(others)
                        .times(ofCard(workload))
                        .floor()
                        .intValueExact();
        Sourced<?> count =
                switch (workload) {
                    case Gang gang -> gang.workers();
                    case Endpoint endpoint -> endpoint.replicas();
                    case Pods pods -> pods.count();
                };
        boolean range =
                switch (workload) {
                    case Gang _ -> true;
                    case Endpoint endpoint -> endpoint.replicas().value().isRange();
                    case Pods pods -> pods.count().value().isRange();
                };
        return most < 1 || range || !count.isWritten()
                ? null
                : fix(
                        "have fewer of `"
                                + workload.id().name()
                                + "`: "
                                + most
                                + (most == 1 ? " is" : " are")
                                + " the most that fit",
                        count.span(),
                        Integer.toString(most));
    }

    /// How many shares of its size a card holds.
    private static int ofCard(Workload workload) {
        var ratio = Objects.requireNonNull(workload.cardShare());
        return Rational.ONE.dividedBy(ratio).floor().intValueExact();
    }

    private static Fix fix(String title, Span at, String replacement) {
        return new Fix(title, Confidence.CHECKED, List.of(new Edit(at, replacement)));
    }
}
