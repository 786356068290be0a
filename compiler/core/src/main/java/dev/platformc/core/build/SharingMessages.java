package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sharing.Slicing;
import dev.platformc.core.model.SharingWay;
import dev.platformc.core.model.SharingWay.Keeper;
import dev.platformc.core.model.SharingWay.Mode;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.gpu.Gpu;
import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Spelling;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

final class SharingMessages {
    private SharingMessages() {}

    static Diagnostic noGpus(Identity user, Pool pool) {
        return Diagnostic.of(
                        Code.NO_GPUS_IN_NODE,
                        user.display()
                                + " divides GPUs and the nodes of `"
                                + pool.id().name()
                                + "` have none",
                        user.span(),
                        "nothing to divide")
                .withRelated(pool.trees().span(), "machines without GPUs");
    }

    static Diagnostic moreThanPool(Identity user, Sourced<Integer> gpus, Pool pool, int all) {
        return Diagnostic.of(
                        Code.MORE_THAN_POOL,
                        user.display()
                                + " takes "
                                + BuildMessages.count(gpus.value(), "card")
                                + " and `"
                                + pool.id().name()
                                + "` has "
                                + all,
                        gpus.span(),
                        gpus.value() - all + " too many")
                .withRelated(
                        pool.trees().span(),
                        pool.nodes().most() + " x " + pool.gpusPerNode() + " = " + all + " GPUs")
                .withFix(
                        BuildMessages.replace(
                                "take all " + all,
                                Confidence.CHECKED,
                                gpus.span(),
                                Integer.toString(all)));
    }

    /// What the pool's keeper of shares does not do, and who does.
    static Diagnostic nobodyKeeps(Pool pool, Mode mode, Span at) {
        var keeper = Keeper.of(pool);
        var others =
                SharingWay.keepers(mode).stream()
                        .map(Keeper::words)
                        .collect(Collectors.joining(", "));
        var message =
                switch (keeper) {
                    case DEVICE_PLUGIN, CLAIMS ->
                            Diagnostic.of(
                                    Code.STACK_CANNOT,
                                    "the GPU Operator has no " + mode.words(),
                                    at,
                                    "idle time would go to whoever asks");
                    case KAI ->
                            Diagnostic.of(
                                    Code.STACK_CANNOT,
                                    "KAI has no " + mode.words(),
                                    at,
                                    "it counts fractions and leaves time to the card");
                    case AGENT ->
                            Diagnostic.of(
                                    Code.STACK_CANNOT,
                                    "our node agent has no " + mode.words(),
                                    at,
                                    "not done by it");
                };
        return message.withRelated(chosen(pool), "who divides these cards")
                .withNote(mode.words() + " are kept by " + others);
    }

    /// Memory that nobody there holds anybody to.
    static Diagnostic notCapped(Pool pool, Span at, String label) {
        return Diagnostic.of(
                        Code.STACK_CANNOT,
                        Keeper.of(pool).words() + " holds nobody to a part of the memory",
                        at,
                        label)
                .withRelated(chosen(pool), "who divides these cards")
                .withNote(
                        "that is done by "
                                + Arrays.stream(Keeper.values())
                                        .map(SharingMessages::held)
                                        .filter(text -> !text.isEmpty())
                                        .collect(Collectors.joining(", by ")))
                .withNote("a MIG instance has memory of its own");
    }

    /// Under what a keeper holds processes to their part of the memory; empty where it never does.
    private static String held(Keeper keeper) {
        var modes =
                SharingWay.TABLE.stream()
                        .filter(way -> way.keeper() == keeper)
                        .filter(way -> way.memory() == SharingWay.Memory.HELD)
                        .map(way -> way.mode().words())
                        .collect(Collectors.joining(", "));
        return modes.isEmpty() ? "" : keeper.words() + " (" + modes + ")";
    }

    private static Span chosen(Pool pool) {
        return Keeper.of(pool) == Keeper.KAI ? pool.scheduler().span() : pool.nodeStack().span();
    }

