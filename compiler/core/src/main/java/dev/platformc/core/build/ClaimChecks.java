package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Pin;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sharing.Slicing;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.text.Span;

/// What cannot be had where devices are claimed: the driver hands out whole cards, and instances
/// that it cuts when a pod comes.
final class ClaimChecks {
    private ClaimChecks() {}

    static void check(Report report, Platform platform) {
        for (var sharing : platform.sharings()) {
            if (sharing.pool().isClaimed()) {
                sharing(report, platform, sharing);
            }
        }
        platform.pins().stream()
                .filter(pin -> pin.pool().isClaimed() && !pin.layout().value().isEmpty())
                .forEach(pin -> report.add(keepsNothing(pin)));
        platform.queues().stream()
                .filter(queue -> queue.on().value().getFirst().pool().isClaimed())
                .forEach(queue -> queue(report, queue));
    }

    private static void sharing(Report report, Platform platform, Sharing sharing) {
        switch (sharing.slice().value()) {
            case Slicing.Time _ -> report.add(notShared(sharing, "turns"));
            case Slicing.Mps _ -> {
                // Beside MIG the two gates of the driver are what is wrong.
                if (!hasMig(platform, sharing.pool().cluster())) {
                    report.add(notShared(sharing, "processes side by side"));
                }
            }
            case Slicing.Mig mig -> {
                if (mig.layout() != null) {
                    report.add(noLayout(sharing, mig.layout()));
                }
                apart(report, sharing);
            }
            case Slicing.Whole _ -> apart(report, sharing);
        }
    }

    private static boolean hasMig(Platform platform, Cluster cluster) {
        return platform.sharings().stream()
                .filter(s -> s.pool().cluster().id().isSame(cluster.id()))
                .anyMatch(s -> s.slice().value() instanceof Slicing.Mig);
    }

    /// Machines are told apart by labels, the cards in one are not.
    private static void apart(Report report, Sharing sharing) {
        int perNode = sharing.pool().gpusPerNode();
        int rest = sharing.gpus().value() % perNode;
        if (rest != 0) {
            report.add(
                    Diagnostic.of(
                                    Code.NOT_EXPRESSIBLE,
                                    "claims do not keep the cards of one machine apart",
                                    sharing.gpus().isWritten()
                                            ? sharing.gpus().span()
                                            : sharing.id().span(),
                                    "the plan takes "
                                            + rest
                                            + " of the "
                                            + perNode
                                            + " in a machine, the driver may take others")
                            .withRelated(dra(sharing.pool().cluster()), "how pods ask"));
        }
    }

    private static Span dra(Cluster cluster) {
        return cluster.options().dra().span();
    }

    /// @param what completes "there are no … of a claimed card"
    private static Diagnostic notShared(Sharing sharing, String what) {
        return Diagnostic.of(
                        Code.STACK_CANNOT,
                        "there are no " + what + " on a claimed card",
                        sharing.slice().span(),
                        "a claim takes the card whole")
                .withRelated(dra(sharing.pool().cluster()), "asked for by claims")
                .withNote(
                        "the driver shares a card only between pods that name one claim, and then"
                                + " counts them as one");
    }

    private static Diagnostic noLayout(Sharing sharing, Sourced<?> layout) {
        return Diagnostic.of(
                        Code.NOT_EXPRESSIBLE,
                        "the driver that is claimed from takes no `layout`",
                        layout.span(),
                        "it cuts each card as pods ask")
                .withRelated(dra(sharing.pool().cluster()), "asked for by claims");
    }

    private static Diagnostic keepsNothing(Pin pin) {
        return Diagnostic.of(
                        Code.STACK_CANNOT,
                        "instances that are there do not stay where devices are claimed",
                        pin.layout().span(),
                        "the driver cuts cards when pods come and joins them when they go")
                .withRelated(dra(pin.pool().cluster()), "asked for by claims");
    }

    /// Only of Kueue we say which resource a class of devices counts as.
    private static void queue(Report report, Queue queue) {
        var scheduler = queue.on().value().getFirst().pool().scheduler();
        switch (scheduler.value()) {
            case VOLCANO, KAI ->
                    report.add(
                            BackEndMessages.notRead(
                                    scheduler,
                                    "claims as a part of a quota",
                                    queue.on(),
                                    "a claimed card counts as none"));
            case KUEUE, DEFAULT -> {}
        }
    }
}
