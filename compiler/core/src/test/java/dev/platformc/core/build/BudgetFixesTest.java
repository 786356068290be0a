package dev.platformc.core.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic.Fix;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetFixesTest {
    /// A latent cache is kept whole on each of the eight cards: 549 KiB a token in bf16.
    private static final String REASON =
            """
            platform demo
            pool gpus { nodes = 2 x p5en.48xlarge, price = 60 USD/h }
            model reasoner = deepseek-r1 { precision = fp8 }
            endpoint reason { model = reasoner, context = 65_536 tokens }
            """;

    @Test
    void halfTheBytesOfTheCacheAreOfferedWhereTheyAreEnough() {
        var fix = kv(Texts.only(REASON, Code.MEMORY_BUDGET).fixes());
        var changed = Texts.apply(REASON, fix);
        assertTrue(changed.contains("model = reasoner { kv-precision = fp8 }"), changed);
        assertEquals(List.of(Code.TIGHT_MEMORY), Texts.codes(changed));
    }

    @Test
    void notWhereTheyAreTooManyStill() {
        var longer = REASON.replace("65_536", "131_072");
        assertTrue(
                Texts.only(longer, Code.MEMORY_BUDGET).fixes().stream()
                        .noneMatch(fix -> fix.title().contains("KV cache")));
    }

    @Test
    void notOnCardsThatDoNotComputeInFp8() {
        var old = REASON.replace("p5en.48xlarge", "dgx-a100-80gb").replace("fp8", "int8");
        assertTrue(
                Texts.only(old, Code.MEMORY_BUDGET).fixes().stream()
                        .noneMatch(fix -> fix.title().contains("KV cache")));
    }

    private static Fix kv(List<Fix> fixes) {
        return fixes.stream()
                .filter(fix -> fix.title().equals("keep the KV cache in fp8"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(fixes.toString()));
    }
}
