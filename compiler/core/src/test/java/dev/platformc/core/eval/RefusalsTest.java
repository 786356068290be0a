package dev.platformc.core.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What is refused, and where each message points: code and pointed-at text, in the order of the
/// text. One cause gives one message, so each list is complete.
final class RefusalsTest {
    private record Case(String name, String text, List<String> said) {}

    private static final String HEAD = "platform x\npool gpus { nodes = 1 x dgx-h100 }\n";

    private static Case refused(String name, String text, String... said) {
        return new Case(name, text, List.of(said));
    }

    @TestFactory
    Stream<DynamicTest> names() {
        return tests(
                refused(
                        "unknown-node-of-the-catalog",
                        "pool b { nodes = 1 x dgx-h10 }",
                        "PLT-0201 dgx-h10"),
                refused("unknown-supply", "queue q { on = gpu }", "PLT-0201 gpu"),
                refused(
                        "unknown-priority",
                        "endpoint e { model = llama-3.1-8b, priority = top }",
                        "PLT-0201 top"),
                refused("a-pool-is-no-model", "endpoint e { model = gpus }", "PLT-0201 gpus"),
                refused(
                        "unknown-word-in-a-place-of-numbers",
                        "pool b { nodes = 1 x dgx-h100, spare = few }",
                        "PLT-0201 few"),
                refused("text-without-quotes", "team t { namespace = risk }", "PLT-0201 risk"),
                refused(
                        "a-minus-without-spaces",
                        "let n = 4\nqueue q { on = gpus, gpus = n-1 }",
                        "PLT-0201 n-1"),
                refused(
                        "unknown-function",
                        "queue q { on = gpus, gpus = halve(4) }",
                        "PLT-0201 halve"),
                refused("unknown-kind", "pol b { nodes = 1 x dgx-h100 }", "PLT-0202 pol"),
                refused("plural-kind", "pools b { nodes = 1 x dgx-h100 }", "PLT-0202 pools"),
                refused(
                        "unknown-attribute",
                        "pool b { nodes = 1 x dgx-h100, prise = 3 USD/h }",
                        "PLT-0203 prise"),
                refused(
                        "misspelt-required-attribute-is-not-missed-too",
                        "pool b { node = 1 x dgx-h100 }",
                        "PLT-0203 node"),
                refused(
                        "unknown-field-of-a-constructor",
                        "sharing s { slice = mig { layouts = [] } }",
                        "PLT-0203 layouts"),
                refused(
                        "unknown-field-of-a-record",
                        "gang g { run = pytorch, workers = 1 x worker { }, place = { require = rack } }",
                        "PLT-0203 require"),
                refused("an-attribute-without-equals", "queue q { on gpus }", "PLT-0203 on"),
                refused(
                        "a-declaration-in-a-pool",
                        "pool b { nodes = 1 x dgx-h100\n team t { } }",
                        "PLT-0203 team"),
                refused(
                        "a-rule-in-a-pool",
                        "pool b { nodes = 1 x dgx-h100\n require true }",
                        "PLT-0203 require"),
                refused("declared-twice", "pool gpus { nodes = 1 x dgx-h200 }", "PLT-0204 gpus"),
                refused("let-and-param-share-names", "let n = 1\nparam n: count = 2", "PLT-0204 n"),
                refused("one-name-for-two-kinds-is-fine", "team gpus { }"),
                refused("attribute-twice", "queue q { on = gpus, on = gpus }", "PLT-0205 on"),
                refused(
                        "key-of-a-map-twice",
                        "team t { labels = { a = \"1\", a = \"2\" } }",
                        "PLT-0205 a"),
                refused(
                        "quota-said-twice",
                        "queue q { on = gpus, share = 20%, gpus = 1 }",
                        "PLT-0205 gpus"),
                refused(
                        "let-or-declaration",
                        "let gpus = 3\nqueue q { on = gpus }",
                        "PLT-0207 gpus"),
                refused(
                        "let-or-choice",
                        "let never = 3\nqueue q { on = gpus, preempt = never }",
                        "PLT-0207 never"),
                refused(
                        "pool-or-sharing",
                        "sharing gpus { pool = gpus, slice = mig }\nqueue q { on = gpus }",
                        "PLT-0207 gpus"),
                refused(
                        "binder-or-let",
                        "let i = 1\npool b { nodes = 1 x dgx-h100, hosts = [for i in [\"a\"]: i] }",
                        "PLT-0207 i"),
                refused("capital-letters", "team Risk { }", "PLT-0208 Risk"),
                refused("underscore", "team risk_desk { }", "PLT-0208 risk_desk"),
                refused("dot-in-a-pool", "pool p5.48 { nodes = 1 x dgx-h100 }", "PLT-0208 p5.48"),
                refused("dot-in-a-model-is-fine", "model my-3.1 = llama-3.1-8b"),
                refused("a-word-that-means-something", "team none { }", "PLT-0208 none"),
                refused("a-let-that-means-something", "let platform = 1", "PLT-0208 platform"),
                refused("a-scope-nobody-opened", "team eu.risk { }", "PLT-0208 eu.risk"),
                refused(
                        "too-long",
                        "team " + "a".repeat(64) + " { }",
                        "PLT-0208 " + "a".repeat(64)),
                refused("two-platforms", "platform y", "PLT-0209 y"),
                refused("platform-twice", "platform x", "PLT-0209 x"),
                refused(
                        "values-in-a-cycle",
                        "let a = b\nlet b = a\nqueue q { on = gpus, gpus = a }",
                        "PLT-0211 a"),
                refused(
                        "values-in-a-cycle-that-nothing-uses",
                        "let a = b\nlet b = a",
                        "PLT-0211 a"),
                refused(
                        "attributes-in-a-cycle",
                        "pool a { nodes = 1 x dgx-h100, spare = b.spare }\npool b { nodes = 1 x dgx-h100, spare = a.spare }",
                        "PLT-0211 spare"),
                refused(
                        "copies-in-a-cycle",
                        "pool a = b { }\npool b = c\npool c = a",
                        "PLT-0211 a"),
                refused("a-copy-of-itself", "pool a = a { nodes = 1 x dgx-h100 }", "PLT-0211 a"),
                refused("copy-of-nothing", "pool b = gpu { spare = 1 }", "PLT-0201 gpu"),
                refused("copy-of-another-kind", "team t { }\npool b = t { }", "PLT-0201 t"));
    }

