package dev.platformc.core.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What expressions are worth, each in a place of the type that it needs.
final class ValuesTest {
    private static final String PLATFORM =
            """
            platform x
            param env: dev | prod = dev
            let boxes = { dev = 2, prod = 4 }
            let sizes = [10GiB, 20GiB, 40GiB]
            let torch = pytorch { image = "registry.acme.example/a/b:1.4", command = ["run"] }
            let trainer = "registry.acme.example/a/b:1.4"
            pool gpus { nodes = 2 x rack of 8 x dgx-h100, spare = 3, hosts = ["a-1", "a-2"] }
            pool bare { nodes = 1 x dgx-h100 }
            team risk { isolation = gpu }
            model mine = llama-3.1-8b { max-context = 4096 tokens }
            node box = dgx-h100
            gpu card = h100-sxm-80gb { memory = 77.5GiB }
            gpu house = h100-sxm-80gb
            endpoint chat { model = llama-3.1-8b, replicas = 2..4, class = batch }
            endpoint code { model = llama-3.1-8b, replicas = 1, class = interactive }
            """;

    private record Case(String attribute, String expression, String value) {}

    private static Case of(String attribute, String expression, String value) {
        return new Case(attribute, expression, value);
    }

    @TestFactory
    Stream<DynamicTest> of_an_endpoint() {
        return Stream.of(
                        of("memory", "80GiB", "80GiB"),
                        of("memory", "80GiB + 20GB", "98.63GiB"),
                        of("memory", "2 * 80GiB", "160GiB"),
                        of("memory", "25% * 80GiB", "20GiB"),
                        of("memory", "80GiB / 4", "20GiB"),
                        of("memory", "2GB/s * 3s", "6GB"),
                        of("memory", "max(sizes)", "40GiB"),
                        of("memory", "min(s in sizes if s > 10GiB: s / 2)", "10GiB"),
                        of("memory", "sum(sizes)", "70GiB"),
                        of("memory", "sizes[1]", "20GiB"),
                        of("memory", "0", "0 bytes"),
                        of("memory", "if env == prod then 8GiB else 4GiB", "4GiB"),
                        of("memory", "(if true then 1GiB else 2GiB) + 1GiB", "2GiB"),
                        of("concurrency", "7 - 2 * 3", "1"),
                        of("concurrency", "(7 - 2) * 3", "15"),
                        of("concurrency", "80GiB / 10GiB", "8"),
                        of("concurrency", "ceil(10 / 3)", "4"),
                        of("concurrency", "floor(10 / 3)", "3"),
                        of("concurrency", "round(10 / 4)", "3"),
                        of("concurrency", "1 / 3 + 2 / 3", "1"),
                        of("concurrency", "boxes[env]", "2"),
                        of("concurrency", "boxes[\"prod\"]", "4"),
                        of("concurrency", "gpus.spare", "3"),
                        of("concurrency", "model.mine.layers / 4", "8"),
                        of("concurrency", "mine.heads - 2 * mine.kv-heads", "16"),
                        of(
                                "concurrency",
                                "count([for e in [chat, code] if e.class == interactive: e])",
                                "1"),
                        of(
                                "concurrency",
                                "count([for e in [chat, code] if e.env == none: e])",
                                "2"),
                        of("concurrency", "floor(box.memory / 1TiB)", "2"),
                        of("context", "mine.max-context / 4", "1024 tokens"),
                        of("memory", "house.memory - card.memory", "1.61GiB"),
                        of("concurrency", "1 + bare.spare", "1"),
                        of("concurrency", "pool.gpus.spare * 2", "6"),
                        of("concurrency", "chat.replicas.max", "4"),
                        of("concurrency", "code.replicas.min", "1"),
                        of("concurrency", "gpus.nodes.count", "2"),
                        of("concurrency", "count(pools)", "2"),
                        of("concurrency", "count(e in endpoints if e.class == batch: e)", "1"),
                        of("concurrency", "count([1, 2, 3])", "3"),
                        of("replicas", "1..3", "1..3"),
                        of("replicas", "boxes[env]..boxes.prod", "2..4"),
                        of("replicas", "if risk.isolation < node then 1 else 2", "1"),
                        of("replicas", "if risk.isolation <= slice then 1 else 2", "2"),
                        of("replicas", "if env in [dev, prod] then 1 else 2", "1"),
                        of("replicas", "if 3 in 1..2 or not true then 1 else 2", "2"),
                        of(
                                "replicas",
                                "if chat.replicas <= 4 and chat.replicas >= 2 then 1 else 2",
                                "1"),
                        of("replicas", "if chat.replicas <= 3 then 1 else 2", "2"),
                        of(
                                "replicas",
                                "if any(e in endpoints: e.class == batch) then 1 else 2",
                                "1"),
                        of("replicas", "if all(e in [1, 2]: e > 1) then 1 else 2", "2"),
                        of("class", "chat.class", "batch"),
                        of("class", "if env == dev then batch else interactive", "batch"),
                        of("image", "\"a/${env}:${2}-${1.50}-${80GiB}\"", "\"a/dev:2-1.5-80GiB\""),
                        of(
                                "image",
                                "\"${trainer.registry}/x:${trainer.tag}\"",
                                "\"registry.acme.example/x:1.4\""),
                        of("parallel", "{ tensor = 2 }", "{tensor = 2}"),
                        of("spread", "rack", "rack"),
                        of("spread", "none", "none"),
                        of("engine", "vllm", "vllm()"),
                        of(
                                "engine",
                                "vllm { args = [for h in gpus.hosts: \"--${h}\"] }",
                                "vllm {args = [\"--a-1\", \"--a-2\"]}"),
                        of("env", "{ A = \"b\", \"C.d\" = \"e\" }", "{A = \"b\", C.d = \"e\"}"),
                        of(
                                "model",
                                "llama-3.1-8b { precision = fp8 }",
                                "llama-3.1-8b {precision = fp8}"),
                        of("on", "gpus", "pool.gpus"))
                .map(c -> test("endpoint", "model = llama-3.1-8b", c));
    }

