package dev.platformc.emit.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.emit.Compiled;
import dev.platformc.emit.Kubernetes;
import dev.platformc.emit.Yaml;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class StorageEmitterTest {
    private static final String PLATFORM =
            """
            platform shop { }
            pool h100 { nodes = 2 x dgx-h100 }
            pool cpus { nodes = 2 x node { cpu = 64, memory = 512GiB, price = 3 USD/h } }
            storage aws { kind = s3, url = "s3://lake/2026" }
            storage house { kind = s3, url = "https://s3.shop.example:9443/lake", credentials = secret("lake", "aws") }
            storage own { kind = minio, size = 2TiB, on = cpus }
            storage claim { kind = pvc, size = 1TiB, class = "shared" }
            registry models { storage = own }
            gang fit {
              on = h100
              api = job
              workers = 1 x worker { gpus = 8 }
              run = pytorch { image = "registry.shop.example/fit:1.0" }
              checkpoint = { to = STORAGE["fit/"], every = 30min }
              mounts = { "/data" = claim["clicks/"], "/words" = house["words/"] }
            }
            """;

    private static Compiled savingTo(String storage) {
        return new Compiled(PLATFORM.replace("STORAGE", storage));
    }

    private static JsonNode pod(String storage) {
        return savingTo(storage).object("job-fit.yaml").at("/spec/template/spec");
    }

    private static Map<String, String> env(JsonNode container) {
        var env = new TreeMap<String, String>();
        container
                .path("env")
                .forEach(e -> env.put(e.path("name").asString(), e.path("value").asString("")));
        return env;
    }

    @ParameterizedTest
    @CsvSource({
        "aws, s3://lake/2026/fit/, , ",
        "house, s3://lake/fit/, https://s3.shop.example:9443, /var/run/secrets/platformc.dev/lake/aws",
        "own, s3://own/fit/, http://own.shop.svc:9000, /var/run/secrets/platformc.dev/own/credentials",
        "claim, /checkpoints, , "
    })
    void a_gang_is_told_where_to_save(
            String storage, String folder, String endpoint, String credentials) {
        var env = env(pod(storage).at("/containers/0"));
        assertEquals(folder, env.get("CHECKPOINT_DIR"));
        assertEquals("1800", env.get("CHECKPOINT_EVERY_SECONDS"));
        assertEquals(endpoint, env.get("AWS_ENDPOINT_URL"));
        assertEquals(credentials, env.get("AWS_SHARED_CREDENTIALS_FILE"));
    }

    @Test
    void a_claim_is_mounted_once_and_seen_in_two_folders() {
        var pod = pod("claim");
        var mounts = new TreeMap<String, String>();
        pod.at("/containers/0/volumeMounts")
                .forEach(m ->
                        mounts.put(
                                m.path("mountPath").asString(),
                                m.path("name").asString() + "/" + m.path("subPath").asString("")));
        assertEquals("claim/clicks", mounts.get("/data"));
        assertEquals("claim/fit", mounts.get("/checkpoints"));
        assertEquals(
                1,
                pod.path("volumes")
                        .valueStream()
                        .filter(v -> v.at("/persistentVolumeClaim/claimName").isString())
                        .count());
    }

    @Test
    void what_is_mounted_of_a_bucket_is_copied_before_the_work_starts() {
        var copying = pod("claim").at("/initContainers/0");
        assertEquals(
                List.of("s3", "sync", "--no-progress", "s3://lake/words/", "/words"),
                copying.path("args").valueStream().map(JsonNode::asString).toList());
        assertEquals("https://s3.shop.example:9443", env(copying).get("AWS_ENDPOINT_URL"));
    }

    @Test
    void the_files_of_a_registry_lie_in_its_storage() {
        var args =
                savingTo("own")
                        .object("deployment-models.yaml")
                        .at("/spec/template/spec/containers/0/args");
        assertTrue(
                args.valueStream()
                        .anyMatch(a ->
                                a.asString().equals("--artifacts-destination=s3://own/models/")));
    }

    /// Keys are named, never written.
    @Test
    void no_secret_is_written_down() {
        for (var storage : List.of("aws", "house", "own", "claim")) {
            for (var document : savingTo(storage).documents()) {
                assertFalse(
                        Kubernetes.of(document.content()).kind().equals("Secret"), document.path());
                for (var word : List.of("aws_secret_access_key", "MINIO_ROOT_PASSWORD")) {
                    assertFalse(Yaml.print(document.content()).contains(word), document.path());
                }
            }
        }
    }
}
