package dev.platformc.solver.lowering;

import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Pin;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Supply;
import dev.platformc.core.model.Workload;
import dev.platformc.plan.PoolPlan;
import dev.platformc.plan.Turns;
import dev.platformc.plan.WorkloadPlan.Spot;
import dev.platformc.solver.Budget;
import dev.platformc.solver.topology.PlacementAnswer;
import dev.platformc.solver.topology.PlacementAnswer.Constraint;
import dev.platformc.solver.topology.PlacementProblem.Group;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Workloads on whole GPUs or on cores alone, once the cards of a pool are given out: first those
/// on cards set apart, then those on the rest of the pool.
final class WholePlacement {
    private final PoolWork work;
    private final CardMap cards;
    private final Stands stands;
    private final Budget budget;
    private final Before before;
    private final List<PlanningProblem> warnings = new ArrayList<>();
    private final List<PlanningProblem> problems = new ArrayList<>();

    /// @param before what stays where it is
    WholePlacement(PoolWork work, CardMap cards, Stands stands, Budget budget, Before before) {
        this.work = work;
        this.cards = cards;
        this.stands = stands;
        this.budget = budget;
        this.before = before;
    }

    PoolResult place() {
        shortOfSlices();
        for (var sharing : work.sharings()) {
            if (!PoolWork.isMig(sharing)) {
                place(work.on(sharing), Room.of(cards).withGpus(gpusOf(sharing)));
            }
        }
        place(wholePool(), Room.of(cards));
        return problems.isEmpty()
                ? new PoolResult.Solved(poolPlan(), stands.all(), List.copyOf(warnings))
                : new PoolResult.Failed(List.copyOf(problems));
    }

    /// Workloads on the pool itself, and CPU work that names a sharing of slices.
    private List<Workload> wholePool() {
        return work.workloads().stream()
                .filter(w ->
                        !(w.on().value() instanceof Sharing sharing)
                                || (PoolWork.isMig(sharing) && Groups.profile(w) == null))
                .toList();
    }

    private int[] gpusOf(Sharing sharing) {
        var gpus = new int[work.nodes().count()];
        int turns = Turns.ofCard(sharing);
        cards.of(sharing).forEach(card -> gpus[card.node()] += turns);
        return gpus;
    }

    private PoolPlan poolPlan() {
        int whole = cards.whole();
        int used =
                work.pool().gpusPerNode() == 0
                        ? 0
                        : wholePool().stream()
                                .filter(Groups::isGuaranteed)
                                .mapToInt(w -> Groups.each(w).gpus() * Groups.units(w))
                                .sum();
        return new PoolPlan(
                work.pool(),
                work.nodes().levels(),
                cards.runs(),
                whole,
                whole - used,
                Proofs.sum(stands.layouts()));
    }

    private void shortOfSlices() {
        for (var plan : stands.all()) {
            warn(plan.workload(), plan.unitsAtMost());
        }
    }

    private void warn(Workload workload, int fit) {
        if (!(workload instanceof Gang) && fit < Groups.unitsAtMost(workload)) {
            warnings.add(new PlanningProblem.Shortfall(workload, fit));
        }
    }

    /// Guaranteed ones together, then each queued one by itself, with what starts with it. All that
    /// goes wrong is noted, so that the author sees it at once.
    ///
    /// @param all the cards of this supply; cores and memory of what stands already are still in it
    private void place(List<Workload> workloads, Room all) {
        var room = stands.left(all, placedElsewhere(workloads));
        var guaranteed =
                workloads.stream()
                        .filter(w -> Groups.isGuaranteed(w) && Groups.units(w) > 0)
                        .toList();
        var left = room;
        switch (staying(guaranteed, room)) {
            case PlacementAnswer.Undecided _ ->
                    problems.add(new PlanningProblem.Undecided(supply(workloads)));
            case PlacementAnswer.Impossible(var core, var minimal) ->
                    conflicts(guaranteed, room, core, minimal);
            case PlacementAnswer.Placed(var spots, var proof) -> {
                for (var workload : guaranteed) {
                    var stood = spots(spots, workload);
                    stands.add(workload, stood, Groups.units(workload), proof);
                    left = left.minus(stood, Groups.each(workload));
                }
                workloads.stream()
                        .filter(w -> Groups.isGuaranteed(w) && Groups.units(w) == 0)
                        .forEach(w -> stands.add(w, List.of(), 0, proof));
                growing(workloads, left);
            }
        }
        for (var together : together(workloads)) {
            queued(together, room, left);
        }
    }

    /// One conflict, and those among the workloads that it leaves: the author sees all at once.
    private void conflicts(
            List<Workload> workloads, Room room, Set<Constraint> core, boolean minimal) {
        var problem =
                new PlanningProblem.NoPlacement(
                        work.nodes(), room, workloads, core, minimal, takers(), false);
        problems.add(problem);
        var members = problem.inCore();
        var others = workloads.stream().filter(w -> !members.contains(w.id().key())).toList();
        if (others.size() < workloads.size()
                && together(others, room)
                        instanceof PlacementAnswer.Impossible(var next, var nextMinimal)) {
            conflicts(others, room, next, nextMinimal);
        }
    }

    private List<Identity> takers() {
        return Stream.concat(
                        work.pins().stream().map(Pin::id),
                        work.sharings().stream().map(Sharing::id))
                .toList();
    }

