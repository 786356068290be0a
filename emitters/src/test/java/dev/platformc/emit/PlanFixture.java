package dev.platformc.emit;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.CountRange;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Model;
import dev.platformc.core.model.NodeType;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Workload;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.catalog.Catalog;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.hardware.sizing.Ledger;
import dev.platformc.hardware.sizing.Precision;
import dev.platformc.plan.CardRun;
import dev.platformc.plan.Cost;
import dev.platformc.plan.NodeRun;
import dev.platformc.plan.Plan;
import dev.platformc.plan.PoolPlan;
import dev.platformc.plan.Proof;
import dev.platformc.plan.WorkloadPlan;
import java.util.List;
import java.util.Map;

/// The plan of `examples/quickstart`, put together by hand.
final class PlanFixture {
    private static int offset;

    private PlanFixture() {}

    static Plan quickstart() {
        offset = 0;
        var cluster = cluster();
        var pool = pool(cluster);
        var endpoint = endpoint(pool);
        var platform =
                new Platform(
                        id("platform", "hello", "Greets."),
                        preset("ml@acme.example"),
                        preset("USD"),
                        Map.of(),
                        "1",
                        List.of(cluster),
                        List.of(pool),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(endpoint.model().value()),
                        List.of(),
                        List.of(endpoint));
        var proof = new Proof.Optimal("counting", 0);
        var whole = new CardRun(0, 8, new CardRun.Use.Whole());
        return new Plan(
                platform,
                List.of(
                        new PoolPlan(
                                pool,
                                List.of("node"),
                                List.of(new NodeRun(0, 1, List.of(whole))),
                                8,
                                7,
                                proof)),
                List.of(),
                List.of(
                        new WorkloadPlan(
                                endpoint,
                                1,
                                new WorkloadPlan.Devices.Gpus(1),
                                List.of(new WorkloadPlan.Spot(0, 1, 1)),
                                List.of(),
                                0,
                                proof)),
                new Cost("USD", Rational.ZERO, Rational.ZERO, List.of(), List.of()));
    }

    private static Cluster cluster() {
        return new Cluster(
                id("cluster", "main", null),
                preset("1.36"),
                null,
                preset(Cluster.Scheduler.KUEUE),
                preset(Cluster.NodeStack.AGENT),
                Map.of(),
                preset(Cluster.PodSecurity.RESTRICTED),
                null);
    }

    private static Pool pool(Cluster cluster) {
        var gpu = Catalog.standard().gpu("h100-sxm-80gb").orElseThrow();
        var node =
                new NodeType(
                        "dgx-h100",
                        gpu,
                        8,
                        preset(Rational.of(112)),
                        preset(Bytes.gib(2048)),
                        "amd64",
                        8,
                        null,
                        false);
        return new Pool(
                id("pool", "gpus", null),
                cluster,
                preset(List.of(new Pool.Tree(List.of(), CountRange.of(1), node))),
                preset(List.of()),
                Map.of(),
                preset(List.of()),
                null,
                null,
                false,
                preset(0),
                preset(Cluster.Scheduler.KUEUE),
                preset(Cluster.NodeStack.AGENT));
    }

    private static Endpoint endpoint(Pool pool) {
        var shape = Catalog.standard().model("llama-3.1-8b").orElseThrow();
        var model =
                new Model(
                        id("model", "llama-3.1-8b", null),
                        shape,
                        preset(Precision.BF16),
                        preset(Precision.BF16),
                        preset(shape.repository()));
        var ledger =
                new Ledger(
                        1,
                        Bytes.gib(79),
                        Rational.of(15, 100),
                        Bytes.ZERO,
                        Bytes.gib(15),
                        Bytes.gib(16),
                        Bytes.gib(1),
                        new Bytes(131072));
        return new Endpoint(
                id("endpoint", "chat", null),
                null,
                null,
                preset(pool),
                null,
                preset(Workload.Start.GUARANTEED),
                preset(false),
                preset(model),
                preset(8192L),
                preset(16),
                preset(CountRange.of(1)),
                preset(Rational.of(15, 100)),
                new Endpoint.Engine(
                        preset("vllm/vllm-openai:v0.11.0"),
                        preset(List.of()),
                        preset(8192L),
                        preset(true),
                        Map.of()),
                preset(Endpoint.ServiceClass.INTERACTIVE),
                null,
                preset(Rational.of(14)),
                preset(Bytes.gib(256)),
                preset(Bytes.gib(8)),
                preset(new Endpoint.Fit.Gpus(1, ledger, 1, ledger)));
    }

    private static Identity id(String kind, String name, @org.jspecify.annotations.Nullable String doc) {
        return new Identity(kind, name, next(), next(), doc, Map.of());
    }

    private static <T> Sourced<T> preset(T value) {
        return new Sourced<>(value, new Origin.Default(next()));
    }

    /// Every value has a place of its own, so that tests can tell them apart.
    private static Span next() {
        return new Span("hello.platform", offset, ++offset);
    }
}
