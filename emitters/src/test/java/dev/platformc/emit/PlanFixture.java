package dev.platformc.emit;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Container;
import dev.platformc.core.model.CountRange;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Model;
import dev.platformc.core.model.NodeType;
import dev.platformc.core.model.Pin;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Priority;
import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Supply;
import dev.platformc.core.model.Team;
import dev.platformc.core.model.Workload;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.catalog.Catalog;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.hardware.sizing.Ledger;
import dev.platformc.hardware.sizing.Precision;
import dev.platformc.plan.Proof;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Parts of platforms, put together by hand, with a place of its own for every value: a test that
/// finds the place of an attribute in a document knows that it was this attribute.
final class PlanFixture {
    static final Proof PROVED = new Proof.Optimal("counting", 0);

    private final String file;
    private int offset;

    PlanFixture(String file) {
        this.file = file;
    }

    Identity id(String kind, String name) {
        return id(kind, name, null);
    }

    Identity id(String kind, String name, @Nullable String documentation) {
        return new Identity(
                kind, name, next(), next(), documentation, Map.of("tier", written("gold")));
    }

    <T> Sourced<T> written(T value) {
        return Sourced.written(value, next());
    }

    private Span next() {
        return new Span(file, offset, ++offset);
    }

    Cluster cluster(String name, Cluster.NodeStack stack, Cluster.@Nullable GitOps gitops) {
        return new Cluster(
                id("cluster", name),
                written("1.36"),
                written("eu-central"),
                written(Cluster.Scheduler.KUEUE),
                written(stack),
                Map.of("rack", written("acme.example/rack")),
                written(Cluster.PodSecurity.RESTRICTED),
                gitops,
                Cluster.Options.usual(id("cluster", name)));
    }

    Cluster.GitOps gitOps() {
        return new Cluster.GitOps(
                written("https://git.acme.example/platform.git"),
                written("rendered"),
                written("main"),
                written("argocd"),
                written("rendered"));
    }

    /// Two blocks of two racks of two DGX A100-80GB, with a taint.
    Pool pool(
            Cluster cluster, String name, List<String> hosts, Map<String, Sourced<String>> select) {
        var node =
                new NodeType(
                        "dgx-a100-80gb",
                        Catalog.standard().gpu("a100-sxm-80gb").orElseThrow(),
                        8,
                        written(Rational.of(256)),
                        written(Bytes.gib(2000)),
                        "amd64",
                        8,
                        null,
                        false);
        var levels = List.of(new Pool.Level("block", 2), new Pool.Level("rack", 2));
        return new Pool(
                id("pool", name, "Machines of the first hall: old, but many."),
                cluster,
                written(List.of(new Pool.Tree(levels, CountRange.of(2), node))),
                written(hosts),
                select,
                written(List.of("acme.example/gpu=yes:NoSchedule")),
                null,
                null,
                false,
                written(1),
                written(Cluster.Scheduler.KUEUE),
                cluster.nodeStack(),
                Pool.Options.usual(id("pool", name)));
    }

    Sharing slices(Pool pool) {
        return new Sharing(
                id("sharing", "slices"),
                pool,
                written(2),
                written(new Sharing.Slicing.Mig(null, null)));
    }

    static MigProfile profile(String name) {
        var gpu = Catalog.standard().gpu("a100-sxm-80gb").orElseThrow();
        if (gpu.mig() == null) {
            throw new IllegalStateException("no MIG");
        }
        return gpu.mig().profile(name).orElseThrow();
    }

    Pin pin(Pool pool, boolean never) {
        return new Pin(
                id("pin", "old-jobs"),
                pool,
                written(List.of()),
                written(List.of(0)),
                written(List.of()),
                written(never));
    }

    Team team(String name, String namespace) {
        return new Team(
                id("team", name),
                written(namespace),
                written(Team.Isolation.SLICE),
                written("pii"),
                written("CC-1200"));
    }

    Priority priority(String name, boolean preempts) {
        return new Priority(
                id("priority", name, "What waits for nobody."),
                written(1000),
                written(false),
                written(preempts));
    }

    Queue queue(String name, List<Supply> on, @Nullable Team team, Queue.Preempt preempt) {
        return new Queue(
                id("queue", name),
                written(on),
                team == null ? null : written(team),
                written(new Queue.Quota.Gpus(8)),
                written(new Queue.Limit.All()),
                written(new Queue.Limit.None()),
                written(Rational.of(3, 2)),
                written(preempt),
                written(true));
    }

    Gang gang(String name, Queue queue, Supply on, Gang.Framework framework, Gang.Place place) {
        return new Gang(
                id("gang", name, "Trains \"all\": of it # and more"),
                queue.team() == null ? null : written(queue.team().value()),
                written(queue),
                written(on),
                written(priority("urgent", true)),
                written(Workload.Start.GUARANTEED),
                written(framework == Gang.Framework.MPI),
                written(4),
                new Gang.Worker(
                        written(8),
                        written(Rational.of(120)),
                        written(Bytes.gib(900)),
                        written(Bytes.gib(64))),
                place,
                written(framework),
                new Container(
                        written("registry.acme.example/train:1.4"),
                        written(List.of("torchrun", "train.py")),
                        written(List.of("--epochs", "3")),
                        Map.of("NCCL_DEBUG", written("off"))),
                written(3),
                written(86400L),
                Gang.Details.usual(id("gang", name)));
    }

    Model model(String name, Precision precision, Precision kv) {
        var shape = Catalog.standard().model(name).orElseThrow();
        return new Model(
                id("model", name),
                shape,
                written(precision),
                written(kv),
                written(shape.repository()));
    }

    Endpoint endpoint(
            String name,
            @Nullable Team team,
            @Nullable Queue queue,
            Supply on,
            Model model,
            Endpoint.Fit fit,
            @Nullable String spread) {
        return new Endpoint(
                id("endpoint", name, "Answers."),
                team == null ? null : written(team),
                queue == null ? null : written(queue),
                written(on),
                queue == null ? null : written(priority("urgent", true)),
                written(Workload.Start.GUARANTEED),
                written(queue != null),
                written(model),
                written(8192L),
                written(16),
                written(CountRange.of(2)),
                written(Rational.of(15, 100)),
                new Endpoint.Engine(
                        written("vllm/vllm-openai:v0.11.0"),
                        written(List.of("--seed=7")),
                        written(4096L),
                        written(false),
                        Map.of("VLLM_LOGGING_LEVEL", written("1e3")),
                        Endpoint.Engine.Kind.VLLM,
                        written("0.11.0")),
                written(Endpoint.ServiceClass.INTERACTIVE),
                spread == null ? null : written(spread),
                written(Rational.of(7, 2)),
                written(Bytes.gib(64)),
                written(Bytes.gib(8)),
                written(fit),
                Endpoint.Details.usual(id("endpoint", name)));
    }

    static Ledger ledger(int devices) {
        return new Ledger(
                devices,
                Bytes.gib(79),
                Rational.of(15, 100),
                Bytes.ZERO,
                Bytes.gib(15),
                Bytes.gib(16),
                Bytes.gib(1),
                new Bytes(131072));
    }
}
