package dev.platformc.core.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.Frontend;
import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic.Note;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Endpoint.Fit;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.hardware.sizing.Ledger;
import dev.platformc.hardware.sizing.Sizing;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Llama 2 70B on A100-80GB. The figures are worked out here with plain integers, from the model
/// card (68,976,648,192 parameters, 80 layers, 64 heads, 8 of them with keys and values, 128 values
/// a head) and from what the driver shows of the card (79.15 GiB).
class LlamaSizingTest {
    private static final long WEIGHTS = 68_976_648_192L * 2;
    private static final long TOKEN = 2L * 80 * 8 * 128 * 2;
    private static final long CARD =
            new BigDecimal("79.15").multiply(BigDecimal.valueOf(1L << 30)).longValue();

    private static Endpoint llama() {
        return Texts.platform(Frontend.read(Texts.example("llama-2-70b"), Map.of()))
                .endpoints()
                .getFirst();
    }

    private static Endpoint llama(int concurrency, String more) {
        return Texts.endpoint(text(concurrency, more));
    }

    private static String text(int concurrency, String more) {
        return """
        platform llama
        pool serving { nodes = 1 x dgx-a100-80gb }
        endpoint chat {
          model       = llama-2-70b { precision = fp16 }
          context     = 4096 tokens
          concurrency = %d
        %s}
        """
                .formatted(concurrency, more);
    }

    private static Fit.Gpus fit(Endpoint endpoint) {
        return (Fit.Gpus) endpoint.fit().value();
    }

    @Test
    void theWeightsAre140GigabytesByTheNameAnd137Point95ByTheCard() {
        var weights = fit(llama()).ledger().weights();
        assertEquals(WEIGHTS, weights.count());
        assertEquals("137.95 GB", weights.toDecimalString());
        assertEquals(140_000_000_000L, 70_000_000_000L * 2);
        assertTrue(weights.count() < 140_000_000_000L);
    }

    @Test
    void aTokenTakes320KibibytesOfKeysAndValues() {
        assertEquals(327_680, TOKEN);
        assertEquals(TOKEN, fit(llama()).ledger().kvPerToken().count());
        assertEquals("as the weights, fp16", reason(llama()));
    }

    private static String reason(Endpoint endpoint) {
        return endpoint.model().value().kvPrecision().origin()
                        instanceof dev.platformc.core.model.Origin.Inferred inferred
                ? inferred.reason()
                : "";
    }

    @Test
    void theStatedLoadTakesFourCards() {
        var fit = fit(llama());
        long needed = WEIGHTS + 32 * 4096 * TOKEN;
        assertTrue(needed > budget(2), "two cards hold " + budget(2));
        assertTrue(needed <= budget(4));
        assertEquals(4, fit.tensor());
        assertEquals(needed, fit.ledger().needed().count());
        assertTrue(fit.ledger().fits());
    }

    @Test
    void twoCardsAreTheLeastAndLeaveRoomForFourSequences() {
        var fit = fit(llama());
        assertTrue(WEIGHTS > budget(1));
        assertEquals(2, fit.leastTensor());
        long room = budget(2) - WEIGHTS;
        assertNear(room / TOKEN, fit.leastLedger().tokens(), 1);
        assertNear(19_906, fit.leastLedger().tokens(), 20);
        assertEquals(4, room / (TOKEN * 4096));
        assertEquals(4, fit.leastLedger().sequences());
    }

    @Test
    void fourSequencesFitOnTwoCardsAndFiveDoNot() {
        assertEquals(2, fit(llama(4, "")).tensor());
        assertEquals(4, fit(llama(5, "")).tensor());
    }

    @Test
    void whereItFitsTwoCardsOnlyItSaysUpToWhichOverhead() {
        var warning = Texts.only(text(4, ""), Code.TIGHT_MEMORY);
        // (137.95 GB + 4 x 4096 x 320 KiB) of 2 x 79.15 GiB leave 15.67 %
        long needed = WEIGHTS + 4 * 4096 * TOKEN;
        long left = 1000 - needed * 1000 / (2 * CARD) - 1;
        assertEquals(156, left);
        assertTrue(warning.headline().contains("at most 15.6 %"), warning.headline());
        assertFalse(warning.isError());
        assertTrue(warning.notes().stream().anyMatch(n -> n instanceof Note.Sum));
        assertFalse(Texts.codes(text(32, "")).contains(Code.TIGHT_MEMORY));
    }

    @Test
    void atTwentyPercentTwoCardsAreNotEnough() {
        assertEquals(4, fit(llama(1, "  overhead = 20%\n")).tensor());
        assertEquals(4, fit(llama(1, "  overhead = 20%\n")).leastTensor());
        assertEquals(2, fit(llama(1, "  overhead = 18%\n")).tensor());
    }

    @Test
    void asVllmCountsTwoCardsLeave31ThousandTokensAndFourLeave483Thousand() {
        var two = engine(fit(llama()), 2);
        var four = engine(fit(llama()), 4);
        // 2 x (79.15 x 0.9 - 2.3) - 128.48 = 9.39 GiB; 4 x 68.935 - 128.48 = 147.26 GiB
        assertNear(30_780, two.tokens(), 50);
        assertEquals(7, two.sequences());
        assertNear(482_500, four.tokens(), 300);
        assertEquals(117, four.sequences());
    }

    private static Ledger engine(Fit.Gpus fit, int devices) {
        return Sizing.engineView(fit.ledger(), devices);
    }

    @Test
    void sixteenHeadsCannotBePinnedOnThreeCards() {
        var error =
                Texts.only(text(4, "  parallel = { tensor = 3 }\n"), Code.TENSOR_DOES_NOT_DIVIDE);
        assertTrue(error.fixes().stream().anyMatch(f -> f.title().contains("4 GPUs")));
    }

    @Test
    void onOneCardTheWeightsAloneAreTooLarge() {
        var text =
                """
                platform llama
                pool serving { nodes = 1 x node { gpus = 1 x a100-sxm-80gb, cpu = 16, memory = 256GiB } }
                endpoint chat { model = llama-2-70b, context = 4096 tokens, concurrency = 4 }
                """;
        var error = Texts.only(text, Code.MEMORY_BUDGET);
        var primary = error.primary();
        assertNotNull(primary);
        assertEquals("the weights alone are too large", primary.text());
        assertTrue(
                error.fixes().stream().anyMatch(f -> f.title().contains("int4")),
                error.fixes().toString());
    }

    private static void assertNear(long expected, long actual, long most) {
        assertTrue(
                Math.abs(expected - actual) <= most,
                () -> actual + " is more than " + most + " away from " + expected);
    }

    /// What fifteen percent of overhead leaves of so many cards.
    private static long budget(int cards) {
        return CARD * 85 / 100 * cards;
    }

    @Test
    void theOverheadIsFifteenPercentUnlessItIsWritten() {
        assertEquals(Rational.of(3, 20), llama().overhead().value());
    }
}
