package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Part;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sharing.Slicing;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Workload;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.quantity.Rational;
import java.util.List;
import java.util.Objects;

/// Words for parts of shared cards.
final class PartMessages {
    private PartMessages() {}

    static Diagnostic fraction(Identity user, Span at, Sharing sharing) {
        boolean isMig = sharing.slice().value() instanceof Slicing.Mig;
        return Diagnostic.of(
                        Code.FRACTION_OF_EXTENDED_RESOURCE,
                        user.display()
                                + " asks for a percentage of a card that is "
                                + (isMig ? "cut into slices" : "handed out whole"),
                        at,
                        isMig ? "a MIG profile such as `1g.10gb` is a part" : "only whole ones")
                .withRelated(sharing.slice().span(), "how `" + sharing.id().name() + "` is divided")
                .withNote("percentages are for cards that take turns or run MPS");
    }

    static Diagnostic wholeAndPart(Identity user, Sourced<Part> part) {
        return BuildMessages.outOfRange(
                "whole GPUs beside a part of one for " + user.display(),
                part.span(),
                "`gpus` or `gpu`, not both");
    }

    static Diagnostic notCut(Identity user, Span at, Sharing sharing) {
        return Diagnostic.of(
                        Code.DEVICE_NOT_THERE,
                        user.display()
                                + " asks for a slice and `"
                                + sharing.id().name()
                                + "` has none",
                        at,
                        "a MIG profile")
                .withRelated(sharing.slice().span(), "these cards are not cut");
    }

    static Diagnostic notInLayout(
            Identity user,
            Span at,
            MigProfile profile,
            Sharing sharing,
            Sourced<List<Sharing.Instance>> layout) {
        return Diagnostic.of(
                        Code.DEVICE_NOT_THERE,
                        user.display()
                                + " asks for a "
                                + profile.name()
                                + " and no card of `"
                                + sharing.id().name()
                                + "` has one",
                        at,
                        "not in the layout")
                .withRelated(layout.span(), "every card is cut so")
                .withNote("without `layout` the cards are cut as their workloads ask");
    }

    static Diagnostic notAMultiple(Span at, Rational ratio, Rational step, Sharing sharing) {
        var below = step.times(Rational.of(ratio.dividedBy(step).floor()));
        var above = below.plus(step);
        var nearest =
                below.signum() == 0
                        ? percent(above) + " is the least"
                        : percent(below) + " and " + percent(above) + " are the nearest";
        return Diagnostic.of(
                        Code.NOT_A_MULTIPLE,
                        percent(ratio) + " is not a whole number of steps of " + percent(step),
                        at,
                        nearest)
                .withRelated(sharing.slice().span(), "shares go in steps of " + percent(step));
    }

    static Diagnostic equalOnly(Identity user, Span at, Rational ratio, Sharing sharing) {
        boolean isTime = sharing.slice().value() instanceof Slicing.Time;
        return Diagnostic.of(
                        Code.STACK_CANNOT,
                        user.display()
                                + " asks for "
                                + percent(ratio)
                                + " of a card, and the device plugin hands out equal parts only",
                        at,
                        percent(sharing.step()) + " is what each pod gets")
                .withRelated(sharing.slice().span(), "into how many parts a card is divided")
                .withNote(
                        "`"
                                + (isTime ? "granularity" : "clients")
                                + "` of `"
                                + sharing.id().name()
                                + "` says how large they are")
                .withNote("shares of unlike sizes are kept by our own node agent");
    }

    static Diagnostic wholeOfShared(Identity user, Sourced<Integer> gpus, Sharing sharing) {
        return Diagnostic.of(
                        Code.DEVICE_NOT_THERE,
                        user.display()
                                + " asks for whole GPUs of `"
                                + sharing.id().name()
                                + "`, whose cards several use at once",
                        gpus.span(),
                        "a part such as `gpu = "
                                + percent(sharing.step()).replace(" ", "")
                                + " of "
                                + sharing.id().name()
                                + "`")
                .withRelated(sharing.slice().span(), "these cards are handed out in parts");
    }

    static Diagnostic sum(Sharing sharing, List<Workload> workloads) {
        boolean isStrict =
                sharing.slice().value() instanceof Slicing.Time time && time.strict().value();
        int cards = PartChecks.cards(workloads);
        int has = sharing.gpus().value();
        var first = workloads.getFirst();
        var who =
                workloads.size() == 1
                        ? first.id().display() + " takes"
                        : workloads.size() + " workloads take";
        var message =
                Diagnostic.of(
                                isStrict ? Code.STRICT_SUM : Code.SHARE_SUM,
                                who
                                        + " "
                                        + BuildMessages.count(cards, "card")
                                        + " of `"
                                        + sharing.id().name()
                                        + "`, which has "
                                        + has,
                                first.id().span(),
                                share(first))
                        .withRelated(
                                sharing.gpus().span(),
                                BuildMessages.count(has, "card") + " in all");
        for (var other : workloads.subList(1, workloads.size())) {
            message = message.withRelated(other.id().span(), share(other));
        }
        message =
                message.withNote(
                        "a share is kept: what one card gives to several never adds up to more"
                                + " than 100 %");
        for (var fix : PartFixes.all(sharing, workloads)) {
            message = message.withFix(fix);
        }
        return message;
    }

    private static String share(Workload workload) {
        var ratio = Objects.requireNonNull(workload.cardShare());
        return PartChecks.units(workload) + " x " + percent(ratio) + " of a card";
    }

    static String percent(Rational ratio) {
        return ratio.times(100).toDecimal(2) + " %";
    }
}
