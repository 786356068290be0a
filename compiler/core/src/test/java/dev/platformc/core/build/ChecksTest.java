package dev.platformc.core.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.platformc.core.diagnostic.Code;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// One line of text, one thing that is said of it. Beside each platform stands what is expected.
class ChecksTest {
    private static final String DGX = "pool dgx { nodes = 2 x rack of 4 x dgx-h100 }\n";
    private static final String RUN = "run = pytorch { image = \"r.example/t:1.0\" }";

    private record Case(String what, String text, List<Code> codes) {}

    private static Case of(String what, String text, Code... codes) {
        return new Case(what, "platform demo\n" + text, List.of(codes));
    }

    private static Case gang(String what, String attributes, Code... codes) {
        return of(what, DGX + "gang g { " + attributes + ", " + RUN + " }\n", codes);
    }

    private static Case endpoint(String what, String attributes, Code... codes) {
        return of(what, DGX + "endpoint e { model = llama-3.1-8b, " + attributes + " }\n", codes);
    }

    private static Case sharing(String what, String slice, Code... codes) {
        return of(what, DGX + "sharing s { slice = " + slice + " }\n", codes);
    }

    @TestFactory
    Stream<DynamicTest> platforms() {
        return Stream.of(pools(), sharings(), gangs(), endpoints(), references(), notEmitted())
                .flatMap(s -> s)
                .map(c ->
                        DynamicTest.dynamicTest(
                                c.what(),
                                () ->
                                        assertEquals(
                                                c.codes(),
                                                Texts.codes(c.text()),
                                                () ->
                                                        c.text()
                                                                + Texts.show(
                                                                        Texts.said(c.text())))));
    }

    private static Stream<Case> pools() {
        return Stream.of(
                of("a pool alone", DGX),
                of(
                        "a price in another currency",
                        "pool p { nodes = 1 x dgx-h100, price = 10 EUR/h }\n",
                        Code.DIMENSION_MISMATCH),
                of(
                        "money over time is a price",
                        "pool p { nodes = 1 x dgx-h100, price = 280_000 USD / 4y }\n"),
                of(
                        "one host twice",
                        "pool p { nodes = 2 x dgx-h100, hosts = [\"a\", \"a\"] }\n",
                        Code.HOST_COUNT),
                of(
                        "as many hosts as the tree has nodes",
                        "pool p { nodes = 2 x rack of 1 x dgx-h100, hosts = [\"a\", \"b\"] }\n"),
                of(
                        "hosts within the range of an autoscaled pool",
                        "pool p { nodes = 1..3 x dgx-h100, hosts = [\"a\", \"b\"] }\n"),
                of(
                        "unlike machines in one pool",
                        "pool p { nodes = [1 x dgx-h100, 1 x dgx-h200] }\n",
                        Code.TYPE_MISMATCH),
                of(
                        "spare in an autoscaled pool counts against the most",
                        "pool p { nodes = 1..4 x dgx-h100, spare = 3 }\n"),
                of(
                        "a taint",
                        "pool p { nodes = 1 x dgx-h100, taints = [\"a.b/c=d:NoSchedule\"] }\n"),
                of(
                        "what is no taint",
                        "pool p { nodes = 1 x dgx-h100, taints = [\"gpu:Never\"] }\n",
                        Code.TYPE_MISMATCH),
                of(
                        "a version with a patch level",
                        "cluster main { kubernetes = \"1.36.2\" }\n" + DGX,
                        Code.OUT_OF_RANGE),
                of(
                        "more GPUs than any box has",
                        "pool p { nodes = 1 x node { gpus = 257 x l4, cpu = 8, memory = 32GiB } }\n",
                        Code.OUT_OF_RANGE),
                of(
                        "a box without GPUs has none",
                        """
                        pool p { nodes = 1 x node { gpus = 0 x l4, cpu = 8, memory = 32GiB } }
                        sharing s { slice = mig }
                        """,
                        Code.UNPRICED,
                        Code.NO_GPUS_IN_NODE),
                of(
                        "a machine of CPUs without a price",
                        "pool p { nodes = 2 x node { cpu = 8, memory = 32GiB } }\n",
                        Code.UNPRICED));
    }

