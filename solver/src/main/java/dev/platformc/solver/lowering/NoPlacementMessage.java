package dev.platformc.solver.lowering;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Label;
import dev.platformc.core.diagnostic.Diagnostic.Note;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Workload;
import dev.platformc.core.text.Span;
import dev.platformc.solver.lowering.PlanningWords.Resource;
import dev.platformc.solver.topology.Capacity;
import dev.platformc.solver.topology.PlacementAnswer.Constraint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The smallest set of declarations that cannot hold together: each with its line, facts marked as
/// facts, and the sum a careful colleague would do on paper.
final class NoPlacementMessage {
    private final PlanningProblem.NoPlacement problem;
    private final SourceTexts texts;
    private final List<Workload> workloads;
    private final List<Label> labels = new ArrayList<>();

    /// What makes the room smaller than the machines are; no member of the core.
    private final List<Label> around = new ArrayList<>();

    private @Nullable Label bites;

    private NoPlacementMessage(PlanningProblem.NoPlacement problem, SourceTexts texts) {
        this.problem = problem;
        this.texts = texts;
        this.workloads = Repairs.inCore(problem);
    }

    static Diagnostic of(PlanningProblem.NoPlacement problem, Repairs repairs) {
        var message = new NoPlacementMessage(problem, repairs.texts());
        return PlanningMessages.withFixes(message.diagnostic(), repairs.of(problem));
    }

    private Diagnostic diagnostic() {
        workloads.forEach(this::requests);
        for (var constraint : problem.core()) {
            if (constraint instanceof Constraint.Room) {
                facts();
            }
        }
        var primary = bites == null ? labels.removeFirst() : bites;
        labels.remove(primary);
        int members = labels.size() + 1;
        var message =
                Diagnostic.of(
                        Code.NO_PLACEMENT,
                        "no placement satisfies these " + members + " declarations together",
                        primary.span(),
                        primary.text());
        labels.addAll(around);
        for (var label : labels) {
            message = message.withRelated(label.span(), label.text());
        }
        return notes(message.withNote(sum()), members);
    }

    private Diagnostic notes(Diagnostic message, int members) {
        var noted = message;
        if (total(wanted(), scarce()) <= scarce().of(there())) {
            noted = noted.withNote(scattered());
        }
        int others = problem.together().size() - workloads.size();
        var rest =
                others == 0
                        ? ""
                        : "; the other "
                                + PlanningWords.counted(others, "workload")
                                + " of the pool " + (others == 1 ? "plays" : "play") + " no part";
        return problem.minimal()
                ? noted.withNote(
                        "dropping any one of the " + members + " makes a placement possible" + rest)
                : noted.withNote("fewer of these may suffice: the smallest set was not proven" + rest);
    }

    /// Why the sum deceives.
    private String scattered() {
        if (workloads.size() == 1 && level().isEmpty()) {
            var workload = workloads.getFirst();
            long fit = problem.room().units(Groups.each(workload));
            if (fit < Groups.units(workload)) {
                return "the sum would do, but there are places for only "
                        + fit
                        + " "
                        + PlanningWords.unit(workload, (int) fit)
                        + ": one never stands on two machines";
            }
        }
        return "the sum would do, but not where whole units can stand and levels allow";
    }

    private boolean has(Constraint constraint) {
        return problem.core().contains(constraint);
    }

    private void requests(Workload workload) {
        var key = workload.id().key();
        units(workload);
        if (workload instanceof Gang gang) {
            var required = gang.place().required();
            if (required != null && has(new Constraint.Level(key))) {
                bites = add(required.span(), "all of them in one " + required.value());
            }
        }
        if (workload instanceof Endpoint endpoint) {
            var spread = endpoint.spread();
            if (spread != null && has(new Constraint.Spread(key))) {
                var label = "even over every " + spread.value();
                var at = spread.isWritten() ? spread.span() : endpoint.id().span();
                bites = bites == null ? add(at, label) : bites;
            }
        }
    }

    private void units(Workload workload) {
        var each = Groups.each(workload);
        int units = Groups.units(workload);
        add(spanOf(count(workload), workload), PlanningWords.units(workload));
        var resource = scarce();
        var text =
                resource.show(resource.of(each))
                        + " each, so "
                        + resource.show(resource.of(each) * units)
                        + " in all";
        var at = size(workload, resource);
        if (at != null) {
            add(at, text);
        }
    }

    private static Sourced<?> count(Workload workload) {
        return switch (workload) {
            case Gang gang -> gang.workers();
            case Endpoint endpoint -> endpoint.replicas();
        };
    }

    private Span spanOf(Sourced<?> count, Workload workload) {
        return count.isWritten()
                ? SourceTexts.orWhole(texts.number(count.span()), count.span())
                : workload.id().span();
    }

