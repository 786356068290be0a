package dev.platformc.solver.lowering;

import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Part;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Supply;
import dev.platformc.core.model.Workload;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.quantity.Rational;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Changes whose effect only the whole compiler knows, because sizing comes first: another pool, a
/// smaller slice, fewer cores. Each is tried by compiling the changed text.
final class SourceRepairs {
    private static final int MOST_SUPPLIES = 4;

    private final Platform platform;
    private final SourceTexts texts;
    private final TextTries tries;

    SourceRepairs(Platform platform, SourceTexts texts, TextTries tries) {
        this.platform = platform;
        this.texts = texts;
        this.tries = tries;
    }

    /// What concerns the sizing of a model.
    ServingRepairs serving() {
        return new ServingRepairs(texts, tries);
    }

    /// On another supply of the same kind; a gang in a queue needs a queue that is on it.
    @Nullable Fix elsewhere(Workload workload) {
        var queue = workload.queue();
        return workload instanceof Gang && queue != null && queue.isWritten()
                ? otherQueue(workload, queue)
                : otherSupply(workload);
    }

    private @Nullable Fix otherSupply(Workload workload) {
        var on = workload.on();
        for (var other : supplies(on.value())) {
            var edit =
                    on.isWritten()
                            ? new Edit(on.span(), other.id().name())
                            : texts.insert(workload.id(), "on = " + other.id().name());
            var found =
                    tries.fix(
                            "let `" + name(workload) + "` run on `" + other.id().name() + "`",
                            edit);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private List<Supply> supplies(Supply now) {
        Stream<? extends Supply> all =
                now instanceof Sharing ? platform.sharings().stream() : platform.pools().stream();
        return all.map(s -> (Supply) s)
                .filter(s -> !PoolWork.same(s, now))
                .limit(MOST_SUPPLIES)
                .toList();
    }

    private @Nullable Fix otherQueue(Workload workload, Sourced<Queue> queue) {
        var on = workload.on();
        for (var other : platform.queues().stream().limit(MOST_SUPPLIES).toList()) {
            boolean same =
                    other.id().key().equals(queue.value().id().key())
                            || other.on().value().stream()
                                    .anyMatch(s -> PoolWork.same(s, on.value()));
            if (same || on.isWritten()) {
                continue;
            }
            var found =
                    tries.fix(
                            "let `"
                                    + name(workload)
                                    + "` wait in `"
                                    + other.id().name()
                                    + "`, on `"
                                    + other.on().value().getFirst().id().name()
                                    + "`",
                            new Edit(queue.span(), other.id().name()));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /// A smaller slice of a card, the largest that helps.
    @Nullable Fix smallerSlice(Workload workload) {
        Sourced<Part> part =
                switch (workload) {
                    case Gang gang -> gang.worker().part();
                    case Pods pods -> pods.part();
                    case Endpoint _ -> null;
                };
        if (part == null
                || !part.isWritten()
                || !(part.value() instanceof Part.Slice(var sharing, var now))) {
            return null;
        }
        for (var profile : smaller(sharing, now)) {
            var found =
                    tries.fix(
                            "give each "
                                    + PlanningWords.unit(workload, 1)
                                    + " of `"
                                    + name(workload)
                                    + "` a smaller slice: "
                                    + profile.name(),
                            new Edit(part.span(), profile.name() + " of " + sharing.id().name()));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static List<MigProfile> smaller(Sharing sharing, MigProfile now) {
        var gpu = sharing.pool().gpu();
        var geometry = gpu == null ? null : gpu.mig();
        return geometry == null
                ? List.of()
                : geometry.profiles().stream()
                        .filter(p -> !p.name().contains("+"))
                        .filter(p -> p.size() <= now.size() && p.compute() < now.compute())
                        .sorted(
                                Comparator.comparingInt(MigProfile::size)
                                        .thenComparingInt(MigProfile::compute)
                                        .reversed())
                        .toList();
    }

    /// Fewer cores for each unit; the most that fit, among whole numbers.
    @Nullable Fix fewerCores(Workload workload) {
        Sourced<Rational> cpu =
                switch (workload) {
                    case Gang gang -> gang.worker().cpu();
                    case Endpoint endpoint -> endpoint.cpu();
                    case Pods pods -> pods.cpu();
                };
        int now = cpu.value().floor().intValueExact();
        if (!cpu.isWritten() || now < 2) {
            return null;
        }
        int most =
                Halving.largest(
                        now - 1, n -> tries.works(new Edit(cpu.span(), Integer.toString(n))));
        return Repair.number(
                "give each "
                        + PlanningWords.unit(workload, 1)
                        + " of `"
                        + name(workload)
                        + "` fewer cores: "
                        + most
                        + (most == 1 ? " is" : " are")
                        + " the most that fit",
                cpu.span(),
                most);
    }

    /// Less main memory for each unit; the most that fits, among whole GiB.
    @Nullable Fix lessMemory(Workload workload) {
        var memory =
                switch (workload) {
                    case Gang gang -> gang.worker().memory();
                    case Endpoint endpoint -> endpoint.memory();
                    case Pods pods -> pods.memory();
                };
        int now = (int) (memory.value().count() >> 30);
        if (!memory.isWritten() || now < 2) {
            return null;
        }
        int most = Halving.largest(now - 1, n -> tries.works(new Edit(memory.span(), n + "GiB")));
        return most == 0
                ? null
                : Repair.fix(
                        "give each "
                                + PlanningWords.unit(workload, 1)
                                + " of `"
                                + name(workload)
                                + "` less memory: "
                                + most
                                + " GiB is the most that fits",
                        memory.span(),
                        most + "GiB");
    }

    /// Fewer machines kept free.
    @Nullable Fix fewerSpares(Pool pool) {
        int now = pool.spare().value();
        if (!pool.spare().isWritten() || now == 0) {
            return null;
        }
        for (int spare = now - 1; spare >= 0; spare--) {
            var found =
                    tries.fix(
                            spare == 0
                                    ? "keep no machine of `" + pool.id().name() + "` free"
                                    : "keep fewer machines of `"
                                            + pool.id().name()
                                            + "` free: "
                                            + spare,
                            new Edit(pool.spare().span(), Integer.toString(spare)));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /// Fewer cards for a sharing that takes some of the pool's.
    @Nullable Fix fewerCards(Sharing sharing) {
        if (!sharing.gpus().isWritten()) {
            return null;
        }
        Span at = texts.number(sharing.gpus().span());
        if (at == null) {
            return null;
        }
        int most =
                Halving.largest(
                        sharing.gpus().value() - 1,
                        n -> tries.works(new Edit(at, Integer.toString(n))));
        return Repair.number(
                "give `"
                        + sharing.id().name()
                        + "` fewer cards: "
                        + most
                        + (most == 1 ? " leaves" : " leave")
                        + " enough",
                at,
                most);
    }

    private static String name(Workload workload) {
        return workload.id().name();
    }
}
