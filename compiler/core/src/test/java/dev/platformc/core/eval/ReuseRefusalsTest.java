package dev.platformc.core.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What is refused of templates, uses and libraries, and where each message points; each list is
/// complete.
final class ReuseRefusalsTest {
    private record Case(String name, String text, List<String> said) {}

    private static final String HEAD = "platform x\npool gpus { nodes = 1 x dgx-h100 }\n";

    private static Case refused(String name, String text, String... said) {
        return new Case(name, text, List.of(said));
    }

    @TestFactory
    Stream<DynamicTest> uses() {
        return tests(
                refused("no-such-template", "template desk() { }\nuse dsk a", "PLT-0201 dsk"),
                refused("no-template-at-all", "use desk a", "PLT-0201 desk"),
                refused("a-let-is-no-template", "let desk = 1\nuse desk a", "PLT-0201 desk"),
                refused(
                        "what-refers-to-a-use-that-failed-is-silent",
                        "use desk a\nqueue q { on = a, team = a.b }",
                        "PLT-0201 desk"),
                refused(
                        "an-argument-too-few",
                        "template t(n: count) { queue { on = gpus, gpus = n } }\nuse t a",
                        "PLT-0214 a"),
                refused(
                        "two-arguments-too-few",
                        "template t(n: count, m: text) { }\nuse t a",
                        "PLT-0214 a"),
                refused(
                        "an-argument-too-many",
                        "template t() { }\nuse t a { n = 1 }",
                        "PLT-0215 n"),
                refused(
                        "a-misspelt-argument",
                        "template t(seats: count = 1) { }\nuse t a { seat = 1 }",
                        "PLT-0215 seat"),
                refused(
                        "a-declaration-for-an-argument",
                        "template t() { }\nuse t a { team b { } }",
                        "PLT-0215 team b { }"),
                refused(
                        "an-argument-twice",
                        "template t(n: count) { }\nuse t a { n = 1, n = 2 }",
                        "PLT-0205 n"),
                refused(
                        "an-argument-of-another-type",
                        "template t(n: count) { queue { on = gpus, gpus = n } }\nuse t a { n = 8GiB }",
                        "PLT-0301 8GiB"),
                refused(
                        "an-argument-that-nothing-reads",
                        "template t(n: count) { }\nuse t a { n = 8GiB }",
                        "PLT-0301 8GiB"),
                refused(
                        "an-argument-outside-the-choice",
                        "template t(d: internal | pii) { }\nuse t a { d = public }",
                        "PLT-0303 public"),
                refused(
                        "none-is-an-argument-where-it-is-the-default",
                        "template t(m: bytes = none) { endpoint { model = llama-3.1-8b, on = gpus, memory = m } }\nuse t a\nuse t b { m = none }"),
                refused(
                        "arguments-see-no-declarations",
                        "template t(n: count) { }\nuse t a { n = gpus.spare }",
                        "PLT-0201 gpus"),
                refused(
                        "the-same-use-twice",
                        "template t() { team { } }\nuse t a\nuse t a",
                        "PLT-0204 a"),
                refused(
                        "a-name-that-is-there-already",
                        "template t() { team { } }\nteam a { }\nuse t a",
                        "PLT-0204 a"),
                refused(
                        "two-names-of-one-object",
                        "template t() { team b { } }\nteam a-b { }\nuse t a",
                        "PLT-0204 a"),
                refused(
                        "models-are-no-objects",
                        "template t() { model b = llama-3.1-8b }\nmodel a-b = llama-3.1-8b\nuse t a"),
                refused("capital-letters", "template t() { }\nuse t A", "PLT-0208 A"),
                refused(
                        "a-use-in-a-pool",
                        "template t() { }\npool b {\n  nodes = 1 x dgx-h100\n  use t a\n}",
                        "PLT-0203 use"),
                refused(
                        "what-a-use-does-not-make",
                        "template t() { team b { } }\nuse t a\nqueue q { on = gpus, team = a.c }",
                        "PLT-0201 a.c"),
                refused(
                        "a-name-in-a-scope-of-its-own",
                        "template t() { team b { } }\nuse t a\nqueue q { on = gpus, team = b }",
                        "PLT-0201 b"),
                refused("a-scope-that-is-not-there", "queue q { on = eu.gpus }", "PLT-0201 eu"),
                refused(
                        "a-use-under-a-condition",
                        "param env: dev | prod = dev\ntemplate t() { team { } }\nif env == prod { use t a }\nqueue q { on = gpus, team = a }",
                        "PLT-0201 a"));
    }

