package dev.platformc.core.build;

import dev.platformc.core.model.Endpoint.Fit;
import dev.platformc.core.model.Part;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sourced;
import dev.platformc.hardware.gpu.Gpu;
import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.hardware.sizing.Ledger;
import dev.platformc.hardware.sizing.Sizing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How many GPUs, or which slice, one replica takes.
final class Fits {
    private final Report report;

    Fits(Report report) {
        this.report = report;
    }

    /// Absent when it fits nowhere or was asked for wrongly, which was reported.
    ///
    /// @param parallel what the author pins
    @Nullable Sourced<Fit> fit(Demand demand, @Nullable Attributes parallel) {
        var tensor = parallel == null ? null : parallel.count("tensor");
        var gpu = demand.gpu();
        if (gpu == null && demand.isOnCores()) {
            return cores(demand);
        }
        if (gpu == null) {
            report.add(FitMessages.noGpus(demand));
            return null;
        }
        if (demand.on().value() instanceof Sharing sharing
                && sharing.slice().value() instanceof Sharing.Slicing.Mig mig) {
            return slice(demand, gpu, sharing, mig, tensor);
        }
        if (demand.on().value() instanceof Sharing sharing) {
            var share = SharedFits.ratio(sharing, demand.part());
            if (share != null) {
                return share(demand, gpu, sharing, share);
            }
        }
        var stages = parallel == null ? null : parallel.count("pipeline");
        return tensor == null
                ? gpus(demand, gpu)
                : pinned(demand, gpu, tensor, stages == null ? 1 : stages.value());
    }

    /// On a share of a card, with the memory that goes with it.
    private @Nullable Sourced<Fit> share(
            Demand demand, Gpu gpu, Sharing sharing, Sourced<Rational> ratio) {
        var ledger =
                Sizing.ledger(
                        demand.load(),
                        1,
                        SharedFits.memory(gpu, sharing, ratio.value()),
                        demand.overhead().value());
        if (!ledger.fits()) {
            report.add(FitMessages.tooLargeForShare(demand, sharing, ratio, ledger));
            return null;
        }
        return ratio.map(r -> new Fit.Share(r, ledger));
    }

    /// In the main memory of one node.
    private @Nullable Sourced<Fit> cores(Demand demand) {
        var node = demand.pool().nodeType();
        var ledger =
                Sizing.ledger(demand.load(), 1, node.memory().value(), demand.overhead().value());
        if (!ledger.fits()) {
            report.add(FitMessages.tooLargeForNode(demand, node, ledger));
            return null;
        }
        return Sourced.inferred(new Fit.Cores(ledger), "the pool has no GPUs", demand.id().span());
    }

    private @Nullable Sourced<Fit> gpus(Demand demand, Gpu gpu) {
        var ledgers = ledgers(demand, gpu);
        for (var ledger : ledgers) {
            if (ledger.fits()) {
                FitChecks.tight(report, demand, ledger, place(ledger, gpu), ledgers, null);
                return fit(
                        ledger,
                        least(ledgers, ledger),
                        "the fewest GPUs that hold the weights and the stated load",
                        demand);
            }
        }
        report.add(FitMessages.tooLargeForGpus(demand, gpu, ledgers.getLast(), null, ledgers));
        return null;
    }

    /// @param stages groups of GPUs that split the layers
    private @Nullable Sourced<Fit> pinned(
            Demand demand, Gpu gpu, Sourced<Integer> tensor, int stages) {
        int degree = tensor.value();
        if (degree < 1 || !Sizing.tensorDegrees(demand.load(), degree).contains(degree)) {
            report.add(FitMessages.doesNotDivide(demand, tensor));
            return null;
        }
        if (degree > demand.domain()) {
            report.add(FitMessages.crossesDomain(demand, gpu, tensor));
            return null;
        }
        var ledger = ledger(demand, Math.multiplyExact(degree, stages), gpu);
        var ledgers = ledgers(demand, gpu);
        if (!ledger.fits()) {
            report.add(FitMessages.tooLargeForGpus(demand, gpu, ledger, tensor, ledgers));
            return null;
        }
        FitChecks.tight(report, demand, ledger, place(ledger, gpu), ledgers, tensor);
        var least = least(ledgers, ledger);
        return new Sourced<>(new Fit.Gpus(degree, ledger, least.devices(), least), tensor.origin());
    }

