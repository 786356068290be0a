package dev.platformc.solver.lowering;

import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Workload;
import dev.platformc.plan.Plan;
import dev.platformc.plan.WorkloadPlan;
import dev.platformc.plan.WorkloadPlan.Spot;
import dev.platformc.solver.Budget;
import dev.platformc.solver.topology.Capacity;
import dev.platformc.solver.topology.PlacementAnswer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a workload stands where it does: what it would cost elsewhere, with all others where they
/// are, and what is in the way of something better.
///
/// @param beside whether it has its place beside all that is guaranteed; otherwise its place is in
///   a pool without others, and so are the answers here
/// @param cost of its spans
/// @param next the cheapest place that does not touch all of the domains that it touches now;
///   absent: there is no other
/// @param nextDecided whether that was proved
/// @param better absent: no placement of it costs less, wherever others stood
public record WhyThere(
        WorkloadPlan plan,
        boolean beside,
        long cost,
        @Nullable Elsewhere next,
        boolean nextDecided,
        @Nullable Better better) {

    /// @param spots of another placement
    /// @param spans domains it touches at each level above the node
    public record Elsewhere(long cost, List<Spot> spots, List<WorkloadPlan.Span> spans) {}

    /// What one domain lacks to hold all units.
    ///
    /// @param level of which more than one domain is touched now
    /// @param domain of it that could take most
    /// @param holds units that it could take, those there already with them
    /// @param empty units that it could take with nobody else there
    /// @param others workloads with units in it
    public record Better(
            String level, String domain, long holds, long empty, List<Identity> others) {}

    /// @param plan with the workload
    /// @param workload on whole GPUs, a share of a card, or cores
    public static WhyThere of(Plan plan, Workload workload, Budget budget) {
        return new Looking(plan, plan.of(workload), budget).answer();
    }

    private record Looking(
            Plan all, WorkloadPlan plan, PoolNodes nodes, Room empty, Room room, Budget budget) {
        Looking(Plan all, WorkloadPlan plan, Budget budget) {
            this(
                    all,
                    plan,
                    PoolNodes.of(plan.workload().on().value().pool()),
                    Room.of(all.of(plan.workload().on().value().pool()), plan.workload()),
                    budget);
        }

        private Looking(Plan all, WorkloadPlan plan, PoolNodes nodes, Room empty, Budget budget) {
            this(all, plan, nodes, empty, withOthers(all, plan, empty), budget);
        }

        /// What the others leave.
        private static Room withOthers(Plan all, WorkloadPlan plan, Room empty) {
            var room = empty;
            for (var other : all.workloads()) {
                room = isOther(plan, other) ? room.minus(other.spots(), taken(plan, other)) : room;
            }
            return room;
        }

        private static boolean isOther(WorkloadPlan plan, WorkloadPlan other) {
            var own = plan.workload();
            return !own.id().equals(other.workload().id())
                    && PoolWork.same(own.on().value().pool(), other.workload().on().value().pool())
                    && Groups.isGuaranteed(other.workload());
        }

        private static Capacity taken(WorkloadPlan plan, WorkloadPlan other) {
            var each = Groups.each(other.workload());
            return PoolWork.same(plan.workload().on().value(), other.workload().on().value())
                    ? each
                    : new Capacity(0, each.milliCpu(), each.memory());
        }

        WhyThere answer() {
            boolean beside = room.holds(plan.spots(), each());
            var there = beside ? room : empty;
            var next = next(there);
            return new WhyThere(
                    plan, beside, cost(plan.spots()), next.best(), next.decided(), better(there));
        }

        private Capacity each() {
            return Groups.each(plan.workload());
        }

        private long cost(List<Spot> spots) {
            long cost = 0;
            var costs = Groups.spanCosts(nodes);
            var spans = Spots.spans(nodes, spots);
            for (int level = 0; level < spans.size(); level++) {
                cost += (long) costs.get(level) * Math.max(0, spans.get(level).domains() - 1);
            }
            return cost;
        }

        private record Next(@Nullable Elsewhere best, boolean decided) {}

        /// Without each of the innermost domains in turn.
        private Next next(Room there) {
            Elsewhere best = null;
            boolean decided = true;
            for (var domain : touched()) {
                var group = Groups.of(nodes, plan.workload(), plan.units(), spread());
                switch (Placements.solve(nodes, there.without(domain), List.of(group), budget)) {
                    case PlacementAnswer.Placed(var spots, _) -> {
                        var other =
                                WholePlacement.spots(
                                        spots.getOrDefault(plan.workload().id().key(), List.of()));
                        long cost = cost(other);
                        if (best == null || cost < best.cost()) {
                            best = new Elsewhere(cost, other, Spots.spans(nodes, other));
                        }
                    }
                    case PlacementAnswer.Undecided() -> decided = false;
                    case PlacementAnswer.Impossible _ -> {}
                }
            }
            return new Next(best, decided);
        }

        /// A spread that nobody wrote gives way.
        private @Nullable Integer spread() {
            return Groups.spreadIsWritten(plan.workload())
                    ? Groups.spread(nodes, plan.workload())
                    : null;
        }

        /// Innermost domains with units of it; where there is one domain only, the nodes.
        private List<PoolNodes.Domain> touched() {
            var units = Spots.byNode(plan.spots());
            var innermost = nodes.at(Math.max(0, nodes.nodeLevel() - 1));
            var domains = innermost.size() > 1 ? innermost : nodes.at(nodes.nodeLevel());
            return domains.stream().filter(domain -> Spots.in(domain, units) > 0).toList();
        }

        /// At the outermost level of which several domains are touched.
        private @Nullable Better better(Room there) {
            if (cost(plan.spots()) == 0) {
                return null;
            }
            for (int level = 0; level < nodes.nodeLevel(); level++) {
                if (plan.spans().get(level).domains() > 1) {
                    return better(there, level);
                }
            }
            return null;
        }

        private Better better(Room there, int level) {
            PoolNodes.Domain best = nodes.at(level).getFirst();
            for (var domain : nodes.at(level)) {
                if (there.units(domain, each()) > there.units(best, each())) {
                    best = domain;
                }
            }
            var others = new ArrayList<Identity>();
            for (var other : all.workloads()) {
                if (isOther(plan, other) && Spots.in(best, Spots.byNode(other.spots())) > 0) {
                    others.add(other.workload().id());
                }
            }
            return new Better(
                    nodes.levels().get(level),
                    best.id(),
                    there.units(best, each()),
                    empty.units(best, each()),
                    List.copyOf(others));
        }
    }
}
