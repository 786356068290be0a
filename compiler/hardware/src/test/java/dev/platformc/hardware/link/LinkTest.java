package dev.platformc.hardware.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.platformc.hardware.catalog.Catalog;
import dev.platformc.hardware.node.NodeShape;
import dev.platformc.hardware.quantity.Quantity;
import dev.platformc.hardware.quantity.Rational;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkTest {
    private static Link link(String name) {
        return Catalog.standard().link(name).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "nvlink-3, 600GB/s, 300GB/s",
        "nvlink-4, 900GB/s, 450GB/s",
        "nvlink-5, 1800GB/s, 900GB/s",
        "infiniband-hdr, 200Gb/s, 200Gb/s",
        "infiniband-ndr, 400Gb/s, 400Gb/s",
        "roce-100, 100Gb/s, 100Gb/s",
        "roce-400, 400Gb/s, 400Gb/s"
    })
    void figuresAsQuotedAndOneWay(String name, String quoted, String oneWay) {
        assertEquals(quoted, link(name).quoted().toString());
        assertEquals(oneWay, link(name).oneWay().toString());
    }

    @Test
    void networkRatesInBitsAreAnEighthInBytes() {
        var gigabyte = Rational.of(1_000_000_000L);
        assertEquals(gigabyte.times(25), link("infiniband-hdr").quoted().amount());
        assertEquals(gigabyte.times(50), link("infiniband-ndr").quoted().amount());
        assertEquals(gigabyte.times(100), link("infiniband-xdr").quoted().amount());
    }

    @ParameterizedTest
    @CsvSource({
        "nvlink-3, infiniband-ndr, 12",
        "nvlink-4, infiniband-ndr, 18",
        "nvlink-3, infiniband-hdr, 24",
        "nvlink-4, infiniband-hdr, 36"
    })
    void ratiosAreComputed(String fast, String slow, long ratio) {
        assertEquals(Rational.of(ratio), link(fast).quotedRatio(link(slow)));
        assertEquals(Rational.of(ratio, 2), link(fast).oneWayRatio(link(slow)));
    }

    @Test
    void quotedFiguresFollowFromTheirParts() {
        for (var name : Catalog.standard().linkNames()) {
            var link = link(name);
            long directions = link.counts() == Link.Counts.BOTH ? 2 : 1;
            var parts = link.oneWay().times(Quantity.number(Rational.of(directions)));
            assertEquals(parts.amount(), link.quoted().amount(), name);
            assertEquals(link.kind().equals("nvlink"), link.counts() == Link.Counts.BOTH, name);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dgx-a100, 24",
        "dgx-h100, 18",
        "dgx-b200, 36",
        "gb300-nvl72-tray, 18",
        "a3-megagpu-8g, 36",
        "nd96asr-v4, 24"
    })
    void ratiosOfMachines(String node, long ratio) {
        var shape = Catalog.standard().node(node).orElseThrow();
        var gpu = Catalog.standard().gpu(shape.gpu()).orElseThrow();
        assertEquals(
                Rational.of(ratio),
                NodeShape.linkRatio(gpu.nvlinkGigabytes(), shape.nicGigabits()));
    }

    @Test
    void everyGpuHasANumberOfLinksOfItsFamily() {
        var known = List.of(0, 200, 300, 600, 900, 1800);
        for (var name : Catalog.standard().gpuNames()) {
            var gpu = Catalog.standard().gpu(name).orElseThrow();
            assertEquals(true, known.contains(gpu.nvlinkGigabytes()), name);
        }
    }
}
