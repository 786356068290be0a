package dev.platformc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher as a newcomer meets it: the real script and the packaged jars in a fresh folder,
/// with a stand-in for Maven that puts those jars where a build would.
class LauncherIT {
    private static final Path PROJECT = Path.of(System.getProperty("project.root"));
    private static final Path JARS = PROJECT.resolve("compiler/cli/target/app");
    @TempDir Path home;
    private Path clone;
    private Path mvn;

    @BeforeEach
    void freshClone() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the launcher is a shell script");
        clone = Files.createDirectories(home.resolve("a clone"));
        copy(PROJECT.resolve("platformc"), clone.resolve("platformc"));
        for (var folder :
                List.of("grammar", "compiler", "solver", "emitters", "examples/quickstart")) {
            Files.createDirectories(clone.resolve(folder));
        }
        Files.createDirectories(clone.resolve("runtime-agent/contract"));
        Files.writeString(clone.resolve("pom.xml"), "<project/>");
        Files.writeString(clone.resolve("compiler/Some.java"), "class Some {}");
        var quickstart = "examples/quickstart/hello.platform";
        Files.copy(PROJECT.resolve(quickstart), clone.resolve(quickstart));
        mvn = Files.createDirectories(home.resolve("bin")).resolve("mvn");
        maven(
                """
                echo "[INFO] Building platformc-cli 0.1 [1/1]"
                mkdir -p compiler/cli/target/app && cp '%s'/*.jar compiler/cli/target/app/
                """
                        .formatted(JARS));
    }

    @Test
    void first_use_says_what_it_does_and_then_runs() throws Exception {
        var first = run(clone, "./platformc", "check", "examples/quickstart");
        assertEquals(0, first.exit(), first.all());
        assertTrue(first.err().contains("first use: building it"), first.err());
        assertTrue(first.err().contains("[1/1] platformc-cli"), first.err());
        assertTrue(first.out().contains("endpoint `chat`"), first.out());

        var second = run(clone, "./platformc", "check", "examples/quickstart");
        assertEquals("", second.err(), "nothing is built again");
        assertEquals(first.out(), second.out());
    }

    /// The launcher runs our classes as [dev.platformc.cli.prelink.Prelink] leaves them.
    @Test
    void every_example_says_what_was_approved() throws Exception {
        run(clone, "./platformc", "version");
        for (var example : Examples.all()) {
            var check = run(clone, "./platformc", "check", example.toString());
            assertEquals(
                    Files.readString(example.resolve("check.approved.txt")),
                    (check.err() + check.out()).replace(example + "/", ""),
                    Examples.name(example));
        }
    }

    @Test
    void the_start_up_cache_is_in_use() throws Exception {
        run(clone, "./platformc", "version");
        var app = clone.resolve("target/platformc");
        var java = Files.readString(app.resolve("java-home")).strip() + "/bin/java";
        var strict =
                run(
                        clone,
                        java,
                        "-XX:AOTMode=on",
                        "-XX:AOTCache=" + app.resolve("check.aot"),
                        "@" + app.resolve("java.args"),
                        "dev.platformc.cli.Main",
                        "check",
                        "examples/quickstart");
        assertEquals(0, strict.exit(), strict.all());
        Files.delete(app.resolve("check.aot"));
        var without = run(clone, "./platformc", "check", "examples/quickstart");
        assertEquals(0, without.exit(), "a lost cache only makes it slow: " + without.all());
    }

    @Test
    void it_works_from_anywhere_and_through_links() throws Exception {
        var link = home.resolve("bin/platformc");
        Files.createSymbolicLink(link, Path.of("../a clone/platformc"));
        var elsewhere = Files.createDirectories(home.resolve("elsewhere"));
        assertEquals(0, run(elsewhere, link.toString(), "version").exit());
        var byName =
                run(
                        elsewhere,
                        "sh",
                        "-c",
                        "PATH='" + home.resolve("bin") + "':$PATH platformc version");
        assertEquals(0, byName.exit(), byName.all());
        assertTrue(byName.out().startsWith("platformc "), byName.all());
    }

    @Test
    void a_newer_source_is_built_and_a_test_is_not() throws Exception {
        run(clone, "./platformc", "version");
        newer("compiler/core/src/test/java/ATest.java");
        assertEquals("", run(clone, "./platformc", "version").err());
        newer("compiler/core/src/main/java/A.java");
        var built = run(clone, "./platformc", "version");
        assertTrue(built.err().contains("the sources changed"), built.all());
        assertEquals("", run(clone, "./platformc", "version").err());
    }

    @Test
    void a_good_build_survives_a_failed_download_but_not_a_wrong_source() throws Exception {
        run(clone, "./platformc", "version");
        newer("compiler/core/src/main/java/A.java");
        maven("echo '[ERROR] Could not transfer artifact x:y:jar:1'; exit 1");
        var kept = run(clone, "./platformc", "version");
        assertEquals(0, kept.exit(), kept.all());
        assertTrue(kept.err().contains("going on with the build of before"), kept.err());

        maven("echo '[ERROR] A.java:[1,1] class expected'; exit 1");
        var refused = run(clone, "./platformc", "version");
        assertFalse(refused.exit() == 0, refused.all());
        assertTrue(refused.err().contains("class expected"), refused.err());
    }

    @Test
    void two_first_uses_at_once_build_once() throws Exception {
        var both =
                run(
                        clone,
                        "sh",
                        "-c",
                        "./platformc version > one & ./platformc version > two; wait; cat one two");
        assertEquals(
                2, both.out().lines().filter(l -> l.startsWith("platformc ")).count(), both.all());
        assertEquals(
                1, both.err().lines().filter(l -> l.contains("first use")).count(), both.err());
    }

    @Test
    void a_moved_clone_builds_again() throws Exception {
        run(clone, "./platformc", "version");
        var moved = Files.move(clone, home.resolve("moved"));
        var after = run(moved, "./platformc", "version");
        assertEquals(0, after.exit(), after.all());
        assertTrue(after.err().contains("first use"), after.err());
    }

    @Test
    void a_wrong_jdk_is_named() throws Exception {
        var refused = run(clone, "sh", "-c", "PLATFORMC_JAVA_HOME=/nowhere ./platformc version");
        assertEquals(64, refused.exit());
        assertTrue(refused.err().contains("/nowhere, which is not a JDK 25"), refused.err());
    }

    private void newer(String file) throws IOException {
        var path = clone.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "class A {}");
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().plusMillis(20)));
        // Later than the build that it calls for, but never in the future for long.
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void maven(String script) throws IOException {
        Files.writeString(mvn, "#!/bin/sh\nset -e\n" + script);
        Files.setPosixFilePermissions(mvn, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to);
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Result(int exit, String out, String err) {
        String all() {
            return "exit " + exit + "\n" + out + "\n" + err;
        }
    }

    private Result run(Path directory, String... command) throws Exception {
        var out = Files.createTempFile(home, "out", ".txt");
        var err = Files.createTempFile(home, "err", ".txt");
        var builder =
                new ProcessBuilder(new ArrayList<>(List.of(command)))
                        .directory(directory.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        environment(builder.environment());
        int exit = builder.start().waitFor();
        return new Result(
                exit,
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    private void environment(Map<String, String> environment) {
        var path = new TreeMap<>(environment).getOrDefault("PATH", "/usr/bin:/bin");
        environment.put("PATH", mvn.getParent() + ":" + path);
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.remove("PLATFORMC_JAVA_HOME");
    }
}
