package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Upgrade;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.gpu.Gpu;
import dev.platformc.hardware.sizing.Precision;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

final class EndpointMessages {
    private EndpointMessages() {}

    static Diagnostic contextTooLong(Demand demand) {
        long trained = demand.load().model().maxContext();
        return Diagnostic.of(
                        Code.CONTEXT_TOO_LONG,
                        "`"
                                + demand.id().name()
                                + "` asks for "
                                + tokens(demand.context().value())
                                + " of context, more than `"
                                + demand.model().value().id().name()
                                + "` was trained for",
                        demand.context().span(),
                        tokens(trained) + " is the most")
                .withRelated(demand.model().span(), "trained for " + tokens(trained) + " (a fact)")
                .withFix(
                        BuildMessages.replace(
                                "use all it was trained for",
                                Confidence.CHECKED,
                                demand.context().span(),
                                trained + " tokens"));
    }

    static Diagnostic precisionNotOnCard(Demand demand, Gpu gpu) {
        var weights = demand.load().weights();
        var able =
                gpu.precisions().stream()
                        .sorted(Comparator.naturalOrder())
                        .map(Precision::word)
                        .collect(Collectors.joining(", "));
        var message =
                Diagnostic.of(
                                Code.PRECISION_NOT_ON_CARD,
                                "`" + gpu.name() + "` cannot compute in " + weights.word(),
                                demand.model().value().precision().span(),
                                "weights of `" + demand.id().name() + "` in " + weights.word())
                        .withRelated(demand.on().span(), onWords(demand, gpu))
                        .withNote("it computes in " + able);
        for (var other : nearest(weights, gpu)) {
            var fix = changePrecision(demand, other);
            message = fix == null ? message : message.withFix(fix);
        }
        return message;
    }

    private static String onWords(Demand demand, Gpu gpu) {
        return "`" + demand.pool().id().name() + "` has `" + gpu.name() + "` (a fact)";
    }

    /// Of like size first, at most two.
    private static List<Precision> nearest(Precision wanted, Gpu gpu) {
        return gpu.precisions().stream()
                .sorted(
                        Comparator.comparingInt((Precision p) ->
                                        p.bytes().compareTo(wanted.bytes()) == 0 ? 0 : 1)
                                .thenComparing(Comparator.naturalOrder()))
                .filter(p -> p != Precision.FP32)
                .limit(2)
                .toList();
    }

    /// @param wanted with its unit
    /// @param has with its unit
    static Diagnostic tooLarge(Endpoint endpoint, Sourced<?> at, String wanted, String has) {
        var pool = endpoint.on().value().pool();
        return Diagnostic.of(
                        Code.NODE_TOO_SMALL,
                        "a replica of `"
                                + endpoint.id().name()
                                + "` wants "
                                + wanted
                                + " and a node has "
                                + has,
                        at.span(),
                        "more than a whole node")
                .withRelated(pool.trees().span(), "`" + pool.nodeType().name() + "` has " + has)
                .withNote("left out, it is the replica's share of the node");
    }

    static Diagnostic overheadLow(Demand demand) {
        return Diagnostic.of(
                        Code.OVERHEAD_LOW,
                        "`"
                                + demand.id().name()
                                + "` keeps "
                                + EndpointBuilder.percent(demand.overhead().value())
                                + " of the memory for the engine",
                        demand.overhead().span(),
                        "10 to 20 % is usual")
                .withNote(
                        "CUDA contexts, graphs and activations take 2 to 4 GiB of a card;"
                                + " what is not kept for them ends in an out-of-memory error under load")
                .withFix(
                        BuildMessages.replace(
                                "keep 10 %", Confidence.CHECKED, demand.overhead().span(), "10%"));
    }

    /// Absent where the text of the model's precision cannot be found safely.
    static @Nullable Fix changePrecision(Demand demand, Precision precision) {
        var written = demand.model().value().precision();
        return change(demand, "keep the weights in ", written, "precision", precision);
    }

    /// The same for the KV cache.
    static @Nullable Fix changeKvPrecision(Demand demand, Precision precision) {
        var written = demand.model().value().kvPrecision();
        return change(demand, "keep the KV cache in ", written, "kv-precision", precision);
    }

    private static @Nullable Fix change(
            Demand demand,
            String title,
            Sourced<Precision> written,
            String attribute,
            Precision precision) {
        var word = precision.word();
        var model = demand.model();
        if (written.isWritten()) {
            return BuildMessages.replace(title + word, Confidence.CHECKED, written.span(), word);
        }
        return demand.modelIsName() && model.origin() instanceof Origin.Written
                ? insertAfter(title + word, model.span(), " { " + attribute + " = " + word + " }")
                : null;
    }

    /// Replaces the attribute's value, or writes the attribute behind the model.
    static @Nullable Fix set(
            Demand demand, String title, String attribute, Sourced<?> value, String text) {
        if (value.origin() instanceof Origin.Written) {
            return BuildMessages.replace(title, Confidence.CHECKED, value.span(), text);
        }
        return value.isWritten() || !(demand.model().origin() instanceof Origin.Written)
                ? null
                : insertAfter(title, demand.model().span(), ", " + attribute + " = " + text);
    }

    private static Fix insertAfter(String title, Span anchor, String text) {
        var end = new Span(anchor.file(), anchor.end(), anchor.end());
        return new Fix(title, Confidence.CHECKED, List.of(new Edit(end, text)));
    }

    static String tokens(long count) {
        return String.format(Locale.ROOT, "%,d tokens", count);
    }

    static Diagnostic choosesMeasure(Endpoint endpoint, Endpoint.Scale scale) {
        var target = scale.target();
        return Diagnostic.of(
                Code.NOT_EXPRESSIBLE,
                "an LLMInferenceService chooses by itself what scales `"
                        + endpoint.id().name()
                        + "`",
                scale.by().isWritten() || target == null ? scale.by().span() : target.span(),
                "its variant autoscaler has no field for it");
    }

    static Diagnostic noUpgrade(Endpoint endpoint, Sourced<Upgrade> upgrade) {
        return Diagnostic.of(
                Code.NOT_EXPRESSIBLE,
                "an LLMInferenceService has no field for how `"
                        + endpoint.id().name()
                        + "` is upgraded",
                upgrade.span(),
                "its controller decides");
    }

    static Diagnostic neverZero(Endpoint endpoint) {
        return Diagnostic.of(
                Code.NOT_EXPRESSIBLE,
                "an LLMInferenceService keeps one replica of `" + endpoint.id().name() + "`",
                endpoint.replicas().span(),
                "its least is 1, and 0 is asked for");
    }

    static Diagnostic blindAtZero(Endpoint endpoint) {
        return Diagnostic.of(
                        Code.NOT_EXPRESSIBLE,
                        "nothing wakes `" + endpoint.id().name() + "` from 0 replicas",
                        endpoint.replicas().span(),
                        "what scales it is measured in its replicas")
                .withNote("someone must set the first one, by hand or by a job");
    }

    static Diagnostic expertsOverAll(Endpoint endpoint, int asked, int all) {
        return Diagnostic.of(
                Code.NOT_EXPRESSIBLE,
                "the experts of `"
                        + endpoint.id().name()
                        + "` are split over all "
                        + all
                        + " GPUs of a replica, not over "
                        + asked,
                endpoint.fit().span(),
                "engines know on and off");
    }
}
