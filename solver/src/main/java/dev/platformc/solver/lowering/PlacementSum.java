package dev.platformc.solver.lowering;

import dev.platformc.core.diagnostic.Diagnostic.Note;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Workload;
import dev.platformc.solver.lowering.PlanningWords.Resource;
import dev.platformc.solver.topology.Capacity;
import dev.platformc.solver.topology.PlacementAnswer.Constraint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What the members of a core want and what is there, in what is scarce, where it is scarce.
///
/// @param workloads members of the core
record PlacementSum(PlanningProblem.NoPlacement problem, List<Workload> workloads) {
    private static final int MOST_SHOWN = 5;

    /// The domain to look at: the one that could take most where a level is in the way.
    PoolNodes.Domain domain() {
        var nodes = problem.nodes();
        for (var constraint : problem.core()) {
            if (constraint instanceof Constraint.Room(var id) && !id.isEmpty()) {
                for (int level = 0; level < nodes.nodeLevel(); level++) {
                    for (var domain : nodes.at(level)) {
                        if (domain.id().equals(id)) {
                            return domain;
                        }
                    }
                }
            }
        }
        return isOneNode()
                ? new PoolNodes.Domain("node", fullestNode(), 1, List.of())
                : new PoolNodes.Domain("", 0, nodes.count(), List.of());
    }

    private int fullestNode() {
        int best = 0;
        for (int node = 1; node < problem.nodes().count(); node++) {
            if (problem.room().on(node).gpus() > problem.room().on(best).gpus()) {
                best = node;
            }
        }
        return best;
    }

    /// Nodes of the domain to look at; where a level is in the way of several together, of one
    /// domain of it.
    int nodesInDomain() {
        var domain = domain();
        int level = problem.nodes().level(level());
        return domain.id().isEmpty() && level >= 0 && level < problem.nodes().nodeLevel()
                ? problem.nodes().at(level).stream()
                        .mapToInt(PoolNodes.Domain::count)
                        .max()
                        .orElse(domain.count())
                : domain.count();
    }

    /// Members that a message has room for: the largest, in their order.
    List<Workload> shown() {
        if (workloads.size() <= MOST_SHOWN + 1) {
            return workloads;
        }
        var resource = scarce();
        var largest =
                workloads.stream()
                        .sorted(Comparator.comparingLong(w -> -resource.of(all(w))))
                        .limit(MOST_SHOWN)
                        .toList();
        return workloads.stream().filter(largest::contains).toList();
    }

    private static Capacity all(Workload workload) {
        return Groups.each(workload).times(Groups.units(workload));
    }

    /// The level that is required by one of the core, if any.
    String level() {
        for (var workload : workloads) {
            if (workload instanceof Gang gang
                    && gang.place().required() != null
                    && problem.core().contains(new Constraint.Level(gang.id().key()))) {
                return gang.place().required().value();
            }
        }
        return "";
    }

    /// Whether all units must be on one node.
    boolean isOneNode() {
        return problem.nodes().level(level()) == problem.nodes().nodeLevel();
    }

    String domainWord() {
        return isOneNode() ? "" : level();
    }

    private Pool pool() {
        return problem.nodes().pool();
    }

    Capacity nodeCapacity() {
        var type = pool().nodeType();
        return Room.capacity(
                type.gpus() + Room.others(type), type.cpu().value(), type.memory().value());
    }

    Capacity there() {
        var sum = new Capacity(0, 0, 0);
        var domain = domain();
        for (int node = domain.first(); node < domain.first() + domain.count(); node++) {
            sum = sum.plus(problem.room().on(node));
        }
        return sum;
    }

    /// Whether there is enough in all of what looks scarce.
    boolean suffices() {
        return total(wanted(), scarce()) <= scarce().of(there());
    }

    private List<Capacity> wanted() {
        return workloads.stream().map(PlacementSum::all).toList();
    }

    private static long total(List<Capacity> wanted, Resource resource) {
        return wanted.stream().mapToLong(resource::of).sum();
    }

    Resource scarce() {
        for (var resource : Resource.values()) {
            if (total(wanted(), resource) > resource.of(there())) {
                return resource;
            }
        }
        return wanted().stream().anyMatch(w -> w.gpus() > 0) ? Resource.GPUS : Resource.CORES;
    }

    /// One line where one workload is too large for one domain, else a table.
    Note note() {
        var resource = scarce();
        var where = level().isEmpty() ? "" : " in a " + (isOneNode() ? "node" : level());
        long there = resource.of(there());
        var has = has(resource);
        if (workloads.size() == 1) {
            var workload = workloads.getFirst();
            return new Note.Sum(
                    List.of(
                            List.of(
                                    product(workload, resource)
                                            + " = "
                                            + resource.show(total(wanted(), resource), pool())
                                            + " wanted"
                                            + where
                                            + "; "
                                            + has
                                            + " = "
                                            + resource.show(there, pool())
                                            + " there")),
                    -1);
        }
        var rows = new ArrayList<List<String>>();
        long others = total(wanted(), resource);
        for (var workload : shown()) {
            long own = resource.of(all(workload));
            others -= own;
            rows.add(
                    List.of(
                            workload.id().name(),
                            product(workload, resource),
                            resource.show(own, pool())));
        }
        int more = workloads.size() - shown().size();
        if (more > 0) {
            rows.add(List.of(more + " others", "", resource.show(others, pool())));
        }
        rows.add(List.of("wanted", "", resource.show(total(wanted(), resource), pool())));
        rows.add(List.of("there", has, resource.show(there, pool())));
        return new Note.Sum(rows, rows.size() - 2);
    }

    /// `8 nodes x 8 GPUs`, or that some nodes have less.
    private String has(Resource resource) {
        long each = resource.of(nodeCapacity());
        var domain = domain();
        int whole = 0;
        int parts = 0;
        for (int node = domain.first(); node < domain.first() + domain.count(); node++) {
            long free = resource.of(problem.room().on(node));
            whole += free == each ? 1 : 0;
            parts += free > 0 && free < each ? 1 : 0;
        }
        return parts == 0
                ? PlanningWords.counted(whole, "node") + " x " + resource.show(each, pool())
                : "free on " + PlanningWords.counted(whole + parts, "node");
    }

    private String product(Workload workload, Resource resource) {
        return PlanningWords.units(workload)
                + " x "
                + resource.show(resource.of(Groups.each(workload)), pool());
    }
}