    @TestFactory
    Stream<DynamicTest> of_a_pool() {
        return Stream.of(
                        of("nodes", "2..8 x dgx-h100", "2..8 x dgx-h100"),
                        of("nodes", "boxes[env] x dgx-h100", "2 x dgx-h100"),
                        of(
                                "nodes",
                                "1 x node { cpu = 8, memory = 32GiB }",
                                "1 x node {cpu = 8, memory = 32GiB}"),
                        of(
                                "nodes",
                                "2 x block of 2 x rack of 1..8 x dgx-h100",
                                "2 x block of 2 x rack of 1..8 x dgx-h100"),
                        of(
                                "nodes",
                                "[1 x rack of 4 x dgx-h100, 3 x dgx-h100]",
                                "[1 x rack of 4 x dgx-h100, 3 x dgx-h100]"),
                        of("price", "280_000 USD / 4y", "7.99 USD/h"),
                        of("price", "730 USD/month", "730 USD/month"),
                        of(
                                "fabric",
                                "infiniband { rate = 400Gb/s, nics = 8 }",
                                "infiniband {rate = 400Gb/s, nics = 8}"),
                        of("taints", "[\"a=b:NoSchedule\"]", "[\"a=b:NoSchedule\"]"))
                .map(c -> test("pool", "nodes = 1 x dgx-h100", c));
    }

    @TestFactory
    Stream<DynamicTest> of_a_gang_and_a_queue() {
        return Stream.concat(
                Stream.of(
                                of(
                                        "run",
                                        "torch",
                                        "pytorch {image = \"registry.acme.example/a/b:1.4\", command = [\"run\"]}"),
                                of(
                                        "run",
                                        "torch { command = [\"x\"] }",
                                        "pytorch {image = \"registry.acme.example/a/b:1.4\", command = [\"x\"]}"),
                                of(
                                        "workers",
                                        "ceil(9 / 2) x worker { gpus = 8 }",
                                        "5 x worker {gpus = 8}"),
                                of("max-time", "90min", "90min"))
                        .map(c -> test("gang", "run = pytorch, workers = 1 x worker { }", c)),
                Stream.of(
                                of("slices", "[6 x 2g.20gb, 1g.10gb]", "[6 x 2g.20gb, 1g.10gb]"),
                                of("borrow", "none", "none"),
                                of("borrow", "all", "all"),
                                of("borrow", "10%", "10%"),
                                of("on", "[gpus]", "[pool.gpus]"),
                                of("on", "[for p in pools if p.spare > 1: p]", "[pool.gpus]"),
                                of("weight", "0.5", "0.5"))
                        .map(c -> test("queue", "team = risk", c)));
    }

    private static DynamicTest test(String kind, String needed, Case c) {
        var rest =
                Stream.of(needed.split(", (?=[a-z]+ =)"))
                        .filter(line -> !line.startsWith(c.attribute() + " ="))
                        .toList();
        var text =
                PLATFORM
                        + kind
                        + " tested { "
                        + String.join(", ", rest)
                        + (rest.isEmpty() ? "" : ", ")
                        + c.attribute()
                        + " = "
                        + c.expression()
                        + " }";
        return DynamicTest.dynamicTest(
                c.attribute() + " = " + c.expression(),
                () -> {
                    var evaluated = Evaluated.text(text);
                    assertEquals(List.of(), evaluated.diagnostics());
                    assertEquals(
                            c.value(),
                            Printed.value(evaluated.value(kind, "tested", c.attribute())));
                });
    }
}
