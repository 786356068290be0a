package dev.platformc.emit.contract;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/// The folder of definitions of this run: `-Dcrds=FOLDER`, relative to the root of the project.
/// They are not the project's and not in its repository; in CI they must be there.
final class CrdsAtHand {
    /// The long explanation is given once a run.
    private static final AtomicBoolean SAID = new AtomicBoolean();

    private CrdsAtHand() {}

    /// The folder. Without one the test that asks is skipped, and says what to unpack where.
    static CrdFolder folder() {
        String said = System.getProperty("crds", "");
        Path folder = Path.of(System.getProperty("project.root", "..")).resolve(said);
        if (!said.isEmpty() && Files.isDirectory(folder)) {
            return Once.read(folder);
        }
        String why =
                said.isEmpty()
                        ? "no custom resource definitions: -Dcrds=FOLDER is not given"
                        : "no custom resource definitions at " + folder;
        if ("true".equals(System.getenv("CI"))) {
            return fail(why + "\n" + releases());
        }
        if (SAID.compareAndSet(false, true)) {
            System.out.printf("Contract tests are skipped: %s.%n%s", why, releases());
        }
        return abort(why + "; crd-releases.txt lists the releases that hold them");
    }

    /// Those, our own list of the fields of gateways' policies that are emitted, and what examples
    /// define beside their sources.
    static CrdFolder definitions() {
        return Once.withExamples(folder());
    }

    /// The list of releases, with the head that says what to do with it.
    static String releases() {
        try (InputStream list = CrdsAtHand.class.getResourceAsStream("crd-releases.txt")) {
            if (list == null) {
                throw new IllegalStateException("crd-releases.txt is not on the class path");
            }
            return new String(list.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> policies() {
        Path root = Path.of(System.getProperty("project.root", ".."));
        Path own = root.resolve("emitters/src/test/resources/dev/platformc/emit/contract");
        try (Stream<Path> files = Files.list(own.resolve("gateway-policies"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One folder a run: what was read stays read for the next test.
    private static final class Once {
        private static final Map<Path, CrdFolder> FOLDERS = new ConcurrentHashMap<>();
        private static final Map<CrdFolder, CrdFolder> LARGER = new ConcurrentHashMap<>();

        static CrdFolder withExamples(CrdFolder folder) {
            return LARGER.computeIfAbsent(
                    folder, f -> f.and(policies()).and(ExamplePlatforms.schemas()));
        }

        static CrdFolder read(Path folder) {
            return FOLDERS.computeIfAbsent(
                    folder,
                    f -> {
                        try {
                            return CrdFolder.at(f);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
    }
}
