package dev.platformc.emit.contract;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The folder of definitions of this run: `-Dcrds=FOLDER`, relative to the root of the project.
/// They are not the project's and not in its repository; in CI they must be there.
final class CrdsAtHand {
    private CrdsAtHand() {}

    /// The folder. Without one the test that asks is skipped, and says what to unpack where.
    static CrdFolder folder() {
        String said = System.getProperty("crds", "");
        Path folder = Path.of(System.getProperty("project.root", "..")).resolve(said);
        if (!said.isEmpty() && Files.isDirectory(folder)) {
            return Once.read(folder);
        }
        String why =
                "no custom resource definitions"
                        + (said.isEmpty() ? " (-Dcrds=FOLDER is not given)" : " at " + folder)
                        + "; these releases hold them:\n"
                        + releases();
        return "true".equals(System.getenv("CI")) ? fail(why) : abort(why);
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

    /// One folder a run: what was read stays read for the next test.
    private static final class Once {
        private static final Map<Path, CrdFolder> FOLDERS =
                new ConcurrentHashMap<>();

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
