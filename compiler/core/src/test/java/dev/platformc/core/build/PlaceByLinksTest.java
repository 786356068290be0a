package dev.platformc.core.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Origin;
import dev.platformc.hardware.quantity.Rational;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Row K11: how much faster NVLink is than the network says whether it matters where workers stand.
class PlaceByLinksTest {
    private static Gang gang(String node, String rate) {
        var text =
                "platform demo\npool p { nodes = 2 x rack of 4 x "
                        + node
                        + ", fabric = infiniband { rate = "
                        + rate
                        + " } }\ngang g { workers = 4 x worker { gpus = 2 },"
                        + " run = pytorch { image = \"r.example/t:1.0\" } }\n";
        return Texts.gang(text);
    }

    @ParameterizedTest
    @CsvSource({
        "a100-sxm-80gb, 400Gb/s, 12",
        "h100-sxm-80gb, 400Gb/s, 18",
        "a100-sxm-80gb, 200Gb/s, 24",
        "h100-sxm-80gb, 200Gb/s, 36"
    })
    void far_slower_networks_keep_gangs_in_a_rack(String gpu, String rate, long ratio) {
        var gang = gang("node { gpus = 2 x " + gpu + ", cpu = 64, memory = 512GiB }", rate);
        assertEquals(Rational.of(ratio), gang.on().value().pool().linkRatio());
        var preferred = Objects.requireNonNull(gang.place().preferred());
        assertEquals("rack", preferred.value());
        assertEquals(
                "NVLink is " + ratio + " times as fast as the network",
                ((Origin.Inferred) preferred.origin()).reason());
    }

    /// 200 GB/s against 50 are 4 times.
    @Test
    void where_the_network_keeps_up_workers_stand_anywhere() {
        var gang = gang("node { gpus = 2 x a30, cpu = 64, memory = 256GiB }", "400Gb/s");
        assertEquals(Rational.of(4), gang.on().value().pool().linkRatio());
        assertNull(gang.place().preferred());
    }

    /// Without NVLink nothing is known, and a rack can only help.
    @Test
    void without_nvlink_the_rack_is_preferred_as_ever() {
        var gang = gang("node { gpus = 2 x l4, cpu = 64, memory = 256GiB }", "100Gb/s");
        assertNull(gang.on().value().pool().linkRatio());
        var preferred = Objects.requireNonNull(gang.place().preferred());
        assertEquals("rack", preferred.value());
    }
}
