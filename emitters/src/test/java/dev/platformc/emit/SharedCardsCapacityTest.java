package dev.platformc.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.model.Workload;
import dev.platformc.emit.contract.ExamplePlatforms;
import dev.platformc.plan.Plan;
import dev.platformc.plan.WorkloadPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What nodes advertise, read from the documents that their software reads, against what is asked
/// of them: by pods where the plan has them, and by quotas.
class SharedCardsCapacityTest {
    private static final String CONFIG = "nvidia.com/device-plugin.config";

    private final Plan plan = Objects.requireNonNull(ExamplePlatforms.plans().get("shared-cards"));
    private final List<JsonNode> documents =
            Emitters.emit(plan).stream().map(d -> Yaml.tree(d.content())).toList();

    /// Devices by resource, of one node.
    private record Node(Map<String, Integer> devices) {}

    @Test
    void nodesAdvertiseWhatThePlanSays() {
        var nodes = nodes();
        assertEquals(
                Map.of("platformc.dev/gpu-fair", 12, "platformc.dev/gpu-together", 4),
                on(nodes, "own-1"));
        assertEquals(
                Map.of("platformc.dev/gpu-strict", 40, "nvidia.com/gpu", 2), on(nodes, "own-2"));
        assertEquals(Map.of("nvidia.com/gpu.shared", 4), on(nodes, "vendor-1"));
        assertEquals(Map.of("nvidia.com/gpu.shared", 8), on(nodes, "vendor-2"));
        assertEquals(Map.of("nvidia.com/gpu", 4), on(nodes, "lab-1"));
        assertEquals(
                Map.of("nvidia.com/mig-1c.3g.40gb", 6, "nvidia.com/gpu", 1), on(nodes, "cut-1"));
    }

    @Test
    void podsWhereThePlanHasThemFitWhatNodesAdvertise() {
        var nodes = nodes();
        int pods = 0;
        for (var placed : plan.workloads()) {
            var devices = placed.each();
            if (placed.workload().start().value() != Workload.Start.GUARANTEED
                    || Pods.count(devices) == 0) {
                continue;
            }
            for (var node : where(placed)) {
                var left = on(nodes, node);
                var given = Given.of(placed.workload(), devices).resources().getFirst();
                int after =
                        Objects.requireNonNull(
                                left.merge(given.name(), -given.count(), Integer::sum));
                assertTrue(after >= 0, node + " is short of " + given.name());
                pods++;
            }
        }
        assertEquals(2 + 1 + 1 + 2 + 4 + 4, pods);
    }

    /// Row T4: what pods are given at the least never adds up to more than the cards.
    @Test
    void computeRequestsOfANodeAreAtMostItsCards() {
        var requests = new TreeMap<String, Double>();
        for (var placed : plan.workloads()) {
            var annotations =
                    Pods.shareAnnotations(placed.workload(), placed.workload().on().origin());
            var request = annotations.get("gpu-compute-request");
            if (request != null) {
                var limit = Objects.requireNonNull(annotations.get("gpu-compute-limit"));
                assertTrue(
                        Double.parseDouble(limit.value()) >= Double.parseDouble(request.value()));
                for (var node : where(placed)) {
                    requests.merge(node, Double.parseDouble(request.value()), Double::sum);
                }
            }
        }
        assertEquals(2 * 0.5 + 0.35, Objects.requireNonNull(requests.get("own-2")), 1e-9);
        assertTrue(Objects.requireNonNull(requests.get("own-2")) <= 2);
    }

    @Test
    void quotasAreInTheSameDevices() {
        var queue = of("ClusterQueue", "tuning");
        var quota = queue.at("/spec/resourceGroups/0/flavors/0/resources/2");
        assertEquals("platformc.dev/gpu-fair", quota.path("name").asString());
        assertEquals("8", quota.path("nominalQuota").asString());
    }

