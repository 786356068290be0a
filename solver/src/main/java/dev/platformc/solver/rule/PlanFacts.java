package dev.platformc.solver.rule;

import dev.platformc.core.eval.Facts;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Workload;
import dev.platformc.core.rule.Prices;
import dev.platformc.core.rule.Values;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.plan.CardRun.Use;
import dev.platformc.plan.Plan;
import dev.platformc.plan.PoolPlan;
import dev.platformc.plan.QueuePlan;
import dev.platformc.plan.WorkloadPlan;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;

/// What is known of a plan; what needs no placement is as it was known before.
public final class PlanFacts implements Facts {
    private final Plan plan;
    private final Facts before;

    /// @param before what was known of the platform
    public PlanFacts(Plan plan, Facts before) {
        this.plan = plan;
        this.before = before;
    }

    @Override
    public Answer of(String kind, String name, String fact) {
        var known = before.of(kind, name, fact);
        if (!(known instanceof Answer.Later)) {
            return known;
        }
        return switch (kind) {
            case "pool" ->
                    plan.pools().stream()
                            .filter(p -> p.pool().id().name().equals(name))
                            .findFirst()
                            .map(pool -> pool(pool, fact))
                            .orElseGet(Answer.Missing::new);
            case "sharing" -> layouts(name);
            case "queue" ->
                    plan.queues().stream()
                            .filter(q -> q.queue().id().name().equals(name))
                            .findFirst()
                            .map(queue -> queue(queue, fact))
                            .orElseGet(Answer.Missing::new);
            default -> workloads(kind + "." + name, fact);
        };
    }

    /// A workload, or all the pods that a declaration comes to.
    private Answer workloads(String key, String fact) {
        var exact =
                plan.workloads().stream().filter(w -> w.workload().id().key().equals(key)).toList();
        var here =
                exact.isEmpty()
                        ? plan.workloads().stream()
                                .filter(w -> isPartOf(w.workload(), key))
                                .toList()
                        : exact;
        if (here.isEmpty()) {
            return new Answer.Missing();
        }
        return switch (fact) {
            case "placed" -> Values.number(here.stream().mapToInt(WorkloadPlan::units).sum());
            case "nodes" -> Values.number(nodes(here));
            case "racks" -> domains(here.getFirst(), "rack");
            case "blocks" -> domains(here.getFirst(), "block");
            default -> new Answer.Nothing();
        };
    }

    private static boolean isPartOf(Workload workload, String key) {
        return workload instanceof Pods && workload.id().key().startsWith(key + ".");
    }

    /// Each machine once, whoever of them stands on it.
    private static int nodes(List<WorkloadPlan> plans) {
        var nodes = new HashSet<String>();
        for (var plan : plans) {
            var pool = plan.workload().on().value().pool().id().key();
            for (var spot : plan.spots()) {
                for (int i = 0; i < spot.nodes(); i++) {
                    nodes.add(pool + " " + (spot.firstNode() + i));
                }
            }
        }
        return nodes.size();
    }

    private Answer pool(PoolPlan pool, String fact) {
        return switch (fact) {
            case "free" -> Values.number(pool.freeGpus());
            case "fragmentation" -> Values.percent(Fragmentation.of(plan, pool));
            default -> new Answer.Nothing();
        };
    }

    /// Each layout once, in the order of the alphabet.
    private Answer layouts(String sharing) {
        var layouts = new TreeSet<String>();
        for (var pool : plan.pools()) {
            for (var run : pool.nodes()) {
                for (var cards : run.cards()) {
                    if (cards.use() instanceof Use.Cut(var of, var slices)
                            && of.id().name().equals(sharing)) {
                        layouts.add(
                                "["
                                        + String.join(
                                                ", ",
                                                slices.stream()
                                                        .map(s -> s.profile().name())
                                                        .toList())
                                        + "]");
                    }
                }
            }
        }
        var at = plan.platform().id().span();
        List<Sourced<Value>> values =
                layouts.stream().map(l -> Sourced.<Value>written(new Value.Text(l), at)).toList();
        return Values.known(new Value.Listing(values));
    }

    private Answer queue(QueuePlan queue, String fact) {
        var cards = Rational.ZERO;
        var cost = Rational.ZERO;
        boolean priced = true;
        for (var grant : queue.grants()) {
            var pool = grant.supply().pool();
            var here = Rational.ZERO;
            for (var amount : grant.resources()) {
                here = here.plus(part(pool, amount.resource()).times(amount.quota()));
            }
            cards = cards.plus(here);
            var node = Prices.node(plan.platform(), pool);
            if (node != null && pool.gpusPerNode() > 0) {
                cost = cost.plus(node.times(here).dividedBy(Rational.of(pool.gpusPerNode())));
            } else {
                priced = false;
            }
        }
        return switch (fact) {
            case "gpus" -> Values.number(cards);
            case "cost" ->
                    priced ? Values.price(cost, plan.platform().currency().value()) : Values.none();
            default -> new Answer.Nothing();
        };
    }

    /// Of a card: the whole of it, or the part that a slice blocks.
    private static Rational part(Pool pool, String resource) {
        var gpu = pool.gpu();
        var geometry = gpu == null ? null : gpu.mig();
        if (geometry != null) {
            for (var profile : geometry.all()) {
                if (profile.resource().equals(resource)) {
                    return Prices.part(pool, profile);
                }
            }
        }
        return Rational.ONE;
    }

    /// `none` where the pool has no such level.
    private static Answer domains(WorkloadPlan plan, String level) {
        for (var span : plan.spans()) {
            if (span.level().equals(level)) {
                return Values.number(span.domains());
            }
        }
        return Values.none();
    }

    @Override
    public List<Remark> remarks(String kind, String name, String fact) {
        if (!kind.equals("pool") || !fact.equals("fragmentation")) {
            return before.remarks(kind, name, fact);
        }
        return plan.pools().stream()
                .filter(p -> p.pool().id().name().equals(name))
                .flatMap(pool -> Fragmentation.words(plan, pool).stream())
                .map(says -> new Remark(says, null))
                .toList();
    }
}
