package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.core.diagnostic.Diagnostic.Note;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.mig.BrokenLimit;
import dev.platformc.hardware.mig.LayoutSums;
import dev.platformc.hardware.mig.Layouts;
import dev.platformc.hardware.mig.MediaEngine;
import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.mig.NearbyLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Words and figures of a MIG layout that looks right and is not.
final class MigLayoutMessages {
    private static final int SHOWN = 3;

    private MigLayoutMessages() {}

    static Diagnostic impossible(
            Pool pool, MigGeometry geometry, Sourced<List<Sharing.Instance>> layout) {
        var profiles = profiles(layout.value());
        var sums = Layouts.sums(geometry, profiles);
        var gpu = pool.gpu();
        var card = "`" + (gpu == null ? geometry.name() : gpu.name()) + "`";
        var message =
                start(sums, card, layout, geometry)
                        .withRelated(
                                pool.trees().span(),
                                card
                                        + " (a fact): "
                                        + sums.computeTotal()
                                        + " compute slices, "
                                        + sums.memoryTotal()
                                        + " memory slices")
                        .withNote(table(profiles, sums));
        var why = whyItLooksRight(sums);
        if (why != null) {
            message = message.withNote(why);
        }
        for (var fix : fixes(geometry, layout)) {
            message = message.withFix(fix);
        }
        return message;
    }

    private static Diagnostic start(
            LayoutSums sums,
            String card,
            Sourced<List<Sharing.Instance>> layout,
            MigGeometry geometry) {
        var over = firstOver(layout.value(), geometry);
        var at = over == null ? layout.span() : over.profile().span();
        if (sums.broken().isEmpty()) {
            return Diagnostic.of(
                    Code.MIG_LAYOUT_IMPOSSIBLE,
                    "no card can hold this MIG layout: the sums fit and the places do not",
                    at,
                    over == null ? "no place for all of these" : place(over));
        }
        return switch (sums.broken().getFirst()) {
            case BrokenLimit.Compute(int needed, int has) ->
                    over(card, needed, has, "compute slice", layout, at);
            case BrokenLimit.Memory(int needed, int has) ->
                    over(card, needed, has, "memory slice", layout, at);
            case BrokenLimit.Count(var profile, int needed, int most) ->
                    over(card, needed, most, "`" + profile.name() + "` instance", layout, at);
            case BrokenLimit.Media(var engine, int needed, int has) ->
                    over(card, needed, has, words(engine), layout, at);
        };
    }

    private static Diagnostic over(
            String card,
            int needed,
            int has,
            String noun,
            Sourced<List<Sharing.Instance>> layout,
            Span at) {
        return Diagnostic.of(
                Code.MIG_LAYOUT_IMPOSSIBLE,
                "this MIG layout needs "
                        + BuildMessages.count(needed, noun)
                        + " and "
                        + card
                        + " has "
                        + has,
                at,
                at.equals(layout.span())
                        ? needed - has + " too many"
                        : "with this one it is " + needed + " of " + has);
    }

    private static String words(MediaEngine engine) {
        return switch (engine) {
            case DECODE -> "video decoder";
            case ENCODE -> "video encoder";
            case JPEG -> "JPEG engine";
            case OFA -> "optical-flow engine";
        };
    }

    private static String place(Sharing.Instance instance) {
        var profile = instance.profile().value();
        var starts =
                profile.starts().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return "finds no place: `" + profile.name() + "` may start at " + starts;
    }

    /// The first instance, as written, with which the set is no longer possible.
    private static Sharing.@Nullable Instance firstOver(
            List<Sharing.Instance> instances, MigGeometry geometry) {
        for (int i = 0; i < instances.size(); i++) {
            if (!MigLayoutCheck.isPossible(geometry, instances.subList(0, i + 1))) {
                return instances.get(i);
            }
        }
        return null;
    }

    private static List<MigProfile> profiles(List<Sharing.Instance> instances) {
        return instances.stream().map(instance -> instance.profile().value()).toList();
    }

    private static Note table(List<MigProfile> profiles, LayoutSums sums) {
        var counts = new LinkedHashMap<MigProfile, Integer>();
        profiles.forEach(profile -> counts.merge(profile, 1, Integer::sum));
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("profile", "count", "compute slices", "memory slices"));
        counts.forEach((profile, count) ->
                rows.add(
                        List.of(
                                profile.name(),
                                Integer.toString(count),
                                Integer.toString(count * profile.compute()),
                                Integer.toString(count * profile.size()))));
        rows.add(
                List.of(
                        "total",
                        "",
                        sums.compute() + " of " + sums.computeTotal(),
                        sums.memory() + " of " + sums.memoryTotal()));
        return new Note.Sum(rows, rows.size() - 1);
    }

    private static @Nullable String whyItLooksRight(LayoutSums sums) {
        boolean computeFits = sums.compute() <= sums.computeTotal();
        boolean memoryFits = sums.memory() <= sums.memoryTotal();
        if (memoryFits && !computeFits) {
            return "the memory adds up, which is why this layout looks right at first";
        }
        if (computeFits && !memoryFits) {
            return "the compute slices fit, which is why this layout looks right at first";
        }
        return null;
    }

    private static List<Fix> fixes(MigGeometry geometry, Sourced<List<Sharing.Instance>> layout) {
        var fixes = new ArrayList<Fix>();
        for (var near : Layouts.nearest(geometry, profiles(layout.value()))) {
            if (fixes.size() == SHOWN) {
                break;
            }
            var names =
                    near.profiles().stream()
                            .map(MigProfile::name)
                            .collect(Collectors.joining(", ", "[", "]"));
            var sums = Layouts.sums(geometry, near.profiles());
            fixes.add(
                    BuildMessages.replace(
                            title(near)
                                    + " ("
                                    + sums.compute()
                                    + " of "
                                    + sums.computeTotal()
                                    + " compute, "
                                    + sums.memory()
                                    + " of "
                                    + sums.memoryTotal()
                                    + " memory slices)",
                            Confidence.CHECKED,
                            layout.span(),
                            names));
        }
        return fixes;
    }

    private static String title(NearbyLayout near) {
        if (near.changed() == 0) {
            return "let the places be chosen";
        }
        var names =
                near.profiles().stream().map(MigProfile::name).collect(Collectors.joining(" + "));
        return (near.onlyDrops() ? "leave " : "change ")
                + BuildMessages.count(near.changed(), "instance")
                + (near.onlyDrops() ? " out: " : ": ")
                + names;
    }
}
