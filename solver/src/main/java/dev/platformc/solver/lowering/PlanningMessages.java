package dev.platformc.solver.lowering;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.SharingWay;
import dev.platformc.core.model.Supply;
import dev.platformc.core.model.Team;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Words for what can go wrong while planning.
final class PlanningMessages {
    private PlanningMessages() {}

    static Diagnostic of(PlanningProblem problem, Repairs repairs) {
        return switch (problem) {
            case PlanningProblem.NoPlacement none -> NoPlacementMessage.of(none, repairs);
            case PlanningProblem.SlicesImpossible none -> SlicesMessage.of(none, repairs);
            case PlanningProblem.CardsMissing missing -> cardsMissing(missing, repairs);
            case PlanningProblem.NodeFull full -> withFixes(nodeFull(full), repairs.of(full));
            case PlanningProblem.Undecided(var supply) -> undecided(supply);
            case PlanningProblem.NoSurge noSurge -> SurgeMessage.of(noSurge);
            case PlanningProblem.Shortfall shortfall -> ShortfallMessage.of(shortfall);
            case PlanningProblem.QuotaOver over -> withFixes(quotaOver(over), repairs.of(over));
            case PlanningProblem.OverQuota over -> overQuota(over, repairs);
            case PlanningProblem.HostsMissing(var pool) -> hostsMissing(pool);
            case PlanningProblem.WouldDisrupt disrupt -> DisruptMessage.of(disrupt);
            case PlanningProblem.OverQuotaAtMost over -> overQuotaAtMost(over);
            case PlanningProblem.NoMachineApart(var team, var sharing) ->
                    noMachineApart(team, sharing);
            case PlanningProblem.NotEven uneven -> withFixes(notEven(uneven), repairs.of(uneven));
            case PlanningProblem.NotApart apart -> withFixes(notApart(apart), repairs.of(apart));
        };
    }

    private static Diagnostic cardsMissing(PlanningProblem.CardsMissing problem, Repairs repairs) {
        var sharing = problem.sharing();
        int wanted = sharing.gpus().value();
        var message =
                Diagnostic.of(
                                Code.NO_PLACEMENT,
                                "`"
                                        + sharing.pool().id().name()
                                        + "` has "
                                        + PlanningWords.counted(problem.left(), "card")
                                        + " left for `"
                                        + sharing.id().name()
                                        + "`",
                                sharing.gpus().span(),
                                "asks for " + PlanningWords.counted(wanted, "card"))
                        .withRelated(sharing.pool().trees().span(), machines(sharing.pool()))
                        .withNote(
                                "cards that are pinned, on spare machines or given to other sharings"
                                        + " are not left");
        return withFixes(message, repairs.of(problem));
    }

    static String machines(Pool pool) {
        return PlanningWords.counted(pool.nodes().most(), "machine")
                + " of "
                + PlanningWords.counted(pool.gpusPerNode(), "GPU")
                + " (a fact about the pool)";
    }

    private static Diagnostic notEven(PlanningProblem.NotEven problem) {
        var endpoint = problem.endpoint();
        var spread = Objects.requireNonNull(endpoint.spread());
        return Diagnostic.of(
                        Code.NO_PLACEMENT,
                        "found no way to cut `"
                                + problem.sharing().id().name()
                                + "` so that "
                                + endpoint.id().display()
                                + " stands even over every "
                                + spread.value(),
                        spread.span(),
                        "no two may differ by more than one replica")
                .withRelated(
                        endpoint.replicas().span(),
                        PlanningWords.counted(endpoint.replicas().value().least(), "replica"))
                .withRelated(
                        problem.sharing().gpus().span(),
                        PlanningWords.counted(problem.sharing().gpus().value(), "card"))
                .withRelated(
                        problem.sharing().pool().trees().span(),
                        machines(problem.sharing().pool()));
    }

