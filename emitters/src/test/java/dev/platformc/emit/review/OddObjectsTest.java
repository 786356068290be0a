package dev.platformc.emit.review;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.text.Source;
import dev.platformc.emit.Pointers;
import dev.platformc.emit.Yaml;
import dev.platformc.emit.YamlReader;
import dev.platformc.emit.contract.ExamplePlatforms;
import dev.platformc.emit.convert.Conversion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Whatever stands in place of a value, a review and a conversion come to an end with something to
/// say, and never with a bug of ours.
class OddObjectsTest {
    private static final Path RENDERED =
            Path.of(System.getProperty("project.root", "..")).resolve("examples");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static List<JsonNode> odd() {
        var object = NODES.objectNode();
        object.put("x", 1);
        var list = NODES.arrayNode();
        list.add("x");
        return List.of(
                NODES.nullNode(),
                NODES.numberNode(-1),
                NODES.stringNode(""),
                NODES.stringNode("${x}\"\\"),
                NODES.booleanNode(true),
                list,
                object);
    }

    @TestFactory
    Stream<DynamicTest> no_value_in_any_place_is_too_odd() {
        return Stream.of(
                        "training-kinds/rendered/training/pytorchjob-vision.yaml",
                        "training-kinds/rendered/training/mpijob-weather.yaml",
                        "training-kinds/rendered/training/trainjob-language.yaml",
                        "quickstart/rendered/serving/deployment-chat.yaml")
                .map(file -> DynamicTest.dynamicTest(file, () -> noneIsTooOdd(file)));
    }

    private static void noneIsTooOdd(String file) throws IOException {
        var tree = YamlReader.read(Files.readString(RENDERED.resolve(file))).documents().getFirst();
        var plan = ExamplePlatforms.plans().get("training-kinds");
        var pointers = new ArrayList<String>();
        collect(tree.tree(), "", pointers);
        assertTrue(pointers.size() > 30, file);
        for (int i = 0; i < pointers.size(); i++) {
            // Every third in each place: each place gets a few, and each of them many places.
            for (int k = i % 3; k < odd().size(); k += 3) {
                var pointer = pointers.get(i);
                var odd = odd().get(k);
                var changed = tree.tree().deepCopy();
                replace(changed, pointer, odd);
                var source = new Source("odd.yaml", Yaml.print(changed));
                var platform = plan == null ? null : plan.platform();
                var wish = new Conversion.Wish(platform, false, null);
                assertDoesNotThrow(() -> Review.of(source, plan), source.text());
                assertDoesNotThrow(() -> Conversion.of(List.of(source), wish), source.text());
            }
        }
    }

    private static void collect(JsonNode node, String at, List<String> pointers) {
        if (!at.isEmpty()) {
            pointers.add(at);
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), at + "/" + i, pointers);
            }
        } else {
            node.forEachEntry((name, inside) -> collect(inside, at + Pointers.of(name), pointers));
        }
    }

    private static void replace(JsonNode tree, String pointer, JsonNode odd) {
        int last = pointer.lastIndexOf('/');
        var parent = tree.at(pointer.substring(0, last));
        var step = Pointers.plain(pointer.substring(last + 1));
        if (parent instanceof ArrayNode list) {
            list.set(Integer.parseInt(step), odd);
        } else if (parent instanceof ObjectNode object) {
            object.set(step, odd);
        }
    }
}
