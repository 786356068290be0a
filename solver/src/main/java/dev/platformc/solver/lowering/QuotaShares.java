package dev.platformc.solver.lowering;

import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Queue.Quota;
import dev.platformc.core.model.Supply;
import dev.platformc.hardware.quantity.Rational;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One kind of device of one supply, divided among its queues.
final class QuotaShares {
    private final Supply supply;
    private final Supplies.Stock stock;
    private final List<Queue> queues;
    private final List<@Nullable Integer> asked;

    /// @param asked numbers that quotas name; absent for shares and rests
    QuotaShares(
            Supply supply,
            Supplies.Stock stock,
            List<Queue> queues,
            List<@Nullable Integer> asked) {
        this.supply = supply;
        this.stock = stock;
        this.queues = queues;
        this.asked = asked;
    }

    private Rational ratio(int queue) {
        return queues.get(queue).quota().value() instanceof Quota.Share(var ratio)
                ? ratio
                : Rational.ZERO;
    }

    private Rational ratios() {
        var sum = Rational.ZERO;
        for (int i = 0; i < queues.size(); i++) {
            sum = sum.plus(ratio(i));
        }
        return sum;
    }

    /// Devices that the shares come to, rounded down.
    private int shared() {
        return ratios().times(stock.there()).floor().intValueExact();
    }

    private int named() {
        int sum = 0;
        for (Integer count : asked) {
            sum += count == null ? 0 : count;
        }
        return sum;
    }

    boolean isOver() {
        return named() + shared() > stock.there() || ratios().compareTo(Rational.ONE) > 0;
    }

    PlanningProblem over() {
        var each = new ArrayList<Integer>();
        for (int i = 0; i < queues.size(); i++) {
            Integer count = asked.get(i);
            each.add(
                    count != null
                            ? count
                            : ratio(i).times(stock.there()).ceiling().intValueExact());
        }
        return new PlanningProblem.QuotaOver(supply, queues, each, stock.word(2), stock.there());
    }

    /// Of each queue; shares by largest remainder, the first of equals, then the rest evenly.
    List<Integer> quotas() {
        var quotas = new ArrayList<>(Collections.nCopies(queues.size(), 0));
        for (int i = 0; i < queues.size(); i++) {
            Integer count = asked.get(i);
            quotas.set(i, count != null ? count : exact(i).floor().intValueExact());
        }
        int left = shared() - floors();
        for (int queue : byRemainder()) {
            if (left > 0 && exact(queue).signum() > 0) {
                quotas.set(queue, quotas.get(queue) + 1);
                left--;
            }
        }
        var resting = resting();
        int rest = stock.there() - named() - shared();
        var parts = Evenly.over(rest, Collections.nCopies(resting.size(), rest), 0);
        for (int i = 0; i < resting.size(); i++) {
            quotas.set(resting.get(i), parts.get(i));
        }
        return quotas;
    }

    private Rational exact(int queue) {
        return ratio(queue).times(stock.there());
    }

    private int floors() {
        int sum = 0;
        for (int i = 0; i < queues.size(); i++) {
            sum += exact(i).floor().intValueExact();
        }
        return sum;
    }

    private List<Integer> byRemainder() {
        var order = new ArrayList<Integer>();
        for (int i = 0; i < queues.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparing((Integer i) -> remainder(i)).reversed());
        return order;
    }

    private Rational remainder(int queue) {
        return exact(queue).minus(Rational.of(exact(queue).floor()));
    }

    private List<Integer> resting() {
        var resting = new ArrayList<Integer>();
        for (int i = 0; i < queues.size(); i++) {
            if (queues.get(i).quota().value() instanceof Quota.Rest) {
                resting.add(i);
            }
        }
        return resting;
    }

    /// How a percentage became whole devices; absent when it was exact.
    @Nullable String rounding(int queue) {
        if (exact(queue).isWhole()) {
            return null;
        }
        return ratio(queue).times(100).toDecimal(4)
                + "% of "
                + stock.there()
                + " "
                + stock.word(stock.there())
                + " is "
                + exact(queue).toDecimal(4)
                + ", rounded to "
                + quotas().get(queue)
                + " by largest remainder";
    }

    /// The part of a supply without devices that a queue is promised, 0 to 1.
    static Rational partOf(List<Queue> queues, int index) {
        var ratios = Rational.ZERO;
        int resting = 0;
        for (var queue : queues) {
            if (queue.quota().value() instanceof Quota.Share(var ratio)) {
                ratios = ratios.plus(ratio);
            } else if (queue.quota().value() instanceof Quota.Rest) {
                resting++;
            }
        }
        return switch (queues.get(index).quota().value()) {
            case Quota.Share(var ratio) -> ratio;
            case Quota.Rest _ ->
                    Rational.max(Rational.ZERO, Rational.ONE.minus(ratios))
                            .dividedBy(Rational.of(resting));
            case Quota.Gpus _, Quota.Slices _ -> Rational.ZERO;
        };
    }
}
