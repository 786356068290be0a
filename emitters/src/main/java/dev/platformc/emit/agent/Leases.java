package dev.platformc.emit.agent;

import dev.platformc.contract.NodeLayout;
import dev.platformc.contract.NodeLayout.SharingMode;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sharing.Slicing;
import dev.platformc.core.model.SharingWay.Keeper;
import org.jspecify.annotations.Nullable;

/// How the agents keep the parts of shared cards.
final class Leases {
    private static final long MIB = 1 << 20;

    private Leases() {}

    /// Absent where cards are handed out whole: to their one user, or to KAI, which deals out
    /// fractions of them.
    static NodeLayout.@Nullable Shares shares(Sharing sharing) {
        if (sharing.keeper() == Keeper.KAI) {
            return null;
        }
        return switch (sharing.slice().value()) {
            case Slicing.Time time -> turns(sharing, time);
            case Slicing.Mps(_, var memory) ->
                    new NodeLayout.Shares(
                            SharingMode.MPS,
                            sharing.resource(),
                            sharing.devicesOfCard(),
                            true,
                            memory == null ? null : memory.value().count() / MIB,
                            null);
            case Slicing.Mig _, Slicing.Whole _ -> null;
        };
    }

    private static NodeLayout.Shares turns(Sharing sharing, Slicing.Time time) {
        int parts = sharing.devicesOfCard();
        long lease = time.leaseMillis().value();
        return new NodeLayout.Shares(
                time.strict().value() ? SharingMode.STRICT : SharingMode.FAIR,
                sharing.resource(),
                parts,
                time.capped().value(),
                null,
                new NodeLayout.Leases(lease, Math.multiplyExact(lease, parts)));
    }
}
