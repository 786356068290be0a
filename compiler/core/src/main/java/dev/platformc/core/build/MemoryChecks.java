package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Sourced;
import dev.platformc.hardware.gpu.Gpu;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;

/// The memory of a card that is a copy of one in the catalog. The number on the box is larger than
/// what the driver shows, and a model that fits the box does not fit the card.
final class MemoryChecks {
    private static final Rational MOST = Rational.of(101, 100);
    private static final Rational LEAST = Rational.of(95, 100);

    private MemoryChecks() {}

    static void check(Report report, String name, Sourced<Bytes> memory, Gpu base) {
        var known = Rational.of(base.memory().count());
        var ratio = Rational.of(memory.value().count()).dividedBy(known);
        if (ratio.compareTo(MOST) <= 0 && ratio.compareTo(LEAST) >= 0) {
            return;
        }
        report.add(
                Diagnostic.of(
                                Code.MEMORY_UNLIKE_CATALOG,
                                "`"
                                        + name
                                        + "` has "
                                        + memory.value().inGib()
                                        + " and the driver shows "
                                        + base.memory().inGib()
                                        + " of a `"
                                        + base.name()
                                        + "`",
                                memory.span(),
                                ratio.compareTo(Rational.ONE) > 0
                                        ? "more than programs get"
                                        : "less than the card it is a copy of")
                        .withNote("`nvidia-smi` shows the figure that counts, in MiB"));
    }
}
