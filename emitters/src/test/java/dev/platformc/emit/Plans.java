package dev.platformc.emit;

import static dev.platformc.emit.PlanFixture.PROVED;
import static dev.platformc.emit.PlanFixture.ledger;
import static dev.platformc.emit.PlanFixture.profile;

import dev.platformc.core.model.Access;
import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Data;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Hatches;
import dev.platformc.core.model.Others;
import dev.platformc.core.model.Pin;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Supply;
import dev.platformc.core.model.Workload;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.hardware.sizing.Precision;
import dev.platformc.plan.CardRun;
import dev.platformc.plan.Cost;
import dev.platformc.plan.NodeRun;
import dev.platformc.plan.Plan;
import dev.platformc.plan.PoolPlan;
import dev.platformc.plan.QueuePlan;
import dev.platformc.plan.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Whole plans that the emitters' tests look at, together touching every kind and every branch.
public final class Plans {
    private Plans() {}

    public static Map<String, Plan> all() {
        var all = new TreeMap<String, Plan>();
        all.put("agent", agent());
        all.put("gpu operator", gpuOperator());
        all.put("two clusters", twoClusters());
        return all;
    }

    /// Everything on one cluster with our agent and Argo CD.
    public static Plan agent() {
        var fixture = new PlanFixture("agent.platform");
        return plan(
                fixture,
                List.of(fixture.cluster("main", Cluster.NodeStack.AGENT, fixture.gitOps())),
                List.of(),
                Map.of());
    }

    /// The same over the GPU Operator, without Argo CD; machines are known by name.
    public static Plan gpuOperator() {
        var fixture = new PlanFixture("operator.platform");
        return plan(
                fixture,
                List.of(fixture.cluster("main", Cluster.NodeStack.GPU_OPERATOR, null)),
                List.of("a-01", "a-02", "a-03", "a-04", "a-05", "a-06", "a-07", "a-08"),
                Map.of());
    }

    /// A pool in each of two clusters; their nodes are known by labels.
    public static Plan twoClusters() {
        var fixture = new PlanFixture("two.platform");
        return plan(
                fixture,
                List.of(
                        fixture.cluster("east", Cluster.NodeStack.AGENT, fixture.gitOps()),
                        fixture.cluster("west", Cluster.NodeStack.GPU_OPERATOR, fixture.gitOps())),
                List.of(),
                Map.of("acme.example/hall", "1"));
    }

    private static Plan plan(
            PlanFixture make,
            List<Cluster> clusters,
            List<String> hosts,
            Map<String, String> select) {
        var pools = new ArrayList<Pool>();
        for (var cluster : clusters) {
            var labels = new TreeMap<String, Sourced<String>>();
            select.forEach((key, value) -> labels.put(key, make.written(value)));
            pools.add(make.pool(cluster, "a100-" + cluster.id().name(), hosts, labels));
        }
        return workloads(make, clusters, pools);
    }

