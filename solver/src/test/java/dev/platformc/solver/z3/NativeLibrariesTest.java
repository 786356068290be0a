package dev.platformc.solver.z3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.z3.Context;
import com.microsoft.z3.Status;
import com.microsoft.z3.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibrariesTest {
    private static final String SYSTEM = "com/microsoft/z3/linux/amd64/";
    private static final List<String> NAMES = List.of("libz3java.so", "libz3.so");

    @Test
    void z3_answers_with_the_version_of_the_pom() {
        assertTrue(Version.getFullVersion().contains("4.14.1"), Version.getFullVersion());
        try (var context = new Context()) {
            var solver = context.mkSolver();
            var x = context.mkIntConst("x");
            solver.add(context.mkGt(x, context.mkInt(2)), context.mkLt(x, context.mkInt(4)));
            assertEquals(Status.SATISFIABLE, solver.check());
            assertEquals("3", solver.getModel().eval(x, true).toString());
        }
    }

    @Test
    void first_starts_at_once_share_one_whole_folder(@TempDir Path cache) throws Exception {
        Callable<Path> start = () -> NativeLibraries.unpack(SYSTEM, NAMES, cache);
        try (var starts = Executors.newFixedThreadPool(4)) {
            var folders =
                    starts.invokeAll(List.of(start, start, start, start)).stream()
                            .map(f -> f.resultNow())
                            .distinct()
                            .toList();
            assertEquals(1, folders.size());
            assertTrue(Files.size(folders.getFirst().resolve("libz3.so")) > 30_000_000);
        }
        try (var left = Files.list(cache)) {
            assertEquals(1, left.count(), "temporary folders are gone");
        }
    }

    @Test
    void a_second_start_writes_nothing(@TempDir Path cache) throws Exception {
        var folder = NativeLibraries.unpack(SYSTEM, NAMES, cache);
        var before = Files.getLastModifiedTime(folder.resolve("libz3.so"));
        assertEquals(folder, NativeLibraries.unpack(SYSTEM, NAMES, cache));
        assertEquals(before, Files.getLastModifiedTime(folder.resolve("libz3.so")));
    }

    @Test
    void the_cache_follows_the_environment() {
        assertEquals(
                Path.of("/var/cache/me/platformc"),
                NativeLibraries.cacheFolder(Map.of("XDG_CACHE_HOME", "/var/cache/me")));
    }
}
