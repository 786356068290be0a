package dev.platformc.plan;

import dev.platformc.plan.WorkloadPlan.Devices;
import dev.platformc.plan.WorkloadPlan.Spot;
import java.util.ArrayList;
import java.util.List;

/// What a second copy of a service takes beside the first while a new version comes in, at the
/// least of each of its parts.
///
/// @param needed devices of the copy: GPUs and slices
/// @param there of these, how many have room beside all that is guaranteed
/// @param units pods of the copy
/// @param unitsThere of these, how many have room with devices, cores and memory
public record Surge(int needed, int there, int units, int unitsThere) {

    /// Whether all of the copy has room.
    public boolean fits() {
        return unitsThere == units;
    }

    /// How much of it has room, in whole percent; nothing without its first part, which the others
    /// need.
    public int percent() {
        return units == 0 ? 0 : (int) (100L * unitsThere / units);
    }

    /// @param parts of the service, the one that all others need first
    public static Surge of(Plan plan, List<WorkloadPlan> parts) {
        var beside = new ArrayList<WorkloadPlan>();
        int needed = 0;
        int there = 0;
        int units = 0;
        int unitsThere = 0;
        for (var part : parts) {
            int room = units == 0 || unitsThere > 0 ? room(plan, part, beside) : 0;
            int devices = devices(part);
            needed += devices * part.units();
            there += devices * room;
            units += part.units();
            unitsThere += room;
        }
        return new Surge(needed, there, units, unitsThere);
    }

    private static int devices(WorkloadPlan part) {
        return switch (part.each()) {
            case Devices.Gpus(var count) -> count;
            case Devices.Slice _, Devices.Share _ -> 1;
        };
    }

    /// How many units of one part have room, node by node; they are put beside the others.
    private static int room(Plan plan, WorkloadPlan part, List<WorkloadPlan> beside) {
        var pool = plan.of(part.workload().on().value().pool());
        var guaranteed = new ArrayList<>(plan.guaranteedOn(pool.pool()));
        guaranteed.addAll(beside.stream().filter(p -> isOn(p, pool)).toList());
        int room = 0;
        for (int node = 0; node < pool.nodeCount() && room < part.units(); node++) {
            int here = 0;
            while (room + here < part.units()
                    && new NodeUse(with(guaranteed, part, node, here), pool, node)
                            .hasRoomFor(part)) {
                here++;
            }
            if (here > 0) {
                beside.add(standing(part, node, here));
            }
            room += here;
        }
        return room;
    }

    private static boolean isOn(WorkloadPlan part, PoolPlan pool) {
        return part.workload().on().value().pool().id().isSame(pool.pool().id());
    }

    private static List<WorkloadPlan> with(
            List<WorkloadPlan> guaranteed, WorkloadPlan part, int node, int units) {
        if (units == 0) {
            return guaranteed;
        }
        var more = new ArrayList<>(guaranteed);
        more.add(standing(part, node, units));
        return more;
    }

    private static WorkloadPlan standing(WorkloadPlan part, int node, int units) {
        return new WorkloadPlan(
                part.workload(),
                units,
                part.each(),
                List.of(new Spot(node, 1, units)),
                List.of(),
                units,
                part.proof());
    }
}
