package dev.platformc.hardware.sizing;

import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import java.util.ArrayList;
import java.util.List;

/// On what a model fits. Weights are parameters x bytes; keys and values are 2 x layers x KV heads
/// x head size x bytes a token; the overhead is a share of the device that is not counted.
public final class Sizing {
    /// Unless the author says otherwise; 10 to 20 % is usual.
    public static final Rational USUAL_OVERHEAD = Rational.of(15, 100);

    /// Share of a card's memory that vLLM fills unless told otherwise.
    private static final Rational ENGINE_UTILISATION = Rational.of(9, 10);

    /// What profiling usually finds used besides on each card: activations, CUDA graphs, NCCL.
    private static final Bytes ENGINE_RESERVE = Bytes.gib(Rational.of(23, 10));

    private Sizing() {}

    /// The same replica as vLLM itself would count it on so many devices: 90 % of each, less what
    /// it finds used besides. More hopeful than 15 % of overhead on large cards.
    ///
    /// @param devices not more than the KV heads, so that none is kept twice
    public static Ledger engineView(Ledger ledger, int devices) {
        return new Ledger(
                devices,
                ledger.visible(),
                Rational.ONE.minus(ENGINE_UTILISATION),
                ENGINE_RESERVE,
                ledger.weights(),
                ledger.kv(),
                ledger.kvPerSequence(),
                ledger.kvPerToken());
    }

    /// What a load leaves on so many devices.
    ///
    /// @param devices GPUs of a tensor-parallel group, or 1 slice
    /// @param visible memory of one
    public static Ledger ledger(Load load, int devices, Bytes visible, Rational overhead) {
        return ledger(load, devices, visible, overhead, Bytes.ZERO);
    }

    /// What a load leaves on so many devices.
    ///
    /// @param reserve taken off each device besides
    public static Ledger ledger(
            Load load, int devices, Bytes visible, Rational overhead, Bytes reserve) {
        var sequence = load.kvBytes(load.context(), devices);
        return new Ledger(
                devices,
                visible,
                overhead,
                reserve,
                load.weightBytes(),
                sequence.times(load.concurrency()),
                sequence,
                load.kvPerToken(devices));
    }

    /// Degrees of tensor parallelism that split the heads evenly and stay inside one NVLink domain,
    /// smallest first. Beyond the KV heads a degree is a multiple of them.
    public static List<Integer> tensorDegrees(Load load, int domainGpus) {
        var degrees = new ArrayList<Integer>();
        var model = load.model();
        for (int degree = 1; degree <= domainGpus; degree++) {
            boolean splitsKv =
                    model.latent() != null
                            || model.kvHeads() % degree == 0
                            || degree % Math.max(1, model.kvHeads()) == 0;
            if (model.heads() % degree == 0 && splitsKv) {
                degrees.add(degree);
            }
        }
        return degrees;
    }

    /// The most sequences of this length that fit, 0 when not even the weights do.
    public static int largestConcurrency(Ledger ledger) {
        return (int) Math.min(Integer.MAX_VALUE, ledger.sequences());
    }

    /// The longest sequence, a multiple of 16 tokens, at which all sequences fit; 0 when none does.
    public static long largestContext(Load load, Ledger ledger) {
        long low = 0;
        long high = load.context() / 16;
        while (low < high) {
            long middle = (low + high + 1) / 2;
            var kv = load.kvBytes(middle * 16, ledger.devices()).times(load.concurrency());
            if (kv.compareTo(ledger.kvRoom()) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low * 16;
    }
}
