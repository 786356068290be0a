package dev.platformc.solver.lowering;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Workload;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.plan.WorkloadPlan;
import dev.platformc.solver.topology.Capacity;
import java.util.ArrayList;
import java.util.List;

/// Phrases that several messages share.
final class PlanningWords {
    private static final int MOST_PLACES = 4;

    private PlanningWords() {}

    /// Name of what is admitted as one: of the ray, not of one group of its workers.
    static String owner(Workload workload) {
        var key = Groups.owner(workload);
        return key.substring(key.indexOf('.') + 1);
    }

    /// `worker` or `replica`.
    static String unit(Workload workload, int count) {
        var word =
                switch (workload) {
                    case Gang _ -> "worker";
                    case Endpoint _ -> "replica";
                    case Pods pods -> pods.unit();
                };
        return count == 1 ? word : word + "s";
    }

    static String counted(int count, String one) {
        return count + " " + (count == 1 ? one : one + "s");
    }

    static String units(Workload workload) {
        int units = Groups.units(workload);
        return units + " " + unit(workload, units);
    }

    /// `: 8 in rack-1, 2 in rack-2`, what a solver found.
    static String found(PoolNodes nodes, WorkloadPlan plan) {
        int level = Math.max(0, nodes.nodeLevel() - 1);
        if (nodes.nodeLevel() == 0) {
            return "";
        }
        var units = Spots.byNode(plan.spots());
        var places = new ArrayList<String>();
        for (var domain : nodes.at(level)) {
            int inside = Spots.in(domain, units);
            if (inside > 0) {
                places.add(inside + " in " + domain.id());
            }
        }
        var word = nodes.levels().get(level);
        return ": "
                + (places.size() > MOST_PLACES
                        ? "in " + counted(places.size(), word)
                        : unitsIn(plan, places));
    }

    private static String unitsIn(WorkloadPlan plan, List<String> places) {
        var first = places.getFirst();
        int space = first.indexOf(' ');
        int count = Integer.parseInt(first.substring(0, space));
        var words = new ArrayList<>(places);
        words.set(0, count + " " + unit(plan.workload(), count) + first.substring(space));
        return String.join(", ", words);
    }

    /// What is scarce: the first of GPUs, cores and memory of which more is wanted than there is.
    enum Resource {
        GPUS,
        CORES,
        MEMORY;

        long of(Capacity capacity) {
            return switch (this) {
                case GPUS -> capacity.gpus();
                case CORES -> capacity.milliCpu();
                case MEMORY -> capacity.memory();
            };
        }

        /// @param pool without GPUs: what its machines have in place of them
        String show(long amount, Pool pool) {
            var others = pool.nodeType().devices();
            return switch (this) {
                case GPUS ->
                        pool.gpusPerNode() > 0 || others.isEmpty()
                                ? amount + (amount == 1 ? " GPU" : " GPUs")
                                : amount + " `" + others.getFirst().device().id().name() + "`";
                case CORES -> Rational.of(amount, 1000).toDecimal(2) + " cores";
                case MEMORY -> new Bytes(amount).inGib();
            };
        }
    }
}
