package dev.platformc.cli.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.diagnostic.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
    @TempDir Path home;

    @Test
    void a_second_run_removes_what_it_no_longer_writes_and_keeps_files_of_others()
            throws Exception {
        var out = home.resolve("out");
        write(out, Map.of("a.yaml", "1", "b/c.yaml", "2"));
        Files.writeString(out.resolve("README.md"), "mine");
        Files.createDirectories(out.resolve("notes"));
        Files.writeString(out.resolve("notes/n.txt"), "mine too");

        write(out, Map.of("a.yaml", "3"));

        assertEquals(new TreeSet<>(List.of("README.md", "a.yaml", "notes/n.txt")), files(out));
        assertEquals("3", Files.readString(out.resolve("a.yaml")));
        assertEquals("mine", Files.readString(out.resolve("README.md")));
        assertEquals(1, entries(home), "nothing temporary is left beside it");
    }

    @Test
    void a_folder_with_files_of_others_is_refused_and_untouched() throws Exception {
        Files.writeString(home.resolve("precious.txt"), "mine");
        var refusal = OutputFolder.write(home, new TreeMap<>(Map.of("a.yaml", "1")));
        assertEquals(Code.OUTPUT_TAKEN, refusal.orElseThrow().code());
        assertEquals(new TreeSet<>(List.of("precious.txt")), files(home));
    }

    @Test
    void a_file_of_somebody_else_under_a_name_of_ours_is_never_overwritten() throws Exception {
        var out = home.resolve("out");
        write(out, Map.of("a.yaml", "1"));
        Files.writeString(out.resolve("b.yaml"), "mine");
        var refusal = OutputFolder.write(out, new TreeMap<>(Map.of("a.yaml", "2", "b.yaml", "3")));
        assertTrue(refusal.orElseThrow().headline().contains("in the way"));
        assertEquals("mine", Files.readString(out.resolve("b.yaml")));
        assertEquals("1", Files.readString(out.resolve("a.yaml")));
    }

    @Test
    void what_is_current_is_not_touched() throws Exception {
        var out = home.resolve("out");
        write(out, Map.of("a.yaml", "1"));
        var before = Files.getLastModifiedTime(out.resolve("a.yaml"));
        write(out, Map.of("a.yaml", "1"));
        assertEquals(before, Files.getLastModifiedTime(out.resolve("a.yaml")));
    }

    @Test
    void a_link_to_a_folder_is_followed() throws Exception {
        var real = Files.createDirectory(home.resolve("real"));
        var link = Files.createSymbolicLink(home.resolve("link"), real);
        write(link, Map.of("a.yaml", "1"));
        assertTrue(Files.isSymbolicLink(link));
        assertTrue(Files.exists(home.resolve("real/a.yaml")));
    }

    @Test
    void files_of_others_survive_a_run_that_was_killed_between_its_two_renames() throws Exception {
        var out = home.resolve("out");
        write(out, Map.of("a.yaml", "1"));
        Files.writeString(out.resolve("mine.txt"), "mine");
        Files.move(out, home.resolve(".out.old"));
        write(out, Map.of("b.yaml", "2"));
        assertEquals(new TreeSet<>(List.of("b.yaml", "mine.txt")), files(out));
    }

    @Test
    void leftovers_of_a_killed_run_are_cleared() throws Exception {
        var out = home.resolve("out");
        Files.createDirectories(home.resolve(".out.new/half"));
        write(out, Map.of("a.yaml", "1"));
        assertFalse(Files.exists(home.resolve(".out.new")));
        assertEquals(1, entries(home));
    }

    private static void write(Path folder, Map<String, String> files) {
        assertEquals(Optional.empty(), OutputFolder.write(folder, new TreeMap<>(files)));
    }

    private static TreeSet<String> files(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .map(f -> folder.relativize(f).toString())
                    .filter(f -> !f.equals(OutputFolder.LIST))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static long entries(Path folder) throws IOException {
        try (var list = Files.list(folder)) {
            return list.count();
        }
    }
}
