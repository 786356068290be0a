package dev.platformc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// `platformc lint FILE.yaml`, as a user calls it; what is said is in `cases/objects`.
class LintYamlTest {
    @TempDir Path home;
    private Path pod = Path.of("pod.yaml");

    @BeforeEach
    void writePod() throws IOException {
        pod = home.resolve("pod.yaml");
        Files.copy(
                Approved.resources().resolve("cases/objects/pod-of-the-reference/pod.yaml"), pod);
        Files.writeString(
                home.resolve("lab.platform"),
                "platform lab\npool gpus { nodes = 1 x dgx-h100 }\n"
                        + "endpoint chat { model = llama-3.1-70b, replicas = 2 }\n");
    }

    private static CommandRun lint(String... words) {
        var all = new ArrayList<>(List.of("lint"));
        all.addAll(List.of(words));
        return CommandRun.of(all.toArray(String[]::new));
    }

    @Test
    void advice_and_warnings_end_with_two_and_errors_with_one() throws IOException {
        assertEquals(ExitCode.CHANGES, lint(pod.toString()).exit());
        Files.writeString(pod, Files.readString(pod).replace("gpu: 1", "gpu: 0.5"));
        var run = lint("--format", "concise", pod.toString());
        assertEquals(ExitCode.REFUSED, run.exit());
        assertTrue(run.err().contains("pod.yaml:11:25: error[PLT-1004]: "), run.err());
        var good = home.resolve("map.yaml");
        Files.writeString(good, "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n");
        assertEquals(new CommandRun(0, "", ""), lint(good.toString()));
    }

    @Test
    void programs_get_json_and_sarif_with_the_same_places() throws IOException {
        var json = lint("--format", "json", pod.toString());
        assertEquals(6, json.out().lines().count(), json.all());
        var first = JsonMapper.shared().readTree(json.out().lines().findFirst().orElseThrow());
        assertEquals("PLT-1013", first.path("code").asString());
        var sarif = JsonMapper.shared().readTree(lint("--format", "sarif", pod.toString()).out());
        var results = sarif.at("/runs/0/results");
        assertEquals(6, results.size());
        var region = results.get(0).at("/locations/0/physicalLocation/region");
        assertEquals(2, region.path("startLine").asInt());
        assertEquals(7, region.path("startColumn").asInt());
    }

    /// All eight GPUs serve two replicas of four.
    @Test
    void a_platform_says_whether_there_is_a_gpu_left() throws IOException {
        var run = lint("--format", "concise", "-C", home.toString(), pod.toString());
        assertEquals(ExitCode.REFUSED, run.exit(), run.all());
        assertTrue(
                run.err()
                        .contains(
                                "error[PLT-1012]: the file asks for 1 `nvidia.com/gpu`, and 0 are"
                                        + " free\n"),
                run.err());
        var lab = home.resolve("lab.platform");
        Files.writeString(lab, Files.readString(lab).replace("replicas = 2", "replicas = 1"));
        assertEquals(
                ExitCode.CHANGES, lint("-C", home.toString(), pod.toString()).exit(), run.all());
    }

    @Test
    void several_files_are_read_together_and_a_missing_one_is_named() throws IOException {
        var other = home.resolve("other.yml");
        Files.copy(pod, other);
        var run = lint("--format", "concise", pod.toString(), other.toString());
        assertEquals(12, run.err().lines().count(), run.err());
        var missing = lint(home.resolve("none.yaml").toString());
        assertEquals(ExitCode.USAGE, missing.exit(), missing.all());
    }

    @Test
    void a_platform_beside_a_directory_makes_no_sense() {
        var run = lint("-C", home.toString(), home.toString());
        assertEquals(ExitCode.USAGE, run.exit(), run.all());
    }
}