    @TestFactory
    Stream<DynamicTest> types() {
        return tests(
                refused("number-for-a-tree", "pool b { nodes = 4 }", "PLT-0301 4"),
                refused(
                        "bytes-for-a-percentage",
                        "queue q { on = gpus, share = 80GiB }",
                        "PLT-0301 80GiB"),
                refused(
                        "number-without-a-unit",
                        "endpoint e { model = llama-3.1-8b, context = 8192 }",
                        "PLT-0301 8192"),
                refused("zero-needs-no-unit", "endpoint e { model = llama-3.1-8b, memory = 0 }"),
                refused(
                        "money-for-a-price",
                        "pool b { nodes = 1 x dgx-h100, price = 98 USD }",
                        "PLT-0301 98 USD"),
                refused(
                        "range-for-a-count",
                        "pool b { nodes = 1 x dgx-h100, spare = 1..2 }",
                        "PLT-0301 1..2"),
                refused(
                        "text-for-a-list",
                        "pool b { nodes = 1 x dgx-h100, hosts = \"a\" }",
                        "PLT-0301 \"a\""),
                refused(
                        "number-in-a-list-of-text",
                        "pool b { nodes = 1 x dgx-h100, hosts = [\"a\", 2] }",
                        "PLT-0301 2"),
                refused(
                        "text-for-a-record",
                        "gang g { run = pytorch, workers = 1 x worker { }, place = \"rack\" }",
                        "PLT-0301 \"rack\""),
                refused(
                        "none-where-a-value-is-needed",
                        "endpoint e { model = none }",
                        "PLT-0301 none"),
                refused(
                        "a-pool-with-changes",
                        "queue q { on = gpus { spare = 1 } }",
                        "PLT-0301 { spare = 1 }"),
                refused(
                        "how-many-racks",
                        "pool b { nodes = rack of 8 x dgx-h100 }",
                        "PLT-0301 rack"),
                refused(
                        "bytes-and-seconds",
                        "endpoint e { model = llama-3.1-8b, memory = 80GiB + 3s }",
                        "PLT-0302 +"),
                refused(
                        "bytes-and-seconds-in-a-let-nothing-uses",
                        "let a = 80GiB + 3s",
                        "PLT-0302 +"),
                refused(
                        "two-currencies",
                        "pool b { nodes = 1 x dgx-h100, price = 1 USD/h + 1 EUR/h }",
                        "PLT-0302 +"),
                refused("word-outside-the-choices", "team t { isolation = nod }", "PLT-0303 nod"),
                refused(
                        "constructor-outside-the-choices",
                        "sharing s { slice = migs }",
                        "PLT-0303 migs"),
                refused("half-a-card", "queue q { on = gpus, gpus = 5 / 2 }", "PLT-0305 5 / 2"),
                refused(
                        "no-sequences",
                        "endpoint e { model = llama-3.1-8b, concurrency = 0 }",
                        "PLT-0306 0"),
                refused(
                        "less-than-nothing",
                        "endpoint e { model = llama-3.1-8b, memory = 1GiB - 2GiB }",
                        "PLT-0306 1GiB - 2GiB"),
                refused("more-than-all", "queue q { on = gpus, share = 120% }", "PLT-0306 120%"),
                refused(
                        "more-nodes-than-the-world-has",
                        "pool b { nodes = 1000 x row of 1000 x rack of 8 x dgx-h100 }",
                        "PLT-0306 1000 x row of 1000 x rack of 8 x dgx-h100"),
                refused("no-model", "endpoint e { on = gpus }", "PLT-0307 e"),
                refused(
                        "no-path-for-argo",
                        "cluster { gitops = argocd { repository = \"r\" } }",
                        "PLT-0307 argocd"),
                refused(
                        "a-node-in-place-without-memory",
                        "pool b { nodes = 1 x node { cpu = 4 } }",
                        "PLT-0307 node"),
                refused(
                        "range-upside-down",
                        "endpoint e { model = llama-3.1-8b, replicas = 3..1 }",
                        "PLT-0308 3..1"),
                refused(
                        "too-many-digits",
                        "let a = 100000000000000000000 * 100000000000000000000",
                        "PLT-0309 100000000000000000000 * 100000000000000000000"),
                refused("by-zero", "queue q { on = gpus, weight = 1 / 0 }", "PLT-0310 0"));
    }