    /// Where the size of one unit is written, or what it was worked out from.
    private static @Nullable Span size(Workload workload, Resource resource) {
        return switch (workload) {
            case Gang gang -> {
                var worker = gang.worker();
                yield switch (resource) {
                    case GPUS -> written(worker.gpus());
                    case CORES -> written(worker.cpu());
                    case MEMORY -> written(worker.memory());
                };
            }
            case Endpoint endpoint ->
                    switch (resource) {
                        case GPUS -> endpoint.model().span();
                        case CORES -> written(endpoint.cpu());
                        case MEMORY -> written(endpoint.memory());
                    };
        };
    }

    private static @Nullable Span written(Sourced<?> value) {
        return value.isWritten() ? value.span() : null;
    }

    private Label add(Span at, String text) {
        var label = new Label(at, text);
        labels.add(label);
        return label;
    }

    private void facts() {
        var pool = problem.nodes().pool();
        var tree = pool.trees();
        var resource = scarce();
        var node = resource.show(resource.of(nodeCapacity()));
        var machine = texts.machine(tree.span());
        var number = texts.innermost(tree.span());
        var domain = domain();
        int nodes = domain.count();
        boolean inLevels = domainWord().isEmpty() && pool.levelWords().size() > 1;
        if (machine == null || number == null || inLevels) {
            add(
                    tree.span(),
                    PlanningWords.counted(nodes, "node") + " with " + node
                            + " each (a fact about the pool)");
            kept(pool);
            return;
        }
        add(
                number,
                PlanningWords.counted(nodes, "node")
                        + (domainWord().isEmpty() ? "" : " in a " + domainWord())
                        + " (a fact about the pool)");
        add(
                machine,
                node + " in a node (a fact), so " + resource.show(resource.of(nodeCapacity()) * nodes)
                        + (domainWord().isEmpty() ? "" : " in a " + domainWord()));
        kept(pool);
    }

    /// What takes machines and cards away from the pool.
    private void kept(Pool pool) {
        if (pool.spare().isWritten() && pool.spare().value() > 0) {
            var nodes = PlanningWords.counted(pool.spare().value(), "node");
            around.add(new Label(pool.spare().span(), nodes + " kept free"));
        }
        for (var taker : problem.takers()) {
            around.add(new Label(taker.span(), "takes cards of the pool"));
        }
    }

    /// The domain to look at: the one that could take most where a level is in the way.
    private PoolNodes.Domain domain() {
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
        return level().equals("node")
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

    /// The level that is required by one of the core, if any.
    private String level() {
        for (var workload : workloads) {
            if (workload instanceof Gang gang
                    && gang.place().required() != null
                    && has(new Constraint.Level(gang.id().key()))) {
                return gang.place().required().value();
            }
        }
        return "";
    }

    private String domainWord() {
        var level = level();
        return level.equals("node") || level.equals("domain") ? "" : level;
    }

    private Capacity nodeCapacity() {
        var type = problem.nodes().pool().nodeType();
        return Room.capacity(type.gpus(), type.cpu().value(), type.memory().value());
    }

    private Capacity there() {
        var sum = new Capacity(0, 0, 0);
        var domain = domain();
        for (int node = domain.first(); node < domain.first() + domain.count(); node++) {
            sum = sum.plus(problem.room().on(node));
        }
        return sum;
    }

    private List<Capacity> wanted() {
        return workloads.stream().map(w -> Groups.each(w).times(Groups.units(w))).toList();
    }

    private static long total(List<Capacity> wanted, Resource resource) {
        return wanted.stream().mapToLong(resource::of).sum();
    }

    private Resource scarce() {
        for (var resource : Resource.values()) {
            if (total(wanted(), resource) > resource.of(there())) {
                return resource;
            }
        }
        return wanted().stream().anyMatch(w -> w.gpus() > 0) ? Resource.GPUS : Resource.CORES;
    }

    /// One line where one workload is too large for one domain, else a table.
    private Note sum() {
        var resource = scarce();
        var where = domainWord().isEmpty() ? "" : " in a " + domainWord();
        long there = resource.of(there());
        var has = has(resource);
        if (workloads.size() == 1) {
            var workload = workloads.getFirst();
            return new Note.Sum(
                    List.of(
                            List.of(
                                    product(workload, resource)
                                            + " = "
                                            + resource.show(total(wanted(), resource))
                                            + " wanted"
                                            + where
                                            + "; "
                                            + has
                                            + " = "
                                            + resource.show(there)
                                            + " there")),
                    -1);
        }
        var rows = new ArrayList<List<String>>();
        for (var workload : workloads) {
            var all = Groups.each(workload).times(Groups.units(workload));
            rows.add(
                    List.of(
                            workload.id().name(),
                            product(workload, resource),
                            resource.show(resource.of(all))));
        }
        rows.add(List.of("wanted", "", resource.show(total(wanted(), resource))));
        rows.add(List.of("there", has, resource.show(there)));
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
                ? PlanningWords.counted(whole, "node") + " x " + resource.show(each)
                : "free on " + PlanningWords.counted(whole + parts, "node");
    }

    private static String product(Workload workload, Resource resource) {
        return PlanningWords.units(workload)
                + " x "
                + resource.show(resource.of(Groups.each(workload)));
    }
}
