package dev.platformc.solver.lowering;

import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sharing.Slicing;
import dev.platformc.core.model.Team;
import dev.platformc.hardware.mig.MigProfile;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which sharings may cut cards of one machine.
///
/// A machine counts its slices by size and hands out any of them, so a team that keeps others off
/// its cards can stand beside another sharing only where that cuts other sizes.
final class Neighbours {
    private final PoolWork work;

    Neighbours(PoolWork work) {
        this.work = work;
    }

    /// Whether a machine may give cards to a sharing, for what its others are cut into.
    boolean isOpen(CardMap cards, int node, Sharing sharing) {
        return work.sharings().stream()
                .filter(other -> !PoolWork.same(other, sharing) && clash(other, sharing))
                .noneMatch(other -> cards.has(node, other));
    }

    /// The team for whose sake some machines are closed to a sharing; absent when all are open.
    @Nullable Team keptApart(CardMap cards, Sharing sharing) {
        for (var other : work.sharings()) {
            if (!PoolWork.same(other, sharing)
                    && clash(other, sharing)
                    && !cards.of(other).isEmpty()) {
                var own = keeping(sharing);
                return own != null ? own : keeping(other);
            }
        }
        return null;
    }

    private boolean clash(Sharing one, Sharing other) {
        return PoolWork.isMig(one)
                && PoolWork.isMig(other)
                && (keeping(one) != null || keeping(other) != null)
                && !Collections.disjoint(profiles(one), profiles(other));
    }

    private Set<MigProfile> profiles(Sharing sharing) {
        if (sharing.slice().value() instanceof Slicing.Mig(var layout, _) && layout != null) {
            return layout.value().stream()
                    .map(instance -> instance.profile().value())
                    .collect(Collectors.toSet());
        }
        return Demands.of(work, sharing).stream()
                .map(SliceDemand::profile)
                .collect(Collectors.toSet());
    }

    /// A team on the sharing that wants cards of its own; absent when there is none.
    private @Nullable Team keeping(Sharing sharing) {
        return Isolation.teams(work.platform(), sharing).stream()
                .filter(team -> team.isolation().value() == Team.Isolation.GPU)
                .findFirst()
                .orElse(null);
    }
}