    private static Diagnostic nodeFull(PlanningProblem.NodeFull problem) {
        var workload = problem.workload();
        var each = Groups.each(workload);
        var pool = problem.nodes().pool();
        var node = pool.nodeType();
        return Diagnostic.of(
                        Code.NO_PLACEMENT,
                        "the machines under the slices of `"
                                + workload.id().name()
                                + "` have too few cores or too little memory",
                        workload.id().span(),
                        "each "
                                + PlanningWords.unit(workload, 1)
                                + " asks for "
                                + PlanningWords.Resource.CORES.show(each.milliCpu(), pool)
                                + " and "
                                + PlanningWords.Resource.MEMORY.show(each.memory(), pool))
                .withRelated(
                        problem.nodes().pool().trees().span(),
                        "a machine has "
                                + node.cpu().value()
                                + " cores and "
                                + node.memory().value().inGib()
                                + " (a fact about the pool)")
                .withNote("`cpu` and `memory` say how much one of them takes");
    }

    private static Diagnostic undecided(Supply supply) {
        return Diagnostic.of(
                        Code.UNDECIDED,
                        "whether everything fits on `" + supply.id().name() + "` was not decided",
                        supply.id().span(),
                        "the solver's budget was spent before an answer")
                .withNote("this does not say that it is impossible");
    }

    private static Diagnostic quotaOver(PlanningProblem.QuotaOver problem) {
        var queues = new ArrayList<Queue>();
        var rows = new ArrayList<List<String>>();
        int sum = 0;
        for (int i : tooMuch(problem)) {
            int asked = problem.asked().get(i);
            sum += asked;
            queues.add(problem.queues().get(i));
            rows.add(
                    List.of(problem.queues().get(i).id().name(), asked + " " + problem.resource()));
        }
        rows.add(List.of("promised", sum + " " + problem.resource()));
        rows.add(List.of("there", problem.there() + " " + problem.resource()));
        var last = queues.getLast();
        var message =
                Diagnostic.of(
                        Code.QUOTA_OVER_CAPACITY,
                        "queues promise more of `"
                                + problem.supply().id().name()
                                + "` than there is",
                        last.quota().span(),
                        (queues.size() == 1 ? "this one alone, " : "with this one, ")
                                + sum
                                + " of "
                                + problem.there()
                                + " "
                                + problem.resource());
        for (var queue : queues.subList(0, queues.size() - 1)) {
            message =
                    message.withRelated(
                            queue.quota().span(), "promised to `" + queue.id().name() + "`");
        }
        message = message.withNote(new Diagnostic.Note.Sum(rows, rows.size() - 2));
        long others = problem.asked().stream().filter(n -> n > 0).count() - queues.size();
        if (others > 0) {
            message =
                    message.withNote(
                            "these are too much by themselves; "
                                    + PlanningWords.counted((int) others, "other queue")
                                    + " of the supply "
                                    + (others == 1 ? "promises" : "promise")
                                    + " something too");
        }
        return message.withNote(
                "spare machines, cards of sharings and what guaranteed workloads outside"
                        + " the queues hold cannot be promised");
    }

    /// The fewest queues that promise too much, by index, in their order: the largest promises.
    private static List<Integer> tooMuch(PlanningProblem.QuotaOver problem) {
        var largest =
                IntStream.range(0, problem.queues().size())
                        .boxed()
                        .sorted(Comparator.comparingInt(i -> -problem.asked().get(i)))
                        .toList();
        int sum = 0;
        var few = new ArrayList<Integer>();
        for (int i : largest) {
            if (sum <= problem.there()) {
                sum += problem.asked().get(i);
                few.add(i);
            }
        }
        return few.stream().sorted().toList();
    }

    private static Diagnostic overQuota(PlanningProblem.OverQuota problem, Repairs repairs) {
        var workload = problem.workload();
        var queue = problem.queue();
        int borrowed = problem.gives() - problem.quota();
        var message =
                Diagnostic.of(
                                Code.EXCEEDS_QUOTA,
                                "`"
                                        + PlanningWords.owner(workload)
                                        + "` is larger than queue `"
                                        + queue.id().name()
                                        + "` can ever give",
                                workload.id().span(),
                                "needs "
                                        + problem.needs()
                                        + " "
                                        + devices(problem.resource(), problem.needs()))
                        .withRelated(
                                queue.quota().isWritten()
                                        ? queue.quota().span()
                                        : queue.id().span(),
                                "gives at most " + problem.gives())
                        .withNote(
                                "quota "
                                        + problem.quota()
                                        + (borrowed > 0
                                                ? ", and " + borrowed + " that may be borrowed"
                                                : ", and nothing that may be borrowed"));
        return withFixes(message, repairs.of(problem));
    }

