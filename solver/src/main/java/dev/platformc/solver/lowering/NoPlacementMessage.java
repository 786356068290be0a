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
    private final PlanningProblem.NoPlacement problem;
    private final SourceTexts texts;
    private final List<Workload> workloads;
    private final PlacementSum sum;
    private final List<Label> labels = new ArrayList<>();

    /// What makes the room smaller than the machines are; no member of the core.
    private final List<Label> around = new ArrayList<>();

    private @Nullable Label bites;

    private NoPlacementMessage(PlanningProblem.NoPlacement problem, SourceTexts texts) {
        this.problem = problem;
        this.texts = texts;
        this.workloads = Repairs.inCore(problem);
        this.sum = new PlacementSum(problem, workloads);
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
        return notes(message.withNote(sum.note()), members);
    }

    private Diagnostic notes(Diagnostic message, int members) {
        var noted = message;
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
                        "dropping any one of the " + members + " makes a placement possible" + rest)
                : noted.withNote(
                        "fewer of these may suffice: the smallest set was not proven" + rest);
    }

    /// Why the sum deceives.
    private String scattered() {
        if (workloads.size() == 1 && sum.level().isEmpty()) {
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
        var resource = sum.scarce();
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
            case Pods pods -> pods.count();
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
        var node = resource.show(resource.of(sum.nodeCapacity()));
        var machine = texts.machine(tree.span());
        var number = texts.innermost(tree.span());
        var domain = sum.domain();
        int nodes = domain.count();
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
                        + resource.show(resource.of(sum.nodeCapacity()) * nodes)
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
