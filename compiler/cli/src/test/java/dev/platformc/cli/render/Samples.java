package dev.platformc.cli.render;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.core.diagnostic.Diagnostic.Note;
import dev.platformc.core.text.Source;
import dev.platformc.core.text.SourceSet;
import dev.platformc.core.text.Span;
import java.util.List;

/// Diagnostics that use every part of the form.
final class Samples {
    static final Source CHAT =
            new Source(
                    "serving/chat.platform",
                    """
                    endpoint chat {
                        pool = h20
                        placement {
                            same_rack = required
                        replicas = 3
                        context  = 8192 tokens
                        limit    = 16
                        memory   = 24GiB
                    }
                    """);
    static final Source POOLS =
            new Source(
                    "infra/pools.platform",
                    """
                    pool h200 {
                        nodes = 2 x dgx-h200
                        cut {
                            layout = 2 x 3g.40gb
                            layout = 1 x 1g.10gb
                        }
                    }
                    """);
    static final SourceSet SOURCES = SourceSet.of(List.of(CHAT, POOLS));

    private Samples() {}

    /// The first place in the source where the words stand.
    static Span at(Source source, String words) {
        int start = source.text().indexOf(words);
        if (start < 0) {
            throw new IllegalArgumentException("not in " + source.path() + ": " + words);
        }
        return new Span(source.path(), start, start + words.length());
    }

    static Span end(Source source, String words) {
        var span = at(source, words);
        return new Span(span.file(), span.end(), span.end());
    }

    static Diagnostic unclosedBlock() {
        return Diagnostic.of(
                        Code.UNCLOSED_BLOCK,
                        "the `placement` block is never closed",
                        new Span(
                                CHAT.path(),
                                at(CHAT, "placement {").end() - 1,
                                at(CHAT, "placement {").end()),
                        "opened here")
                .withRelated(
                        at(CHAT, "replicas"),
                        "lines up with `placement`, so the `}` probably belongs before it")
                .withFix(
                        new Fix(
                                "close the block",
                                Confidence.NEEDS_REVIEW,
                                List.of(new Edit(end(CHAT, "= required"), "\n    }"))));
    }

    static Diagnostic unknownName() {
        return Diagnostic.of(
                        Code.UNKNOWN_NAME,
                        "there is no pool named `h20`",
                        at(CHAT, "h20"),
                        "not declared in this platform")
                .withRelated(at(POOLS, "h200"), "similar name, declared here")
                .withNote("2 pools are in scope here: `h200`, `h200-spot`")
                .withFix(
                        new Fix(
                                "use `h200`",
                                Confidence.NEEDS_REVIEW,
                                List.of(new Edit(at(CHAT, "h20"), "h200"))))
                .withFix(
                        new Fix(
                                "or call the pool so",
                                Confidence.NEEDS_REVIEW,
                                List.of(new Edit(at(POOLS, "h200"), "h20"))));
    }

    static Diagnostic memoryBudget() {
        return Diagnostic.of(
                        Code.MEMORY_BUDGET,
                        "`chat` needs 33.21 GiB per GPU and is given 24 GiB",
                        at(CHAT, "24GiB"),
                        "over by 9.21 GiB")
                .withRelated(at(CHAT, "8192 tokens"), "sets the KV cache, with the next line")
                .withRelated(at(CHAT, "16"), "16 sequences of 8192 tokens: 16.00 GiB")
                .withNote(
                        new Note.Sum(
                                List.of(
                                        List.of(
                                                "weights",
                                                "8,030,261,248 parameters x 2 B",
                                                "14.96 GiB"),
                                        List.of(
                                                "KV cache",
                                                "16 x 8192 tokens x 128 KiB per token",
                                                "16.00 GiB"),
                                        List.of(
                                                "activations",
                                                "measured profile, batch of 16",
                                                "1.50 GiB"),
                                        List.of("runtime", "fixed reserve", "0.75 GiB"),
                                        List.of("needed", "", "33.21 GiB"),
                                        List.of("given", "memory = 24GiB", "24.00 GiB")),
                                4))
                .withNote(
                        "128 KiB per token = 2 (K and V) x 32 layers x 8 KV heads x 128 dims x 2 B")
                .withFix(
                        new Fix(
                                "serve fewer sequences at once: 6 is the most that fit, 23.21 GiB",
                                Confidence.CHECKED,
                                List.of(new Edit(at(CHAT, "16"), "6"))))
                .withFix(
                        new Fix(
                                "or shorten the context and trim the batch",
                                Confidence.CHECKED,
                                List.of(
                                        new Edit(at(CHAT, "16"), "13"),
                                        new Edit(at(CHAT, "8192 tokens"), "4096 tokens"))));
    }

    static Diagnostic impossibleLayout() {
        return Diagnostic.of(
                        Code.MIG_LAYOUT_IMPOSSIBLE,
                        "this MIG layout needs 9 memory slices and an H100 has 8",
                        at(POOLS, "1 x 1g.10gb"),
                        "1 memory slice too many")
                .withRelated(at(POOLS, "2 x 3g.40gb"), "8 memory slices: all of them")
                .withNote(
                        new Note.Sum(
                                List.of(
                                        List.of(
                                                "profile",
                                                "count",
                                                "compute slices",
                                                "memory slices"),
                                        List.of("3g.40gb", "2", "6", "8"),
                                        List.of("1g.10gb", "1", "1", "1"),
                                        List.of("total", "", "7 of 7", "9 of 8")),
                                3))
                .withNote("the compute slices fit, which is why this layout looks right at first")
                .withFix(
                        new Fix(
                                "keep the small slice and split one large one",
                                Confidence.CHECKED,
                                List.of(
                                        new Edit(
                                                at(POOLS, "2 x 3g.40gb")
                                                        .to(at(POOLS, "1 x 1g.10gb")),
                                                """
                                                1 x 3g.40gb
                                                        layout = 1 x 2g.20gb
                                                        layout = 2 x 1g.10gb\
                                                """))));
    }

    static Diagnostic ourBug() {
        return Diagnostic.general(
                        Code.INTERNAL, "platformc hit a bug in itself while placing `chat`")
                .withNote("your files are not at fault, and nothing was written")
                .withFix(
                        new Fix(
                                "open an issue and attach the report",
                                Confidence.NEEDS_REVIEW,
                                List.of()));
    }
}
