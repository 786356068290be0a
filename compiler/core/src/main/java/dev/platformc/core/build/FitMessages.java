package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.core.model.NodeType;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.gpu.Gpu;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.hardware.sizing.Ledger;
import dev.platformc.hardware.sizing.Sizing;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The words of what does not fit, and of what fits just so.
final class FitMessages {
    private static final int MOST_FIXES = 3;

    private FitMessages() {}

    static Diagnostic noGpus(Demand demand) {
        return Diagnostic.of(
                        Code.DEVICE_NOT_THERE,
                        demand.id().display()
                                + " needs GPUs and `"
                                + demand.pool().id().name()
                                + "` has none",
                        demand.on().isWritten() ? demand.on().span() : demand.id().span(),
                        "vLLM serves on GPUs")
                .withRelated(demand.pool().trees().span(), "machines without GPUs (a fact)");
    }

    static Diagnostic doesNotDivide(Demand demand, Sourced<Integer> tensor) {
        var model = demand.load().model();
        var legal = Sizing.tensorDegrees(demand.load(), demand.domain());
        var message =
                Diagnostic.of(
                                Code.TENSOR_DOES_NOT_DIVIDE,
                                "the heads of `"
                                        + model.name()
                                        + "` cannot be split over "
                                        + BuildMessages.count(tensor.value(), "GPU"),
                                tensor.span(),
                                "does not divide them")
                        .withRelated(
                                demand.model().span(),
                                model.heads()
                                        + " heads, "
                                        + model.kvHeads()
                                        + " of them with keys and values (a fact)")
                        .withNote(
                                "here it may be "
                                        + legal.stream()
                                                .map(String::valueOf)
                                                .collect(Collectors.joining(", ")));
        for (int near : nearest(legal, tensor.value())) {
            message = message.withFix(tensorFix(tensor, near));
        }
        return message;
    }

    /// Nearest first, the larger of two that are equally near; at most two.
    private static List<Integer> nearest(List<Integer> legal, int wanted) {
        return legal.stream()
                .sorted(
                        Comparator.comparingInt((Integer n) -> Math.abs(n - wanted))
                                .thenComparing(Comparator.reverseOrder()))
                .limit(2)
                .toList();
    }

    private static Fix tensorFix(Sourced<Integer> tensor, int degree) {
        return BuildMessages.replace(
                "split it over " + BuildMessages.count(degree, "GPU"),
                Confidence.CHECKED,
                tensor.span(),
                Integer.toString(degree));
    }

    static Diagnostic crossesDomain(Demand demand, Gpu gpu, Sourced<Integer> tensor) {
        int domain = demand.domain();
        var why =
                gpu.nvlinkGigabytes() == 0
                        ? "`" + gpu.name() + "` has no NVLink"
                        : "NVLink joins " + domain + " here";
        return Diagnostic.of(
                        Code.TENSOR_CROSSES_DOMAIN,
                        "a group of "
                                + BuildMessages.count(tensor.value(), "GPU")
                                + " would leave NVLink",
                        tensor.span(),
                        why)
                .withRelated(demand.pool().trees().span(), why + " (a fact)")
                .withNote(
                        "every layer waits for all GPUs of the group twice: " + slower(demand, gpu))
                .withFix(tensorFix(tensor, domain));
    }

    /// The ratio of this pool's links, not a quoted one.
    private static String slower(Demand demand, Gpu gpu) {
        var fabric = demand.pool().fabric();
        var rate = fabric == null ? null : fabric.value().rate();
        if (gpu.nvlinkGigabytes() == 0 || rate == null || rate.amount().signum() == 0) {
            return "without NVLink that is most of the time";
        }
        var link = Rational.of(gpu.nvlinkGigabytes()).times(1_000_000_000L);
        return "a NIC moves "
                + rate
                + ", NVLink (both ways) "
                + link.dividedBy(rate.amount()).toDecimal(1)
                + " times as much";
    }

    static Diagnostic overSlices(Demand demand, Sharing sharing, Sourced<Integer> tensor) {
        return Diagnostic.of(
                        Code.TENSOR_OVER_SLICES,
                        "a tensor-parallel group cannot stand on MIG slices",
                        tensor.span(),
                        tensor.value() + " slices would have to exchange data")
                .withRelated(demand.on().span(), "`" + sharing.id().name() + "` cuts its cards")
                .withNote("slices have no NVLink and no peer access between them")
                .withFix(tensorFix(tensor, 1));
    }

    /// @param ledger of the most GPUs that may be used, or of those that are pinned
    static Diagnostic tooLargeForGpus(
            Demand demand,
            Gpu gpu,
            Ledger ledger,
            @Nullable Sourced<Integer> pinned,
            List<Ledger> others) {
        var place = ledger.devices() + " x `" + gpu.name() + "`";
        var message = budget(demand, ledger, place);
        if (pinned != null) {
            message = message.withRelated(pinned.span(), "the group is pinned to this many");
            for (var other : others) {
                if (other.fits()) {
                    message = message.withFix(tensorFix(pinned, other.devices()));
                    break;
                }
            }
        }
        int reach = demand.pool().nodeType().domainGpus();
        if (reach > demand.domain()) {
            message =
                    message.withNote(
                            "NVLink joins "
                                    + reach
                                    + " GPUs here; a replica over several nodes"
                                    + " is not done yet in this version");
        }
        return withFixes(message, BudgetFixes.all(demand, ledger, gpu));
    }

