package dev.platformc.core.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.Frontend;
import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Note;
import dev.platformc.core.text.Source;
import dev.platformc.core.text.SourceSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the richest messages say, down to their figures.
class MessagesTest {
    private static Note.Sum sum(Diagnostic diagnostic) {
        return diagnostic.notes().stream()
                .filter(Note.Sum.class::isInstance)
                .map(Note.Sum.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> titles(Diagnostic diagnostic) {
        return diagnostic.fixes().stream().map(Diagnostic.Fix::title).toList();
    }

    @Test
    void theImpossibleLayoutShowsBothSumsAndTheNearestLayouts() {
        var sources = Texts.example("impossible-mig");
        var error = Frontend.read(sources, Map.of()).diagnostics().getFirst();
        assertEquals(
                "this MIG layout needs 8 compute slices and `a100-sxm-80gb` has 7",
                error.headline());
        var primary = error.primary();
        assertNotNull(primary);
        assertEquals("4g.40gb", sources.text(primary.span()));
        var rows = sum(error).rows();
        assertEquals(List.of("1g.10gb", "2", "2", "2"), rows.get(1));
        assertEquals(List.of("total", "", "8 of 7", "8 of 8"), rows.getLast());
        assertEquals(rows.size() - 1, sum(error).totalAt());
        var layouts = error.fixes().stream().map(f -> f.edits().getFirst().replacement()).toList();
        assertEquals("[3g.40gb, 2g.20gb, 1g.10gb, 1g.10gb]", layouts.getFirst());
        assertTrue(layouts.contains("[4g.40gb, 2g.20gb, 1g.10gb]"), layouts.toString());
        var list = error.fixes().getFirst().edits().getFirst().span();
        assertEquals("[1g.10gb, 1g.10gb, 2g.20gb, 4g.40gb]", sources.text(list));
    }

    @Test
    void memoryThatOverflowsIsSummedAsOnPaper() {
        var text =
                """
                platform demo
                pool desks { nodes = 2 x node { gpus = 1 x l4, cpu = 16, memory = 64GiB } }
                endpoint chat {
                  model       = llama-3.1-8b
                  context     = 8192 tokens
                  concurrency = 16
                }
                """;
        var error = Texts.only(text, Code.MEMORY_BUDGET);
        // 8,030,261,248 x 2 B = 14.96 GiB; 16 x 8192 x 128 KiB = 16 GiB; 21.95 x 0.85 = 18.66 GiB
        assertEquals("`chat` needs 30.96 GiB and 1 x `l4` gives 18.66 GiB", error.headline());
        var figures = sum(error).rows().stream().map(List::getLast).toList();
        assertEquals(List.of("14.96 GiB", "16.00 GiB", "30.96 GiB", "18.66 GiB"), figures);
        assertEquals(2, sum(error).totalAt());
        var primary = error.primary();
        assertNotNull(primary);
        assertEquals("over by 12.30 GiB", primary.text());
        assertTrue(
                error.notes()
                        .contains(
                                new Note.Info(
                                        "128 KiB per token = 2 (K and V) x 32 layers x 8 KV heads x"
                                                + " 128 dims x 2 bytes (bf16)")));
        // (18.66 - 14.96) GiB = 30,310 tokens: 3 sequences of 8192, or 16 of 1888
        assertEquals(
                "serve fewer sequences at once (3 is the most that fit, 17.96 GiB)",
                titles(error).getFirst());
        assertTrue(titles(error).get(1).startsWith("shorten the context (1,888 tokens"));
        // 128,256 x 4096 x 2 parameters keep 2 bytes: 8.46 GiB at fp8, which leaves 10.20 GiB
        assertTrue(titles(error).get(2).contains("fp8"), titles(error).toString());
        assertTrue(titles(error).get(2).contains("10 is the most"), titles(error).toString());
        for (var fix : error.fixes()) {
            var changed = Texts.apply(text, fix);
            assertTrue(
                    Texts.said(changed).stream().noneMatch(Diagnostic::isError),
                    () -> changed + Texts.show(Texts.said(changed)));
        }
    }

    @Test
    void theSuggestedConcurrencyIsTheLargestThatFits() {
        var text =
                """
                platform demo
                pool desks { nodes = 2 x node { gpus = 1 x l4, cpu = 16, memory = 64GiB } }
                endpoint chat { model = llama-3.1-8b, context = 8192 tokens, concurrency = %d }
                """;
        assertTrue(Texts.codes(text.formatted(4)).contains(Code.MEMORY_BUDGET));
        assertTrue(!Texts.codes(text.formatted(3)).contains(Code.MEMORY_BUDGET));
    }

    @Test
    void whereTheContextIsNotWrittenAFixWritesIt() {
        var text =
                """
                platform demo
                pool desks { nodes = 2 x node { gpus = 1 x l4, cpu = 16, memory = 64GiB } }
                endpoint chat { model = llama-3.1-8b }
                """;
        var error = Texts.only(text, Code.MEMORY_BUDGET);
        var changed = Texts.apply(text, error.fixes().get(1));
        assertTrue(changed.contains("model = llama-3.1-8b, context = 1888 tokens }"), changed);
    }

    @Test
    void severalCandidatesAreListedInTheOrderOfTheirNames() {
        var text =
                """
                platform demo
                pool b { nodes = 1 x dgx-h100 }
                pool a { nodes = 1 x dgx-h100 }
                endpoint chat { model = llama-3.1-8b }
                """;
        var error = Texts.only(text, Code.AMBIGUOUS_DEFAULT);
        var primary = error.primary();
        assertNotNull(primary);
        assertEquals("`on` could be any of `a`, `b`", primary.text());
        assertEquals(2, error.related().size());
    }

    @Test
    void theOrderOfFilesMeansNothing() {
        var pools = new Source("pools.platform", "pool gpus { nodes = 1 x dgx-h100 }\n");
        var first = new Source("a.platform", "platform demo\nendpoint chat { model = nobody }\n");
        var last = new Source("z.platform", first.text());
        var one = Frontend.read(SourceSet.of(List.of(pools, first)), Map.of());
        var other = Frontend.read(SourceSet.of(List.of(last, pools)), Map.of());
        assertEquals(Texts.show(one.diagnostics()), Texts.show(other.diagnostics()));
        assertEquals(1, one.diagnostics().size());
    }
}
