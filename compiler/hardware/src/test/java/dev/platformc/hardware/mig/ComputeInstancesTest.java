package dev.platformc.hardware.mig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.hardware.catalog.Catalog;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// GPU instances whose compute slices are split among several compute instances.
class ComputeInstancesTest {
    private static MigGeometry card(String name) {
        var geometry = Catalog.standard().gpu(name).orElseThrow().mig();
        if (geometry == null) {
            throw new AssertionError(name);
        }
        return geometry;
    }

    /// As `nvidia-smi mig -lcip` lists them for the card of the user guide.
    @ParameterizedTest
    @CsvSource({
        "1c.7g.80gb, 7, 0",
        "2c.7g.80gb, 3, 0",
        "3c.7g.80gb, 2, 0",
        "4c.7g.80gb, 1, 0",
        "1c.4g.40gb, 4, 5",
        "2c.4g.40gb, 2, 5",
        "1c.3g.40gb, 3, 9",
        "2c.3g.40gb, 1, 9",
        "1c.2g.20gb, 2, 14",
    })
    void aProfileIsSplitIntoSoManyOfASize(String name, int devices, int id) {
        var split = card("a100-sxm-80gb").profile(name).orElseThrow();
        var whole = card("a100-sxm-80gb").profile(split.gpuInstance()).orElseThrow();
        assertEquals(name, split.name());
        assertEquals(devices, split.devices());
        assertEquals(id, split.id());
        assertEquals("nvidia.com/mig-" + name, split.resource());
        assertEquals(whole.starts(), split.starts());
        assertEquals(whole.size(), split.size());
        assertEquals(whole.memory(), split.memory());
        assertFalse(split.isPlain());
        assertTrue(card("a100-sxm-80gb").holds(split));
        assertEquals(1, split.instancesFor(1));
        assertEquals(2, split.instancesFor(devices + 1));
    }

    /// A whole one is named without them, and none is larger than its GPU instance.
    @ParameterizedTest
    @CsvSource({"3c.3g.40gb", "4c.3g.40gb", "1c.1g.10gb", "3c.4g.40gb", "0c.3g.40gb", "1c.5g.40gb"})
    void othersAreNoProfiles(String name) {
        assertTrue(card("a100-sxm-80gb").profile(name).isEmpty(), name);
    }

    /// Of every card of the catalog: names are unique and read back as what they are of.
    @Test
    void allNamesReadBack() {
        int split = 0;
        for (var name : Catalog.standard().gpuNames()) {
            var geometry = Catalog.standard().gpu(name).orElseThrow().mig();
            if (geometry == null) {
                continue;
            }
            var all = geometry.all();
            assertEquals(all.size(), all.stream().map(MigProfile::name).distinct().count());
            for (var profile : all) {
                assertEquals(profile, geometry.profile(profile.name()).orElseThrow());
                assertTrue(geometry.holds(profile));
                split += profile.isSplit() ? 1 : 0;
            }
        }
        assertTrue(split > 50, () -> "split profiles of all cards");
    }

    /// What is split takes the place of what is not.
    @Test
    void aSplitInstanceTakesItsWholePlace() {
        var geometry = card("a100-sxm-80gb");
        var split = geometry.profile("1c.3g.40gb").orElseThrow();
        var other = geometry.profile("4g.40gb").orElseThrow();
        assertTrue(
                Layouts.isLegal(
                        geometry, List.of(new PlacedSlice(other, 0), new PlacedSlice(split, 4))));
        assertFalse(
                Layouts.isLegal(
                        geometry, List.of(new PlacedSlice(other, 0), new PlacedSlice(split, 0))));
    }
}
