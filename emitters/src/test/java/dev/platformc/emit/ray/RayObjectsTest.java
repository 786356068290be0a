package dev.platformc.emit.ray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.emit.Compiled;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What of a ray reaches which field.
class RayObjectsTest {
    private static final String POOLS =
            """
            platform lab
            cluster main { scheduler = SCHEDULER }
            pool cards { nodes = 2 x dgx-h100 }
            pool cpus { nodes = 2 x node { cpu = 64, memory = 256GiB, price = 2 USD/h } }
            device fpga { resource = "xilinx.com/fpga" }
            pool odd {
              nodes = 1 x node { cpu = 64, memory = 256GiB, price = 2 USD/h, devices = 4 x fpga }
            }
            sharing slices { pool = cards, gpus = 2, slice = mig { profiles = [3g.40gb] } }
            queue all { on = [cards, cpus], gpus = 14 }
            priority high { value = 100 }
            storage heads { kind = pvc, size = 1GiB }
            """;

    private static JsonNode object(String file, String scheduler, String ray) {
        return new Compiled(POOLS.replace("SCHEDULER", scheduler) + ray).object(file);
    }

    private static final String JOB =
            """
            ray fit {
              on       = cards
              queue    = all
              priority = high
              disrupt  = never
              workers  = 1..2 x worker { gpus = 2 }
              job      = { image = "r.example/f:1", command = ["python", "it's.py"] }
            }
            """;

    @ParameterizedTest
    @CsvSource({
        "kueue, kueue.x-k8s.io/queue-name, kueue.x-k8s.io/priority-class",
        "volcano, volcano.sh/queue-name, ray.io/priority-class-name",
        "kai, kai.scheduler/queue, ray.io/priority-class-name"
    })
    void each_scheduler_finds_queue_and_priority_in_its_own_labels(
            String scheduler, String queue, String priority) {
        var labels = object("rayjob-fit.yaml", scheduler, JOB).at("/metadata/labels");
        assertEquals("all", labels.path(queue).asString(""));
        assertEquals("high", labels.path(priority).asString(""));
        boolean stays = labels.has("kai.scheduler/preemptibility");
        assertEquals(scheduler.equals("kai"), stays);
    }

    @Test
    void only_kueue_is_told_that_the_number_changes() {
        var key = "kueue.x-k8s.io/elastic-job";
        var fixed = JOB.replace("1..2", "2");
        assertTrue(object("rayjob-fit.yaml", "kueue", JOB).at("/metadata/annotations").has(key));
        assertFalse(object("rayjob-fit.yaml", "kueue", fixed).at("/metadata/annotations").has(key));
        assertFalse(object("rayjob-fit.yaml", "volcano", JOB).at("/metadata/annotations").has(key));
    }

    @Test
    void the_command_is_one_line_for_a_shell() {
        var job = object("rayjob-fit.yaml", "kueue", JOB);
        assertEquals("python 'it'\\''s.py'", job.at("/spec/entrypoint").asString());
        assertEquals("'a b' -x=1 ''", RayObjects.entrypoint(List.of("a b", "-x=1", "")));
    }

    @Test
    void nobody_takes_a_pod_of_what_must_not_be_disrupted() {
        var budget = object("poddisruptionbudget-fit.yaml", "kueue", JOB);
        assertEquals(0, budget.at("/spec/maxUnavailable").asInt());
        assertEquals("fit", budget.at("/spec/selector/matchLabels/platformc.dev~1ray").asString());
    }

    @Test
    void the_head_stands_where_no_cards_are_and_runs_no_tasks_unless_it_should() {
        var head = object("rayjob-fit.yaml", "kueue", JOB).at("/spec/rayClusterSpec/headGroupSpec");
        assertEquals("cpus", pool(head));
        assertEquals("0", head.at("/rayStartParams/num-cpus").asString());
        var busy =
                JOB.replace(
                        "  queue", "  head = { cpu = 4, memory = 16GiB, tasks = true }\n  queue");
        var parameters =
                object("rayjob-fit.yaml", "kueue", busy)
                        .at("/spec/rayClusterSpec/headGroupSpec/rayStartParams");
        assertFalse(parameters.has("num-cpus"));
    }