    static Diagnostic clientsTooLarge(Gpu gpu, Slicing.Mps mps, Sourced<Bytes> memory) {
        int clients = mps.clients().value();
        return Diagnostic.of(
                        Code.SHARE_SUM,
                        clients
                                + " x "
                                + memory.value()
                                + " are more than a `"
                                + gpu.name()
                                + "` has",
                        memory.span(),
                        memory.value().times(clients) + " of " + gpu.memory())
                .withRelated(mps.clients().span(), "on each card");
    }

    static Diagnostic evenMemoryOnly(Pool pool, Sourced<Bytes> memory) {
        return Diagnostic.of(
                        Code.STACK_CANNOT,
                        "the device plugin gives every client an even part of the memory",
                        memory.span(),
                        "no field says another")
                .withRelated(chosen(pool), "who divides these cards")
                .withNote("other parts are kept by our own node agent");
    }

    static Diagnostic onePart(Sharing sharing) {
        return Diagnostic.of(
                        Code.STACK_CANNOT,
                        "the device plugin makes two parts of a card at the least",
                        sharing.slice().span(),
                        "one part")
                .withRelated(chosen(sharing.pool()), "who divides these cards")
                .withNote("`slice = whole` sets cards apart that are not shared");
    }

    /// The device plugin's file is of a whole machine.
    static Diagnostic partOfMachine(Sharing sharing) {
        var pool = sharing.pool();
        int each = pool.gpusPerNode();
        int gpus = sharing.gpus().value();
        int below = gpus / each * each;
        var message =
                Diagnostic.of(
                                Code.STACK_CANNOT,
                                "the device plugin shares all whole cards of a machine or none",
                                sharing.gpus().span(),
                                "machines of `"
                                        + pool.id().name()
                                        + "` have "
                                        + BuildMessages.count(each, "card"))
                        .withRelated(chosen(pool), "who divides these cards");
        if (below > 0) {
            message = message.withFix(cards(sharing, below));
        }
        return message.withFix(cards(sharing, below + each));
    }

    private static Diagnostic.Fix cards(Sharing sharing, int count) {
        return BuildMessages.replace(
                "share " + BuildMessages.count(count, "card"),
                Confidence.NEEDS_REVIEW,
                sharing.gpus().span(),
                Integer.toString(count));
    }

    static Diagnostic noMig(Span at, Pool pool, Gpu gpu) {
        return cannotBeCut(at, gpu)
                .withRelated(pool.trees().span(), "has `" + gpu.name() + "` (a fact)")
                .withFix(
                        BuildMessages.replace(
                                "give out whole cards", Confidence.CHECKED, at, "whole"));
    }

    static Diagnostic cannotBeCut(Span at, Gpu gpu) {
        return Diagnostic.of(
                        Code.NO_MIG,
                        "`" + gpu.name() + "` cannot be cut into MIG instances",
                        at,
                        "asks for MIG")
                .withNote("MIG exists on A30, A100, H100 and later data-centre cards");
    }

    static Diagnostic notOnCard(Span at, String name, Gpu gpu, MigGeometry geometry) {
        var names = geometry.profiles().stream().map(MigProfile::name).toList();
        var message =
                Diagnostic.of(
                                Code.PROFILE_NOT_ON_CARD,
                                "`" + gpu.name() + "` has no MIG profile `" + name + "`",
                                at,
                                "not on this card")
                        .withNote(
                                "its profiles: "
                                        + names.stream().collect(Collectors.joining(", ")));
        for (var near : nearest(name, geometry)) {
            message =
                    message.withFix(
                            BuildMessages.replace(
                                    "use `" + near + "`", Confidence.NEEDS_REVIEW, at, near));
        }
        return message;
    }

    /// The same compute slices first, then like spelling.
    private static List<String> nearest(String name, MigGeometry geometry) {
        var found = new LinkedHashSet<String>();
        int dot = name.indexOf('.');
        for (var profile : geometry.profiles()) {
            if (dot > 0
                    && profile.isPlain()
                    && profile.name().startsWith(name.substring(0, dot + 1))) {
                found.add(profile.name());
            }
        }
        found.addAll(
                Spelling.nearest(
                        name, geometry.profiles().stream().map(MigProfile::name).toList()));
        return found.stream().limit(3).toList();
    }
}