    @TestFactory
    Stream<DynamicTest> what_is_not_built_yet_is_named_once() {
        return tests(
                refused(
                        "several-supplies",
                        "pool b { nodes = 1 x dgx-h100 }\nendpoint e { model = llama-3.1-8b, on = [gpus, b] }",
                        "PLT-0212 [gpus, b]"),
                refused(
                        "a-default-that-is-worked-out",
                        "endpoint e { model = llama-3.1-8b }\nendpoint f = e { context = e.context }",
                        "PLT-0212 context"));
    }

    @TestFactory
    Stream<DynamicTest> without_a_platform() {
        return Stream.of(
                        refused("nothing", "", "PLT-0209 "),
                        refused("no-platform", "team t { }", "PLT-0209 "),
                        refused("misspelt-platform", "platfrm x", "PLT-0202 platfrm"),
                        refused("platform-without-a-name", "platform { }", "PLT-0210 platform"))
                .map(c -> test(c, ""));
    }

    private static Stream<DynamicTest> tests(Case... cases) {
        return Stream.of(cases).map(c -> test(c, HEAD));
    }

    private static DynamicTest test(Case c, String head) {
        return DynamicTest.dynamicTest(
                c.name(),
                () -> assertEquals(c.said(), Evaluated.text(head + c.text(), Map.of()).said()));
    }
}
