package dev.platformc.solver.lowering;

import dev.platformc.core.model.Device;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Needs;
import dev.platformc.core.model.Part;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Supply;
import dev.platformc.core.model.Workload;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.plan.Turns;
import dev.platformc.plan.WorkloadPlan.Devices;
import dev.platformc.solver.topology.Capacity;
import dev.platformc.solver.topology.PlacementProblem.Group;
import dev.platformc.solver.topology.PlacementProblem.Together;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Workloads as the mathematics sees them: groups of equal units with opaque ids.
final class Groups {
    private Groups() {}

    static boolean isGuaranteed(Workload workload) {
        return workload.start().value() == Workload.Start.GUARANTEED;
    }

    /// What starts only together has one owner: the pods of a ray. All others are their own.
    static String owner(Workload workload) {
        var id = workload.id();
        return workload instanceof Pods && id.kind().equals("ray")
                ? id.key().substring(0, id.key().lastIndexOf('.'))
                : id.key();
    }

    /// Workers of a gang, replicas of an endpoint at its least.
    static int units(Workload workload) {
        return switch (workload) {
            case Gang gang -> gang.workers().value();
            case Endpoint endpoint -> endpoint.replicas().value().least();
            case Pods pods -> pods.count().value().least();
        };
    }

    static int unitsAtMost(Workload workload) {
        return switch (workload) {
            case Gang gang -> gang.mostWorkers();
            case Endpoint endpoint -> endpoint.replicas().value().most();
            case Pods pods -> pods.count().value().most();
        };
    }

    static Devices devices(Workload workload) {
        return switch (workload) {
            case Gang gang -> devices(gang.worker().gpus(), gang.worker().part());
            case Pods pods -> devices(pods.gpus(), pods.part());
            case Endpoint endpoint ->
                    switch (endpoint.fit().value()) {
                        case Endpoint.Fit.Gpus gpus ->
                                new Devices.Gpus(gpus.tensor() * endpoint.details().data());
                        case Endpoint.Fit.Slice slice -> new Devices.Slice(slice.profile());
                        case Endpoint.Fit.Share share ->
                                share(endpoint.on().value(), share.ratio());
                        case Endpoint.Fit.Cores _ -> new Devices.Gpus(0);
                    };
        };
    }

    /// How many pieces of another device one unit takes.
    static int others(Workload workload, Device device) {
        var wanted = Needs.of(workload).devices();
        return wanted != null && wanted.device().id().isSame(device.id()) ? wanted.count() : 0;
    }

    private static Devices devices(Sourced<Integer> gpus, @Nullable Sourced<Part> part) {
        return part == null
                ? new Devices.Gpus(gpus.value())
                : switch (part.value()) {
                    case Part.Share(var sharing, var ratio) -> Devices.Share.of(sharing, ratio);
                    case Part.Slice(_, var profile) -> new Devices.Slice(profile);
                };
    }

    /// The part of a card that an endpoint takes where it runs.
    private static Devices share(Supply on, Rational ratio) {
        return switch (on) {
            case Sharing sharing -> Devices.Share.of(sharing, ratio);
            case Pool _ -> new Devices.Gpus(1);
        };
    }

    static @Nullable MigProfile profile(Workload workload) {
        return devices(workload) instanceof Devices.Slice(var profile) ? profile : null;
    }

    /// Devices of one kind that all units take at the least.
    ///
    /// @param profile absent for whole GPUs
    static int held(Workload workload, @Nullable MigProfile profile) {
        return held(workload, profile, units(workload));
    }

    /// The same, once all units that there may be are there.
    static int heldAtMost(Workload workload, @Nullable MigProfile profile) {
        return held(workload, profile, unitsAtMost(workload));
    }

    private static int held(Workload workload, @Nullable MigProfile profile, int units) {
        return switch (devices(workload)) {
            case Devices.Gpus(var count) -> profile == null ? count * units : 0;
            case Devices.Slice(var own) -> own.equals(profile) ? units : 0;
            case Devices.Share(var ratio, _, _) ->
                    profile == null ? ratio.times(units).ceiling().intValueExact() : 0;
        };
    }

    /// What one unit takes; a slice is not counted here. On machines without GPUs their other
    /// devices are counted in place of them.
    static Capacity each(Workload workload) {
        var wanted = Needs.of(workload).devices();
        boolean hasCards = workload.on().value().pool().gpusPerNode() > 0;
        int gpus = wanted == null || hasCards ? cards(workload) : wanted.count();
        return switch (workload) {
            case Gang gang ->
                    Room.capacity(
                            gpus, gang.worker().cpu().value(), gang.worker().memory().value());
            case Endpoint endpoint ->
                    Room.capacity(gpus, endpoint.cpu().value(), endpoint.memory().value());
            case Pods pods -> Room.capacity(gpus, pods.cpu().value(), pods.memory().value());
        };
    }

    private static int cards(Workload workload) {
        return switch (devices(workload)) {
            case Devices.Gpus(var count) -> count * Turns.ofCard(workload.on().value());
            case Devices.Slice _ -> 0;
            case Devices.Share(var ratio, _, _) -> Turns.of(ratio);
        };
    }

    /// Level of which one domain must hold all units; absent: any.
    static @Nullable Integer required(PoolNodes nodes, Workload workload) {
        return switch (workload) {
            case Gang gang -> {
                var required = gang.place().required();
                yield required == null ? null : level(nodes, required.value());
            }
            case Endpoint _, Pods _ -> null;
        };
    }

    /// Level over which replicas stand even; absent for one replica and for gangs.
    static @Nullable Integer spread(PoolNodes nodes, Workload workload) {
        return switch (workload) {
            case Gang _, Pods _ -> null;
            case Endpoint endpoint -> {
                var spread = endpoint.spread();
                yield spread == null || units(workload) < 2 ? null : level(nodes, spread.value());
            }
        };
    }

    /// Whether the author asked for the spread; a default gives way where it does not fit.
    static boolean spreadIsWritten(Workload workload) {
        return workload instanceof Endpoint endpoint
                && endpoint.spread() != null
                && endpoint.spread().isWritten();
    }

    private static @Nullable Integer level(PoolNodes nodes, String word) {
        int level = nodes.level(word);
        return level < 0 ? null : level;
    }

    static Group of(PoolNodes nodes, Workload workload, int units, @Nullable Integer spread) {
        return new Group(
                workload.id().key(),
                units,
                each(workload),
                required(nodes, workload),
                spread,
                workload instanceof Gang,
                together(nodes, workload, units));
    }

    /// Workers that belong into one smaller domain each; none for a number of workers that is not
    /// whole groups of them.
    private static @Nullable Together together(PoolNodes nodes, Workload workload, int units) {
        if (!(workload instanceof Gang gang)) {
            return null;
        }
        var group = gang.details().group();
        if (group == null || units % group.workers().value() != 0) {
            return null;
        }
        Integer level = level(nodes, group.required().value());
        return level == null ? null : new Together(group.workers().value(), level);
    }

    static Group of(PoolNodes nodes, Workload workload) {
        return of(nodes, workload, units(workload), spread(nodes, workload));
    }

    /// What a domain beyond the first costs: four times as much at each level further out.
    static List<Integer> spanCosts(PoolNodes nodes) {
        var costs = new ArrayList<Integer>();
        int cost = 1;
        for (int level = nodes.nodeLevel() - 1; level >= 0; level--) {
            costs.addFirst(cost);
            cost *= 4;
        }
        return costs;
    }
}
