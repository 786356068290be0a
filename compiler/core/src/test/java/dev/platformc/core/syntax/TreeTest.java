package dev.platformc.core.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.platformc.core.text.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each construct of the grammar and the tree it gives.
class TreeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            textBlock =
                    """
                    8                          ¦ 8
                    128_256                    ¦ 128256
                    0.5                        ¦ 0.5
                    80GiB                      ¦ 80GiB
                    80 GiB                     ¦ 80GiB
                    98.32 USD/h                ¦ 98.32_USD/h
                    60%                        ¦ 60%
                    70.6B                      ¦ 70.6B
                    3g.40gb                    ¦ 3g.40gb
                    1c.3g.40gb                 ¦ 1c.3g.40gb
                    1g.10gb+me                 ¦ 1g.10gb+me
                    3g.40gb at 4               ¦ (3g.40gb at 4)
                    true                       ¦ true
                    training                   ¦ training
                    llama-3.1-8b               ¦ llama-3.1-8b
                    p5en.48xlarge              ¦ p5en.48xlarge
                    e.replicas.min             ¦ ((e . replicas) . min)
                    lake["raw/"]               ¦ (lake [] "raw/")
                    boxes[env].count           ¦ ((boxes [] env) . count)
                    ceil(seats / 10)           ¦ (call ceil (seats / 10))
                    f()                        ¦ (call f)
                    secret("a", "b",)          ¦ (call secret "a" "b")
                    all(e in es: e.up)         ¦ (all (for e in es: (e . up)))
                    all(e in es if e.a: b)     ¦ (all (for e in es if (e . a): b))
                    f(a in b)                  ¦ (call f (a in b))
                    [1, 2, 3,]                 ¦ (list 1 2 3)
                    []                         ¦ (list)
                    [for e in es: e]           ¦ (for e in es: e)
                    [for e in es if e.a: e.b]  ¦ (for e in es if (e . a): (e . b))
                    (1 + 2) * 3                ¦ ((1 + 2) * 3)
                    1 + 2 * 3                  ¦ (1 + (2 * 3))
                    1 - 2 - 3                  ¦ ((1 - 2) - 3)
                    a - b                      ¦ (a - b)
                    a-b                        ¦ a-b
                    -a                         ¦ (- a)
                    not a and b or c           ¦ (((not a) and b) or c)
                    a not in b                 ¦ (a not in b)
                    a <= b                     ¦ (a <= b)
                    a >= b                     ¦ (a >= b)
                    a != b                     ¦ (a != b)
                    1 < 2 == true              ¦ MISSING
                    2..8                       ¦ (2 .. 8)
                    2..2 * n                   ¦ (2 .. (2 * n))
                    if a then b else c         ¦ (if a b c)
                    if a then 1 x b else c     ¦ (if a (1 x b) c)
                    8 x worker                 ¦ (8 x worker)
                    8 x worker { gpus = 1 }    ¦ (8 x (worker {gpus = 1}))
                    2 x { a = 1 }              ¦ (2 x {a = 1})
                    8 x rack of 8 x dgx        ¦ (8 x (rack of (8 x dgx)))
                    25% of turns               ¦ (25% of turns)
                    time { mode = fair }       ¦ (time {mode = fair})
                    { cpu = 8, "/v1" = chat }  ¦ {cpu = 8, "/v1" = chat}
                    x                          ¦ x
                    of                         ¦ of
                    """)
    void values(String text, String tree) {
        var read = Parser.parse(new Source("a.platform", "let v = " + text));
        var expected =
                tree.equals("MISSING") ? "comparisons do not chain" : "(let v = " + tree + ")";
        assertEquals(
                expected,
                read.diagnostics().isEmpty()
                        ? Trees.show(Trees.of(read))
                        : read.diagnostics().getFirst().headline());
    }

    @Test
    void items() {
        reads("import \"models\"", "(import \"models\")");
        reads("import \"../models\" as m", "(import \"../models\" as m)");
        reads("param env: dev | prod = dev", "(param env: dev | prod = dev)");
        reads("param n: count", "(param n: count)");
        reads("param s: list(slice)", "(param s: list(slice))");
        reads(
                "template desk(seats: count, context: tokens = 8 tokens) {\n  pool a\n  let b = 1\n}",
                "(template desk(seats: count, context: tokens = 8_tokens) {(pool a); (let b = 1)})");
        reads("template empty() {}", "(template empty() {})");
        reads("use desk risk", "(use desk risk)");
        reads("use lib.desk risk { seats = 4 }", "(use lib.desk risk {seats = 4})");
        reads("if env == prod {\n pool a\n}", "(if (env == prod) {(pool a)})");
    }

    @Test
    void declarations() {
        reads("platform hello", "(platform hello)");
        reads("gateway { on = a }", "(gateway {on = a})");
        reads("model a = llama-3.1-8b", "(model a = llama-3.1-8b)");
        reads("model a = lib.b { precision = fp8 }", "(model a = lib.b {precision = fp8})");
        reads("waive eu.chat { a = 1 }", "(waive eu.chat {a = 1})");
        reads("pool use {}", "(pool use {})");
        reads(
                "pipeline a {\n step b { c = 1 }\n use t u\n step d = b\n}",
                "(pipeline a {(step b {c = 1}), (use t u), (step d = b)})");
    }

    @Test
    void keys_and_clauses() {
        reads(
                "patch { set.spec[\"a/b\"].c[0x] = 1 }".replace("0x", "d"),
                "(patch {set.spec[\"a/b\"].c[d] = 1})");
        reads(
                "let m = { \"/v1\" = chat, use = 1, of = 2 }",
                "(let m = {\"/v1\" = chat, use = 1, of = 2})");
        reads(
                "policy p {\n require a == b because \"c\"\n advise d\n expect compiles\n because = 1\n}",
                "(policy p {(REQUIRE (a == b) because \"c\"), (ADVISE d), (EXPECT compiles), because = 1})");
    }

    @Test
    void newlines_separate_and_continue() {
        reads("let a =\n  1", "(let a = 1)");
        reads("let a = 1 +\n\n  2", "(let a = (1 + 2))");
        reads("let a = b\n  and c\n  or d", "(let a = ((b and c) or d))");
        reads("let a = if b\n  then c\n  else d", "(let a = (if b c d))");
        reads("let a = if b then\n c else\n d", "(let a = (if b c d))");
        reads("param e: a\n | b", "(param e: a | b)");
        reads("let a = f(\n 1\n  + 2,\n 3\n)", "(let a = (call f (1 + 2) 3))");
        reads("let a = [\n 1\n 2,\n\n 3\n]", "(let a = (list 1 2 3))");
        reads("let a = [for e in\n b:\n c]", "(let a = (for e in b: c))");
        reads("p { require a\n because \"b\" }", "(p {(REQUIRE a because \"b\")})");
        reads("p { a = 1, , \n, b = 2,\n}", "(p {a = 1, b = 2})");
        reads("\n\n,pool a\n,\npool b,\n", "(pool a)\n(pool b)");
        reads("let a = \"${\n1}\"", null);
        reads("let a = \"\"\"${\n1\n+ 2}\"\"\"", "(let a = \"${(1 + 2)}\")");
    }

    @Test
    void strings() {
        reads("let a = \"b${c.d}e${\"f\"}\"", "(let a = \"b${(c . d)}e${\"f\"}\")");
        reads(
                "let a = \"\\\"\\\\\\n\\t\\u{1F600}\\${x}$ {\"",
                "(let a = \"'\\\\n\\t\ud83d\ude00${x}$ {\")");
        reads("let a = \"b // no comment\" // one", "(let a = \"b // no comment\")");
        reads("let a = \"\"", "(let a = \"\")");
        reads("let a = \"x${ { b = \"}\" }.b }\"", null);
    }

    @Test
    void text_blocks_lose_the_indentation_of_their_closing_quotes() {
        reads(
                "let a = \"\"\"\n    one\n      two ${b}\n\n    \"q\" $5\n    \"\"\"",
                "(let a = \"one\\n  two ${b}\\n\\n'q' $5\\n\")");
        reads("let a = \"\"\"\n    one\"\"\"", "(let a = \"    one\")");
        reads("let a = \"\"\"one\"\"\"", "(let a = \"one\")");
        reads("let a = \"\"\"\r\n  one\r\n  \"\"\"", "(let a = \"one\\n\")");
        reads("let a = \"\"\"\n\tone\n\t\ttwo\n\t\"\"\"", "(let a = \"one\\n\\ttwo\\n\")");
        reads("let a = \"\"\"\n  a\\n  b\n  \"\"\"", "(let a = \"a\\n  b\\n\")");
        reads("let a = \"\"\"\n  one\n less\n  \"\"\"", "(let a = \"one\\nless\\n\")");
    }

    @Test
    void documentation_belongs_to_what_follows() {
        reads("/// One.\n/// Two.\npool a", "/One.|Two./ (pool a)");
        reads("/// No.\n\npool a", "(pool a)");
        reads("// No.\npool a", "(pool a)");
        reads("//// No.\npool a", "(pool a)");
        reads("pool a /// no\npool b", "(pool a)\n(pool b)");
        reads("pool a {\n  /// Yes.\n  b = 1, c = 2\n}", "(pool a {/Yes./ b = 1, c = 2})");
        reads("/// Yes.\npool a { b = 1 }", "/Yes./ (pool a {b = 1})");
    }

    @Test
    void spans_count_utf16_units() {
        var text = "// \ud83d\ude00\ud83d\ude00\nlet a = bcd";
        var read = Parser.parse(new Source("a.platform", text));
        var let = (Item.Let) Trees.of(read).items().getFirst();
        assertEquals("bcd", text.substring(let.value().span().start(), let.value().span().end()));
        assertEquals("a", text.substring(let.name().span().start(), let.name().span().end()));
    }

    /// @param tree absent when only the absence of an exception counts
    private static void reads(String text, @Nullable String tree) {
        var read = Parser.parse(new Source("a.platform", text));
        if (tree != null) {
            assertEquals(List.of(), read.diagnostics(), text);
            assertEquals(tree, Trees.show(Trees.of(read)), text);
        }
    }
}
