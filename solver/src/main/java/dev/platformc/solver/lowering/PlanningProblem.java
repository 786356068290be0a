package dev.platformc.solver.lowering;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Supply;
import dev.platformc.core.model.Team;
import dev.platformc.core.model.Workload;
import dev.platformc.plan.RayRollout;
import dev.platformc.plan.WorkloadPlan.Spot;
import dev.platformc.solver.topology.PlacementAnswer.Constraint;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What can go wrong while planning. No sentences here.
sealed interface PlanningProblem {
    /// Tells problems apart, also those of a platform that was changed a little.
    default String key() {
        return switch (this) {
            case CardsMissing p -> "cards " + p.sharing().id().key();
            case SlicesImpossible p -> "slices " + p.sharing().id().key();
            case NodeFull p -> "node " + p.workload().id().key();
            case NoPlacement p ->
                    p.alone()
                            ? "placement " + p.together().getFirst().id().key()
                            : "placement " + String.join(" ", p.inCore());
            case Undecided p -> "undecided " + p.supply().id().key();
            case NoSurge p -> "surge " + p.of().key();
            case Shortfall p -> "shortfall " + p.workload().id().key();
            case QuotaOver p -> "quota " + p.supply().id().key();
            case OverQuota p -> "admission " + p.workload().id().key();
            case OverQuotaAtMost p -> "growth " + p.workload().id().key();
            case NoMachineApart p -> "beside " + p.sharing().id().key();
            case NotEven p -> "even " + p.endpoint().id().key();
            case NotApart p -> "apart " + p.team().id().key() + " " + p.supply().id().key();
            case WouldDisrupt p -> "disrupt " + p.workload().id().key();
            case HostsMissing p -> "hosts " + p.pool().id().key();
        };
    }

    /// A sharing asks for more cards than are left for it.
    ///
    /// @param left cards neither pinned, spare nor given to other sharings
    record CardsMissing(Sharing sharing, int left) implements PlanningProblem {}

    /// The slices that are asked for cannot be cut.
    ///
    /// @param demands all that were asked for
    /// @param core ids of those that cannot hold together
    /// @param cards how many cards they could have used
    record SlicesImpossible(
            Sharing sharing,
            List<SliceDemand> demands,
            Set<String> core,
            boolean minimal,
            int cards)
            implements PlanningProblem {}

    /// The machines that the slices are on have too few cores or too little memory.
    record NodeFull(PoolNodes nodes, Workload workload, Room room) implements PlanningProblem {}

    /// Units that cannot all stand.
    ///
    /// @param together workloads that were placed at once
    /// @param room what they had
    /// @param takers sharings and pins that have cards of the pool
    /// @param alone whether it is one queued workload in a pool without others
    record NoPlacement(
            PoolNodes nodes,
            Room room,
            List<Workload> together,
            Set<Constraint> core,
            boolean minimal,
            List<Identity> takers,
            boolean alone)
            implements PlanningProblem {

        /// Keys of the workloads that are members of the core, in their order.
        List<String> inCore() {
            return together.stream()
                    .map(w -> w.id().key())
                    .filter(key -> core.contains(new Constraint.Units(key)))
                    .toList();
        }
    }

    /// Found no way to give out the cards of a sharing over which the replicas stand evenly.
    ///
    /// @param domains with slices, of the level over which they shall
    record NotEven(Endpoint endpoint, Sharing sharing, int domains) implements PlanningProblem {}

    /// The budget was spent.
    record Undecided(Supply supply) implements PlanningProblem {}

    /// Replicas of an endpoint, or pods of another kind, up to the most that do not fit.
    ///
    /// @param fit how many do
    record Shortfall(Workload workload, int fit) implements PlanningProblem {}

    /// A new version that waits for room, or that nobody rolls out.
    ///
    /// @param of the ray or the endpoint
    record NoSurge(Identity of, RayRollout rollout) implements PlanningProblem {}

    /// Queues promise more than there is.
    ///
    /// @param asked devices of all queues on the supply
    /// @param there devices that can be promised
    record QuotaOver(
            Supply supply, List<Queue> queues, List<Integer> asked, String resource, int there)
            implements PlanningProblem {}

    /// A workload is larger than its queue can ever give.
    ///
    /// @param needs of the resource
    /// @param gives quota and what may be borrowed
    record OverQuota(
            Workload workload, Queue queue, String resource, int needs, int quota, int gives)
            implements PlanningProblem {}

    /// A workload that may grow beyond what its queue can ever give.
    ///
    /// @param needs of the resource, at its most
    /// @param gives quota and what may be borrowed
    record OverQuotaAtMost(Workload workload, Queue queue, String resource, int needs, int gives)
            implements PlanningProblem {}

    /// Found no machine for cards of a sharing where no other has slices of the same size.
    ///
    /// @param team that keeps others off its cards: one of this sharing, or of those beside it
    record NoMachineApart(Team team, Sharing sharing) implements PlanningProblem {}

    /// Others are on cards or machines that a team keeps to itself.
    record NotApart(Team team, Supply supply) implements PlanningProblem {}

    /// A workload that must not be disrupted would have to leave where it is.
    ///
    /// @param before where it stands by the lock
    /// @param now where it would stand
    /// @param reasons what is known of why
    record WouldDisrupt(
            PoolNodes nodes,
            Workload workload,
            List<Spot> before,
            List<Spot> now,
            List<Reason> reasons)
            implements PlanningProblem {

        /// What is in the way on a node.
        ///
        /// @param taker pin or sharing that has cards there; absent for the others
        record Reason(int node, Kind kind, @Nullable Identity taker) {
            enum Kind {
                GONE,
                SPARE,
                TAKEN
            }
        }
    }

    /// Layouts differ between machines whose number, and so whose names, are not known.
    record HostsMissing(Pool pool) implements PlanningProblem {}
}