    private static Stream<Case> sharings() {
        return Stream.of(
                sharing("layouts that the solver chooses", "mig"),
                sharing("whole cards", "whole"),
                sharing("a layout that fits", "mig { layout = [3g.40gb, 2g.20gb, 2 x 1g.10gb] }"),
                sharing("a layout with places", "mig { layout = [4g.40gb at 0, 3g.40gb at 4] }"),
                sharing(
                        "two instances at one place",
                        "mig { layout = [3g.40gb at 4, 1g.10gb at 4] }",
                        Code.MIG_LAYOUT_IMPOSSIBLE),
                sharing(
                        "an instance where it may not start",
                        "mig { layout = [4g.40gb at 4] }",
                        Code.MIG_LAYOUT_IMPOSSIBLE),
                sharing(
                        "memory that does not fit while compute does",
                        "mig { layout = [3g.40gb, 3g.40gb, 1g.10gb] }",
                        Code.MIG_LAYOUT_IMPOSSIBLE),
                sharing(
                        "eight small slices",
                        "mig { layout = [8 x 1g.10gb] }",
                        Code.MIG_LAYOUT_IMPOSSIBLE),
                sharing(
                        "a profile of another card",
                        "mig { layout = [1g.5gb] }",
                        Code.PROFILE_NOT_ON_CARD),
                sharing("the media engines once", "mig { profiles = [1g.10gb+me] }"),
                of(
                        "a pin with an impossible layout",
                        """
                        pool p { nodes = 1 x dgx-h100 }
                        pin old { gpus = [0], layout = [4g.40gb, 4g.40gb] }
                        """,
                        Code.MIG_LAYOUT_IMPOSSIBLE),
                of(
                        "a pin on a GPU that is not there",
                        """
                        pool p { nodes = 1 x dgx-h100 }
                        pin old { gpus = [8], layout = [7g.80gb] }
                        """,
                        Code.GPU_INDEX),
                of(
                        "a pin on a host that is not there",
                        """
                        pool p { nodes = 1 x dgx-h100, hosts = ["h1"] }
                        pin old { hosts = ["h2"], layout = [7g.80gb] }
                        """,
                        Code.UNKNOWN_HOST));
    }

    private static Stream<Case> gangs() {
        return Stream.of(
                gang(
                        "a gang",
                        "workers = 4 x worker { gpus = 8 }, place = { required = rack }",
                        Code.NOT_EXPRESSIBLE),
                gang(
                        "a level of no pool",
                        "workers = 4 x worker { gpus = 8 }, place = { required = row }",
                        Code.LEVEL_UNKNOWN),
                gang(
                        "more memory than a node",
                        "workers = 2 x worker { gpus = 1, memory = 3TiB }",
                        Code.NODE_TOO_SMALL),
                gang(
                        "more cores than a node",
                        "workers = 2 x worker { gpus = 1, cpu = 225 }",
                        Code.NODE_TOO_SMALL),
                gang(
                        "never disrupted, and nobody could",
                        "workers = 2 x worker { gpus = 1 }, disrupt = never"),
                stays("below another priority", "lower-priority", "low", Code.NOT_EXPRESSIBLE),
                stays("at the highest priority", "lower-priority", "high"),
                stays("below another that pushes nobody out", "never", "low"),
                stays("where age counts too", "any", "high", Code.NOT_EXPRESSIBLE),
                of(
                        "whole GPUs of a sharing that cuts them",
                        DGX
                                + "sharing s { slice = mig }\n"
                                + "gang g { on = s, workers = 1 x worker { gpus = 1 }, "
                                + RUN
                                + " }\n",
                        Code.DEVICE_NOT_THERE),
                of(
                        "a slice that the layout has",
                        DGX
                                + "sharing s { slice = mig { layout = [3g.40gb, 4g.40gb] } }\n"
                                + "gang g { workers = 1 x worker { gpu = 3g.40gb of s }, "
                                + RUN
                                + " }\n"),
                of(
                        "a slice that the layout lacks",
                        DGX
                                + "sharing s { slice = mig { layout = [7 x 1g.10gb] } }\n"
                                + "gang g { workers = 1 x worker { gpu = 3g.40gb of s }, "
                                + RUN
                                + " }\n",
                        Code.DEVICE_NOT_THERE),
                of(
                        "whole cards set apart",
                        DGX
                                + "sharing s { gpus = 16, slice = whole }\n"
                                + "gang g { on = s, workers = 2 x worker { gpus = 1 }, "
                                + RUN
                                + " }\n"),
                of(
                        "an image without a tag",
                        DGX
                                + "gang g { workers = 1 x worker { gpus = 1 },"
                                + " run = pytorch { image = \"r.example:5000/t\" } }\n",
                        Code.UNPINNED_IMAGE),
                of(
                        "an image by digest",
                        DGX
                                + "gang g { workers = 1 x worker { gpus = 1 },"
                                + " run = pytorch { image = \"r.example/t@sha256:"
                                + "a".repeat(64)
                                + "\" } }\n"),
                of(
                        "a priority that Kueue does not read",
                        DGX + "priority low { value = 1, preempt = never }\n",
                        Code.NOT_EXPRESSIBLE),
                of(
                        "a weight that Kueue does not read",
                        DGX + "queue q { weight = 2 }\n",
                        Code.NOT_EXPRESSIBLE),
                of(
                        "a weight under fair sharing",
                        "cluster { scheduler = kueue { fair-sharing = share } }\n"
                                + DGX
                                + "queue q { weight = 2 }\n",
                        Code.NOT_EMITTED));
    }

