package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Adapter;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Sourced;

/// Adapters and what carries them.
final class AdapterChecks {
    /// The largest that vLLM's kernels are built for.
    static final int MOST_RANK = 512;

    private AdapterChecks() {}

    static Diagnostic rankOverLimit(Identity adapter, Sourced<Integer> rank) {
        return Diagnostic.of(
                Code.RANK_OVER_LIMIT,
                adapter.display()
                        + " has rank "
                        + rank.value()
                        + " and engines take up to "
                        + MOST_RANK,
                rank.span(),
                "no engine would load it");
    }

    static void base(Report report, Demand demand, Sourced<java.util.List<Adapter>> adapters) {
        var model = demand.model().value();
        for (var adapter : adapters.value()) {
            if (!adapter.base().value().id().name().equals(model.id().name())) {
                report.add(
                        Diagnostic.of(
                                        Code.ADAPTER_OF_OTHER_MODEL,
                                        "adapter `"
                                                + adapter.id().name()
                                                + "` changes `"
                                                + adapter.base().value().id().name()
                                                + "`, not `"
                                                + model.id().name()
                                                + "`",
                                        adapters.span(),
                                        "served on another model")
                                .withRelated(adapter.base().span(), "what it changes")
                                .withRelated(demand.model().span(), "what is served"));
            }
        }
    }
}
