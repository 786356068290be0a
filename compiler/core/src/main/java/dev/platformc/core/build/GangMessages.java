package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.NodeType;
import dev.platformc.core.model.Priority;
import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sourced;
import dev.platformc.hardware.quantity.Rational;
import java.util.List;

final class GangMessages {
    private GangMessages() {}

    static Diagnostic noGpus(Gang gang) {
        var pool = gang.on().value().pool();
        return Diagnostic.of(
                        Code.DEVICE_NOT_THERE,
                        gang.id().display()
                                + " asks for GPUs and `"
                                + pool.id().name()
                                + "` has none",
                        gang.worker().gpus().span(),
                        BuildMessages.count(gang.worker().gpus().value(), "GPU")
                                + " for each worker")
                .withRelated(pool.trees().span(), "machines without GPUs (a fact)");
    }

    static Diagnostic slicesOnly(Gang gang, Sharing sharing) {
        return Diagnostic.of(
                        Code.DEVICE_NOT_THERE,
                        gang.id().display()
                                + " asks for whole GPUs and `"
                                + sharing.id().name()
                                + "` has slices",
                        gang.worker().gpus().span(),
                        BuildMessages.count(gang.worker().gpus().value(), "whole GPU")
                                + " for each worker")
                .withRelated(sharing.slice().span(), "these cards are cut")
                .withNote(
                        "the cards that no sharing takes are asked for with `on = "
                                + sharing.pool().id().name()
                                + "`");
    }

    static Diagnostic tooManyGpus(Gang gang, NodeType node) {
        var gpus = gang.worker().gpus();
        int total = gpus.value() * gang.workers().value();
        var message =
                Diagnostic.of(
                                Code.NODE_TOO_SMALL,
                                "a worker of `"
                                        + gang.id().name()
                                        + "` wants "
                                        + BuildMessages.count(gpus.value(), "GPU")
                                        + " and a node has "
                                        + node.gpus(),
                                gpus.span(),
                                gpus.value() - node.gpus() + " too many for one node")
                        .withRelated(
                                gang.on().value().pool().trees().span(),
                                "`" + node.name() + "` has " + node.gpus() + " (a fact)")
                        .withNote("a worker is one pod, and a pod stands on one node");
        if (isPlain(gang) && total % node.gpus() == 0) {
            message =
                    message.withFix(
                            BuildMessages.replace(
                                    "have as many GPUs in smaller workers",
                                    Confidence.CHECKED,
                                    gang.workers().span(),
                                    total / node.gpus()
                                            + " x worker { gpus = "
                                            + node.gpus()
                                            + " }"));
        }
        return message.withFix(
                new Fix(
                        "give each worker a whole node",
                        Confidence.CHECKED,
                        List.of(new Edit(gpus.span(), Integer.toString(node.gpus())))));
    }

    /// Whether nothing but `gpus` is written of a worker, so that it may be written anew.
    private static boolean isPlain(Gang gang) {
        var worker = gang.worker();
        return gang.workers().isWritten()
                && !worker.cpu().isWritten()
                && !worker.memory().isWritten()
                && !worker.sharedMemory().isWritten();
    }

    /// @param wanted with its unit
    /// @param has with its unit
    static Diagnostic tooLarge(Gang gang, Sourced<?> at, String wanted, String has) {
        return Diagnostic.of(
                        Code.NODE_TOO_SMALL,
                        "a worker of `"
                                + gang.id().name()
                                + "` wants "
                                + wanted
                                + " and a node has "
                                + has,
                        at.span(),
                        "more than a whole node")
                .withRelated(
                        gang.on().value().pool().trees().span(),
                        "`" + gang.on().value().pool().nodeType().name() + "` has " + has)
                .withNote("left out, it is the worker's share of the node");
    }

    /// @param above the priority that may push it out
    static Diagnostic disruptNotSaid(Gang gang, Priority above) {
        return Diagnostic.of(
                        Code.NOT_EXPRESSIBLE,
                        "Kueue has no field for `disrupt = never`",
                        gang.neverDisrupt().span(),
                        "plans leave `" + gang.id().name() + "` where it is, Kueue might not")
                .withRelated(above.value().span(), "`" + above.id().name() + "` may push it out")
                .withNote("what has the highest priority is never evicted");
    }

    /// @param pushing a queue that pushes out whatever the priority
    static Diagnostic disruptNotSaid(Gang gang, Queue pushing) {
        return Diagnostic.of(
                        Code.NOT_EXPRESSIBLE,
                        "Kueue has no field for `disrupt = never`",
                        gang.neverDisrupt().span(),
                        "plans leave `" + gang.id().name() + "` where it is, Kueue might not")
                .withRelated(
                        pushing.preempt().span(),
                        "`" + pushing.id().name() + "` may push it out, whatever its priority")
                .withNote("`preempt = lower-priority` spares what has the highest priority");
    }

    static Diagnostic parallelProduct(Gang gang, long product, long gpus) {
        var degrees = gang.details().parallel();
        var first = degrees.values().iterator().next();
        return Diagnostic.of(
                        Code.PARALLEL_PRODUCT,
                        "the split of `"
                                + gang.id().name()
                                + "` is for "
                                + product
                                + " GPUs and it has "
                                + gpus,
                        first.span(),
                        String.join(
                                        " x ",
                                        degrees.values().stream()
                                                .map(d -> d.value().toString())
                                                .toList())
                                + " = "
                                + product)
                .withRelated(
                        gang.workers().span(),
                        gang.workers().value()
                                + " workers of "
                                + BuildMessages.count(gang.worker().gpus().value(), "GPU"));
    }

    static Diagnostic tensorCrossesDomain(Gang gang, Sourced<Integer> tensor, int domain) {
        return Diagnostic.of(
                        Code.TENSOR_CROSSES_DOMAIN,
                        "a layer of `"
                                + gang.id().name()
                                + "` is split over "
                                + tensor.value()
                                + " GPUs and NVLink joins "
                                + domain,
                        tensor.span(),
                        "every layer would wait for the network")
                .withRelated(
                        gang.on().value().pool().trees().span(),
                        "NVLink joins " + domain + " (a fact)");
    }

    static Diagnostic checkpointTooFast(
            Gang gang, Gang.Checkpoint checkpoint, Rational needed, Sourced<Rational> bandwidth) {
        return Diagnostic.of(
                        Code.CHECKPOINT_FASTER_THAN_STORAGE,
                        "`" + gang.id().name() + "` saves more than its storage takes",
                        checkpoint.every().span(),
                        gigabytes(needed) + " on average")
                .withRelated(bandwidth.span(), gigabytes(bandwidth.value()));
    }

    private static String gigabytes(Rational bytes) {
        return bytes.dividedBy(Rational.of(1_000_000_000L)).toDecimal(2) + " GB/s";
    }

    static Diagnostic notPossible(Gang gang, Sourced<?> scheduler) {
        return Diagnostic.of(
                        Code.GANG_NOT_POSSIBLE,
                        "the default scheduler starts the workers of `"
                                + gang.id().name()
                                + "` one by one",
                        gang.workers().span(),
                        gang.workers().value() + " workers, all or none")
                .withRelated(scheduler.span(), "knows no gangs");
    }
}