    /// Two endpoints on one route of a gateway.
    private static Case routed(String name, String model, String second, Code... codes) {
        return of(
                name,
                DGX
                        + model
                        + "\nendpoint a { model = llama-3.1-8b }\nendpoint b { model = "
                        + second
                        + " }\n"
                        + "gateway g { host = \"ai.example\", routes = { \"/v1\" = [a, b] } }\n",
                codes);
    }

    /// A gang that nothing may disrupt, in a queue that pushes out in some way.
    private static Case stays(String name, String preempt, String priority, Code... codes) {
        return of(
                "never disrupted " + name,
                DGX
                        + "priority low { value = 1 }\npriority high { value = 2 }\n"
                        + "queue q { preempt = "
                        + preempt
                        + " }\n"
                        + "gang g { queue = q, workers = 1 x worker { gpus = 1 }, disrupt = never, "
                        + "priority = "
                        + priority
                        + ", "
                        + RUN
                        + " }\n",
                codes);
    }

    private static Stream<Case> endpoints() {
        return Stream.of(
                endpoint("an endpoint", "replicas = 1..4"),
                endpoint(
                        "a level that the pool lacks",
                        "replicas = 2, spread = zone",
                        Code.LEVEL_UNKNOWN),
                routed(
                        "one model under two names on a route",
                        "model again = llama-3.1-8b",
                        "again",
                        Code.NOT_EXPRESSIBLE),
                routed(
                        "one model twice on a route, in two precisions",
                        "model again = qwen-3-8b",
                        "llama-3.1-8b { precision = fp8 }",
                        Code.MODEL_TWICE_ON_ROUTE,
                        Code.NOT_EXPRESSIBLE),
                endpoint(
                        "as long as the model was trained for",
                        "context = 131072 tokens, concurrency = 1"),
                endpoint(
                        "longer than that",
                        "context = 131073 tokens, concurrency = 1",
                        Code.CONTEXT_TOO_LONG),
                endpoint("a tenth of overhead", "overhead = 10%"),
                endpoint("less than a tenth", "overhead = 9%", Code.OVERHEAD_LOW),
                endpoint("no context", "context = 0 tokens", Code.OUT_OF_RANGE),
                endpoint("more cores than a node", "cpu = 300", Code.NODE_TOO_SMALL),
                of(
                        "sizes beyond counting",
                        DGX
                                + "model big = llama-3.1-8b { max-context = 900_000_000_000 tokens }\n"
                                + "endpoint e { model = big, context = 900_000_000_000 tokens,"
                                + " concurrency = 1_000_000 }\n",
                        Code.NUMBER_TOO_LONG),
                of(
                        "a window in more layers than there are",
                        DGX
                                + "model m = llama-3.1-8b { window = { tokens = 512 tokens, layers = 33 } }\n",
                        Code.OUT_OF_RANGE),
                endpoint(
                        "a degree that splits nothing",
                        "parallel = { tensor = 5 }",
                        Code.TENSOR_DOES_NOT_DIVIDE),
                endpoint(
                        "a degree beyond the node",
                        "parallel = { tensor = 16 }",
                        Code.TENSOR_CROSSES_DOMAIN),
                endpoint(
                        "too much for the node",
                        "context = 131072 tokens, concurrency = 64",
                        Code.MEMORY_BUDGET),
                of(
                        "no slice is large enough",
                        DGX
                                + "sharing s { slice = mig { profiles = [1g.10gb] } }\n"
                                + "endpoint e { model = llama-3.1-8b, on = s }\n",
                        Code.MEMORY_BUDGET),
                of(
                        "an endpoint on CPUs",
                        """
                        pool p { nodes = 1 x node { cpu = 8, memory = 32GiB, price = 1 USD/h } }
                        endpoint e { model = llama-3.1-8b }
                        """,
                        Code.DEVICE_NOT_THERE));
    }

