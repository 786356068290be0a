package dev.platformc.solver.lowering;

import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Supply;
import dev.platformc.hardware.gpu.Gpu;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.plan.CardRun;
import dev.platformc.plan.CardRun.Use;
import dev.platformc.plan.PoolPlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Devices that queues can be promised: those of a supply, less what guaranteed workloads outside
/// all queues hold for good.
final class Supplies {
    private final Platform platform;
    private final List<PoolPlan> pools;

    Supplies(Platform platform, List<PoolPlan> pools) {
        this.platform = platform;
        this.pools = pools;
    }

    /// Devices of one kind.
    ///
    /// @param profile absent for whole GPUs
    /// @param there how many can be promised
    /// @param device name of another device than GPUs; absent: GPUs or slices of them
    record Stock(
            String resource, @Nullable MigProfile profile, int there, @Nullable String device) {
        Stock(String resource, @Nullable MigProfile profile, int there) {
            this(resource, profile, there, null);
        }

        String word(int count) {
            if (device != null) {
                return "`" + device + "`";
            }
            if (profile != null) {
                return profile.name();
            }
            return count == 1 ? "GPU" : "GPUs";
        }
    }

    /// Kinds of device that a supply has, in a fixed order; none for machines without GPUs.
    List<Stock> of(Supply supply) {
        return switch (supply) {
            case Pool pool -> {
                var stocks = new ArrayList<Stock>();
                if (pool.gpusPerNode() > 0) {
                    stocks.add(new Stock(card(pool), null, Math.max(0, gpus(pool))));
                }
                stocks.addAll(others(pool));
                yield List.copyOf(stocks);
            }
            case Sharing sharing ->
                    PoolWork.isMig(sharing)
                            ? slices(sharing)
                            : List.of(
                                    new Stock(
                                            card(sharing.pool()),
                                            null,
                                            Math.max(0, gpus(sharing))));
        };
    }

    /// Devices besides GPUs, less what guaranteed workloads outside all queues hold.
    private List<Stock> others(Pool pool) {
        var stocks = new ArrayList<Stock>();
        int nodes = pool.nodes().most() - pool.spare().value();
        for (var other : pool.nodeType().devices()) {
            int held =
                    platform.workloads()
                            .filter(w -> w.queue() == null && Groups.isGuaranteed(w))
                            .filter(w -> PoolWork.same(w.on().value(), pool))
                            .mapToInt(w -> Groups.others(w, other.device()) * Groups.units(w))
                            .sum();
            stocks.add(
                    new Stock(
                            other.device().resource().value(),
                            null,
                            Math.max(0, nodes * other.count() - held),
                            other.device().id().name()));
        }
        return stocks;
    }

    /// Name of the extended resource of the pool's cards.
    static String card(Pool pool) {
        var gpu = pool.gpu();
        return gpu == null ? Gpu.NVIDIA : gpu.resource();
    }

    /// Whole GPUs that can be promised.
    int gpus(Supply supply) {
        int there =
                switch (supply) {
                    case Pool pool -> plan(pool).wholeGpus();
                    case Sharing sharing -> PoolWork.isMig(sharing) ? 0 : cards(sharing);
                };
        return there - heldOutside(supply, null);
    }

    private int cards(Sharing sharing) {
        return count(sharing, null);
    }

    private List<Stock> slices(Sharing sharing) {
        var gpu = sharing.pool().gpu();
        var geometry = gpu == null ? null : gpu.mig();
        var stocks = new ArrayList<Stock>();
        if (geometry == null) {
            return stocks;
        }
        for (var profile : geometry.all()) {
            int there = count(sharing, profile) - heldOutside(sharing, profile);
            if (there > 0) {
                stocks.add(new Stock(profile.resource(), profile, there));
            }
        }
        return stocks;
    }

    /// Cards of a sharing, or slices of one profile on them.
    private int count(Sharing sharing, @Nullable MigProfile profile) {
        int count = 0;
        for (var run : plan(sharing.pool()).nodes()) {
            for (var cards : run.cards()) {
                count += run.count() * cards.count() * on(cards, sharing, profile);
            }
        }
        return count;
    }

    private static int on(CardRun cards, Sharing sharing, @Nullable MigProfile profile) {
        return switch (cards.use()) {
            case Use.Cut(var owner, var slices) ->
                    PoolWork.same(owner, sharing)
                            ? slices.stream()
                                    .map(PlacedSlice::profile)
                                    .filter(own -> own.equals(profile))
                                    .mapToInt(MigProfile::devices)
                                    .sum()
                            : 0;
            case Use.Apart(var owner) -> PoolWork.same(owner, sharing) ? 1 : 0;
            case Use.Whole _, Use.Spare _, Use.Pinned _ -> 0;
        };
    }

    private int heldOutside(Supply supply, @Nullable MigProfile profile) {
        return platform.workloads()
                .filter(w -> w.queue() == null && Groups.isGuaranteed(w))
                .filter(w -> PoolWork.same(w.on().value(), supply))
                .mapToInt(w -> Groups.held(w, profile))
                .sum();
    }

    private PoolPlan plan(Pool pool) {
        return pools.stream().filter(p -> PoolWork.same(p.pool(), pool)).findFirst().orElseThrow();
    }
}