    private static String pool(JsonNode group) {
        return group.at("/template/spec/affinity/nodeAffinity")
                .at("/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms/0")
                .at("/matchExpressions/0/values/0")
                .asString();
    }

    @Test
    void what_ray_hands_out_of_a_worker_is_what_its_pod_has() {
        var ray =
                """
                ray mixed {
                  on      = odd
                  workers = [
                    1 x worker { cpu = 4, memory = 16GiB, gpu = 3g.40gb of slices },
                    1 x worker { cpu = 4, memory = 16GiB, devices = 2 x fpga },
                  ]
                  object-store = 4GiB
                }
                """;
        var groups = object("raycluster-mixed.yaml", "kueue", ray).at("/spec/workerGroupSpecs");
        var sliced = groups.get(0);
        assertEquals("1", sliced.at("/resources/GPU").asString());
        assertEquals("1", sliced.at("/resources/mig-3g.40gb").asString());
        assertEquals("1", limit(sliced, "nvidia.com~1mig-3g.40gb"));
        assertEquals("2", groups.get(1).at("/resources").path("xilinx.com/fpga").asString(""));
        assertEquals("2", limit(groups.get(1), "xilinx.com~1fpga"));
        assertEquals("4294967296", sliced.at("/rayStartParams/object-store-memory").asString());
    }

    private static String limit(JsonNode group, String resource) {
        var limits = group.at("/template/spec/containers/0/resources/limits");
        return limits.at("/" + resource).asString("");
    }

    private static final String SERVICE =
            """
            ray rank {
              on      = cards
              workers = 1..2 x worker { gpus = 2 }
              serve   = { image = "r.example/s:1", app = "s.app:entry" }
              state   = heads
            }
            """;

    @ParameterizedTest
    @CsvSource({"2.52.0, redis", "2.57.0, rocksdb"})
    void what_the_head_knows_is_kept_by_a_redis_or_by_itself(String version, String backend) {
        var ray = SERVICE.replace("  state", "  version = \"" + version + "\"\n  state");
        var kept =
                object("rayservice-rank.yaml", "kueue", ray)
                        .at("/spec/rayClusterConfig/gcsFaultToleranceOptions");
        assertEquals(backend, kept.path("backend").asString(""));
        assertEquals(backend.equals("redis"), kept.has("redisAddress"));
        assertEquals(backend.equals("rocksdb"), kept.has("storage"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', NewCluster",
        "'gateway open { host = \"x.example\", class = \"istio\", routes = { \"/v1\" = chat } }',"
                + " NewClusterWithIncrementalUpgrade"
    })
    void a_range_is_upgraded_step_by_step_where_a_gateway_can_shift(String gateway, String type) {
        var chat =
                "\nendpoint chat { model = llama-3.1-8b, on = cards, queue = none, replicas = 1 }\n";
        var service = object("rayservice-rank.yaml", "kueue", queueless(SERVICE) + chat + gateway);
        var strategy = service.at("/spec/upgradeStrategy");
        assertEquals(type, strategy.path("type").asString(""));
        boolean isStepwise = strategy.has("clusterUpgradeOptions");
        assertEquals(!gateway.isEmpty(), isStepwise);
    }

    @ParameterizedTest
    @CsvSource({"1..2 x worker { gpus = 2 }, NewCluster", "2 x worker { gpus = 4 }, None"})
    void the_strategy_follows_from_the_cards_that_are_free(String workers, String type) {
        var ray = SERVICE.replace("1..2 x worker { gpus = 2 }", workers);
        var service = object("rayservice-rank.yaml", "default", queueless(ray));
        assertEquals(type, service.at("/spec/upgradeStrategy/type").asString());
    }

    private static String queueless(String ray) {
        return ray.replace("  on ", "  queue = none\n  on ");
    }
}