    @TestFactory
    Stream<DynamicTest> templates_are_checked_where_they_are_written() {
        return tests(
                refused(
                        "a-word-nobody-knows",
                        "template t() { queue { on = cards } }",
                        "PLT-0201 cards"),
                refused(
                        "said-once-for-all-uses",
                        "template t() { queue { on = cards } }\nuse t a\nuse t b",
                        "PLT-0201 cards"),
                refused(
                        "a-hole-of-another-type",
                        "template t(n: text) { queue { on = gpus, gpus = n } }\nuse t a { n = \"x\" }\nuse t b { n = \"y\" }",
                        "PLT-0301 n"),
                refused(
                        "a-hole-in-a-place-of-a-declaration",
                        "template t(n: count) { queue { on = n } }",
                        "PLT-0301 n"),
                refused(
                        "a-hole-of-another-kind",
                        "template t(where: team) { queue { on = where } }",
                        "PLT-0301 where"),
                refused(
                        "a-count-is-a-number-and-ends-a-range",
                        "template t(n: count) { endpoint { model = llama-3.1-8b, on = gpus, cpu = n, replicas = n..(2 * n) } }"),
                refused(
                        "the-name-is-text",
                        "template t() { queue { on = gpus, gpus = name } }",
                        "PLT-0301 name"),
                refused("name-outside", "team t { namespace = name }", "PLT-0201 name"),
                refused(
                        "a-comparison-with-no-member",
                        "template t(d: internal | pii) { team { isolation = if d == secret then gpu else slice } }",
                        "PLT-0303 secret"),
                refused(
                        "both-branches",
                        "template t(b: bool) { team { isolation = if b then gup else slic } }",
                        "PLT-0303 gup",
                        "PLT-0303 slic"),
                refused(
                        "under-a-condition-that-only-a-use-can-answer",
                        "template t(b: bool) { if b { team { isolation = gup } } }",
                        "PLT-0303 gup"),
                refused(
                        "either-of-two-is-no-duplicate",
                        "template t(n: count) {\n  if n > 1 { queue { on = gpus, gpus = 2 } }\n  if n < 2 { queue { on = gpus, gpus = 1 } }\n}\nuse t a { n = 1 }\nuse t b { n = 2 }"),
                refused(
                        "a-default-of-another-type",
                        "template t(n: count = 3GiB) { }",
                        "PLT-0301 3GiB"),
                refused("a-type-that-is-none", "template t(n: cuont) { }", "PLT-0201 cuont"),
                refused("a-hole-twice", "template t(n: count, n: text) { }", "PLT-0204 n"),
                refused(
                        "a-let-with-the-name-of-a-hole",
                        "template t(n: count) { let n = 2 }",
                        "PLT-0204 n"),
                refused(
                        "a-hole-or-a-let-around-it",
                        "let n = 2\ntemplate t(n: count) { queue { on = gpus, gpus = n } }",
                        "PLT-0207 n"),
                refused(
                        "template-and-let-share-names",
                        "let t = 2\ntemplate t() { }",
                        "PLT-0204 t"),
                refused(
                        "an-unknown-attribute",
                        "template t() { team { isolatoin = gpu } }\nuse t a\nuse t b",
                        "PLT-0203 isolatoin"),
                refused(
                        "something-missing",
                        "template t() { endpoint { on = gpus } }\nuse t a\nuse t b",
                        "PLT-0307 endpoint"),
                refused("it-uses-itself", "template t() { use t a }\nuse t b", "PLT-0216 t"),
                refused(
                        "it-uses-itself-by-way-of-others",
                        "template t() { use u a }\ntemplate u() { use v a }\ntemplate v() { use t a }\nuse v b",
                        "PLT-0216 a"),
                refused("a-param-in-it", "template t() { param n: count = 1 }", "PLT-0221 param"),
                refused("an-import-in-it", "template t() { import \"lib\" }", "PLT-0221 import"),
                refused("a-platform-in-it", "template t() { platform y }", "PLT-0221 platform"),
                refused(
                        "a-condition-on-a-declaration",
                        "template t(where: pool) { if where == gpus { team { } } }\nuse t a { where = gpus }",
                        "PLT-0201 where"));
    }

    @TestFactory
    Stream<DynamicTest> what_is_wrong_with_one_use_is_said_there() {
        return tests(
                refused(
                        "a-value-out-of-range",
                        "template t(n: count) { endpoint { model = llama-3.1-8b, on = gpus, concurrency = n } }\nuse t a { n = 0 }\nuse t b { n = 1 }",
                        "PLT-0306 a"),
                refused(
                        "each-use-for-itself",
                        "template t(n: count) { endpoint { model = llama-3.1-8b, on = gpus, concurrency = n } }\nuse t a { n = 0 }\nuse t b { n = 0 }",
                        "PLT-0306 a",
                        "PLT-0306 b"),
                refused(
                        "division-by-what-is-given",
                        "template t(n: count) { queue { on = gpus, weight = 1 / n } }\nuse t a { n = 0 }",
                        "PLT-0310 a"),
                refused(
                        "a-map-that-lacks-a-key",
                        "template t(k: text) {\n  let m = { a = 1 }\n  queue { on = gpus, gpus = m[k] }\n}\nuse t u { k = \"b\" }",
                        "PLT-0201 u"));
    }

