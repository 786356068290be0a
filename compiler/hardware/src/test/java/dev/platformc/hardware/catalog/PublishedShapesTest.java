package dev.platformc.hardware.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Counts the parameters of published architectures anew, from widths that the catalog does not
/// have, and compares with its counts.
class PublishedShapesTest {
    /// name, hidden, feed-forward, experts, experts a token, tied head, biases on queries, keys and
    /// values, norms on queries and keys, norms a layer
    private static final String DECODERS =
            """
            llama-2-7b 4096 11008 1 1 - - - 2
            llama-2-13b 5120 13824 1 1 - - - 2
            llama-2-70b 8192 28672 1 1 - - - 2
            llama-3-8b 4096 14336 1 1 - - - 2
            llama-3-70b 8192 28672 1 1 - - - 2
            llama-3.1-8b 4096 14336 1 1 - - - 2
            llama-3.1-70b 8192 28672 1 1 - - - 2
            llama-3.1-405b 16384 53248 1 1 - - - 2
            llama-3.2-1b 2048 8192 1 1 tied - - 2
            llama-3.2-3b 3072 8192 1 1 tied - - 2
            llama-3.3-70b 8192 28672 1 1 - - - 2
            qwen-2.5-0.5b 896 4864 1 1 tied bias - 2
            qwen-2.5-1.5b 1536 8960 1 1 tied bias - 2
            qwen-2.5-3b 2048 11008 1 1 tied bias - 2
            qwen-2.5-7b 3584 18944 1 1 - bias - 2
            qwen-2.5-14b 5120 13824 1 1 - bias - 2
            qwen-2.5-32b 5120 27648 1 1 - bias - 2
            qwen-2.5-72b 8192 29568 1 1 - bias - 2
            qwen-2.5-coder-32b 5120 27648 1 1 - bias - 2
            qwen-3-0.6b 1024 3072 1 1 tied - norm 2
            qwen-3-1.7b 2048 6144 1 1 tied - norm 2
            qwen-3-4b 2560 9728 1 1 tied - norm 2
            qwen-3-8b 4096 12288 1 1 - - norm 2
            qwen-3-14b 5120 17408 1 1 - - norm 2
            qwen-3-32b 5120 25600 1 1 - - norm 2
            qwen-3-30b-a3b 2048 768 128 8 - - norm 2
            qwen-3-235b-a22b 4096 1536 128 8 - - norm 2
            mistral-7b 4096 14336 1 1 - - - 2
            mistral-nemo-12b 5120 14336 1 1 - - - 2
            mistral-small-24b 5120 32768 1 1 - - - 2
            mixtral-8x7b 4096 14336 8 2 - - - 2
            mixtral-8x22b 6144 16384 8 2 - - - 2
            gemma-2-9b 3584 14336 1 1 tied - - 4
            gemma-2-27b 4608 36864 1 1 tied - - 4
            phi-3-mini 3072 8192 1 1 - - - 2
            phi-4 5120 17920 1 1 - - - 2
            """;

    @Test
    void parametersAreThoseOfThePublishedShapes() {
        for (var line : DECODERS.lines().toList()) {
            var f = line.split(" ", -1);
            var shape = Catalog.standard().model(f[0]).orElseThrow();
            long hidden = Long.parseLong(f[1]);
            long experts = Long.parseLong(f[3]);
            long queries = (long) shape.heads() * shape.headSize();
            long keys = (long) shape.kvHeads() * shape.headSize();
            long attention = 2 * hidden * queries + 2 * hidden * keys;
            attention += f[6].equals("bias") ? queries + 2 * keys : 0;
            attention += f[7].equals("norm") ? 2L * shape.headSize() : 0;
            long expert = 3 * hidden * Long.parseLong(f[2]);
            long router = experts > 1 ? hidden * experts : 0;
            long rest = attention + router + Long.parseLong(f[8]) * hidden;
            long tables = shape.vocabulary() * hidden * (f[5].equals("tied") ? 1 : 2);
            long others = tables + hidden;
            assertEquals(
                    others + shape.layers() * (rest + experts * expert), shape.parameters(), f[0]);
            assertEquals(
                    others + shape.layers() * (rest + Long.parseLong(f[4]) * expert),
                    shape.active(),
                    f[0]);
            assertEquals(tables, shape.wide(), f[0]);
        }
    }

    /// Three dense layers, then 256 experts and a shared one, 8 a token; queries over 1,536, keys
    /// and values over 512 and 64 values.
    @ParameterizedTest
    @CsvSource({"deepseek-v3", "deepseek-r1"})
    void compressedAttention(String name) {
        var shape = Catalog.standard().model(name).orElseThrow();
        long hidden = 7168;
        long attention =
                hidden * 1536
                        + 1536
                        + 1536L * 128 * (128 + 64)
                        + hidden * (512 + 64)
                        + 512
                        + 512L * 128 * (128 + 128)
                        + 128L * 128 * hidden;
        long expert = 3 * hidden * 2048;
        long router = hidden * 256 + 256;
        long tables = 2 * shape.vocabulary() * hidden;
        long common = tables + hidden + 61 * (attention + 2 * hidden) + 3 * 3 * hidden * 18432;
        assertEquals(common + 58 * (257 * expert + router), shape.parameters());
        assertEquals(common + 58 * (9 * expert + router), shape.active());
        assertEquals(tables, shape.wide());
        assertEquals(512 + 64, shape.latent());
    }

    @Test
    void anEncoder() {
        var shape = Catalog.standard().model("bge-m3").orElseThrow();
        long h = 1024;
        long tables = (shape.vocabulary() + 8194 + 1) * h;
        long layer = 4 * (h * h + h) + 2 * h * 4096 + 4096 + h + 4 * h;
        assertEquals(tables + 2 * h + 24 * layer + h * h + h, shape.parameters());
        assertEquals(tables, shape.wide());
    }

    @Test
    void noModelIsLeftOutHere() {
        Set<String> counted = new HashSet<>(Set.of("deepseek-v3", "deepseek-r1", "bge-m3"));
        DECODERS.lines().forEach(line -> counted.add(line.split(" ", -1)[0]));
        assertEquals(counted, Catalog.standard().modelNames());
        assertTrue(counted.size() >= 30);
    }

    @Test
    void everyModelThatTheDesignNamesIsKnown() {
        var named =
                "bge-m3 deepseek-r1 llama-2-70b llama-3.1-8b llama-3.3-70b mistral-small-24b"
                        + " qwen-2.5-coder-32b qwen-3-0.6b qwen-3-4b qwen-3-8b";
        assertTrue(
                Catalog.standard().modelNames().containsAll(Arrays.asList(named.split(" ", -1))));
    }
}
