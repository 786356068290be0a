package dev.platformc.solver.lowering;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Label;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Workload;
import dev.platformc.core.text.Span;
import dev.platformc.solver.lowering.PlanningWords.Resource;
import dev.platformc.solver.topology.PlacementAnswer.Constraint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The smallest set of declarations that cannot hold together: each with its line, facts marked as
/// facts, and the sum a careful colleague would do on paper.
final class NoPlacementMessage {
    private static final int MOST_NAMES = 8;

    private final PlanningProblem.NoPlacement problem;
    private final SourceTexts texts;
    private final List<Workload> workloads;
    private final PlacementSum sum;
    private final List<Label> labels = new ArrayList<>();

    /// What makes the room smaller than the machines are; no member of the core.
    private final List<Label> around = new ArrayList<>();

    private @Nullable Label bites;

    /// Members of the core that have no label.
    private int hidden;

    private NoPlacementMessage(PlanningProblem.NoPlacement problem, SourceTexts texts) {
        this.problem = problem;
        this.texts = texts;
        this.workloads = Repairs.inCore(problem);
        this.sum = new PlacementSum(problem, workloads);
    }

    static Diagnostic of(PlanningProblem.NoPlacement problem, Repairs repairs) {
        var message = new NoPlacementMessage(problem, repairs.texts());
        var fixes = repairs.of(problem);
        return PlanningMessages.withFixes(message.diagnostic(!fixes.isEmpty()), fixes);
    }

    /// @param enough whether some change of one member makes the whole platform possible
    private Diagnostic diagnostic(boolean enough) {
        for (var workload : workloads) {
            if (!isShown(workload)) {
                hidden += members(workload);
            } else {
                requests(workload);
            }
        }
        for (var constraint : problem.core()) {
            if (constraint instanceof Constraint.Room) {
                facts();
            }
        }
        var primary = bites == null ? labels.removeFirst() : bites;
        labels.remove(primary);
        int members = labels.size() + 1 + hidden;
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
        return notes(message.withNote(sum.note()), members, enough);
    }

    private Diagnostic notes(Diagnostic message, int members, boolean enough) {
        var noted = message;
        if (hidden > 0) {
            noted = noted.withNote(others());
        }
        if (sum.suffices()) {
            noted = noted.withNote(scattered());
        }
        int others = problem.together().size() - workloads.size();
        var rest =
                others == 0
                        ? ""
                        : "; the other "
                                + PlanningWords.counted(others, "workload")
                                + " of the pool "
                                + (others == 1 ? "plays" : "play")
                                + " no part";
        return problem.minimal()
                ? noted.withNote(
                        "dropping any one of the "
                                + members
                                + (enough || others == 0
                                        ? " makes a placement possible" + rest
                                        : " makes room for the rest of them, which may not be"
                                                + " enough for the others of the pool"))
                : noted.withNote(
                        "fewer of these may suffice: the smallest set was not proven" + rest);
    }

    /// Why the sum deceives.
    private boolean isShown(Workload workload) {
        return sum.shown().contains(workload);
    }

    /// Declarations of a workload that are in the core.
    private int members(Workload workload) {
        var key = workload.id().key();
        int all = size(workload, sum.scarce()) == null ? 1 : 2;
        all += has(new Constraint.Level(key)) ? 1 : 0;
        return all + (has(new Constraint.Spread(key)) ? 1 : 0);
    }

    /// Names of members that have no lines of their own here.
    private String others() {
        var names =
                workloads.stream()
                        .filter(w -> !isShown(w))
                        .map(w -> "`" + w.id().name() + "`")
                        .toList();
        var some = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
        int more = names.size() - MOST_NAMES;
        return hidden
                + " of them are not shown: those of "
                + some
                + (more > 0 ? " and " + more + " more" : "");
    }

    private String scattered() {
        var level = sum.level();
        if (workloads.size() > 1 && !level.isEmpty() && !sum.isOneNode()) {
            return "the sum would do, but what must stand in one "
                    + level
                    + " takes up too much of each "
                    + level
                    + " for the others";
        }
        if (workloads.size() == 1 && sum.level().isEmpty()) {
            var workload = workloads.getFirst();
            long fit = problem.room().units(Groups.each(workload));
            if (fit == 0) {
                return "the sum would do, but no machine has enough left for one "
                        + PlanningWords.unit(workload, 1);
            }
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
            var group = gang.details().group();
            if (group != null) {
                var some = "each " + group.workers().value() + " of them in one ";
                around.add(new Label(group.required().span(), some + group.required().value()));
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
        var resource = sum.scarce();
        var text =
                resource.show(resource.of(each), pool())
                        + " each, so "
                        + resource.show(resource.of(each) * units, pool())
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
            case Pods pods -> pods.count();
        };
    }

    private Span spanOf(Sourced<?> count, Workload workload) {
        return count.isWritten()
                ? SourceTexts.orWhole(texts.number(count.span()), count.span())
                : workload.id().span();
    }

    private Pool pool() {
        return problem.nodes().pool();
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
            case Pods pods -> {
                var part = pods.part();
                yield switch (resource) {
                    case GPUS -> written(part == null ? pods.gpus() : part);
                    case CORES -> written(pods.cpu());
                    case MEMORY -> written(pods.memory());
                };
            }
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
        var resource = sum.scarce();
        var node = resource.show(resource.of(sum.nodeCapacity()), pool());
        var machine = texts.machine(tree.span());
        var number = texts.innermost(tree.span());
        int nodes = sum.nodesInDomain();
        if (sum.isOneNode()) {
            add(
                    SourceTexts.orWhole(machine, tree.span()),
                    node + " in a node (a fact about the pool)");
            kept(pool);
            return;
        }
        boolean inLevels = sum.domainWord().isEmpty() && pool.levelWords().size() > 1;
        if (machine == null || number == null || inLevels) {
            add(
                    tree.span(),
                    PlanningWords.counted(nodes, "node")
                            + " with "
                            + node
                            + " each (a fact about the pool)");
            kept(pool);
            return;
        }
        add(
                number,
                PlanningWords.counted(nodes, "node")
                        + (sum.domainWord().isEmpty() ? "" : " in a " + sum.domainWord())
                        + " (a fact about the pool)");
        add(
                machine,
                node
                        + " in a node (a fact), so "
                        + resource.show(resource.of(sum.nodeCapacity()) * nodes, pool())
                        + (sum.domainWord().isEmpty() ? "" : " in a " + sum.domainWord()));
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
}
