package dev.platformc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A platform eight times as large takes eight times the work, counted in bytes allocated, which no
/// busy machine changes.
class GrowthTest {
    private static final int FEW = 250;
    private static final double TOLERATED = 1.3;
    @TempDir Path folder;

    @Test
    void check_grows_with_the_platform() throws IOException {
        long seed = Long.getLong("seed", 20261124L);
        System.out.println("seed " + seed);
        allocated(FEW, seed);
        double few = allocated(FEW, seed);
        double many = allocated(8 * FEW, seed);
        assertTrue(
                many <= 8 * few * TOLERATED,
                "%.0f bytes for %d declarations, %.0f for %d".formatted(few, FEW, many, 8 * FEW));
    }

    @Test
    void the_generated_platform_is_a_good_one_whatever_the_seed() throws IOException {
        for (long seed = 1; seed <= 5; seed++) {
            var run = CommandRun.of("check", generated(FEW, seed).toString());
            assertEquals(0, run.exit(), "seed " + seed + "\n" + run.all());
        }
    }

    private long allocated(int declarations, long seed) throws IOException {
        var platform = generated(declarations, seed).toString();
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        assertEquals(0, CommandRun.of("check", platform).exit());
        return thread.getCurrentThreadAllocatedBytes() - before;
    }

    private Path generated(int declarations, long seed) throws IOException {
        var platform = Files.createTempDirectory(folder, "generated-");
        for (var file : GeneratedPlatform.texts(declarations, seed).entrySet()) {
            Files.writeString(platform.resolve(file.getKey()), file.getValue());
        }
        return platform;
    }
}
