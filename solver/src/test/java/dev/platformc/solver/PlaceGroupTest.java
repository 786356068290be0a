package dev.platformc.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.plan.Plan;
import dev.platformc.plan.WorkloadPlan;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// `place.group`: each so many workers share a smaller domain.
class PlaceGroupTest {
    private static final String POOL =
            "platform lab\npool dgx { nodes = 2 x rack of 3 x dgx-a100-80gb, price = 20 USD/h }\n";

    private static String gang(int workers, String place) {
        return POOL
                + "gang train { on = dgx, start = guaranteed, place = "
                + place
                + ", workers = "
                + workers
                + " x worker { gpus = 8 }, run = pytorch { image = \"r.example/t:1\" } }\n";
    }

    /// Workers by rack.
    private static TreeMap<Integer, Integer> racks(Plan plan, int nodes) {
        var racks = new TreeMap<Integer, Integer>();
        WorkloadPlan placed = plan.workloads().getFirst();
        for (var spot : placed.spots()) {
            for (int node = spot.firstNode(); node < spot.firstNode() + spot.nodes(); node++) {
                racks.merge(node / nodes, spot.unitsOnEach(), Integer::sum);
            }
        }
        return racks;
    }

    @Test
    void withoutGroupsOneRackIsFilledFirst() {
        var plan = Examples.plan(gang(4, "{ preferred = rack }"));
        assertTrue(racks(plan, 3).containsValue(3), plan.workloads().toString());
    }

    @Test
    void groupsOfTwoDoNotLeaveARack() {
        var plan =
                Examples.plan(
                        gang(4, "{ preferred = rack, group = { workers = 2, required = rack } }"));
        assertEquals("{0=2, 1=2}", racks(plan, 3).toString());
    }

    @Test
    void groupsOfTwoOnANodeTakeWholeNodes() {
        var text =
                gang(4, "{ preferred = rack, group = { workers = 2, required = node } }")
                        .replace("gpus = 8", "gpus = 3");
        var spots = Examples.plan(text).workloads().getFirst().spots();
        assertEquals(4, spots.stream().mapToInt(s -> s.nodes() * s.unitsOnEach()).sum());
        assertTrue(spots.stream().allMatch(s -> s.unitsOnEach() == 2), spots.toString());
    }
}
