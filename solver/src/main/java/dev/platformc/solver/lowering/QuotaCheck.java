package dev.platformc.solver.lowering;

import dev.platformc.core.model.Supply;
import dev.platformc.plan.Plan;
import dev.platformc.plan.QueuePlan;
import dev.platformc.plan.WorkloadPlan;
import dev.platformc.plan.WorkloadPlan.Devices;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// What queues are promised against what there is.
final class QuotaCheck {
    private QuotaCheck() {}

    static List<String> check(Plan plan, QueuePlan queue) {
        var wrong = new ArrayList<String>();
        for (var grant : queue.grants()) {
            for (var amount : grant.resources()) {
                Integer lend = amount.lend();
                if (amount.quota() < 0 || (lend != null && lend > amount.quota())) {
                    wrong.add(queue.queue().id().key() + " lends more than it has");
                }
            }
        }
        if (queue.grants().size() > queue.queue().on().value().size()) {
            wrong.add(queue.queue().id().key() + " is granted what it is not on");
        }
        return wrong;
    }

    /// Promises and what stands outside all queues, together, are there.
    static List<String> sums(Plan plan) {
        var asked = new TreeMap<String, Integer>();
        var supplies = new TreeMap<String, Supply>();
        for (var queue : plan.queues()) {
            for (var grant : queue.grants()) {
                for (var amount : grant.resources()) {
                    var key = grant.supply().id().key() + " " + amount.resource();
                    asked.merge(key, amount.quota(), Integer::sum);
                    supplies.put(key, grant.supply());
                }
            }
        }
        var wrong = new ArrayList<String>();
        asked.forEach((key, quota) -> {
            var supply = supplies.get(key);
            var resource = key.substring(key.indexOf(' ') + 1);
            if (supply != null) {
                int held = heldOutside(plan, supply, resource);
                int there = PoolCheck.devices(plan, supply, resource);
                if (quota + held > there) {
                    wrong.add(key + ": " + quota + " promised, " + held + " held, " + there);
                }
            }
        });
        return wrong;
    }

    private static int heldOutside(Plan plan, Supply supply, String resource) {
        return plan.workloads().stream()
                .filter(p -> p.workload().queue() == null)
                .filter(p -> PlanCheck.isGuaranteed(p.workload()))
                .filter(p -> p.workload().on().value().id().equals(supply.id()))
                .mapToInt(p -> held(p, resource))
                .sum();
    }

    private static int held(WorkloadPlan placed, String resource) {
        boolean isCard = resource.equals(Supplies.card(placed.workload().on().value().pool()));
        return switch (placed.each()) {
            case Devices.Gpus(var count) -> isCard ? count * placed.units() : 0;
            case Devices.Slice(var profile) ->
                    profile.resource().equals(resource) ? placed.units() : 0;
            case Devices.Share(var ratio, _, _) ->
                    isCard ? ratio.times(placed.units()).ceiling().intValueExact() : 0;
        };
    }
}