    private static Stream<Case> references() {
        return Stream.of(
                of(
                        "two pools and a workload that names none",
                        DGX
                                + "pool b { nodes = 1 x dgx-h100 }\nendpoint e { model = llama-3.1-8b }\n",
                        Code.AMBIGUOUS_DEFAULT),
                of(
                        "two pools and a sharing that names none",
                        DGX + "pool b { nodes = 1 x dgx-h100 }\nsharing s { slice = mig }\n",
                        Code.AMBIGUOUS_DEFAULT),
                of(
                        "two teams and a workload that names none",
                        DGX + "team a\nteam b\nendpoint e { model = llama-3.1-8b }\n",
                        Code.AMBIGUOUS_DEFAULT),
                of(
                        "two teams and a workload that wants none",
                        DGX + "team a\nteam b\nendpoint e { model = llama-3.1-8b, team = none }\n"),
                of(
                        "no pool at all",
                        "endpoint e { model = llama-3.1-8b }\n",
                        Code.ATTRIBUTE_MISSING),
                of(
                        "two teams in one namespace",
                        DGX + "team a { namespace = \"x\" }\nteam b { namespace = \"x\" }\n",
                        Code.DUPLICATE_NAME),
                of(
                        "a quota of GPUs where there are none",
                        """
                        pool p { nodes = 1 x node { cpu = 8, memory = 32GiB, price = 1 USD/h } }
                        queue q { gpus = 1 }
                        """,
                        Code.DEVICE_NOT_THERE),
                of(
                        "two clusters and a pool that names none",
                        "cluster a\ncluster b\n" + DGX,
                        Code.AMBIGUOUS_DEFAULT),
                of(
                        "the queue's team becomes the gang's",
                        DGX
                                + "team a\nteam b\nqueue q { team = b }\n"
                                + "gang g { queue = q, workers = 1 x worker { gpus = 1 }, "
                                + RUN
                                + " }\n"),
                of(
                        "a name longer than Kubernetes takes",
                        DGX + "team " + "a".repeat(64) + "\n",
                        Code.NAME_INVALID),
                of(
                        "a namespace that is no DNS label",
                        DGX + "team a { namespace = \"Team_A\" }\n",
                        Code.NAME_INVALID),
                of(
                        "a mistake is said once, not by everybody who uses it",
                        """
                        pool p { nodes = 1 x dgx-h1000 }
                        endpoint e { model = llama-3.1-8b, on = s }
                        sharing s { pool = p, slice = mig }
                        """,
                        Code.UNKNOWN_NAME));
    }

