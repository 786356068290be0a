package dev.platformc.emit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.text.SourceSet;
import dev.platformc.emit.Document;
import dev.platformc.emit.Emitters;
import dev.platformc.emit.Yaml;
import dev.platformc.emit.schema.Schema;
import dev.platformc.emit.schema.SchemaCheck;
import dev.platformc.emit.schema.Schemas;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The schemas that patches and manifests are checked by, against fabric8 reading strictly: what
/// they allow it takes, and what it writes they allow.
class SchemasOfModelsTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Schemas SCHEMAS = Schemas.of(SourceSet.of(List.of()));
    private static final int DEEPEST = 9;

    private final Random random;

    SchemasOfModelsTest() {
        long seed = Long.getLong("seed", 20261125L);
        System.out.println("SchemasOfModelsTest -Dseed=" + seed);
        random = new Random(seed);
    }

    @Test
    void what_a_schema_allows_its_model_takes_and_gives_back() {
        int fields = 0;
        for (var kind : CoreModels.kinds().entrySet()) {
            int slash = kind.getKey().lastIndexOf('/');
            var apiVersion = kind.getKey().substring(0, slash);
            var name = kind.getKey().substring(slash + 1);
            var schema = SCHEMAS.find(apiVersion, name).orElseThrow().schema();
            for (int i = 0; i < 20; i++) {
                var object = (ObjectNode) any(schema, 0);
                object.put("apiVersion", apiVersion).put("kind", name);
                assertEquals(List.of(), SchemaCheck.of(object, schema, ""), object.toString());
                var differences = new ArrayList<Violation>();
                CoreObjectCheck.differences(
                        object, CoreModels.throughModel(kind.getValue(), object), "", differences);
                assertEquals(List.of(), differences, kind.getKey() + ": " + object);
                fields += object.toString().length();
            }
        }
        assertTrue(fields > 100_000, "too little to believe: " + fields);
    }

    @Test
    void what_is_emitted_its_schema_allows() {
        int checked = 0;
        for (var example : ExamplePlatforms.all()) {
            var plan = example.outcome().value();
            if (plan == null) {
                continue;
            }
            for (Document document : Emitters.emit(plan)) {
                if (document.content() instanceof HasMetadata model) {
                    var schema = SCHEMAS.find(model.getApiVersion(), model.getKind()).orElseThrow();
                    assertEquals(
                            List.of(),
                            SchemaCheck.of(Yaml.tree(model), schema.schema(), ""),
                            document.path());
                    checked++;
                }
            }
        }
        assertTrue(checked > 50, "only " + checked);
    }

    /// Something that the schema allows, without empty records and lists, which models leave out,
    /// and with what they would fill in.
    private JsonNode any(Schema schema, int depth) {
        return switch (schema) {
            case Schema.Structure structure -> {
                var object = NODES.objectNode();
                for (var name : structure.names()) {
                    boolean preset = name.equals("kind") || name.equals("apiVersion");
                    if (preset || (depth < DEEPEST && random.nextInt(3) == 0)) {
                        var value = any(structure.field(name).orElseThrow(), depth + 1);
                        if (!value.isContainer() || !value.isEmpty()) {
                            object.set(name, value);
                        }
                    }
                }
                yield object;
            }
            case Schema.Entries(var of) -> {
                var value = any(of, depth + 1);
                yield value.isContainer() && value.isEmpty()
                        ? NODES.objectNode()
                        : NODES.objectNode().set("a.b/c", value);
            }
            case Schema.Items(var of, _) -> {
                var value = any(of, depth + 1);
                yield value.isContainer() && value.isEmpty()
                        ? NODES.arrayNode()
                        : NODES.arrayNode().add(value);
            }
            case Schema.Scalar(var sort, _) ->
                    switch (sort) {
                        case TEXT -> NODES.stringNode("t" + random.nextInt(100));
                        case WHOLE -> NODES.numberNode(random.nextInt(1000));
                        case DECIMAL -> NODES.numberNode(random.nextInt(1000) + 0.5);
                        case TRUTH -> NODES.booleanNode(random.nextBoolean());
                        case QUANTITY -> NODES.stringNode(random.nextInt(100) + "Gi");
                        case WHOLE_OR_TEXT ->
                                random.nextBoolean()
                                        ? NODES.numberNode(random.nextInt(100))
                                        : NODES.stringNode("25%");
                    };
            case Schema.Anything _ -> NODES.objectNode();
        };
    }
}
