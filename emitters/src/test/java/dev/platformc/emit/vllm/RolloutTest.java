package dev.platformc.emit.vllm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.platformc.emit.Compiled;
import org.junit.jupiter.api.Test;

/// A replica that is replaced may only wait for a new one that has a place.
class RolloutTest {
    private static final String CHAT =
            """
            platform lab
            pool dgx { nodes = 3 x dgx-a100-80gb }
            gang train {
              workers = 2 x worker { gpus = 5 }
              start   = guaranteed
              run     = pytorch { image = "registry.acme.example/t:1" }
            }
            endpoint chat {
              model       = llama-2-70b { precision = fp16 }
              context     = 4096 tokens
              concurrency = 32
              replicas    = 1
            }
            """;

    private static final String FRAUD =
            """
            platform lab
            pool dgx { nodes = 1 x dgx-h100 }
            sharing slices { pool = dgx, gpus = 4, slice = mig { layout = [3g.40gb, 3g.40gb] } }
            endpoint fraud {
              model    = llama-3.1-8b { precision = fp8 }
              on       = slices
              replicas = 7
            }
            """;

    @Test
    void a_new_replica_comes_first_where_one_machine_has_the_gpus() {
        assertEquals("1 more, 0 fewer", rollout("chat", CHAT));
    }

    @Test
    void gpus_that_are_free_on_several_machines_hold_no_replica() {
        assertEquals("0 more, 1 fewer", rollout("chat", CHAT.replace("= 1\n", "= 2\n")));
    }

    @Test
    void in_a_queue_replicas_are_replaced_in_place() {
        assertEquals("0 more, 1 fewer", rollout("chat", CHAT + "queue people { on = dgx }\n"));
    }

    @Test
    void a_slice_that_nobody_has_takes_the_new_replica() {
        assertEquals("1 more, 0 fewer", rollout("fraud", FRAUD));
        assertEquals("0 more, 1 fewer", rollout("fraud", FRAUD.replace("= 7", "= 8")));
    }

    private static String rollout(String endpoint, String text) {
        var rolling =
                new Compiled(text)
                        .object("deployment-" + endpoint + ".yaml")
                        .at("/spec/strategy/rollingUpdate");
        return rolling.path("maxSurge").asInt()
                + " more, "
                + rolling.path("maxUnavailable").asInt()
                + " fewer";
    }
}
