package dev.platformc.core.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.model.Endpoint.Fit;
import dev.platformc.core.model.Pool;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.hardware.sizing.Precision;
import org.junit.jupiter.api.Test;

/// Machines, cards and models: of the catalog, changed, declared, written in place.
class HardwareTest {
    private static Pool pool(String text) {
        return Texts.platform("platform demo\n" + text).pools().getFirst();
    }

    @Test
    void aCatalogMachineBringsItsCardsAndNetwork() {
        var pool = pool("pool p { nodes = 2 x dgx-h100 }\n");
        assertEquals(8, pool.gpusPerNode());
        assertEquals(Rational.of(224), pool.nodeType().cpu().value());
        var fabric = pool.fabric();
        assertNotNull(fabric);
        assertEquals("infiniband", fabric.value().kind());
        assertEquals(8, fabric.value().nics());
        assertEquals("400Gb/s", String.valueOf(fabric.value().rate()));
    }

    @Test
    void aWrittenRateKeepsTheCatalogsNumberOfCards() {
        var fabric =
                pool("pool p { nodes = 1 x dgx-h100, fabric = roce { rate = 200Gb/s } }\n")
                        .fabric();
        assertNotNull(fabric);
        assertEquals("roce", fabric.value().kind());
        assertEquals(8, fabric.value().nics());
        assertEquals("200Gb/s", String.valueOf(fabric.value().rate()));
    }

    @Test
    void aDeclaredMachineIsUsedByName() {
        var pool =
                pool(
                        """
                        node box { gpus = 4 x l40s, cpu = 64, memory = 512GiB, price = 280_000 USD / 4y }
                        pool p { nodes = 3 x box }
                        """);
        assertEquals("box", pool.nodeType().name());
        assertEquals(4, pool.gpusPerNode());
        assertEquals(1, pool.nodeType().domainGpus(), "no NVLink");
        assertFalse(pool.priceIsEstimate());
        var price = pool.price();
        assertNotNull(price);
        assertEquals(Rational.of(280_000, 4 * 365 * 24), price.value().amount());
    }

    @Test
    void aChangedCopyOfACatalogMachineKeepsTheRest() {
        var pool = pool("pool p { nodes = 1 x dgx-h100 { memory = 1TiB } }\n");
        assertEquals(1L << 40, pool.nodeType().memory().value().count());
        assertEquals("written", pool.nodeType().memory().origin().word());
        assertEquals("catalog", pool.nodeType().cpu().origin().word());
        assertEquals(8, pool.gpusPerNode());
    }

    @Test
    void aDeclaredCardHasItsOwnMemoryAndTheProfilesOfItsFamily() {
        var pool =
                pool(
                        """
                        gpu mine = h100-sxm-80gb { memory = 70GiB, price = 1 USD/h }
                        pool p { nodes = 1 x node { gpus = 2 x mine, cpu = 32, memory = 256GiB } }
                        """);
        var gpu = pool.gpu();
        assertNotNull(gpu);
        assertEquals(70L << 30, gpu.memory().count());
        assertNotNull(gpu.mig());
        assertEquals(900, gpu.nvlinkGigabytes());
        var price = pool.price();
        assertNotNull(price);
        assertEquals(Rational.of(2), price.value().amount());
        assertFalse(pool.priceIsEstimate());
    }

    @Test
    void aDollarEstimateIsNoPriceInEuros() {
        var text = "platform demo { currency = EUR }\npool p { nodes = 1 x dgx-h100 }\n";
        assertNull(Texts.platform(text).pools().getFirst().price());
        assertTrue(Texts.show(Texts.said(text)).contains("has no price"));
    }

    @Test
    void irregularPoolsAddUp() {
        var pool =
                pool("pool p { nodes = [2 x rack of 4 x dgx-h100, 1 x rack of 3 x dgx-h100] }\n");
        assertEquals(11, pool.nodes().least());
    }

    @Test
    void aModelDeclaredHereHidesTheCatalogs() {
        var endpoint =
                Texts.endpoint(
                        """
                        platform demo
                        pool p { nodes = 1 x dgx-h100 }
                        model house = llama-3.1-8b { source = "hf://acme/house", precision = fp8 }
                        endpoint chat { model = house { kv-precision = fp8 } }
                        """);
        var model = endpoint.model().value();
        assertEquals("house", model.id().name());
        assertEquals("hf://acme/house", model.source().value());
        assertEquals(Precision.FP8, model.precision().value());
        assertEquals(Precision.FP8, model.kvPrecision().value());
        // 2 x 32 layers x 8 heads x 128 values x 1 byte
        assertEquals(65_536, endpoint.fit().value().ledger().kvPerToken().count());
    }

    @Test
    void aModelMayBeDescribedFromNothing() {
        var endpoint =
                Texts.endpoint(
                        """
                        platform demo
                        pool p { nodes = 1 x dgx-h100 }
                        model tiny {
                          source = "hf://acme/tiny", parameters = 1B, layers = 16, heads = 16
                          kv-heads = 4, head-dim = 64, vocabulary = 32_000, max-context = 2048 tokens
                        }
                        endpoint chat { model = tiny }
                        """);
        assertEquals(2_000_000_000L, endpoint.fit().value().ledger().weights().count());
        assertEquals(2048, endpoint.context().value());
        assertEquals("inferred", endpoint.context().origin().word());
    }

    @Test
    void aSliceIsChosenAmongThoseTheLayoutHas() {
        var text =
                """
                platform demo
                pool p { nodes = 1 x dgx-h100 }
                sharing s { slice = mig { layout = [4g.40gb, 3g.40gb] } }
                endpoint chat { model = llama-3.1-8b { precision = fp8 }, on = s, concurrency = 1 }
                """;
        var fit = (Fit.Slice) Texts.endpoint(text).fit().value();
        assertEquals("3g.40gb", fit.profile().name());
    }

    @Test
    void aReplicaOnASliceIsSizedByThePartOfTheCard() {
        var text =
                """
                platform demo
                pool p { nodes = 1 x dgx-h100 }
                sharing s { slice = mig }
                endpoint chat { model = llama-3.1-8b { precision = fp8 }, on = s, concurrency = 8 }
                """;
        var endpoint = Texts.endpoint(text);
        // 1g.20gb is 2 of 8 units of one of 8 cards: 224 x 0.95 / 32 = 6.65 cores
        assertEquals(Rational.of(6), endpoint.cpu().value());
        assertEquals(60L << 30, endpoint.memory().value().count());
    }

    @Test
    void aReplicaStaysOnOneNodeHoweverFarNvlinkReaches() {
        var text =
                """
                platform demo
                pool p { nodes = 4 x gb200-nvl72-tray }
                endpoint chat { model = llama-3.1-405b, context = 4096 tokens, concurrency = 4 }
                """;
        // 811.7 GB of weights: 4 x 184.3 GiB x 0.85 = 626 GiB is not enough
        var error = Texts.only(text, Code.MEMORY_BUDGET);
        assertTrue(error.notes().toString().contains("NVLink joins 72"), error.notes().toString());
    }
}