    /// Rows T5 to T8: 250 ms over 5 % are a plan of 5,000 ms, of which a half is 2.5 s.
    @Test
    void aPlanIsAsLongAsItsLeases() {
        var leases =
                cards("node-layout-own").stream()
                        .filter(cards -> cards.path("owner").asString().equals("strict"))
                        .findFirst()
                        .orElseThrow()
                        .path("shares");
        assertEquals(250, leases.at("/leases/leaseMillis").asInt());
        assertEquals(5000, leases.at("/leases/cycleMillis").asInt());
        assertEquals(20, leases.path("parts").asInt());
        int half = Integer.parseInt(request("chat", "platformc.dev/gpu-strict"));
        assertEquals(2500, half * leases.at("/leases/leaseMillis").asInt());
    }

    private String request(String deployment, String resource) {
        return of("Deployment", deployment)
                .at("/spec/template/spec/containers/0/resources/requests")
                .path(resource)
                .asString();
    }

    private JsonNode of(String kind, String name) {
        return documents.stream()
                .filter(d -> d.path("kind").asString().equals(kind))
                .filter(d -> d.at("/metadata/name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> where(WorkloadPlan placed) {
        var pool = plan.of(placed.workload().on().value().pool());
        var names = new ArrayList<String>();
        for (var spot : placed.spots()) {
            for (int n = spot.firstNode(); n < spot.firstNode() + spot.nodes(); n++) {
                for (int i = 0; i < spot.unitsOnEach(); i++) {
                    names.add(pool.nodeName(n));
                }
            }
        }
        return names;
    }

    private static Map<String, Integer> on(Map<String, Node> nodes, String name) {
        return Objects.requireNonNull(nodes.get(name), name).devices();
    }

    private Map<String, Node> nodes() {
        var nodes = new TreeMap<String, Node>();
        for (var layout : List.of("node-layout-own", "node-layout-lab", "node-layout-cut")) {
            for (var group : layout(layout).path("nodes")) {
                for (var name : group.path("names")) {
                    nodes.put(name.asString(), new Node(advertised(group.path("cards"))));
                }
            }
        }
        var files = of("ConfigMap", "platformc-device-plugin").path("data");
        for (var rule : of("NodeFeatureRule", "platformc-vendor").at("/spec/rules")) {
            var config = rule.path("labels").path(CONFIG);
            if (config.isString()) {
                var resource =
                        read(files.path(config.asString()).asString())
                                .path("sharing")
                                .iterator()
                                .next()
                                .at("/resources/0/replicas");
                for (var name : rule.at("/matchFeatures/0/matchExpressions/nodename/value")) {
                    var devices = new HashMap<String, Integer>();
                    devices.put("nvidia.com/gpu.shared", 2 * resource.asInt());
                    nodes.put(name.asString(), new Node(devices));
                }
            }
        }
        return nodes;
    }

    private static Map<String, Integer> advertised(JsonNode cards) {
        var devices = new HashMap<String, Integer>();
        for (var run : cards) {
            for (var instance : run.path("instances")) {
                devices.merge(
                        "nvidia.com/mig-" + instance.path("profile").asString(),
                        instance.path("computeInstances").asInt(1) * run.path("count").asInt(),
                        Integer::sum);
            }
            if (!run.path("instances").isEmpty()) {
                continue;
            }
            var shares = run.path("shares");
            var resource =
                    shares.isMissingNode() ? "nvidia.com/gpu" : shares.path("resource").asString();
            int each = shares.isMissingNode() ? 1 : shares.path("parts").asInt();
            devices.merge(resource, each * run.path("count").asInt(), Integer::sum);
        }
        return devices;
    }

    private List<JsonNode> cards(String layout) {
        var all = new ArrayList<JsonNode>();
        for (var group : layout(layout).path("nodes")) {
            group.path("cards").forEach(all::add);
        }
        return all;
    }

    private JsonNode layout(String name) {
        return read(of("ConfigMap", name).path("data").path("node-layout.yaml").asString());
    }

    private static JsonNode read(String yaml) {
        return YamlReader.read(yaml).documents().getFirst().tree();
    }
}
