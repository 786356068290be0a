package dev.platformc.core.rule;

import dev.platformc.core.eval.Facts.Answer;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Workload;
import dev.platformc.hardware.quantity.Rational;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Device memory that is given and not used in daily life, by what `typical` says.
final class Waste {
    private Waste() {}

    /// The share that is wasted, over all units at the fewest of those that say what is typical;
    /// `none` when nobody does.
    static Answer of(List<? extends Workload> workloads, References references) {
        var given = Rational.ZERO;
        var used = Rational.ZERO;
        for (var workload : workloads) {
            var typical = typical(workload, references);
            if (typical == null) {
                continue;
            }
            var each = given(workload);
            long units = Math.max(1, Prices.units(workload).least());
            given = given.plus(each.times(units));
            used = used.plus(Rational.min(each, typical).times(units));
        }
        return given.signum() == 0
                ? Values.none()
                : Values.percent(Rational.ONE.minus(used.dividedBy(given)));
    }

    /// Bytes of one unit in daily life; absent where it is not said.
    private static @Nullable Rational typical(Workload workload, References references) {
        var declared = references.declared(workload.id());
        var typical = declared == null ? null : declared.attribute("typical");
        if (typical == null || !(typical.value() instanceof Value.Fields(var fields))) {
            return null;
        }
        var memory = fields.get("memory");
        return memory != null && memory.value() instanceof Value.Amount(var quantity)
                ? quantity.amount()
                : null;
    }

    /// Device memory of one unit, bytes.
    private static Rational given(Workload workload) {
        return switch (workload) {
            case Gang _, Pods _ -> {
                var gpu = workload.on().value().pool().gpu();
                yield gpu == null
                        ? Rational.ZERO
                        : Rational.of(gpu.memory().count()).times(Prices.cards(workload));
            }
            case Endpoint endpoint -> {
                var ledger = endpoint.fit().value().ledger();
                yield Rational.of(ledger.visible().count()).times(ledger.devices());
            }
        };
    }
}