    @TestFactory
    Stream<DynamicTest> parts_secrets_and_trees() {
        return tests(
                refused(
                        "a-part-of-a-worker",
                        "sharing s { pool = gpus, slice = mig }\ngang g { run = pytorch, workers = 1 x worker { gpu = 1g.10gb of s } }"),
                refused(
                        "a-part-of-a-pool",
                        "template t(p: part) { }\nuse t a { p = 25% of gpus }",
                        "PLT-0201 gpus"),
                refused(
                        "parts",
                        "sharing s { pool = gpus, slice = mig }\ntemplate t(p: part) { }\nuse t a { p = 25% of s }\nuse t b { p = 1g.10gb of s }\nuse t c { p = 10GiB of s }"),
                refused(
                        "too-large-a-part",
                        "sharing s { pool = gpus, slice = mig }\ntemplate t(p: part) { }\nuse t a { p = 125% of s }",
                        "PLT-0306 125%"),
                refused(
                        "nothing-of-it",
                        "sharing s { pool = gpus, slice = mig }\ntemplate t(p: part) { }\nuse t a { p = 0% of s }",
                        "PLT-0306 0%"),
                refused(
                        "seconds-of-it",
                        "sharing s { pool = gpus, slice = mig }\ntemplate t(p: part) { }\nuse t a { p = 3s of s }",
                        "PLT-0301 3s"),
                refused(
                        "a-secret-without-a-key",
                        "team t { labels = { a = secret(\"b\") } }",
                        "PLT-0301 secret(\"b\")"),
                refused(
                        "a-secret-is-no-text",
                        "team t { labels = { a = secret(\"b\", \"c\") } }",
                        "PLT-0301 secret(\"b\", \"c\")"),
                refused(
                        "a-range-of-racks-and-a-list-of-trees",
                        "pool b { nodes = [1..2 x rack of 8 x dgx-h100, 3 x rack of 4 x dgx-h100] }"));
    }

    @TestFactory
    Stream<DynamicTest> libraries() {
        return tests(
                refused(
                        "none-there",
                        "import \"lib\"\nqueue q { on = lib.gpus }",
                        "PLT-0217 \"lib\""),
                refused("out-of-the-repository", "import \"/srv/lib\"", "PLT-0218 \"/srv/lib\""),
                refused(
                        "a-name-filled-in",
                        "let n = \"lib\"\nimport \"${n}\"",
                        "PLT-0217 \"${n}\""),
                refused(
                        "a-name-that-is-none",
                        "import \"Lib\"\n// file: Lib/l.platform\nlet a = 1\n",
                        "PLT-0208 \"Lib\""),
                refused(
                        "which-another-name-mends",
                        "import \"Lib\" as lib\n// file: Lib/l.platform\nlet a = 1\n"),
                refused(
                        "a-name-that-is-taken",
                        "let lib = 1\nimport \"lib\"\n// file: lib/l.platform\nlet a = 1\n",
                        "PLT-0204 \"lib\""),
                refused(
                        "the-platform-itself",
                        "import \"lib\"\n// file: lib/l.platform\nimport \"..\" as up\n",
                        "PLT-0219 \"..\""),
                refused(
                        "a-platform-in-it",
                        "import \"lib\"\n// file: lib/l.platform\nplatform y\n",
                        "PLT-0220 platform"),
                refused(
                        "what-comes-into-being",
                        "import \"lib\"\n// file: lib/l.platform\nparam n: count\nteam t { }\nif true { let a = 1 }\ntemplate d() { team { } }\nuse d e\n",
                        "PLT-0220 param",
                        "PLT-0220 team",
                        "PLT-0220 if",
                        "PLT-0220 use"),
                refused(
                        "what-it-does-not-hold",
                        "import \"lib\"\nendpoint e { model = lib.chat, on = gpus }\n// file: lib/l.platform\nmodel chart = llama-3.1-8b\n",
                        "PLT-0201 lib.chat"),
                refused(
                        "the-platform-is-not-seen-from-it",
                        "import \"lib\"\nlet n = 4\n// file: lib/l.platform\ntemplate t() { queue { on = gpus, gpus = n } }\n",
                        "PLT-0201 gpus",
                        "PLT-0201 n"),
                refused(
                        "a-template-in-it-that-gets-a-wrong-argument",
                        "import \"lib\"\nuse lib.t a { n = 0 }\n// file: lib/l.platform\ntemplate t(n: count) { priority { value = 1 / n } }\n",
                        "PLT-0310 a"),
                refused(
                        "no-such-template-in-it",
                        "import \"lib\"\nuse lib.u a\n// file: lib/l.platform\ntemplate t() { }\n",
                        "PLT-0201 lib.u"));
    }

    private static Stream<DynamicTest> tests(Case... cases) {
        return Stream.of(cases)
                .map(c ->
                        DynamicTest.dynamicTest(
                                c.name(),
                                () ->
                                        assertEquals(
                                                c.said(),
                                                Evaluated.text(HEAD + c.text(), Map.of()).said())));
    }
}