    private static Plan workloads(PlanFixture make, List<Cluster> clusters, List<Pool> pools) {
        var first = pools.getFirst();
        var sharing = make.slices(first);
        var pin = make.pin(first, true);
        var language = make.team("language", "llm");
        var robotics = make.team("robotics", "robotics");
        var shared = make.queue("shared", List.of(first, sharing), null, Queue.Preempt.ANY);
        var own = make.queue("language", List.of(first), language, Queue.Preempt.LOWER_PRIORITY);
        var last = make.queue("last", List.of(pools.getLast()), robotics, Queue.Preempt.NEVER);
        var gangs =
                List.of(
                        make.gang(
                                "pretrain",
                                own,
                                first,
                                Gang.Framework.PYTORCH,
                                place(make, "block", "rack")),
                        make.gang(
                                "boost",
                                shared,
                                first,
                                Gang.Framework.XGBOOST,
                                place(make, null, "rack")),
                        make.gang(
                                "solve",
                                last,
                                pools.getLast(),
                                Gang.Framework.MPI,
                                place(make, "node", null)),
                        make.gang(
                                "grasp",
                                last,
                                pools.getLast(),
                                Gang.Framework.JAX,
                                place(make, null, null)));
        var big = make.model("llama-2-70b", Precision.FP16, Precision.FP16);
        var small = make.model("qwen-3-4b", Precision.FP8, Precision.FP8);
        var endpoints =
                List.of(
                        make.endpoint(
                                "chat",
                                null,
                                shared,
                                first,
                                big,
                                new Endpoint.Fit.Gpus(4, ledger(4), 2, ledger(2)),
                                "rack"),
                        make.endpoint(
                                "fraud",
                                language,
                                null,
                                sharing,
                                small,
                                new Endpoint.Fit.Slice(profile("2g.20gb"), ledger(1)),
                                null));
        var platform =
                new Platform(
                        make.id("platform", "lab", "All of it."),
                        make.written("ml@acme.example"),
                        make.written("USD"),
                        Map.of(),
                        "1",
                        clusters,
                        pools,
                        List.of(sharing),
                        List.of(pin),
                        List.of(language, robotics),
                        List.of(shared, own, last),
                        List.of(make.priority("later", false), make.priority("urgent", true)),
                        List.of(big, small),
                        gangs,
                        endpoints,
                        Others.NONE,
                        Access.NONE,
                        Data.NONE,
                        Hatches.NONE);
        var queues = List.of(grants(shared), grants(own), grants(last));
        var placed = new ArrayList<WorkloadPlan>();
        gangs.forEach(gang -> placed.add(placed(gang, 4, new WorkloadPlan.Devices.Gpus(8))));
        placed.add(placed(endpoints.get(0), 2, new WorkloadPlan.Devices.Gpus(4)));
        placed.add(placed(endpoints.get(1), 2, new WorkloadPlan.Devices.Slice(profile("2g.20gb"))));
        var cost = new Cost("USD", Rational.ZERO, Rational.ZERO, List.of(), List.of());
        return new Plan(
                platform,
                pools.stream()
                        .map(pool ->
                                pool(
                                        pool,
                                        pool.id().equals(first.id())
                                                ? nodes(sharing, pin)
                                                : whole()))
                        .toList(),
                queues,
                placed,
                cost);
    }

    private static Gang.Place place(
            PlanFixture make, @Nullable String required, @Nullable String preferred) {
        return new Gang.Place(
                required == null ? null : make.written(required),
                preferred == null ? null : make.written(preferred));
    }

    private static PoolPlan pool(Pool pool, List<NodeRun> nodes) {
        return new PoolPlan(pool, pool.levelWords(), nodes, 53, 1, PROVED);
    }

    private static List<NodeRun> whole() {
        return List.of(new NodeRun(0, 8, List.of(new CardRun(0, 8, new CardRun.Use.Whole()))));
    }

    /// Two cut cards and a pinned one on the first node, a spare node at the end.
    private static List<NodeRun> nodes(Sharing sharing, Pin pin) {
        var slice = profile("2g.20gb");
        var cut =
                new CardRun.Use.Cut(
                        sharing,
                        List.of(
                                new PlacedSlice(slice, 0),
                                new PlacedSlice(slice, 2),
                                new PlacedSlice(slice, 4)));
        var pinned = new CardRun.Use.Pinned(pin, List.of(new PlacedSlice(profile("4g.40gb"), 0)));
        var whole = new CardRun.Use.Whole();
        return List.of(
                new NodeRun(
                        0,
                        1,
                        List.of(
                                new CardRun(0, 1, pinned),
                                new CardRun(1, 2, cut),
                                new CardRun(3, 5, whole))),
                new NodeRun(1, 6, List.of(new CardRun(0, 8, whole))),
                new NodeRun(7, 1, List.of(new CardRun(0, 8, new CardRun.Use.Spare()))));
    }

    private static QueuePlan grants(Queue queue) {
        var grants = queue.on().value().stream().map(Plans::grant).toList();
        return new QueuePlan(queue, grants, null);
    }

    private static QueuePlan.Grant grant(Supply supply) {
        var resource = supply instanceof Sharing ? "nvidia.com/mig-2g.20gb" : "nvidia.com/gpu";
        return new QueuePlan.Grant(
                supply,
                List.of(new QueuePlan.Amount(resource, 8, supply instanceof Sharing ? 4 : null, 0)),
                Rational.of(120),
                Bytes.gib(900));
    }

    private static WorkloadPlan placed(Workload workload, int units, WorkloadPlan.Devices each) {
        return new WorkloadPlan(
                workload,
                units,
                each,
                List.of(new WorkloadPlan.Spot(0, units, 1)),
                List.of(),
                0,
                PROVED);
    }
}
