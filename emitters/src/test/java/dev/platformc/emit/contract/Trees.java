package dev.platformc.emit.contract;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Text to trees, as a reader of YAML 1.1 sees it.
final class Trees {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Trees() {}

    /// The tree of one YAML document. A key twice in one mapping is refused.
    static JsonNode yaml(String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return of(new Yaml(new SafeConstructor(options)).load(text));
    }

    /// The tree of plain data or of a typed object, with numbers as JSON text would have them: an
    /// `int` and a `long` of the same value are the same node.
    static JsonNode of(Object data) {
        return JSON.readTree(JSON.writeValueAsBytes(data));
    }
}