    private static Sourced<Fit> fit(Ledger ledger, Ledger least, String reason, Demand demand) {
        return Sourced.inferred(
                new Fit.Gpus(ledger.devices(), ledger, least.devices(), least),
                reason,
                demand.id().span());
    }

    /// One for each degree that is chosen without being asked for: a power of two that splits the
    /// heads evenly. (Other divisors of the heads need not divide the feed-forward layers.)
    static List<Ledger> ledgers(Demand demand, Gpu gpu) {
        var ledgers = new ArrayList<Ledger>();
        for (int degree : Sizing.tensorDegrees(demand.load(), demand.domain())) {
            if (Integer.bitCount(degree) == 1) {
                ledgers.add(ledger(demand, degree, gpu));
            }
        }
        return ledgers;
    }

    private static String place(Ledger ledger, Gpu gpu) {
        return ledger.devices() + " x `" + gpu.name() + "`";
    }

    private static Ledger ledger(Demand demand, int degree, Gpu gpu) {
        return Sizing.ledger(demand.load(), degree, gpu.memory(), demand.overhead().value());
    }

    /// Compute instances of one GPU instance have an even part of its memory.
    private static Ledger ledger(Demand demand, MigProfile profile) {
        var memory = profile.memory().times(Rational.of(1, profile.devices()));
        return Sizing.ledger(demand.load(), 1, memory, demand.overhead().value());
    }

    /// The first that holds the weights and one full sequence.
    private static Ledger least(List<Ledger> ledgers, Ledger chosen) {
        return ledgers.stream()
                .filter(ledger -> ledger.sequences() >= 1)
                .findFirst()
                .orElse(chosen);
    }

    private @Nullable Sourced<Fit> slice(
            Demand demand,
            Gpu gpu,
            Sharing sharing,
            Sharing.Slicing.Mig mig,
            @Nullable Sourced<Integer> tensor) {
        var geometry = gpu.mig();
        if (tensor != null && tensor.value() > 1) {
            report.add(FitMessages.overSlices(demand, sharing, tensor));
            return null;
        }
        if (geometry == null) {
            return null;
        }
        var allowed = allowed(geometry, mig, demand.part());
        var ledgers = allowed.stream().map(profile -> ledger(demand, profile)).toList();
        for (var profile : allowed) {
            var ledger = ledger(demand, profile);
            if (ledger.fits()) {
                FitChecks.tight(
                        report, demand, ledger, "a `" + profile.name() + "`", ledgers, null);
                if (demand.part() != null) {
                    return demand.part().map(_ -> new Fit.Slice(profile, ledger));
                }
                return Sourced.inferred(
                        new Fit.Slice(profile, ledger),
                        "the smallest profile that holds the weights and the stated load",
                        demand.id().span());
            }
        }
        report.add(
                FitMessages.tooLargeForSlices(
                        demand, sharing, allowed.getLast(), ledgers.getLast()));
        return null;
    }

    /// Smallest first: what is asked for, else what the sharing's layout has, else what it allows,
    /// else the plain profiles of the card.
    private static List<MigProfile> allowed(
            MigGeometry geometry, Sharing.Slicing.Mig mig, @Nullable Sourced<Part> part) {
        if (part != null && part.value() instanceof Part.Slice(_, var profile)) {
            return List.of(profile);
        }
        var layout = mig.layout();
        var profiles = mig.profiles();
        var allowed =
                layout != null
                        ? layout.value().stream().map(i -> i.profile().value()).distinct()
                        : profiles != null
                                ? profiles.value().stream()
                                : geometry.profiles().stream().filter(MigProfile::isPlain);
        return allowed.sorted(
                        Comparator.comparingInt(MigProfile::size)
                                .thenComparingInt(MigProfile::compute)
                                .thenComparingInt(MigProfile::id))
                .toList();
    }
}
