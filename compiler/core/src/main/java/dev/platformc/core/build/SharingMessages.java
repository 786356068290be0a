package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.gpu.Gpu;
import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.quantity.Spelling;
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
