package dev.platformc.cli.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.platformc.core.Frontend;
import dev.platformc.core.text.Source;
import dev.platformc.core.text.SourceSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Imports on a real disk: with links, and with a repository that they may not leave.
class ImportedFoldersTest {
    private static final String PLATFORM =
            "platform x\npool gpus { nodes = 1 x dgx-h100 }\nendpoint e { model = lib.chat }\n";
    private static final String LIBRARY = "model chat = llama-3.1-8b { precision = fp8 }\n";

    @TempDir Path home;

    private Path repository = Path.of("");

    @BeforeEach
    void a_repository() throws IOException {
        repository = home.toRealPath().resolve("repository");
        Files.createDirectories(repository.resolve(".git"));
        write("repository/x/x.platform", "import \"../lib\"\n" + PLATFORM);
        write("repository/lib/lib.platform", LIBRARY);
        write("outside/lib.platform", LIBRARY);
    }

    private void write(String file, String text) throws IOException {
        var path = home.toRealPath().resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private SourceSet read() {
        var read = new SourceFolder(repository.resolve("x")).read();
        assertEquals(List.of(), read.diagnostics());
        return Objects.requireNonNull(read.value());
    }

    private List<String> said() {
        var sources = read();
        return Frontend.read(sources, Map.of()).diagnostics().stream()
                .filter(d -> d.isError())
                .map(d -> d.code().slug())
                .toList();
    }

    private void link(String from, String to) throws IOException {
        Files.createSymbolicLink(repository.resolve(from), home.toRealPath().resolve(to));
    }

    @Test
    void a_library_beside_the_platform_is_read() {
        assertEquals(List.of(), said());
        assertEquals(
                List.of("lib/lib.platform", "x/x.platform"),
                read().sources().stream()
                        .map(Source::path)
                        .map(path -> path.substring(repository.toString().length() + 1))
                        .toList());
    }

    @Test
    void what_is_below_and_not_imported_is_another_platform() throws IOException {
        write("repository/x/y/y.platform", "platform y");
        assertEquals(List.of(), said());
    }

    @Test
    void a_directory_outside_of_the_repository_is_refused() throws IOException {
        write("repository/x/x.platform", "import \"../../outside\" as lib\n" + PLATFORM);
        assertEquals(List.of("import-outside"), said());
    }

    @Test
    void without_a_repository_the_platform_stands_alone() throws IOException {
        Files.delete(repository.resolve(".git"));
        assertEquals(List.of("import-outside"), said());
    }

    @Test
    void a_link_that_leads_out_is_followed_before_it_is_judged() throws IOException {
        link("x/away", "outside");
        write("repository/x/x.platform", "import \"away\" as lib\n" + PLATFORM);
        assertEquals(List.of("import-outside"), said());
    }

    @Test
    void so_is_a_file_that_is_a_link() throws IOException {
        link("lib/more.platform", "outside/lib.platform");
        assertEquals(List.of("import-outside"), said());
    }

    @Test
    void a_link_within_the_repository_is_the_library_it_leads_to() throws IOException {
        link("x/near", "repository/lib");
        write("repository/x/x.platform", "import \"near\"\nimport \"../lib\"\n" + PLATFORM);
        assertEquals(List.of(), said());
        assertEquals(2, read().sources().size());
    }

    @Test
    void a_library_that_imports_the_platform_is_a_circle() throws IOException {
        write("repository/lib/lib.platform", "import \"../x\"\n" + LIBRARY);
        assertEquals(List.of("import-cycle"), said());
    }

    @Test
    void a_circle_of_libraries_ends() throws IOException {
        write("repository/lib/lib.platform", "import \"../two\"\n" + LIBRARY);
        write("repository/two/two.platform", "import \"../lib\"\nlet a = 1\n");
        assertEquals(List.of("import-cycle"), said());
    }

    @Test
    void a_directory_without_sources_is_no_library() throws IOException {
        Files.createDirectories(repository.resolve("empty"));
        write("repository/x/x.platform", "import \"../empty\" as lib\n" + PLATFORM);
        assertEquals(List.of("import-missing"), said());
    }

    @Test
    void a_file_of_a_library_that_is_no_text_is_said() throws IOException {
        Files.write(
                repository.resolve("lib/bad.platform"),
                "let a = \"\u00e9\"".getBytes(StandardCharsets.ISO_8859_1));
        var read = new SourceFolder(repository.resolve("x")).read();
        assertEquals(
                List.of("not-utf8"),
                read.diagnostics().stream().map(d -> d.code().slug()).toList());
    }
}
