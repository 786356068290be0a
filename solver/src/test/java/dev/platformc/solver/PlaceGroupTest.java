package dev.platformc.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.diagnostic.Code;
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

    /// Each rack holds one group of two and has a node left that no group of two can use.
    @Test
    void groupsThatLeaveNodesOverAreRefusedAndNamed() {
        var text = gang(6, "{ preferred = rack, group = { workers = 2, required = rack } }");
        var outcome = Examples.compile(text);
        assertNull(outcome.value());
        var error =
                outcome.diagnostics().stream()
                        .filter(d -> d.code() == Code.NO_PLACEMENT)
                        .findFirst()
                        .orElseThrow();
        assertTrue(
                error.related().stream()
                        .anyMatch(label -> label.text().equals("each 2 of them in one rack")),
                error.toString());
    }

    /// A domain of NVLink that is a rack of 18 nodes keeps groups of 8 whole: two in each.
    @Test
    void groupsStayInADomainOfManyNodes() {
        var text =
                "platform lab\npool nvl { nodes = 2 x rack of 18 x gb200-nvl72-tray,"
                        + " price = 20 USD/h }\n"
                        + "gang moe { on = nvl, start = guaranteed,"
                        + " place = { group = { workers = 8, required = domain } },"
                        + " workers = 32 x worker { gpus = 4 },"
                        + " run = pytorch { image = \"r.example/t:1\" } }\n";
        assertEquals("{0=16, 1=16}", racks(Examples.plan(text), 18).toString());
    }

    /// A range: the least are placed, and it may grow as far as there is room.
    @Test
    void aRangeOfWorkersIsPlacedAtItsLeast() {
        var text = gang(2, "{ required = rack }").replace("workers = 2 x", "workers = 2..9 x");
        var placed = Examples.plan(text).workloads().getFirst();
        assertEquals(2, placed.units());
        assertEquals("{0=2}", racks(Examples.plan(text), 3).toString());
        assertTrue(placed.unitsAtMost() >= 2 && placed.unitsAtMost() <= 6, placed.toString());
    }
}
