package dev.platformc.core.rule;

import dev.platformc.core.model.CountRange;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Part;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Workload;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.quantity.Dimension;
import dev.platformc.hardware.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Cards and money: what a workload takes of its machines, and what that costs an hour.
///
/// A slice counts as the part of its card that it blocks: of the memory axis or of the compute
/// slices, whichever is more. So a card full of slices is one card at most, and the cost of what
/// stands on a machine never exceeds its price.
public final class Prices {
    private Prices() {}

    /// Cards of one worker or replica.
    public static Rational cards(Workload workload) {
        return switch (workload) {
            case Gang gang ->
                    cards(gang.on().value().pool(), gang.worker().gpus(), gang.worker().part());
            case Pods pods -> cards(pods.on().value().pool(), pods.gpus(), pods.part());
            case Endpoint endpoint ->
                    switch (endpoint.fit().value()) {
                        case Endpoint.Fit.Gpus gpus ->
                                Rational.of((long) gpus.tensor() * endpoint.details().data());
                        case Endpoint.Fit.Share(var ratio, _) -> ratio;
                        case Endpoint.Fit.Cores _ -> Rational.ZERO;
                        case Endpoint.Fit.Slice slice ->
                                part(endpoint.on().value().pool(), slice.profile());
                    };
        };
    }

    private static Rational cards(Pool pool, Sourced<Integer> gpus, @Nullable Sourced<Part> part) {
        return part == null
                ? Rational.of(gpus.value())
                : switch (part.value()) {
                    case Part.Share(_, var ratio) -> ratio;
                    case Part.Slice(_, var profile) -> part(pool, profile);
                };
    }

    /// The part of a card that a profile blocks, 0 to 1.
    public static Rational part(Pool pool, MigProfile profile) {
        var gpu = pool.gpu();
        var geometry = gpu == null ? null : gpu.mig();
        return geometry == null
                ? Rational.ONE
                : Rational.max(
                        Rational.of(profile.size(), geometry.memorySlices()),
                        Rational.of(profile.compute(), geometry.computeSlices()));
    }

    /// How many workers or replicas there are.
    public static CountRange units(Workload workload) {
        return switch (workload) {
            case Gang gang -> new CountRange(gang.workers().value(), gang.mostWorkers());
            case Endpoint endpoint -> endpoint.replicas().value();
            case Pods pods -> pods.count().value();
        };
    }

    /// An hour of one worker or replica; absent when its pool has no price in the platform's
    /// currency.
    public static @Nullable Rational each(Platform platform, Workload workload) {
        var pool = workload.on().value().pool();
        var node = node(platform, pool);
        if (node == null) {
            return null;
        }
        if (pool.gpusPerNode() > 0) {
            return node.times(cards(workload)).dividedBy(Rational.of(pool.gpusPerNode()));
        }
        var cpu =
                switch (workload) {
                    case Gang gang -> gang.worker().cpu().value();
                    case Endpoint endpoint -> endpoint.cpu().value();
                    case Pods pods -> pods.cpu().value();
                };
        return node.times(cpu).dividedBy(pool.nodeType().cpu().value());
    }

    /// An hour of one node, in the platform's currency; absent without such a price.
    public static @Nullable Rational node(Platform platform, Pool pool) {
        var price = pool.price();
        return price != null
                        && price.value().dimension() instanceof Dimension.Price(var currency)
                        && currency.equals(platform.currency().value())
                ? price.value().amount()
                : null;
    }
}
