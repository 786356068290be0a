package dev.platformc.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.model.SharingWay.Compute;
import dev.platformc.core.model.SharingWay.Faults;
import dev.platformc.core.model.SharingWay.Keeper;
import dev.platformc.core.model.SharingWay.Memory;
import dev.platformc.core.model.SharingWay.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What ways of sharing give, against what the systems' own documents say.
class SharingWayTest {
    @ParameterizedTest
    @CsvSource({
        // the driver's turns go round evenly, and nothing stops a process from taking memory
        "FAIR_TURNS, DEVICE_PLUGIN, TRUSTED, EVEN, SHARED",
        // KAI counts fractions and does not enforce them
        "FAIR_TURNS, KAI, TRUSTED, EVEN, SHARED",
        // its daemon sets a memory limit and a thread percentage
        "MPS, DEVICE_PLUGIN, HELD, PROCESSORS, SHARED",
        "STRICT_TURNS, AGENT, HELD, EXACTLY, SHARED",
        "FAIR_TURNS, AGENT, HELD, AT_LEAST, SHARED",
        "MIG, DEVICE_PLUGIN, OWN, OWN, APART",
        "WHOLE, AGENT, OWN, OWN, APART",
    })
    void aWayGivesSoMuch(Mode mode, Keeper keeper, Memory memory, Compute compute, Faults faults) {
        var way = SharingWay.of(mode, keeper).orElseThrow();
        assertEquals(memory, way.memory());
        assertEquals(compute, way.compute());
        assertEquals(faults, way.faults());
    }

    @Test
    void onlyOurAgentKeepsStrictTurns() {
        assertEquals(List.of(Keeper.AGENT), SharingWay.keepers(Mode.STRICT_TURNS));
    }

    @Test
    void everyModeIsKeptBySomebodyAndNoRowStandsTwice() {
        for (var mode : Mode.values()) {
            assertTrue(!SharingWay.keepers(mode).isEmpty(), mode.words());
        }
        var rows = SharingWay.TABLE.stream().map(w -> w.mode() + " " + w.keeper()).toList();
        assertEquals(rows.stream().distinct().toList(), rows);
    }

    /// Faults stay apart exactly where the hardware is.
    @Test
    void hardwareOfOnesOwnKeepsFaultsApart() {
        for (var way : SharingWay.TABLE) {
            assertEquals(way.memory() == Memory.OWN, way.faults() == Faults.APART, way.toString());
        }
        assertEquals(List.of(Mode.WHOLE, Mode.MIG), SharingWay.apart());
    }
}
