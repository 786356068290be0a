package dev.platformc.core.build;

import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sourced;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// `worker { … }`: what is written, else its share of the node.
final class WorkerBuilder {
    /// For the exchange between processes, per GPU.
    private static final Bytes SHM_PER_GPU = Bytes.gib(8);

    private final Report report;
    private final NeedsBuilder needs;

    WorkerBuilder(Report report, NeedsBuilder needs) {
        this.report = report;
        this.needs = needs;
    }

    Gang.Worker build(Identity user, Attributes each, Pool pool) {
        return build(user, each, pool, null);
    }

    /// @param usual of one without GPUs, as the line that says so has it; absent: a core
    Gang.Worker build(
            Identity user, Attributes each, Pool pool, @Nullable Sourced<RayPreset.Shape> usual) {
        var part = needs.part(user, each);
        if (part != null && each.count("gpus", 0).value() > 0) {
            report.add(PartMessages.wholeAndPart(user, part));
        }
        var gpus = each.count("gpus", 0);
        var cpu = each.number("cpu");
        var memory = each.bytes("memory");
        var shm = each.bytes("shm");
        var at = each.declaration();
        var share = NodeShare.ofGpus(pool.nodeType(), gpus.value());
        boolean usesGpus = gpus.value() > 0;
        var small =
                usual != null
                        ? usual
                        : Sourced.preset(new RayPreset.Shape(Rational.ONE, Bytes.gib(4)), at);
        var sizedCpu =
                cpu != null ? cpu : usesGpus ? share.cpu(at) : small.map(RayPreset.Shape::cpu);
        var sizedMemory =
                memory != null
                        ? memory
                        : usesGpus ? share.memory(at) : small.map(RayPreset.Shape::memory);
        return new Gang.Worker(
                gpus,
                sizedCpu,
                sizedMemory,
                shm != null ? shm : shm(gpus, sizedMemory, each),
                part);
    }

    /// 8 GiB a GPU, a GiB without; never more than a quarter of the memory that it counts as.
    private static Sourced<Bytes> shm(
            Sourced<Integer> gpus, Sourced<Bytes> memory, Attributes each) {
        var wanted = gpus.value() == 0 ? Bytes.gib(1) : SHM_PER_GPU.times(gpus.value());
        var limit = memory.value().times(Rational.of(1, 4));
        return Sourced.inferred(
                wanted.compareTo(limit) <= 0 ? wanted : limit,
                "8 GiB for each GPU, at most a quarter of the memory",
                each.declaration());
    }
}
