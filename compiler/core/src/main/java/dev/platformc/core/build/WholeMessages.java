package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Upgrade;
import dev.platformc.core.model.Workload;

/// Words for declarations that do not go together.
final class WholeMessages {
    private WholeMessages() {}

    static Diagnostic poolsOverlap(Pool first, Pool second) {
        var message =
                Diagnostic.of(
                                Code.POOLS_OVERLAP,
                                "a node may belong to `"
                                        + first.id().name()
                                        + "` and to `"
                                        + second.id().name()
                                        + "`",
                                second.select().values().iterator().next().span(),
                                "no label tells the two apart")
                        .withRelated(
                                first.select().values().iterator().next().span(), "the other pool");
        var one = first.scheduler().value();
        var other = second.scheduler().value();
        return one == other
                ? message
                : message.withNote(
                        BackEndMessages.word(one)
                                + " and "
                                + BackEndMessages.word(other)
                                + " would each count its GPUs as free, and both give them away");
    }

    static Diagnostic scaleFromZero(Sharing sharing, Sourced<String> nodeClass) {
        return Diagnostic.of(
                        Code.SCALE_FROM_ZERO_SLICES,
                        "nobody adds the first node of `"
                                + sharing.pool().id().name()
                                + "` for a slice",
                        sharing.slice().span(),
                        "slices exist once a node does")
                .withRelated(nodeClass.span(), "Karpenter knows whole GPUs only")
                .withRelated(sharing.pool().trees().span(), "may be empty");
    }

    static Diagnostic rebootNeeded(Sharing sharing, Sourced<?> virtualisation) {
        return Diagnostic.of(
                        Code.REBOOT_NEEDED,
                        "cards passed through to virtual machines are cut at a reboot only",
                        virtualisation.span(),
                        "the machine refuses to reset such a card")
                .withRelated(sharing.slice().span(), "a new layout waits for the reboot");
    }

    static Diagnostic vgpuShared(Sharing sharing, Sourced<?> virtualisation) {
        return Diagnostic.of(
                        Code.VGPU_PROFILE,
                        "a virtual GPU is a part of a card already",
                        sharing.slice().span(),
                        "divided once more")
                .withRelated(virtualisation.span(), "virtual GPUs");
    }

    static Diagnostic gateConflict(Cluster cluster, Sharing mig, Sharing mps) {
        return Diagnostic.of(
                        Code.GATE_CONFLICT,
                        "the driver behind `devices = dra` does MIG or MPS, not both",
                        cluster.options().dra().span(),
                        "its gates DynamicMIG and MPSSupport exclude each other")
                .withRelated(mig.slice().span(), "MIG")
                .withRelated(mps.slice().span(), "MPS");
    }

    static Diagnostic guaranteedOnSpot(Workload workload, Pool pool) {
        return Diagnostic.of(
                        Code.GUARANTEED_ON_SPOT,
                        workload.id().display() + " is guaranteed on nodes that may vanish",
                        workload.start().isWritten()
                                ? workload.start().span()
                                : workload.id().span(),
                        "a promise that nobody can keep")
                .withRelated(pool.options().spot().span(), "spot nodes");
    }

    static Diagnostic nobodyAdmits(Workload workload, Sourced<Queue> queue, Pool pool) {
        return Diagnostic.of(
                        Code.TWO_SCHEDULERS,
                        workload.id().display() + " waits in a queue that nobody serves",
                        queue.isWritten() ? queue.span() : workload.id().span(),
                        "`" + queue.value().id().name() + "` is a queue of Kueue")
                .withRelated(pool.scheduler().span(), "who schedules `" + pool.id().name() + "`");
    }

    static Diagnostic slowEdge(Gang gang, Sourced<Pool.Fabric> fabric) {
        return Diagnostic.of(
                        Code.SLOW_EDGE,
                        "the workers of `" + gang.id().name() + "` wait for a slow network",
                        gang.workers().span(),
                        "they exchange gradients between nodes")
                .withRelated(fabric.span(), "less than 100 Gb/s where all send at once");
    }

    static Diagnostic shmTooLarge(Gang gang) {
        var worker = gang.worker();
        return Diagnostic.of(
                        Code.NODE_TOO_SMALL,
                        "the shared memory of a worker of `"
                                + gang.id().name()
                                + "` is larger than its memory",
                        worker.sharedMemory().span(),
                        "counts as memory of the pod")
                .withRelated(
                        worker.memory().isWritten() ? worker.memory().span() : gang.id().span(),
                        "a worker has " + worker.memory().value().inGib());
    }

    static Diagnostic shmTooSmall(Gang gang) {
        return Diagnostic.of(
                Code.SHM_TOO_SMALL,
                "the GPUs of a worker of `" + gang.id().name() + "` talk through less than a GiB",
                gang.worker().sharedMemory().span(),
                "NCCL fails where `/dev/shm` is full");
    }

    static Diagnostic surgeNeedsGpus(
            Endpoint endpoint, Sourced<Upgrade> upgrade, int needed, long free) {
        return Diagnostic.of(
                Code.SURGE_NEEDS_GPUS,
                "a new replica of `"
                        + endpoint.id().name()
                        + "` needs "
                        + BuildMessages.count(needed, "GPU")
                        + " beside the old ones and "
                        + Math.max(0, free)
                        + " are free",
                upgrade.span(),
                "the old would have to go first");
    }

    static Diagnostic enginePortOpen(Endpoint endpoint, Cluster cluster) {
        return Diagnostic.of(
                        Code.ENGINE_PORT_OPEN,
                        "every pod of the cluster may ask `" + endpoint.id().name() + "`",
                        cluster.options().closed().span(),
                        "no policy closes the engine's port")
                .withRelated(endpoint.id().span(), "it asks nobody for a key");
    }

    static Diagnostic workersInTurns(Gang gang, Sharing sharing) {
        return Diagnostic.of(
                        Code.STACK_CANNOT,
                        gang.id().display()
                                + " would wait for its own workers: their turns come at different"
                                + " times",
                        gang.workers().span(),
                        gang.workers().value() + " workers that go in step")
                .withRelated(sharing.slice().span(), "nobody aligns turns of several cards")
                .withNote("one worker in turns is fine; several want whole cards, slices or MPS");
    }
}
