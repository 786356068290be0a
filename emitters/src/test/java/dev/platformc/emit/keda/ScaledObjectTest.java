package dev.platformc.emit.keda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.emit.Compiled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What drives the number of replicas: what the author says, else what a replica was sized for.
class ScaledObjectTest {
    private static final String CHAT =
            """
            platform lab
            pool dgx { nodes = 1 x dgx-h100 }
            endpoint chat {
              model       = llama-3.1-8b
              concurrency = 20
              replicas    = 1..4
              SCALE
            }
            """;

    private static JsonNode spec(String scale) {
        return new Compiled(CHAT.replace("SCALE", scale))
                .object("scaledobject-chat.yaml")
                .path("spec");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                            | kv_cache_usage_perc     | 0.8",
                "scale = { by = tokens }                       | kv_cache_usage_perc     | 0.8",
                "scale = { by = tokens, target = 900 tokens/s }| generation_tokens_total | 900",
                "scale = { by = requests }                     | num_requests_running    | 16",
                "scale = { by = requests, target = 7 req/s }   | request_success_total   | 7",
                "scale = { by = queue }                        | num_requests_waiting    | 5",
                "scale = { by = queue, target = 3 }            | num_requests_waiting    | 3",
                "scale = { by = gpu, target = 60% }            | DCGM_FI_DEV_GPU_UTIL    | 0.6"
            })
    void a_measure_has_its_query_and_its_target(String scale, String series, String threshold) {
        var trigger = spec(scale).at("/triggers/0");
        assertEquals("prometheus", trigger.path("type").asString());
        assertTrue(trigger.at("/metadata/query").asString().contains(series), trigger.toString());
        assertEquals(threshold, trigger.at("/metadata/threshold").asString());
    }

    @Test
    void a_range_leaves_the_number_to_the_scaler() {
        var text = CHAT.replace("SCALE", "scale = { up-after = 45s, down-after = 8min }");
        var spec = spec("scale = { up-after = 45s, down-after = 8min }");
        assertEquals(1, spec.path("minReplicaCount").asInt());
        assertEquals(4, spec.path("maxReplicaCount").asInt());
        var behavior = spec.at("/advanced/horizontalPodAutoscalerConfig/behavior");
        assertEquals(45, behavior.at("/scaleUp/stabilizationWindowSeconds").asInt());
        assertEquals(480, behavior.at("/scaleDown/stabilizationWindowSeconds").asInt());
        assertFalse(new Compiled(text).object("deployment-chat.yaml").path("spec").has("replicas"));
    }
}
