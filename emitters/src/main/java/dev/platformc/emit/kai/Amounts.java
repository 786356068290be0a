package dev.platformc.emit.kai;

import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Supply;
import dev.platformc.hardware.gpu.Gpu;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.plan.QueuePlan;
import java.math.BigDecimal;
import java.util.List;

/// Quotas in KAI's units, totals over all that a queue is given.
final class Amounts {
    private static final BigDecimal NO_LIMIT = BigDecimal.ONE.negate();

    private Amounts() {}

    static Specs.Resources unlimited() {
        var all = new Specs.Resource(NO_LIMIT, NO_LIMIT, BigDecimal.ONE);
        return new Specs.Resources(all, all, all);
    }

    private static String card(Supply supply) {
        var gpu = supply.pool().gpu();
        return gpu == null ? Gpu.NVIDIA : gpu.resource();
    }

    static Specs.Resources of(Queue queue, List<QueuePlan.Grant> grants) {
        long gpus = 0;
        long most = 0;
        boolean isLimited = true;
        var cores = Rational.ZERO;
        long bytes = 0;
        for (var grant : grants) {
            cores = cores.plus(grant.cpu());
            bytes += grant.memory().count();
            for (var amount : grant.resources()) {
                if (amount.resource().equals(card(grant.supply()))) {
                    var borrow = amount.borrow();
                    gpus += amount.quota();
                    most += amount.quota() + (borrow == null ? 0 : borrow);
                    isLimited &= borrow != null;
                }
            }
        }
        var weight = new BigDecimal(queue.weight().value().toDecimal(3)).stripTrailingZeros();
        var plain = weight.scale() < 0 ? weight.setScale(0) : weight;
        long millicores = cores.times(1000).floor().longValueExact();
        return new Specs.Resources(
                new Specs.Resource(
                        BigDecimal.valueOf(gpus),
                        isLimited ? BigDecimal.valueOf(most) : NO_LIMIT,
                        plain),
                new Specs.Resource(BigDecimal.valueOf(millicores), NO_LIMIT, plain),
                new Specs.Resource(BigDecimal.valueOf(bytes / 1_000_000), NO_LIMIT, plain));
    }
}
