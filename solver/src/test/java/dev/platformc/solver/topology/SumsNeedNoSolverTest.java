package dev.platformc.solver.topology;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.solver.Budget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Loading Z3 takes longer than most platforms take to place: what sums and greedy orders settle
/// must not load it. Seen from outside, in a process of its own.
class SumsNeedNoSolverTest {
    @Test
    void aPlacementProvenByCountingDoesNotLoadZ3() throws IOException, InterruptedException {
        var loaded = loaded("counting");
        assertTrue(loaded.contains("placed Optimal[how=counting"), loaded);
        assertFalse(loaded.contains("com.microsoft.z3"), "Z3 is loaded");
    }

    @Test
    void aPlacementThatNeedsASearchLoadsIt() throws IOException, InterruptedException {
        var loaded = loaded("search");
        assertTrue(loaded.contains("placed Optimal[how=search"), loaded);
        assertTrue(loaded.contains("com.microsoft.z3"), "seen in no other way");
    }

    private static String loaded(String argument) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process =
                new ProcessBuilder(
                                java,
                                "-Xlog:class+load",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                SumsNeedNoSolverTest.class.getName(),
                                argument)
                        .redirectErrorStream(true)
                        .start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed;
    }

    /// Places one problem and prints the proof.
    ///
    /// @param arguments `counting` or `search`
    public static void main(String[] arguments) {
        boolean counting = List.of(arguments).contains("counting");
        var problem = Workbench.cluster(3, 256, 24, counting ? 0.8 : 0.95);
        var placed = (PlacementAnswer.Placed) Placer.place(problem, Budget.USUAL);
        System.out.println("placed " + placed.proof());
    }
}
