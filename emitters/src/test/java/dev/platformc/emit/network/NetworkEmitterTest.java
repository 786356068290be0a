package dev.platformc.emit.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.emit.Compiled;
import dev.platformc.emit.network.Network.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Every pair of hosts is tried on every port: what the platform connects gets through, and nothing
/// else.
class NetworkEmitterTest {
    private static final String PLATFORM =
            """
            platform shop { }
            cluster { kubernetes = "1.36" CLUSTER }
            team search { }
            node box { gpus = 8 x h100-sxm-80gb, cpu = 224, memory = 2TiB, price = 98 USD/h }
            pool h100 { nodes = 4 x box }
            storage lake { kind = s3, url = "https://10.20.0.5:9443/lake" }
            storage mirror { kind = s3, url = "http://files.mirror.svc/weights" }
            storage artifacts { kind = minio, size = 2TiB }
            storage scratch { kind = pvc, size = 1TiB }
            registry models { storage = artifacts }
            monitoring { }
            endpoint rank {
              team = search
              on = h100
              model = llama-3.1-8b { source = mirror["llama"] }
            }
            endpoint hub { team = search, on = h100, model = qwen-3-4b }
            gateway public { host = "ai.shop.example", routes = { "/rank" = rank } }
            gang fit {
              team = search
              on = h100
              workers = 2 x worker { gpus = 8 }
              run = pytorch { image = "registry.shop.example/fit:1.0" }
              checkpoint = { to = artifacts["fit/"], every = 30min }
              mounts = { "/scratch" = scratch["fit/"] }
            }
            ray score {
              team = search
              on = h100
              workers = 1..2 x worker { gpus = 1 }
            }
            template desk() {
              team { }
              app shelf {
                uses = [rank]
                reads = [lake["features/"]]
                run = container { image = "registry.shop.example/shelf:1.0" }
              }
              pipeline nightly {
                step clean {
                  from = [lake["raw/"]]
                  run = container { image = "registry.shop.example/clean:1.0" }
                  to = lake["clean/"]
                }
                step publish { from = [clean], to = models["fit"] }
              }
            }
            use desk ads { }
            """;

    private static final Host RANK = pod("rank", "search", "endpoint");
    private static final Host HUB = pod("hub", "search", "endpoint");
    private static final Host FIT = pod("fit", "search", "gang");
    private static final Host SCORE = pod("score", "search", "ray");
    private static final Host SHELF = pod("ads-shelf", "ads", "app");
    private static final Host NIGHTLY = pod("ads-nightly", "ads", "pipeline");
    private static final Host ARTIFACTS = pod("artifacts", "shop", "storage");
    private static final Host MODELS = pod("models", "shop", "registry");
    private static final Host AGENT =
            Host.pod("agent", "platformc-system", "platformc.dev/agent-of", "h100");
    private static final Host EXPORTER =
            Host.pod("exporter", "platformc-system", "platformc.dev/dcgm-of", "h100");
    private static final Host PROXY =
            Host.pod("proxy", "shop", "gateway.networking.k8s.io/gateway-name", "public");
    private static final Host PROMETHEUS =
            Host.pod("prometheus", "monitoring", "app.kubernetes.io/name", "prometheus");
    private static final Host KUBERAY =
            Host.pod("kuberay", "kuberay-system", "app.kubernetes.io/name", "kuberay-operator");
    private static final Host DNS = Host.pod("dns", "kube-system", "k8s-app", "kube-dns");
    private static final Host MIRROR = Host.pod("mirror", "mirror", "app", "files");
    private static final Host STRANGER = Host.pod("stranger", "strange", "app", "miner");
    private static final Host LAKE = Host.machine("10.20.0.5");
    private static final Host HOUSE = Host.machine("10.1.0.1");
    private static final Host INTERNET = Host.machine("93.184.216.34");

    private static final List<Host> HOSTS =
            List.of(
                    RANK,
                    HUB,
                    FIT,
                    SCORE,
                    SHELF,
                    NIGHTLY,
                    ARTIFACTS,
                    MODELS,
                    AGENT,
                    EXPORTER,
                    PROXY,
                    PROMETHEUS,
                    KUBERAY,
                    DNS,
                    MIRROR,
                    STRANGER,
                    LAKE,
                    HOUSE,
                    INTERNET);

    private static final List<Integer> PORTS =
            List.of(53, 80, 443, 5000, 6443, 8000, 8080, 8265, 9000, 9400, 9443, 9464);

