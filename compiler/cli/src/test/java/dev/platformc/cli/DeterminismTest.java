package dev.platformc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Equal sources give equal bytes, whatever the machine: twenty processes, each with another order
/// of files and declarations, locale, timezone, heap and encoding.
class DeterminismTest {
    private static final int RUNS = 20;
    private static final List<String> LOCALES =
            List.of("tr-TR", "ar-EG", "de-DE", "hi-IN", "en-US");
    private static final List<String> ZONES =
            List.of("Asia/Kolkata", "Pacific/Chatham", "UTC", "America/St_Johns");
    private static final List<String> HEAPS = List.of("-Xmx96m", "-Xmx256m", "-Xmx1g");
    @TempDir Path home;

    @Test
    void twenty_runs_in_twenty_surroundings_write_the_same_bytes() throws Exception {
        long seed = Long.getLong("seed", 20261124L);
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var sources = declarations(Examples.root().resolve("training"));
        var first = compile(0, sources, List.of());
        for (int run = 1; run < RUNS; run++) {
            var shuffled = new ArrayList<>(sources);
            Collections.shuffle(shuffled, random);
            var surroundings =
                    List.of(
                            pick(HEAPS, random),
                            "-Duser.language=" + pick(LOCALES, random).substring(0, 2),
                            "-Duser.timezone=" + pick(ZONES, random),
                            "-Dfile.encoding=" + (random.nextBoolean() ? "ISO-8859-1" : "UTF-8"));
            assertEquals(first, compile(run, shuffled, surroundings), surroundings.toString());
        }
    }

    @Test
    void compiling_again_with_the_lock_just_written_changes_nothing() throws Exception {
        for (var example : Examples.all()) {
            if (Examples.isRefused(example)) {
                continue;
            }
            var folder = home.resolve(Examples.name(example));
            Examples.copy(example, folder, false);
            var out = folder.resolve("out").toString();
            assertEquals(0, CommandRun.of("compile", folder.toString(), "-o", out).exit());
            var before = tree(folder);
            assertEquals(0, CommandRun.of("compile", folder.toString(), "-o", out).exit());
            assertEquals(before, tree(folder), Examples.name(example));
        }
    }

    private static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    /// The declarations of all files, each with the comments in front of it.
    private static List<String> declarations(Path folder) throws IOException {
        var parts = new ArrayList<String>();
        try (var files = Files.newDirectoryStream(folder, "*.platform")) {
            for (var file : files) {
                for (var part : Files.readString(file).split("\n\n")) {
                    parts.add(part.strip() + "\n");
                }
            }
        }
        return parts;
    }

    private TreeMap<String, String> compile(int run, List<String> parts, List<String> jvm)
            throws Exception {
        var folder = Files.createDirectories(home.resolve("run-" + run));
        int files = 1 + run % 4;
        for (int i = 0; i < parts.size(); i++) {
            var file = folder.resolve("f" + i % files + ".platform");
            Files.writeString(
                    file, (Files.exists(file) ? Files.readString(file) + "\n" : "") + parts.get(i));
        }
        var command = new ArrayList<String>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(jvm);
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.platformc.cli.Main",
                        "compile",
                        folder.toString(),
                        "-o",
                        folder.resolve("out").toString()));
        var log = folder.resolve("log.txt");
        int exit =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start()
                        .waitFor();
        assertEquals(0, exit, Files.readString(log));
        var written = tree(folder.resolve("out"));
        written.put("platform.lock", Files.readString(folder.resolve("platform.lock")));
        return written;
    }

    private static TreeMap<String, String> tree(Path folder) throws IOException {
        var texts = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                texts.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }
}