    /// @param largest of the profiles that it may be
    /// @param ledger of that one
    static Diagnostic tooLargeForSlices(
            Demand demand, Sharing sharing, MigProfile largest, Ledger ledger) {
        var message =
                budget(demand, ledger, "a `" + largest.name() + "`")
                        .withNote(
                                "`"
                                        + largest.name()
                                        + "` is the largest that `"
                                        + sharing.id().name()
                                        + "` may cut");
        var gpu = demand.gpu();
        return gpu == null ? message : withFixes(message, BudgetFixes.all(demand, ledger, gpu));
    }

    private static Diagnostic withFixes(Diagnostic message, List<Fix> fixes) {
        var all = message;
        for (var fix : fixes) {
            if (all.fixes().size() < MOST_FIXES) {
                all = all.withFix(fix);
            }
        }
        return all;
    }

    private static Diagnostic budget(Demand demand, Ledger ledger, String place) {
        var over = ledger.needed().minus(ledger.budget());
        boolean weightsFit = ledger.weights().compareTo(ledger.budget()) <= 0;
        var at = primary(demand, weightsFit);
        var message =
                Diagnostic.of(
                        Code.MEMORY_BUDGET,
                        "`"
                                + demand.id().name()
                                + "` needs "
                                + ledger.needed()
                                + " and "
                                + place
                                + (ledger.devices() == 1 ? " gives " : " give ")
                                + ledger.budget(),
                        at,
                        weightsFit ? "over by " + over : "the weights alone are too large");
        if (demand.concurrency().isWritten() && !at.equals(demand.concurrency().span())) {
            message = message.withRelated(demand.concurrency().span(), "sequences in flight");
        }
        if (demand.context().isWritten() && !at.equals(demand.context().span())) {
            message =
                    message.withRelated(
                            demand.context().span(),
                            "sets the KV cache of each: " + ledger.kvPerSequence());
        }
        return message.withNote(MemorySum.table(demand, ledger, place))
                .withNote(MemorySum.perToken(demand, ledger))
                .withNote(MemorySum.holds(demand, ledger));
    }

    private static Span primary(Demand demand, boolean weightsFit) {
        if (weightsFit && demand.concurrency().isWritten()) {
            return demand.concurrency().span();
        }
        return weightsFit && demand.context().isWritten()
                ? demand.context().span()
                : demand.model().span();
    }

    /// @param roomy the smallest that holds it even at 20 %, if any
    static Diagnostic tight(
            Demand demand,
            Ledger ledger,
            String place,
            @Nullable Ledger roomy,
            @Nullable Sourced<Integer> pinned) {
        var most = FitChecks.largestOverhead(ledger);
        var overhead = demand.overhead();
        var message =
                Diagnostic.of(
                                Code.TIGHT_MEMORY,
                                "`"
                                        + demand.id().name()
                                        + "` fits only while the engine takes at"
                                        + " most "
                                        + floorPercent(most)
                                        + " of the memory",
                                overhead.isWritten() ? overhead.span() : demand.model().span(),
                                EndpointBuilder.percent(overhead.value())
                                        + " is kept, 10 to 20 % is usual")
                        .withNote(MemorySum.table(demand, ledger, place))
                        .withNote(MemorySum.holds(demand, ledger));
        var careful =
                roomy == null
                        ? null
                        : pinned != null
                                ? tensorFix(pinned, roomy.devices())
                                : EndpointMessages.set(
                                        demand,
                                        "keep 20 % and let it take more memory",
                                        "overhead",
                                        overhead,
                                        "20%");
        message = careful == null ? message : message.withFix(careful);
        var fewer = BudgetFixes.fewerSequences(demand, FitChecks.usual(ledger));
        return fewer == null ? message : message.withFix(fewer);
    }

    /// Rounded down: what is said must hold.
    private static String floorPercent(Rational ratio) {
        return Rational.of(ratio.times(1000).floor()).dividedBy(Rational.of(10)).toDecimal(1)
                + " %";
    }

    static Diagnostic tooLargeForShare(
            Demand demand, Sharing sharing, Sourced<Rational> ratio, Ledger ledger) {
        return Diagnostic.of(
                        Code.MEMORY_BUDGET,
                        demand.id().display()
                                + " does not fit "
                                + PartMessages.percent(ratio.value())
                                + " of a card of `"
                                + sharing.id().name()
                                + "`",
                        demand.model().span(),
                        ledger.needed().inGib() + " are needed")
                .withRelated(ratio.span(), ledger.budget().inGib() + " may be filled");
    }

    static Diagnostic tooLargeForNode(Demand demand, NodeType node, Ledger ledger) {
        return Diagnostic.of(
                        Code.MEMORY_BUDGET,
                        demand.id().display()
                                + " does not fit the memory of a `"
                                + node.name()
                                + "`",
                        demand.model().span(),
                        ledger.needed().inGib() + " are needed")
                .withRelated(node.memory().span(), ledger.budget().inGib() + " may be filled");
    }
}
