package dev.platformc.emit.contract;

import static dev.platformc.emit.contract.Violation.under;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Not by hand but everywhere: no field of any emitted kind can be written under another name, or
/// with a value of another shape, without the contract noticing.
class MisspellingTest {
    /// Maps whose keys are the user's, not the schema's.
    private static final Set<String> FREE_MAPS =
            Set.of(
                    "labels",
                    "annotations",
                    "matchLabels",
                    "nodeLabels",
                    "data",
                    "requests",
                    "limits",
                    "matchExpressions",
                    "plugins",
                    "actions",
                    "deserved",
                    "capability",
                    "resource",
                    "featureGates",
                    "nodeSelector",
                    "rayStartParams",
                    "valuesObject",
                    "managerConfig",
                    "pytorchReplicaSpecs",
                    "tfReplicaSpecs",
                    "xgbReplicaSpecs",
                    "mpiReplicaSpecs");

    /// Parts that a definition leaves open: [ServingRules] look at them.
    private static final Set<String> UNCHECKED =
            Set.of("/spec/triggers/0/metadata", "/scheduler/config/inline", "/lora/adapters");

    @Test
    void a_field_under_another_name_is_noticed() {
        var found = damage(Damage.NAME);
        assertEquals(Set.of(), found.unnoticed());
        assertTrue(found.tried() > 300, found.tried() + " fields");
    }

    @Test
    void a_value_of_another_shape_is_noticed() {
        assertEquals(Set.of(), damage(Damage.SHAPE).unnoticed());
    }

    /// What is left out may be optional: then only the approved output of the examples differs. The
    /// page counts what the contract notices by itself.
    @Test
    void the_page_counts_them() throws IOException {
        var page = new StringBuilder(HEAD);
        for (Emitted document : oneOfEachKind()) {
            var fields = pointers(document);
            page.append("| " + document.kind() + " | `" + document.apiVersion() + "` | ");
            page.append(fields.size());
            for (var damage : Damage.values()) {
                page.append(" | ");
                page.append(fields.stream().filter(at -> isNoticed(document, at, damage)).count());
            }
            page.append(" |\n");
        }
        if (Boolean.getBoolean("approve")) {
            Files.writeString(PAGE, page.toString());
        }
        assertEquals(Files.readString(PAGE), page.toString());
    }

    private static final Path PAGE =
            Path.of(System.getProperty("project.root"), "docs", "emitted-kinds.md");

    private static final String HEAD =
            """
            <!-- Made by MisspellingTest from the examples: change those. -->
            # What is emitted, and how mistakes in it are noticed

            One document of each kind, the longest of all examples. Each of its fields is written under another name, with a value of another
            shape, and left out, as an emitter with that mistake would. Noticed here means by the contract alone: schema, CEL rules, webhook rules, Pod
            Security. A field that is left out may be optional; the approved outputs of the examples differ for every one of them.

            | kind | version | fields | under another name, noticed | of another shape, noticed | left out, noticed by the contract |
            |---|---|--:|--:|--:|--:|
            """;

    /// @param unnoticed kinds with pointers
    private record Found(int tried, Set<String> unnoticed) {}

    private static Found damage(Damage damage) {
        var unnoticed = new TreeSet<String>();
        int tried = 0;
        for (Emitted document : oneOfEachKind()) {
            for (String at : pointers(document)) {
                tried++;
                if (!isNoticed(document, at, damage)) {
                    unnoticed.add(document.kind() + at);
                }
            }
        }
        System.out.println(tried + " fields, each damaged in its " + damage);
        return new Found(tried, unnoticed);
    }

    private enum Damage {
        NAME,
        SHAPE,
        LEFT_OUT
    }

    private static boolean isNoticed(Emitted document, String at, Damage damage) {
        JsonNode copy = document.read().deepCopy();
        int slash = at.lastIndexOf('/');
        var parent = (ObjectNode) copy.at(at.substring(0, slash));
        String name = at.substring(slash + 1).replace("~1", "/").replace("~0", "~");
        JsonNode value = parent.remove(name);
        switch (damage) {
            case NAME -> parent.set(name + "X", value);
            case SHAPE -> parent.set(name, otherShape(value));
            case LEFT_OUT -> {}
        }
        var contract = new Contract(CrdsAtHand.definitions());
        return !contract.alone(new Emitted(document.path(), document.text(), copy)).isEmpty();
    }

    /// A list for what is none, a word for a list.
    private static JsonNode otherShape(JsonNode value) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        return value.isArray() ? JsonNodeFactory.instance.stringNode("x") : list.add(value);
    }

    /// Every field with a name of the schema's, as pointers. What authors bring along may be of a
    /// kind that only they know.
    private static List<String> pointers(Emitted document) {
        var found = new ArrayList<String>();
        collect(document.read(), "", found);
        if (document.path().startsWith("manifests/")) {
            found.removeAll(List.of("/apiVersion", "/kind"));
        }
        return found;
    }

    private static void collect(JsonNode node, String at, List<String> into) {
        for (var field : node.properties()) {
            String here = under(at, field.getKey());
            if (!isFreeMap(node, at) && !here.endsWith("/lora/adapters")) {
                into.add(here);
            }
            collect(field.getValue(), here, into);
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), under(at, i), into);
            }
        }
    }

    /// The selector of a service is a map of labels; those of other kinds hold one. The resources
    /// of a group of Ray's workers are names, those of a container requests and limits.
    private static boolean isFreeMap(JsonNode node, String at) {
        String name = at.substring(at.lastIndexOf('/') + 1);
        return FREE_MAPS.contains(name)
                || at.contains("/generators/0/list/elements/")
                || UNCHECKED.stream().anyMatch(at::contains)
                || (name.equals("selector") && !node.has("matchLabels"))
                || (name.equals("resources") && node.has("CPU"));
    }

    private static List<Emitted> oneOfEachKind() {
        Map<String, Emitted> byKind = new LinkedHashMap<>();
        ExamplePlatforms.outputs()
                .forEach(o ->
                        o.emitted()
                                .forEach(d ->
                                        byKind.merge(
                                                d.apiVersion() + d.kind(),
                                                d,
                                                MisspellingTest::longer)));
        return List.copyOf(byKind.values());
    }

    private static Emitted longer(Emitted one, Emitted other) {
        return one.text().length() >= other.text().length() ? one : other;
    }
}
