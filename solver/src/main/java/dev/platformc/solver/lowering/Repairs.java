package dev.platformc.solver.lowering;

import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Workload;
import dev.platformc.core.text.SourceSet;
import dev.platformc.solver.Budget;
import dev.platformc.solver.Retry;
import dev.platformc.solver.lowering.PlanningWords.Resource;
import dev.platformc.solver.topology.PlacementAnswer.Constraint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Changes of what the author wrote that make the impossible possible: nearest first, each solved
/// again with the whole platform.
final class Repairs {
    /// A few more than are shown: compiling the changed text again may refuse some.
    private static final int MOST = 5;

    /// As many as are shown: what takes long is not tried when there are so many.
    private static final int ENOUGH = 3;

    private static final int MOST_MEMBERS = 3;

    private final Platform platform;
    private final SourceTexts texts;
    private final Set<String> problems;
    private final Budget budget;
    private final @Nullable Retry retry;

    /// @param problems keys of all that is wrong with the platform as it is
    /// @param retry compiles changed texts; absent: no repairs are looked for
    Repairs(
            Platform platform,
            SourceSet sources,
            Set<String> problems,
            Budget budget,
            @Nullable Retry retry) {
        this.platform = platform;
        this.texts = new SourceTexts(sources);
        this.problems = problems;
        this.budget = budget;
        this.retry = retry;
    }

    Platform platform() {
        return platform;
    }

    SourceTexts texts() {
        return texts;
    }

    private Attempts at(PlanningProblem problem) {
        return Attempts.at(problem, problems, budget.trial(problems.size() > 1));
    }

    /// Changes that are tried by compiling the changed text.
    private List<Repair> inText(Function<SourceRepairs, List<Repair>> repairs) {
        return retry == null
                ? List.of()
                : repairs.apply(
                        new SourceRepairs(
                                platform, texts, new TextTries(retry, problems.size() - 1)));
    }

    /// Members of a core for which changes are tried: of those that are alike only one, the largest
    /// first.
    private static List<Workload> candidates(PoolNodes nodes, List<Workload> members) {
        var seen = new HashSet<List<Object>>();
        return members.stream()
                .sorted(
                        Comparator.comparingLong(
                                w -> -(long) Groups.each(w).gpus() * Groups.units(w)))
                .filter(w -> seen.add(shape(nodes, w)))
                .limit(MOST_MEMBERS)
                .toList();
    }

    private static List<Object> shape(PoolNodes nodes, Workload workload) {
        return List.of(
                workload.id().kind(),
                Groups.units(workload),
                Groups.each(workload),
                String.valueOf(Groups.required(nodes, workload)),
                String.valueOf(Groups.spread(nodes, workload)),
                Groups.isGuaranteed(workload));
    }

    List<Fix> of(PlanningProblem.NoPlacement problem) {
        var attempts = at(problem);
        var workloads = new WorkloadRepairs(platform, texts, attempts);
        var members = candidates(problem.nodes(), inCore(problem));
        var repairs = new ArrayList<Repair>();
        for (var member : members) {
            var key = member.id().key();
            if (member instanceof Gang gang && problem.core().contains(new Constraint.Level(key))) {
                repairs.add(new Repair(() -> workloads.widen(problem.nodes(), gang)));
                repairs.add(new Repair(() -> workloads.prefer(problem.nodes(), gang)));
            }
            if (member instanceof Endpoint endpoint
                    && problem.core().contains(new Constraint.Spread(key))) {
                repairs.add(new Repair(() -> workloads.unspread(endpoint)));
            }
        }
        for (var member : members.subList(0, Math.min(2, members.size()))) {
            repairs.add(new Repair(() -> workloads.fewer(member)));
        }
        for (var member : members) {
            repairs.add(new Repair(() -> workloads.waiting(member)));
        }
        var late = inText(source -> inText(source, problem, members));
        var last = new ArrayList<Repair>();
        for (var member : members) {
            last.add(new Repair(() -> workloads.smaller(member)));
        }
        var supplies = new SupplyRepairs(platform, texts, attempts);
        last.add(new Repair(() -> supplies.moreNodes(problem.nodes().pool())));
        return firstThatHelp(repairs, late, last);
    }

    private List<Repair> inText(
            SourceRepairs source, PlanningProblem.NoPlacement problem, List<Workload> members) {
        var repairs = new ArrayList<Repair>();
        boolean cores = new PlacementSum(problem, inCore(problem)).scarce() == Resource.CORES;
        for (var member : members) {
            if (cores) {
                repairs.add(new Repair(() -> source.fewerCores(member)));
            }
            repairs.add(new Repair(() -> source.serving().smallerTensor(member)));
            repairs.add(new Repair(() -> source.serving().smallerWeights(member)));
            repairs.add(new Repair(() -> source.serving().shorterContext(member)));
            repairs.add(new Repair(() -> source.serving().fewerSequences(member)));
            repairs.add(new Repair(() -> source.elsewhere(member)));
        }
        repairs.add(new Repair(() -> source.fewerSpares(problem.nodes().pool())));
        for (var sharing : platform.sharings()) {
            if (problem.takers().contains(sharing.id())) {
                repairs.add(new Repair(() -> source.fewerCards(sharing)));
            }
        }
        return repairs;
    }