    /// Hosts that are not ours to shut.
    private static final List<Host> OTHERS =
            List.of(PROXY, PROMETHEUS, KUBERAY, MIRROR, STRANGER, LAKE, HOUSE, INTERNET);

    /// Who tells the API server, whose address nobody knows beforehand, may knock at this port
    /// anywhere; where somebody else is shut, at the other end, it is not let in.
    private static final Map<Host, String> TO_API_SERVER =
            Map.of(SCORE, "443 6443", NIGHTLY, "443 6443", AGENT, "443 6443");

    /// Across the borders of our namespaces, and out of them.
    private static final List<String> WANTED =
            List.of(
                    "proxy -> rank :8000",
                    "ads-shelf -> rank :8000",
                    "ads-shelf -> 10.20.0.5 :9443",
                    "rank -> mirror :*",
                    "hub -> 93.184.216.34 :443",
                    "fit -> artifacts :9000",
                    "kuberay -> score :8265",
                    "ads-nightly -> models :5000",
                    "ads-nightly -> artifacts :9000",
                    "prometheus -> rank :8000",
                    "prometheus -> hub :8000",
                    "prometheus -> score :8080",
                    "prometheus -> agent :9464",
                    "prometheus -> exporter :9400");

    private static Host pod(String name, String namespace, String kind) {
        return Host.pod(name, namespace, "platformc.dev/" + kind, name);
    }

    private static Network network(String ofCluster) {
        return new Network(
                new Compiled(PLATFORM.replace("CLUSTER", ofCluster)).objects("NetworkPolicy"));
    }

    @Test
    void each_edge_of_the_platform_has_its_opening_and_there_are_no_others() {
        var wanted = new TreeSet<>(WANTED);
        TO_API_SERVER.forEach((from, ports) -> {
            for (var to : OTHERS) {
                boolean isStore = from.equals(NIGHTLY) && to.equals(LAKE);
                wanted.add(
                        from.name() + " -> " + to.name() + " :" + ports + (isStore ? " 9443" : ""));
            }
        });
        assertEquals(wanted, acrossBorders(network("")));
    }

    @Test
    void a_namespace_reaches_itself_and_dns() {
        var network = network("");
        for (var from : List.of(RANK, FIT, SCORE, SHELF, NIGHTLY, MODELS, AGENT)) {
            assertTrue(network.connects(from, DNS, "UDP", 53), from.name());
            assertTrue(network.connects(from, DNS, "TCP", 53), from.name());
            assertFalse(network.connects(from, DNS, "TCP", 9153), from.name());
        }
        assertTrue(network.connects(FIT, FIT, "TCP", 29400), "workers of a gang meet");
        assertTrue(network.connects(SCORE, SCORE, "TCP", 6379), "nodes of a Ray cluster meet");
        assertTrue(network.connects(FIT, RANK, "TCP", 8000), "neighbours in a namespace");
        assertTrue(network.connects(MODELS, ARTIFACTS, "TCP", 9000), "the registry and its files");
    }

    @Test
    void the_proxies_of_a_gateway_are_left_to_their_implementation() {
        var network = network("");
        assertTrue(network.connects(INTERNET, PROXY, "TCP", 443));
        assertTrue(network.connects(PROXY, STRANGER, "TCP", 15012));
    }

    @Test
    void an_open_cluster_has_no_policies() {
        assertEquals(List.of(), network(", network = open").policies());
    }

    private static TreeSet<String> acrossBorders(Network network) {
        var found = new TreeSet<String>();
        for (var from : HOSTS) {
            for (var to : HOSTS) {
                boolean isInside = from.isPod() && from.namespace().equals(to.namespace());
                if (isInside || !(isShut(from) || isShut(to)) || to.equals(DNS)) {
                    continue;
                }
                var ports = new ArrayList<String>();
                for (int port : PORTS) {
                    if (network.connects(from, to, "TCP", port)) {
                        ports.add(Integer.toString(port));
                    }
                }
                if (!ports.isEmpty()) {
                    var all = ports.size() == PORTS.size() ? "*" : String.join(" ", ports);
                    found.add(from.name() + " -> " + to.name() + " :" + all);
                }
            }
        }
        return found;
    }

    /// Whether it lives in a namespace of ours and is not a proxy.
    private static boolean isShut(Host host) {
        return List.of("search", "ads", "shop", "platformc-system").contains(host.namespace())
                && !host.equals(PROXY);
    }
}