    private Supply supply(List<Workload> workloads) {
        return workloads.isEmpty() ? work.pool() : workloads.getFirst().on().value();
    }

    /// What stands in the pool already and takes its cores and memory.
    private List<Workload> placedElsewhere(List<Workload> workloads) {
        var here = workloads.stream().map(w -> w.id().key()).toList();
        return work.workloads().stream().filter(w -> !here.contains(w.id().key())).toList();
    }

    /// All together, those that stood where they were.
    private PlacementAnswer staying(List<Workload> workloads, Room room) {
        var anew = together(workloads, room);
        return new StayingWorkloads(work.nodes(), workloads, room, before, this::together)
                .place(anew)
                .map(placed -> (PlacementAnswer) placed)
                .orElse(anew);
    }

    private PlacementAnswer together(List<Workload> workloads, Room room) {
        var answer = solve(workloads.stream().map(w -> Groups.of(work.nodes(), w)).toList(), room);
        if (answer instanceof PlacementAnswer.Impossible
                && workloads.stream().anyMatch(this::hasDefaultSpread)) {
            return solve(workloads.stream().map(this::withoutDefaultSpread).toList(), room);
        }
        return answer;
    }

    private boolean hasDefaultSpread(Workload workload) {
        return Groups.spread(work.nodes(), workload) != null && !Groups.spreadIsWritten(workload);
    }

    private Group withoutDefaultSpread(Workload workload) {
        return hasDefaultSpread(workload)
                ? Groups.of(work.nodes(), workload, Groups.units(workload), null)
                : Groups.of(work.nodes(), workload);
    }

    private PlacementAnswer solve(List<Group> groups, Room room) {
        return Placements.solve(work.nodes(), room, groups, budget);
    }

    private static List<Spot> spots(
            Map<String, List<PlacementAnswer.Spot>> spots, Workload workload) {
        return spots(spots.getOrDefault(workload.id().key(), List.of()));
    }

    static List<Spot> spots(List<PlacementAnswer.Spot> own) {
        return own.stream().map(s -> new Spot(s.firstNode(), s.nodes(), s.unitsOnEach())).toList();
    }

    /// Replicas up to the most: all at once if that is possible, else one endpoint after the other.
    private void growing(List<Workload> workloads, Room left) {
        var growing =
                workloads.stream()
                        .filter(Groups::isGuaranteed)
                        .filter(w -> Groups.unitsAtMost(w) > Groups.units(w))
                        .toList();
        var groups = growing.stream().map(w -> extra(w, more(w))).toList();
        boolean all = solve(groups, left) instanceof PlacementAnswer.Placed;
        var room = left;
        for (var workload : growing) {
            var each = Groups.each(workload);
            int fits = all ? more(workload) : (int) Math.min(more(workload), room.units(each));
            if (!all
                    && fits > 0
                    && solve(List.of(extra(workload, fits)), room)
                            instanceof PlacementAnswer.Placed(var spots, _)) {
                room = room.minus(spots(spots, workload), each);
            }
            int atMost = Groups.units(workload) + fits;
            stands.grow(workload, atMost);
            warn(workload, atMost);
        }
    }

    private static int more(Workload workload) {
        return Groups.unitsAtMost(workload) - Groups.units(workload);
    }

    private Group extra(Workload workload, int units) {
        return Groups.of(work.nodes(), workload, units, null);
    }

    /// Queued workloads, those that start only together as one: the pods of a ray.
    private static Collection<List<Workload>> together(List<Workload> workloads) {
        var byOwner = new LinkedHashMap<String, List<Workload>>();
        for (var workload : workloads) {
            if (!Groups.isGuaranteed(workload)) {
                byOwner.computeIfAbsent(Groups.owner(workload), _ -> new ArrayList<>())
                        .add(workload);
            }
        }
        return byOwner.values();
    }

    /// Beside what is guaranteed if they fit there, else in the pool without other workloads.
    private void queued(List<Workload> together, Room empty, Room left) {
        var answer = staying(together, left);
        if (!(answer instanceof PlacementAnswer.Placed)) {
            answer = staying(together, empty);
        }
        switch (answer) {
            case PlacementAnswer.Undecided _ ->
                    problems.add(new PlanningProblem.Undecided(supply(together)));
            case PlacementAnswer.Impossible(var core, var minimal) ->
                    problems.add(
                            new PlanningProblem.NoPlacement(
                                    work.nodes(),
                                    empty,
                                    together,
                                    core,
                                    minimal,
                                    takers(),
                                    together.size() == 1));
            case PlacementAnswer.Placed(var spots, var proof) -> {
                var rest = empty;
                for (var workload : together) {
                    rest = rest.minus(spots(spots, workload), Groups.each(workload));
                }
                for (var workload : together) {
                    int atMost = atMostAlone(workload, rest);
                    stands.add(workload, spots(spots, workload), atMost, proof);
                    warn(workload, atMost);
                }
            }
        }
    }

    /// How many of the most fit where nothing else stands. A gang grows as its scheduler lets it.
    ///
    /// @param rest what the least of all that start together leave
    private static int atMostAlone(Workload workload, Room rest) {
        int more = more(workload);
        return Groups.units(workload)
                + (workload instanceof Pods && more > 0
                        ? (int) Math.min(more, rest.units(Groups.each(workload)))
                        : more);
    }
}
