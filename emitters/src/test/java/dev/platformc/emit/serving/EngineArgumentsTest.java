package dev.platformc.emit.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Model;
import dev.platformc.core.model.Sourced;
import dev.platformc.emit.Plans;
import dev.platformc.hardware.sizing.Precision;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineArgumentsTest {
    private final Endpoint endpoint = Plans.agent().endpoints().getFirst();

    @Test
    void everything_that_the_memory_sum_rests_on_is_said() {
        assertEquals(
                List.of(
                        "--model=meta-llama/Llama-2-70b-chat-hf",
                        "--served-model-name=llama-2-70b",
                        "--dtype=float16",
                        "--kv-cache-dtype=auto",
                        "--tensor-parallel-size=4",
                        "--max-model-len=8192",
                        "--max-num-seqs=16",
                        "--max-num-batched-tokens=4096",
                        "--gpu-memory-utilization=0.85",
                        "--no-enable-chunked-prefill",
                        "--seed=7"),
                arguments(endpoint));
    }

    @ParameterizedTest
    @CsvSource({
        "FP32, FP32, float32, '', auto",
        "FP16, FP16, float16, '', auto",
        "BF16, FP8, bfloat16, '', fp8",
        "FP8, BF16, bfloat16, fp8, auto",
        "FP8, FP16, float16, fp8, auto",
        "INT4, BF16, bfloat16, '', auto",
        "NVFP4, FP8, bfloat16, '', fp8"
    })
    void precisions_become_words_of_vllm(
            Precision weights, Precision kv, String dtype, String quantization, String cache) {
        var all = arguments(with(weights, kv));
        assertTrue(all.contains("--dtype=" + dtype), all.toString());
        assertTrue(all.contains("--kv-cache-dtype=" + cache), all.toString());
        assertEquals(
                quantization.isEmpty() ? List.of() : List.of("--quantization=" + quantization),
                all.stream().filter(argument -> argument.startsWith("--quantization")).toList());
    }

    private static List<String> arguments(Endpoint endpoint) {
        return EngineArguments.of(endpoint, WeightFiles.of(endpoint, "lab")).stream()
                .map(Sourced::value)
                .toList();
    }

    private Endpoint with(Precision weights, Precision kv) {
        var e = endpoint;
        var old = e.model().value();
        var model =
                new Model(
                        old.id(),
                        old.shape(),
                        old.precision().map(_ -> weights),
                        old.kvPrecision().map(_ -> kv),
                        old.source());
        return e.withModel(model);
    }
}
