package dev.platformc.solver.lowering;

import dev.platformc.core.model.Supply;
import dev.platformc.core.model.Workload;
import dev.platformc.plan.QueuePlan;
import dev.platformc.plan.QueuePlan.Amount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether every workload can be admitted by its queue: quota and what may be borrowed.
final class QueueNeeds {
    /// What all queues on a supply lend together, by [#place].
    private final Map<String, Integer> lent = new HashMap<>();

    private QueueNeeds(List<QueuePlan> plans) {
        for (var plan : plans) {
            for (var grant : plan.grants()) {
                for (var amount : grant.resources()) {
                    lent.merge(place(grant.supply(), amount), lends(amount), Integer::sum);
                }
            }
        }
    }

    static List<PlanningProblem> check(QueueMembers members, List<QueuePlan> plans) {
        var needs = new QueueNeeds(plans);
        var problems = new ArrayList<PlanningProblem>();
        for (var plan : plans) {
            int guaranteed = 0;
            var together = new HashMap<String, Integer>();
            for (var workload : members.of(plan.queue())) {
                int own = Groups.held(workload, Groups.profile(workload));
                boolean stays = Groups.isGuaranteed(workload);
                int all = together.merge(startsWith(workload), own, Integer::sum);
                var problem = needs.over(plan, workload, stays ? own + guaranteed : all);
                if (problem != null) {
                    problems.add(problem);
                }
                guaranteed += stays ? own : 0;
            }
        }
        return problems;
    }

    /// Workloads that are admitted at their least and would be refused at their most.
    static List<PlanningProblem> growth(QueueMembers members, List<QueuePlan> plans) {
        var needs = new QueueNeeds(plans);
        var problems = new ArrayList<PlanningProblem>();
        for (var plan : plans) {
            var together = new HashMap<String, Integer>();
            for (var workload : members.of(plan.queue())) {
                int own = Groups.heldAtMost(workload, Groups.profile(workload));
                together.merge(startsWith(workload), own, Integer::sum);
            }
            for (var workload : members.of(plan.queue())) {
                if (Groups.unitsAtMost(workload) > Groups.units(workload)) {
                    var all = together.remove(startsWith(workload));
                    if (all != null) {
                        needs.atMost(plan, workload, all).ifPresent(problems::add);
                    }
                }
            }
        }
        return problems;
    }

    /// What is admitted as one and takes the same devices.
    private static String startsWith(Workload workload) {
        return Groups.owner(workload)
                + " "
                + workload.on().value().id().key()
                + " "
                + resource(workload);
    }

    private Optional<PlanningProblem> atMost(QueuePlan plan, Workload workload, int needed) {
        var resource = resource(workload);
        int gives = gives(plan, workload.on().value(), resource);
        return needed <= gives
                ? Optional.empty()
                : Optional.of(
                        new PlanningProblem.OverQuotaAtMost(
                                workload, plan.queue(), resource, needed, gives));
    }

    /// Quota and what may be borrowed.
    private int gives(QueuePlan plan, Supply supply, String resource) {
        var amount = amount(plan, supply, resource);
        return amount == null ? 0 : amount.quota() + borrowed(supply, amount);
    }

    /// @param needed devices that must be admitted at once
    private @Nullable PlanningProblem over(QueuePlan plan, Workload workload, int needed) {
        var supply = workload.on().value();
        var resource = resource(workload);
        var amount = amount(plan, supply, resource);
        int quota = amount == null ? 0 : amount.quota();
        int gives = gives(plan, supply, resource);
        return needed == 0 || needed <= gives
                ? null
                : new PlanningProblem.OverQuota(
                        workload, plan.queue(), resource, needed, quota, gives);
    }

    static String resource(Workload workload) {
        var profile = Groups.profile(workload);
        return profile == null ? Supplies.card(workload.on().value().pool()) : profile.resource();
    }

    private static @Nullable Amount amount(QueuePlan plan, Supply supply, String resource) {
        for (var grant : plan.grants()) {
            if (PoolWork.same(grant.supply(), supply)) {
                for (var amount : grant.resources()) {
                    if (amount.resource().equals(resource)) {
                        return amount;
                    }
                }
            }
        }
        return null;
    }

    /// What the other queues lend, within the queue's own limit.
    private int borrowed(Supply supply, Amount own) {
        int others = lent.getOrDefault(place(supply, own), 0) - lends(own);
        Integer limit = own.borrow();
        return limit == null ? others : Math.min(limit, others);
    }

    private static int lends(Amount amount) {
        Integer lend = amount.lend();
        return lend == null ? amount.quota() : lend;
    }

    private static String place(Supply supply, Amount amount) {
        return supply.id().key() + " " + amount.resource();
    }
}