    List<Fix> of(PlanningProblem.SlicesImpossible problem) {
        var attempts = at(problem);
        var supplies = new SupplyRepairs(platform, texts, attempts);
        var workloads = new WorkloadRepairs(platform, texts, attempts);
        var quotas = new QuotaRepairs(platform, attempts);
        var repairs = new ArrayList<Repair>();
        var members =
                candidates(
                        PoolNodes.of(problem.sharing().pool()),
                        platform.workloads()
                                .filter(w -> problem.core().contains(w.id().key()))
                                .toList());
        repairs.add(new Repair(() -> supplies.moreCards(problem.sharing())));
        for (var workload : members) {
            repairs.add(new Repair(() -> workloads.fewer(workload)));
        }
        for (var queue : platform.queues()) {
            for (var demand : problem.demands()) {
                var promise = Demands.promiseId(queue, demand.profile());
                if (promise.equals(demand.id()) && problem.core().contains(promise)) {
                    repairs.add(new Repair(() -> quotas.fewerSlices(queue, demand.profile())));
                }
            }
        }
        var late = inText(source -> slices(source, members));
        return firstThatHelp(
                repairs,
                late,
                List.of(new Repair(() -> supplies.moreNodes(problem.sharing().pool()))));
    }

    private static List<Repair> slices(SourceRepairs source, List<Workload> members) {
        var repairs = new ArrayList<Repair>();
        for (var member : members) {
            repairs.add(new Repair(() -> source.smallerSlice(member)));
            repairs.add(new Repair(() -> source.serving().smallerWeights(member)));
            repairs.add(new Repair(() -> source.serving().shorterContext(member)));
            repairs.add(new Repair(() -> source.serving().fewerSequences(member)));
            repairs.add(new Repair(() -> source.elsewhere(member)));
        }
        return repairs;
    }

    /// Near ones first; those that take a compilation each only where there are few; then those
    /// that cost money.
    private List<Fix> firstThatHelp(List<Repair> near, List<Repair> inText, List<Repair> last) {
        var fixes = new ArrayList<>(firstThatHelp(near));
        for (var repair : inText) {
            var fix = fixes.size() < ENOUGH ? repair.fix().get() : null;
            if (fix != null) {
                fixes.add(fix);
            }
        }
        for (var repair : last) {
            var fix = retry != null && fixes.size() < MOST ? repair.fix().get() : null;
            if (fix != null) {
                fixes.add(fix);
            }
        }
        return List.copyOf(fixes);
    }

    List<Fix> of(PlanningProblem.NodeFull problem) {
        var workloads = new WorkloadRepairs(platform, texts, at(problem));
        var workload = problem.workload();
        return firstThatHelp(
                List.of(new Repair(() -> workloads.fewer(workload))),
                inText(source ->
                        List.of(
                                new Repair(() -> source.fewerCores(workload)),
                                new Repair(() -> source.lessMemory(workload)),
                                new Repair(() -> source.elsewhere(workload)))),
                List.of());
    }

    List<Fix> of(PlanningProblem.NotEven problem) {
        var attempts = at(problem);
        var supplies = new SupplyRepairs(platform, texts, attempts);
        var workloads = new WorkloadRepairs(platform, texts, attempts);
        return firstThatHelp(
                List.of(
                        new Repair(() -> supplies.moreCards(problem.sharing())),
                        new Repair(() -> workloads.unspread(problem.endpoint())),
                        new Repair(() -> workloads.fewer(problem.endpoint()))));
    }

    /// Only another place: how near others may come is not ours to loosen.
    List<Fix> of(PlanningProblem.NotApart problem) {
        var there =
                platform.workloads()
                        .filter(w -> PoolWork.same(w.on().value().pool(), problem.supply().pool()))
                        .toList();
        return firstThatHelp(
                List.of(),
                inText(source ->
                        there.stream()
                                .limit(2L * MOST_MEMBERS)
                                .map(w -> new Repair(() -> source.elsewhere(w)))
                                .toList()),
                List.of());
    }

    List<Fix> of(PlanningProblem.QuotaOver problem) {
        var quotas = new QuotaRepairs(platform, at(problem));
        return firstThatHelp(
                problem.queues().reversed().stream()
                        .map(queue -> new Repair(() -> quotas.promiseLess(queue)))
                        .toList());
    }

    List<Fix> of(PlanningProblem.CardsMissing problem) {
        var supplies = new SupplyRepairs(platform, texts, at(problem));
        return firstThatHelp(
                List.of(
                        new Repair(() -> supplies.fewerCards(problem.sharing(), problem.left())),
                        new Repair(() -> supplies.moreNodes(problem.sharing().pool()))));
    }

    List<Fix> of(PlanningProblem.OverQuota problem) {
        var attempts = at(problem);
        var quotas = new QuotaRepairs(platform, attempts);
        var workloads = new WorkloadRepairs(platform, texts, attempts);
        return firstThatHelp(
                List.of(
                        new Repair(() -> quotas.promiseMore(problem.queue())),
                        new Repair(() -> quotas.borrowMore(problem)),
                        new Repair(() -> workloads.fewer(problem.workload()))));
    }

    private List<Fix> firstThatHelp(List<Repair> repairs) {
        var fixes = new ArrayList<Fix>();
        for (var repair : repairs) {
            var fix = retry != null && fixes.size() < MOST ? repair.fix().get() : null;
            if (fix != null) {
                fixes.add(fix);
            }
        }
        return List.copyOf(fixes);
    }

    private @Nullable Workload workload(String key) {
        return platform.workloads().filter(w -> w.id().key().equals(key)).findFirst().orElse(null);
    }

    static List<Workload> inCore(PlanningProblem.NoPlacement problem) {
        return problem.together().stream()
                .filter(w -> problem.inCore().contains(w.id().key()))
                .toList();
    }
}
