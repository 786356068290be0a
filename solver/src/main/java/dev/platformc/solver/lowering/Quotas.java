package dev.platformc.solver.lowering;

import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Queue.Quota;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Supply;
import dev.platformc.plan.PoolPlan;
import dev.platformc.plan.QueuePlan;
import dev.platformc.plan.QueuePlan.Amount;
import dev.platformc.plan.QueuePlan.Grant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What every queue is promised: percentages rounded to whole devices, and what that leaves for
/// queues without a quota.
final class Quotas {
    private final Platform platform;
    private final Supplies supplies;
    private final QueueMembers members;
    private final List<PlanningProblem> problems = new ArrayList<>();

    /// Grants by queue, in the order of the queue's supplies once finished.
    private final Map<String, Map<String, Grant>> grants = new LinkedHashMap<>();

    private final Map<String, List<String>> roundings = new LinkedHashMap<>();

    private Quotas(Platform platform, Supplies supplies) {
        this.platform = platform;
        this.supplies = supplies;
        this.members = QueueMembers.of(platform);
    }

    /// @param problems promises that cannot be kept
    record Result(List<QueuePlan> queues, List<PlanningProblem> problems) {}

    static Result of(Platform platform, List<PoolPlan> pools) {
        var quotas = new Quotas(platform, new Supplies(platform, pools));
        platform.pools().forEach(quotas::share);
        platform.sharings().forEach(quotas::share);
        var plans = platform.queues().stream().map(quotas::plan).toList();
        var problems = new ArrayList<>(quotas.problems);
        if (problems.isEmpty()) {
            problems.addAll(QueueNeeds.check(quotas.members, plans));
        }
        return new Result(plans, List.copyOf(problems));
    }

    private QueuePlan plan(Queue queue) {
        var own = grants.getOrDefault(queue.id().key(), Map.of());
        var ordered = new ArrayList<Grant>();
        for (var supply : queue.on().value()) {
            var grant = own.get(supply.id().key());
            if (grant != null) {
                ordered.add(grant);
            }
        }
        var texts = roundings.getOrDefault(queue.id().key(), List.of());
        return new QueuePlan(
                queue, List.copyOf(ordered), texts.isEmpty() ? null : String.join("; ", texts));
    }

    private void share(Supply supply) {
        var queues =
                platform.queues().stream()
                        .filter(q ->
                                q.on().value().stream().anyMatch(s -> PoolWork.same(s, supply)))
                        .toList();
        if (queues.isEmpty()) {
            return;
        }
        var amounts = new ArrayList<List<Amount>>();
        queues.forEach(_ -> amounts.add(new ArrayList<>()));
        for (var stock : supplies.of(supply)) {
            var shares = new QuotaShares(supply, stock, queues, asked(supply, stock, queues));
            if (shares.isOver()) {
                problems.add(shares.over());
                return;
            }
            var quotas = shares.quotas();
            for (int i = 0; i < queues.size(); i++) {
                amounts.get(i).add(amount(queues.get(i), stock, quotas.get(i)));
                note(queues.get(i), shares.rounding(i));
            }
        }
        for (int i = 0; i < queues.size(); i++) {
            var grant = grant(supply, queues, i, amounts.get(i));
            grants.computeIfAbsent(queues.get(i).id().key(), _ -> new LinkedHashMap<>())
                    .put(supply.id().key(), grant);
        }
    }

    private Grant grant(Supply supply, List<Queue> queues, int index, List<Amount> amounts) {
        var queue = queues.get(index);
        var beside =
                supply instanceof Pool pool && pool.gpusPerNode() == 0
                        ? CoresBeside.ofCpuPool(pool, QuotaShares.partOf(queues, index))
                        : CoresBeside.of(supply, amounts);
        var needed = CoresBeside.needed(members.of(queue), supply);
        var granted = beside.orMore(needed);
        return new Grant(supply, List.copyOf(amounts), granted.cpu(), granted.memory());
    }

    private void note(Queue queue, @Nullable String rounding) {
        if (rounding != null) {
            roundings.computeIfAbsent(queue.id().key(), _ -> new ArrayList<>()).add(rounding);
        }
    }

    /// Devices that a quota names by number on this supply; absent for shares and rests. A number
    /// of GPUs is taken from the queue's supplies in their order.
    private List<@Nullable Integer> asked(Supply supply, Supplies.Stock stock, List<Queue> queues) {
        var asked = new ArrayList<@Nullable Integer>();
        for (var queue : queues) {
            asked.add(
                    switch (queue.quota().value()) {
                        case Quota.Gpus(var count) -> gpus(queue, supply, stock, count);
                        case Quota.Slices _ ->
                                supply instanceof Sharing sharing
                                        ? slices(queue, sharing, stock)
                                        : 0;
                        case Quota.Share _, Quota.Rest _ -> null;
                    });
        }
        return asked;
    }

    private int gpus(Queue queue, Supply supply, Supplies.Stock stock, int count) {
        if (stock.profile() != null) {
            return 0;
        }
        if (stock.device() != null) {
            return beside(queue, supply, stock, count);
        }
        int left = count;
        var on = queue.on().value();
        for (var before : on) {
            if (PoolWork.same(before, supply)) {
                break;
            }
            left -= Math.min(left, supplies.gpus(before));
        }
        boolean last = PoolWork.same(on.getLast(), supply);
        return last ? left : Math.min(left, stock.there());
    }

    /// Other devices go with the GPUs of their machines; where there are none, nobody asks for them
    /// by a number of GPUs.
    private int beside(Queue queue, Supply supply, Supplies.Stock stock, int count) {
        int gpus = supplies.gpus(supply);
        if (gpus == 0) {
            return 0;
        }
        var cards = new Supplies.Stock("", null, gpus);
        int own = gpus(queue, supply, cards, count);
        return (int) ((long) Math.min(own, gpus) * stock.there() / gpus);
    }

    private static int slices(Queue queue, Sharing sharing, Supplies.Stock stock) {
        return Demands.slices(queue, sharing).stream()
                .filter(promise -> promise.profile().equals(stock.profile()))
                .mapToInt(Queue.SliceCount::count)
                .sum();
    }

    private static Amount amount(Queue queue, Supplies.Stock stock, int quota) {
        var lend = limit(queue.lend().value(), stock);
        return new Amount(
                stock.resource(),
                quota,
                limit(queue.borrow().value(), stock),
                lend == null ? null : Math.min(lend, quota));
    }

    private static @Nullable Integer limit(Queue.Limit limit, Supplies.Stock stock) {
        return switch (limit) {
            case Queue.Limit.All _ -> null;
            case Queue.Limit.None _ -> 0;
            case Queue.Limit.Amount(var quota) ->
                    switch (quota) {
                        case Quota.Share(var ratio) ->
                                ratio.times(stock.there()).floor().intValueExact();
                        case Quota.Gpus(var count) -> stock.profile() == null ? count : 0;
                        case Quota.Slices(var slices) ->
                                slices.stream()
                                        .filter(s -> s.profile().equals(stock.profile()))
                                        .mapToInt(Queue.SliceCount::count)
                                        .sum();
                        case Quota.Rest _ -> null;
                    };
        };
    }
}
