package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.core.model.Sharing;
import dev.platformc.hardware.gpu.Gpu;
import dev.platformc.hardware.sizing.Ledger;
import dev.platformc.hardware.sizing.Load;
import dev.platformc.hardware.sizing.Precision;
import dev.platformc.hardware.sizing.Sizing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What would make a load fit: always the nearest value that does.
final class BudgetFixes {
    /// Shorter than this is no use to anybody.
    private static final long LEAST_CONTEXT = 256;

    private BudgetFixes() {}

    static List<Fix> all(Demand demand, Ledger ledger, Gpu gpu) {
        var smaller = smallerWeights(demand, ledger, gpu);
        return Stream.of(
                        fewerSequences(demand, ledger),
                        shorterContext(demand, ledger),
                        smallerKv(demand, ledger, gpu),
                        smaller != null ? smaller : smallerWeightsAndBatch(demand, ledger, gpu),
                        wholeCards(demand, gpu))
                .filter(Objects::nonNull)
                .toList();
    }

    /// @param ledger whose budget must hold it
    static @Nullable Fix fewerSequences(Demand demand, Ledger ledger) {
        int most = Sizing.largestConcurrency(ledger);
        if (most < 1 || most >= demand.load().concurrency()) {
            return null;
        }
        var needed = ledger.weights().plus(ledger.kvPerSequence().times(most));
        return EndpointMessages.set(
                demand,
                "serve fewer sequences at once ("
                        + most
                        + " is the most that "
                        + (most == 1 ? "fits" : "fit")
                        + ", "
                        + needed
                        + ")",
                "concurrency",
                demand.concurrency(),
                Integer.toString(most));
    }

    private static @Nullable Fix shorterContext(Demand demand, Ledger ledger) {
        long most = Sizing.largestContext(demand.load(), ledger);
        if (most < LEAST_CONTEXT || most >= demand.load().context()) {
            return null;
        }
        var kv = demand.load().kvBytes(most, ledger.devices());
        var needed = ledger.weights().plus(kv.times(demand.load().concurrency()));
        return EndpointMessages.set(
                demand,
                "shorten the context ("
                        + EndpointMessages.tokens(most)
                        + " is the most that fits, "
                        + needed
                        + ")",
                "context",
                demand.context(),
                most + " tokens");
    }

    /// Half the cache, where the card computes in fp8 and that is enough.
    private static @Nullable Fix smallerKv(Demand demand, Ledger ledger, Gpu gpu) {
        boolean narrows = demand.load().kv().bytes().compareTo(Precision.FP8.bytes()) > 0;
        return narrows
                        && gpu.precisions().contains(Precision.FP8)
                        && with(demand.load().withKv(Precision.FP8), ledger).fits()
                ? EndpointMessages.changeKvPrecision(demand, Precision.FP8)
                : null;
    }

    /// The largest precision below the present one at which the load fits.
    private static @Nullable Fix smallerWeights(Demand demand, Ledger ledger, Gpu gpu) {
        for (var precision : smaller(demand, gpu)) {
            if (with(demand.load().withWeights(precision), ledger).fits()) {
                return EndpointMessages.changePrecision(demand, precision);
            }
        }
        return null;
    }

    /// Where smaller weights alone do not do: the first smaller precision and as many sequences as
    /// it leaves room for, if those are more than now.
    private static @Nullable Fix smallerWeightsAndBatch(Demand demand, Ledger ledger, Gpu gpu) {
        int now = Sizing.largestConcurrency(ledger);
        for (var precision : smaller(demand, gpu)) {
            var left = with(demand.load().withWeights(precision), ledger);
            var weights = EndpointMessages.changePrecision(demand, precision);
            var batch = fewerSequences(demand, left);
            if (weights != null && batch != null && Sizing.largestConcurrency(left) > now) {
                return new Fix(
                        weights.title() + " and " + batch.title(),
                        Confidence.CHECKED,
                        both(weights, batch));
            }
        }
        return null;
    }

    /// Edits at one place are one edit, so that their order is fixed.
    private static List<Edit> both(Fix first, Fix second) {
        var edits = new ArrayList<>(first.edits());
        for (var edit : second.edits()) {
            var last = edits.getLast();
            if (last.span().equals(edit.span())) {
                edits.set(
                        edits.size() - 1,
                        new Edit(last.span(), last.replacement() + edit.replacement()));
            } else {
                edits.add(edit);
            }
        }
        return edits;
    }

    /// Precisions of the card that take fewer bytes, the largest first.
    private static List<Precision> smaller(Demand demand, Gpu gpu) {
        var present = demand.load().weights().bytes();
        return gpu.precisions().stream()
                .filter(p -> p.bytes().compareTo(present) < 0)
                .sorted(
                        Comparator.comparing(Precision::bytes)
                                .reversed()
                                .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static Ledger with(Load load, Ledger ledger) {
        return Sizing.ledger(
                load, ledger.devices(), ledger.visible(), ledger.overhead(), ledger.reserve());
    }

    /// From slices to whole cards of the same pool, where those would do.
    private static @Nullable Fix wholeCards(Demand demand, Gpu gpu) {
        if (!(demand.on().value() instanceof Sharing sharing) || !demand.on().isWritten()) {
            return null;
        }
        return Fits.ledgers(demand, gpu).stream()
                .filter(Ledger::fits)
                .findFirst()
                .map(ledger ->
                        BuildMessages.replace(
                                "use " + BuildMessages.count(ledger.devices(), "whole GPU"),
                                Confidence.CHECKED,
                                demand.on().span(),
                                sharing.pool().id().name()))
                .orElse(null);
    }
}
