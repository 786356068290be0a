package dev.platformc.solver.lowering;

import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Workload;
import dev.platformc.core.text.SourceSet;
import dev.platformc.solver.Budget;
import dev.platformc.solver.topology.PlacementAnswer.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Changes of what the author wrote that make the impossible possible: nearest first, each solved
/// again with the whole platform.
final class Repairs {
    /// A few more than are shown: compiling the changed text again may refuse some.
    private static final int MOST = 5;

    private final Platform platform;
    private final SourceTexts texts;
    private final Set<String> problems;
    private final Budget budget;
    private final boolean wanted;

    /// @param problems keys of all that is wrong with the platform as it is
    /// @param wanted whether to look for repairs at all
    Repairs(
            Platform platform,
            SourceSet sources,
            Set<String> problems,
            Budget budget,
            boolean wanted) {
        this.platform = platform;
        this.texts = new SourceTexts(sources);
        this.problems = problems;
        this.budget = budget;
        this.wanted = wanted;
    }

    Platform platform() {
        return platform;
    }

    SourceTexts texts() {
        return texts;
    }

    private Attempts at(PlanningProblem problem) {
        return Attempts.at(problem, problems, budget);
    }

    List<Fix> of(PlanningProblem.NoPlacement problem) {
        var attempts = at(problem);
        var workloads = new WorkloadRepairs(platform, texts, attempts);
        var repairs = new ArrayList<Repair>();
        for (var constraint : problem.core()) {
            if (constraint instanceof Constraint.Level(var id)
                    && workload(id) instanceof Gang gang) {
                repairs.add(new Repair(() -> workloads.widen(problem.nodes(), gang)));
                repairs.add(new Repair(() -> workloads.prefer(problem.nodes(), gang)));
            }
            if (constraint instanceof Constraint.Spread(var id)
                    && workload(id) instanceof Endpoint endpoint) {
                repairs.add(new Repair(() -> workloads.unspread(endpoint)));
            }
        }
        for (var workload : inCore(problem)) {
            repairs.add(new Repair(() -> workloads.fewer(workload)));
        }
        for (var workload : inCore(problem)) {
            repairs.add(new Repair(() -> workloads.waiting(workload)));
            repairs.add(new Repair(() -> workloads.smaller(workload)));
        }
        var supplies = new SupplyRepairs(platform, texts, attempts);
        repairs.add(new Repair(() -> supplies.moreNodes(problem.nodes().pool())));
        return firstThatHelp(repairs);
    }

    List<Fix> of(PlanningProblem.SlicesImpossible problem) {
        var attempts = at(problem);
        var supplies = new SupplyRepairs(platform, texts, attempts);
        var workloads = new WorkloadRepairs(platform, texts, attempts);
        var quotas = new QuotaRepairs(platform, attempts);
        var repairs = new ArrayList<Repair>();
        repairs.add(new Repair(() -> supplies.moreCards(problem.sharing())));
        for (var workload : platform.workloads().toList()) {
            if (problem.core().contains(workload.id().key())) {
                repairs.add(new Repair(() -> workloads.fewer(workload)));
            }
        }
        for (var queue : platform.queues()) {
            for (var demand : problem.demands()) {
                var promise = Demands.promiseId(queue, demand.profile());
                if (promise.equals(demand.id()) && problem.core().contains(promise)) {
                    repairs.add(new Repair(() -> quotas.fewerSlices(queue, demand.profile())));
                }
            }
        }
        repairs.add(new Repair(() -> supplies.moreNodes(problem.sharing().pool())));
        return firstThatHelp(repairs);
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
                        new Repair(() -> workloads.fewer(problem.workload()))));
    }

    private List<Fix> firstThatHelp(List<Repair> repairs) {
        var fixes = new ArrayList<Fix>();
        for (var repair : repairs) {
            var fix = wanted && fixes.size() < MOST ? repair.fix().get() : null;
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
