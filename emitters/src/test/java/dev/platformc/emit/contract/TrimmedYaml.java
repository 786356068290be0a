package dev.platformc.emit.contract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Definitions without their prose, kept as JSON under `target/` by the hash of the YAML: reading
/// 30 MiB of YAML takes seconds, the 6 MB that matter of it do not.
final class TrimmedYaml {
    private static final Path KEPT = Path.of("target", "crds");
    private static final JsonMapper JSON = JsonMapper.shared();

    /// The largest definition known has under three million characters.
    private static final int LARGEST = 16 << 20;

    private TrimmedYaml() {}

    static JsonNode read(Path yaml) throws IOException {
        byte[] bytes = Files.readAllBytes(yaml);
        Path kept = KEPT.resolve(hash(bytes) + ".json");
        if (Files.exists(kept)) {
            return JSON.readTree(Files.readAllBytes(kept));
        }
        JsonNode trimmed = parse(new String(bytes, StandardCharsets.UTF_8));
        withoutProse(trimmed.at("/spec/versions"));
        Files.createDirectories(KEPT);
        Path started = Files.createTempFile(KEPT, "trimmed", ".json");
        Files.write(started, JSON.writeValueAsBytes(trimmed));
        Files.move(started, kept, StandardCopyOption.ATOMIC_MOVE);
        return trimmed;
    }

    private static JsonNode parse(String yaml) {
        var options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        return JSON.valueToTree(new Yaml(new SafeConstructor(options)).load(yaml));
    }

    /// A text called `description` is prose; an object called so is the schema of a field.
    private static void withoutProse(JsonNode node) {
        if (node instanceof ObjectNode object) {
            Iterator<Map.Entry<String, JsonNode>> fields = object.properties().iterator();
            while (fields.hasNext()) {
                Map.Entry<String, JsonNode> field = fields.next();
                if (field.getKey().equals("description") && field.getValue().isString()) {
                    fields.remove();
                }
            }
        }
        node.forEach(TrimmedYaml::withoutProse);
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest).substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
