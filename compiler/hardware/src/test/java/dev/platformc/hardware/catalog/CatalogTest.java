package dev.platformc.hardware.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.hardware.quantity.Rational;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogTest {
    private static final Catalog CATALOG = Catalog.standard();

    private static Map<String, MigGeometry> geometries() {
        var found = new LinkedHashMap<String, MigGeometry>();
        for (var name : CATALOG.gpuNames()) {
            var mig = CATALOG.gpu(name).orElseThrow().mig();
            if (mig != null) {
                found.put(mig.name(), mig);
            }
        }
        return found;
    }

    private static MigGeometry geometry(String name) {
        return Objects.requireNonNull(geometries().get(name), name);
    }

    // ---- MIG, as published

    @ParameterizedTest
    @CsvSource({
        "a30-24gb, measured, 5, 4, 4", "a100-40gb, measured, 7, 7, 8",
        "a100-80gb, lgip-only, 7, 7, 8", "h100-80gb, measured, 7, 7, 8",
        "h100-94gb, measured, 7, 7, 8", "h100-96gb, derived, 7, 7, 8",
        "gh200-144gb, lgip-only, 7, 7, 8", "h200-141gb, lgip-only, 7, 7, 8",
        "b200-180gb, lgip-partial, 7, 7, 8", "gb200-186gb, lgip-partial, 7, 7, 8",
        "b300, names-only, 7, 7, 8", "gb300, names-only, 7, 7, 8",
        "rtx-pro-6000-blackwell-96gb, measured, 11, 4, 12"
    })
    void everyCutCardWithItsConfidence(
            String name, String confidence, int profiles, int compute, int memory) {
        var geometry = geometry(name);
        assertEquals(confidence, geometry.confidence());
        assertEquals(profiles, geometry.profiles().size());
        assertEquals(compute, geometry.computeSlices());
        assertEquals(memory, geometry.memorySlices());
    }

    @Test
    void thirteenGeometriesWithNinetyThreeProfiles() {
        assertEquals(13, geometries().size());
        assertEquals(93, geometries().values().stream().mapToInt(g -> g.profiles().size()).sum());
    }

    /// Names mean different things on different cards; ids and PCI ids do not.
    @Test
    void idsTellProfilesAndCardsApart() {
        var pci = new HashSet<String>();
        for (var geometry : geometries().values()) {
            geometry.pciIds().forEach(id -> assertTrue(pci.add(id), id));
            geometry.pciIds().forEach(id -> assertTrue(id.matches("0x[0-9A-F]{4}10DE"), id));
            var ids = new HashSet<Integer>();
            var names = new HashSet<String>();
            for (var profile : geometry.profiles()) {
                assertTrue(ids.add(profile.id()), geometry.name() + " " + profile);
                assertTrue(names.add(profile.name()), geometry.name() + " " + profile);
            }
        }
        assertEquals(2, geometry("a100-40gb").profile("1g.10gb").orElseThrow().size());
        assertEquals(1, geometry("a100-80gb").profile("1g.10gb").orElseThrow().size());
    }

    @ParameterizedTest
    @CsvSource({
        "gb200-186gb, 7g.189gb, 7g.186gb",
        "gb200-186gb, 3g.95gb, 3g.93gb",
        "a100-80gb, 7g.79gb, 7g.80gb"
    })
    void otherToolsNamesAreKnown(String geometry, String alias, String name) {
        assertEquals(name, geometry(geometry).profile(alias).orElseThrow().name());
        assertTrue(geometry("h100-80gb").profile(alias).isEmpty());
    }

    @Test
    void everyPlaceIsOnTheAxisAndEveryShareIsPartOfTheCard() {
        for (var name : CATALOG.gpuNames()) {
            var gpu = CATALOG.gpu(name).orElseThrow();
            var mig = gpu.mig();
            if (mig == null) {
                continue;
            }
            for (var profile : mig.profiles()) {
                var told = name + " " + profile;
                for (int start : profile.starts()) {
                    assertTrue(start + profile.size() <= mig.memorySlices(), told);
                }
                assertTrue(profile.starts().size() >= profile.max(), told);
                assertTrue(profile.compute() <= mig.computeSlices(), told);
                var part = Rational.of(profile.size(), mig.memorySlices());
                var share =
                        Rational.of(profile.memory().count())
                                .dividedBy(Rational.of(gpu.memory().count()).times(part));
                assertTrue(share.compareTo(Rational.parse("0.9")) > 0, told + " " + share);
                assertTrue(share.compareTo(Rational.parse("1.01")) < 0, told + " " + share);
                assertEquals(5, profile.engines().size());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1g.10gb+me, false, nvidia.com/mig-1g.10gb.me",
        "3g.40gb, true, nvidia.com/mig-3g.40gb"
    })
    void resourcesOfProfiles(String name, boolean plain, String resource) {
        var profile = geometry("a100-80gb").profile(name).orElseThrow();
        assertEquals(plain, profile.isPlain());
        assertEquals(resource, profile.resource());
    }

    // ---- machines

    @ParameterizedTest
    @CsvSource({
        "dgx-a100, 8, 8, 200",
        "dgx-h100, 8, 8, 400",
        "dgx-h200, 8, 8, 400",
        "dgx-b200, 8, 8, 400",
        "dgx-b300, 8, 8, 800",
        "gb200-nvl72-tray, 4, 72, 400",
        "gb300-nvl72-tray, 4, 72, 800",
        "p4d.24xlarge, 8, 8, 50",
        "p4de.24xlarge, 8, 8, 50",
        "p5.48xlarge, 8, 8, 400",
        "p5e.48xlarge, 8, 8, 400",
        "p5en.48xlarge, 8, 8, 400",
        "p6-b200.48xlarge, 8, 8, 400",
        "p6-b300.48xlarge, 8, 8, 800",
        "p6e-gb200.36xlarge, 4, 72, 400",
        "a2-highgpu-8g, 8, 8, 12.5",
        "a2-ultragpu-8g, 8, 8, 12.5",
        "a3-highgpu-8g, 8, 8, 100",
        "a3-megagpu-8g, 8, 8, 200",
        "a3-ultragpu-8g, 8, 8, 400",
        "a4-highgpu-8g, 8, 8, 400",
        "a4x-highgpu-4g, 4, 72, 400",
        "nd96asr-v4, 8, 8, 200",
        "nd96amsr-a100-v4, 8, 8, 200",
        "nd96isr-h100-v5, 8, 8, 400",
        "nd96isr-h200-v5, 8, 8, 400",
        "nd128isr-gb200-v6, 4, 72, 400"
    })
    void networkOfAGpu(String name, int gpus, int domain, String gigabits) {
        var node = CATALOG.node(name).orElseThrow();
        assertEquals(gpus, node.gpus());
        assertEquals(domain, node.domainGpus());
        assertEquals(Rational.parse(gigabits), node.gigabitsPerGpu());
    }

    @Test
    void everyMachineHasAKnownGpu() {
        for (var name : CATALOG.nodeNames()) {
            var node = CATALOG.node(name).orElseThrow();
            assertTrue(CATALOG.gpu(node.gpu()).isPresent(), name);
            assertEquals(node.domainGpus() > 8, node.arch().equals("arm64"), name);
        }
    }

    // ---- prices

    @Test
    void everyPriceHasSourceAndDateAndNoneIsNothing() {
        for (var name : CATALOG.gpuNames()) {
            var price = CATALOG.price(name).orElseThrow();
            assertTrue(price.perHour().signum() > 0, name);
            assertFalse(price.source().isBlank(), name);
            assertTrue(LocalDate.parse(price.date()).getYear() >= 2026, name);
        }
        assertTrue(CATALOG.price("made-up").isEmpty(), "unpriced, not free");
    }

    // ---- tables

    @Test
    void aShortLineIsFoundByItsNumber() {
        var wrong = assertThrows(IllegalStateException.class, () -> Table.read("gpus.tbl", 99));
        assertTrue(
                String.valueOf(wrong.getMessage()).startsWith("gpus.tbl:6: 99 fields"), wrong + "");
        assertThrows(IllegalStateException.class, () -> Table.read("none.tbl", 1));
    }
}
