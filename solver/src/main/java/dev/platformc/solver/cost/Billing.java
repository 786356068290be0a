package dev.platformc.solver.cost;

import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Workload;
import dev.platformc.core.rule.Prices;
import dev.platformc.core.text.SourceSet;
import dev.platformc.hardware.quantity.Quantity;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.plan.Plan;
import dev.platformc.solver.cost.Bill.Line;
import dev.platformc.solver.cost.Bill.PoolLine;
import dev.platformc.solver.cost.Bill.Turns;
import dev.platformc.solver.cost.Bill.WorkloadLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Adds up what a plan costs. Exact: every amount is a fraction until it is shown.
public final class Billing {
    private static final Rational SECONDS_OF_AN_HOUR = Rational.of(3600);

    private final Plan plan;
    private final SourceSet sources;

    private Billing(Plan plan, SourceSet sources) {
        this.plan = plan;
        this.sources = sources;
    }

    /// @param sources of the platform: how a price is written says whether machines were bought
    public static Bill of(Plan plan, SourceSet sources) {
        var billing = new Billing(plan, sources);
        var platform = plan.platform();
        var pools = platform.pools().stream().map(billing::pool).toList();
        var workloads = platform.workloads().map(billing::workload).toList();
        return new Bill(
                platform.currency().value(),
                sum(null, pools.stream().map(PoolLine::line).toList()),
                pools,
                billing.teams(workloads),
                workloads);
    }

    private PoolLine pool(Pool pool) {
        int nodes = Math.max(pool.nodes().least(), nodesInUse(pool));
        var guaranteed = Usage.NOTHING;
        var queued = Usage.NOTHING;
        for (var workload : on(pool)) {
            if (workload.start().value() == Workload.Start.GUARANTEED) {
                guaranteed = guaranteed.plus(usage(workload));
            } else {
                queued = queued.plus(usage(workload));
            }
        }
        var cards = Rational.of((long) nodes * pool.gpusPerNode());
        var left = Rational.max(Rational.ZERO, cards.minus(guaranteed.cards()));
        boolean inTurns = queued.cards().compareTo(left) > 0;
        var busy = guaranteed.plus(inTurns ? queued.times(left.dividedBy(queued.cards())) : queued);
        var gpu = pool.gpu();
        var memory = gpu == null ? Rational.ZERO : Rational.of(gpu.memory().count());
        var usage = new Usage(cards, busy.useful(), memory.times(cards), busy.memoryUsed());
        var life = Life.of(pool, sources);
        var hourly = Prices.node(plan.platform(), pool);
        var paid = hourly == null ? null : hourly.times(nodes);
        return new PoolLine(
                pool,
                new Line(
                        pool.id(),
                        usage,
                        paid == null ? null : Money.of(paid, usage),
                        bought(paid, life, usage),
                        paid == null ? List.of(pool) : List.of()),
                nodes,
                life,
                Life.pieces(pool, sources),
                inTurns ? new Turns(queued.cards(), left) : null);
    }

    /// Nodes that something stands on.
    private int nodesInUse(Pool pool) {
        var nodes = new HashSet<Integer>();
        for (var workload : on(pool)) {
            for (var spot : plan.of(workload).spots()) {
                for (int i = 0; i < spot.nodes(); i++) {
                    nodes.add(spot.firstNode() + i);
                }
            }
        }
        return nodes.size();
    }

    private List<Workload> on(Pool pool) {
        return plan.platform()
                .workloads()
                .filter(w -> w.on().value().pool().id().isSame(pool.id()))
                .toList();
    }

    private Usage usage(Workload workload) {
        return DailyUse.each(workload).times(Rational.of(plan.of(workload).units()));
    }

    private WorkloadLine workload(Workload workload) {
        var pool = workload.on().value().pool();
        var usage = usage(workload);
        var each = Prices.each(plan.platform(), workload);
        var paid = each == null ? null : each.times(plan.of(workload).units());
        var typical = DailyUse.needs(workload).typical();
        return new WorkloadLine(
                workload,
                new Line(
                        workload.id(),
                        usage,
                        paid == null ? null : Money.of(paid, usage),
                        bought(paid, Life.of(pool, sources), usage),
                        paid == null ? List.of(pool) : List.of()),
                typical != null && typical.compute() != null,
                typical != null && typical.memory() != null);
    }

    /// What an hour costs, times the hours over which the purchase is spread.
    private static @Nullable Money bought(
            @Nullable Rational hourly, @Nullable Quantity life, Usage usage) {
        return hourly == null || life == null
                ? null
                : Money.of(hourly.times(life.amount()).dividedBy(SECONDS_OF_AN_HOUR), usage);
    }

    private List<Line> teams(List<WorkloadLine> workloads) {
        var lines = new ArrayList<Line>();
        var nobody = workloads.stream().filter(w -> w.workload().team() == null).toList();
        if (!nobody.isEmpty()) {
            lines.add(sum(null, nobody.stream().map(WorkloadLine::line).toList()));
        }
        for (var team : plan.platform().teams()) {
            var own =
                    workloads.stream()
                            .filter(w -> {
                                var of = w.workload().team();
                                return of != null && of.value().id().isSame(team.id());
                            })
                            .map(WorkloadLine::line)
                            .toList();
            if (!own.isEmpty()) {
                lines.add(sum(team.id(), own));
            }
        }
        return lines;
    }

    private static Line sum(@Nullable Identity of, List<Line> lines) {
        var usage = lines.stream().map(Line::usage).reduce(Usage.NOTHING, Usage::plus);
        var unpriced = lines.stream().flatMap(line -> line.unpriced().stream()).distinct().toList();
        return new Line(of, usage, sum(lines, Line::hourly), sum(lines, Line::bought), unpriced);
    }

    /// Of those that have one; absent when none has, since 0 would be a lie.
    private static @Nullable Money sum(List<Line> lines, Function<Line, @Nullable Money> amount) {
        Money sum = null;
        for (var line : lines) {
            var money = amount.apply(line);
            if (money != null) {
                sum = sum == null ? money : sum.plus(money);
            }
        }
        return sum;
    }
}