    private static Stream<Case> notEmitted() {
        return Stream.of(
                sharing("turns on a card", "time"),
                sharing(
                        "compute instances that share",
                        "mig { layout = [3 x 1c.3g.40gb at 4, 2 x 2c.4g.40gb] }"),
                sharing(
                        "more than share one",
                        "mig { layout = [4 x 1c.3g.40gb at 4] }",
                        Code.MIG_LAYOUT_IMPOSSIBLE),
                sharing(
                        "a whole one under a split name",
                        "mig { layout = [3c.3g.40gb] }",
                        Code.PROFILE_NOT_ON_CARD),
                gang(
                        "a range that nobody admits",
                        "workers = 2..4 x worker { gpus = 1 }",
                        Code.NOT_EXPRESSIBLE),
                gang(
                        "a range in a kind that has none",
                        "workers = 2..4 x worker { gpus = 1 }, api = train-job",
                        Code.NOT_EXPRESSIBLE),
                gang("another object", "workers = 1 x worker { gpus = 1 }, api = job"),
                gang(
                        "a step of what does not grow",
                        "workers = 2 x worker { gpus = 1 }, grow-by = 2",
                        Code.NOT_EMITTED),
                gang(
                        "a split",
                        "workers = 2 x worker { gpus = 8 }, parallel = { data = 16 }",
                        Code.NOT_EMITTED),
                gang(
                        "groups",
                        "workers = 4 x worker { gpus = 8 }, place = { group = { workers = 2, required = rack } }",
                        Code.NOT_EXPRESSIBLE),
                endpoint("a pipeline split", "parallel = { tensor = 2, pipeline = 2 }"),
                endpoint(
                        "a pipeline split where nobody starts the stages",
                        "engine = kserve, parallel = { tensor = 2, pipeline = 2 }",
                        Code.ENGINE_CANNOT),
                endpoint("another engine", "engine = kserve"),
                endpoint("one engine more", "engine = ray-serve"),
                endpoint("a scaler", "replicas = 1..2, scale = { by = tokens }"),
                endpoint(
                        "a scaler that measures nothing at zero",
                        "replicas = 0..2, scale = { by = tokens }",
                        Code.NOT_EXPRESSIBLE),
                endpoint(
                        "a scaler of another's choice",
                        "engine = kserve, route = kv-cache, replicas = 1..2,"
                                + " scale = { by = queue }",
                        Code.NOT_EXPRESSIBLE),
                endpoint(
                        "experts over fewer than all",
                        "parallel = { tensor = 4, expert = 2 }",
                        Code.NOT_EXPRESSIBLE),
                endpoint(
                        "an upgrade that nobody reads",
                        "engine = kserve, route = kv-cache, upgrade = in-place",
                        Code.NOT_EXPRESSIBLE),
                endpoint(
                        "a secret",
                        "env = { HF_TOKEN = secret(\"hub\", \"token\") }",
                        Code.NOT_EMITTED),
                of(
                        "a version of a scheduler",
                        "cluster main { scheduler = volcano { version = \"1.15\" } }\n" + DGX,
                        Code.NOT_EMITTED),
                of("another scheduler", "cluster main { scheduler = volcano }\n" + DGX),
                of(
                        "a node under Volcano",
                        "cluster main { scheduler = volcano }\n"
                                + DGX
                                + "gang g { workers = 2 x worker { gpus = 4 }, place = { required ="
                                + " node }, run = pytorch { image = \"r.example/t:1.0\" } }\n",
                        Code.NOT_EXPRESSIBLE),
                of(
                        "a weight under Volcano",
                        "cluster main { scheduler = volcano }\n"
                                + DGX
                                + "queue q { on = dgx, gpus = 8, weight = 2 }\n",
                        Code.NOT_EXPRESSIBLE),
                of(
                        "what is kept under KAI",
                        "cluster main { scheduler = kai }\n"
                                + DGX
                                + "queue q { on = dgx, gpus = 8, lend = 2 }\n",
                        Code.NOT_EXPRESSIBLE));
    }
}
