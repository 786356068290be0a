package dev.platformc.hardware.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.hardware.catalog.Catalog;
import dev.platformc.hardware.node.NodeShape;
import dev.platformc.hardware.quantity.Rational;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The table of interconnects of the reference architecture, row by row.
class LinkRowsTest {
    private static final Rational GIGABYTE = Rational.of(1_000_000_000L);

    /// Row K10: five links as data, bits and bytes exact.
    @ParameterizedTest
    @CsvSource({
        "nvlink-4, 900",
        "nvlink-3, 600",
        "infiniband-hdr, 25",
        "infiniband-ndr, 50",
        "roce-400, 50"
    })
    void k10_links_in_gigabytes(String name, long gigabytes) {
        var link = Catalog.standard().link(name).orElseThrow();
        assertEquals(GIGABYTE.times(gigabytes), link.quoted().amount());
    }

    @Test
    void k10_roce_is_from_100_to_400() {
        var least = Catalog.standard().link("roce-100").orElseThrow();
        var most = Catalog.standard().link("roce-400").orElseThrow();
        assertEquals("100Gb/s", least.quoted().toString());
        assertEquals(Rational.of(4), most.quotedRatio(least));
    }

    /// Row K11: 10 to 30 times, and where it starts to matter.
    @ParameterizedTest
    @CsvSource({"600, 400, 12", "900, 400, 18", "600, 200, 24", "900, 200, 36"})
    void k11_ratios(int nvlink, int network, long ratio) {
        var exact = NodeShape.linkRatio(nvlink, network);
        assertEquals(Rational.of(ratio), exact);
        assertTrue(exact.compareTo(Rational.of(NodeShape.PLACE_MATTERS)) >= 0);
    }

    /// Row K12: what each link is for. A layer is split inside of NVLink and nowhere else.
    @Test
    void k12_only_nvlink_carries_layers() {
        var catalog = Catalog.standard();
        assertTrue(catalog.splitsOver("nvlink").contains("tensor"));
        var kinds = new TreeSet<String>();
        for (var name : catalog.linkNames()) {
            kinds.add(catalog.link(name).orElseThrow().kind());
        }
        assertEquals(new TreeSet<>(List.of("efa", "infiniband", "nvlink", "roce")), kinds);
        kinds.add("ethernet");
        for (var kind : kinds) {
            var carried = catalog.splitsOver(kind);
            assertEquals(kind.equals("nvlink"), carried.contains("tensor"), kind);
            assertTrue(carried.containsAll(List.of("data", "pipeline")), kind);
        }
    }
}