    /// A warning: what is there at the least is admitted, and only growing stops short.
    private static Diagnostic overQuotaAtMost(PlanningProblem.OverQuotaAtMost problem) {
        var workload = problem.workload();
        var queue = problem.queue();
        return Diagnostic.of(
                        Code.OVER_QUOTA_AT_MAX,
                        "`"
                                + PlanningWords.owner(workload)
                                + "` grows to "
                                + problem.needs()
                                + " "
                                + devices(problem.resource(), problem.needs())
                                + " and queue `"
                                + queue.id().name()
                                + "` gives at most "
                                + problem.gives(),
                        workload.id().span(),
                        "the last ones would wait for ever")
                .withRelated(
                        queue.quota().isWritten() ? queue.quota().span() : queue.id().span(),
                        "quota and what may be borrowed: " + problem.gives());
    }

    private static String devices(String resource, int count) {
        int mig = resource.lastIndexOf("mig-");
        return mig < 0 ? count == 1 ? "GPU" : "GPUs" : resource.substring(mig + "mig-".length());
    }

    private static Diagnostic hostsMissing(Pool pool) {
        return Diagnostic.of(
                        Code.HOSTS_MISSING,
                        "the machines of `"
                                + pool.id().name()
                                + "` are cut differently and have no names",
                        pool.trees().span(),
                        "as many machines as are needed, none of them known yet")
                .withNote(
                        "a layout is bound to a machine by its name; in a pool that grows and"
                                + " shrinks every machine must be cut alike")
                .withNote(
                        "cards that are cut can have a pool of their own, with a fixed number of"
                                + " machines or with `hosts`");
    }

    private static Diagnostic noMachineApart(Team team, Sharing sharing) {
        return Diagnostic.of(
                        Code.NO_PLACEMENT,
                        "found no machine for `"
                                + sharing.id().name()
                                + "` without slices that another sharing has too",
                        sharing.gpus().span(),
                        "asks for " + PlanningWords.counted(sharing.gpus().value(), "card"))
                .withRelated(team.isolation().span(), "wants cards of its own")
                .withRelated(sharing.pool().trees().span(), machines(sharing.pool()))
                .withNote(
                        "a machine hands out any slice of a size, so beside a team that wants cards"
                                + " of its own others can only have other sizes");
    }

    private static Diagnostic notApart(PlanningProblem.NotApart problem) {
        var team = problem.team();
        var supply = problem.supply();
        var own =
                switch (team.isolation().value()) {
                    case NONE, SLICE -> "hardware";
                    case GPU -> "a card";
                    case NODE -> "a machine";
                };
        var message =
                Diagnostic.of(
                                Code.ISOLATION_BROKEN,
                                "others come nearer to `" + team.id().name() + "` than it allows",
                                team.isolation().span(),
                                "wants " + own + " of its own")
                        .withRelated(supply.id().span(), "other teams run here too")
                        .withNote(
                                "a "
                                        + supply.id().kind()
                                        + " of its own keeps the team apart: `"
                                        + supply.id().name()
                                        + "` is shared");
        return supply instanceof Sharing sharing && sharing.isShared()
                ? message.withNote(notHardware(sharing))
                : message;
    }

    /// What its parts of cards lack, and which have it.
    private static String notHardware(Sharing sharing) {
        var mode = SharingWay.Mode.of(sharing.slice().value());
        var others =
                SharingWay.apart().stream()
                        .map(other -> "`" + other.source() + "`")
                        .collect(Collectors.joining(" and "));
        return mode.words()
                + " have no hardware of their own: faults "
                + SharingWay.Faults.SHARED.words()
                + "; "
                + others
                + " keep them apart";
    }

    static Diagnostic withFixes(Diagnostic message, List<Diagnostic.Fix> fixes) {
        var result =
                fixes.isEmpty() ? message.withNote("no single change of these suffices") : message;
        for (var fix : fixes) {
            result = result.withFix(fix);
        }
        return result;
    }
}
