package dev.platformc.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.platformc.contract.NodeLayout;
import dev.platformc.plan.Plan;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The layouts in the output are what the agent's schema says, and no other.
class NodeLayoutTest {
    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(resource());

    static Stream<Named<Plan>> plans() {
        return EmittersTest.plans();
    }

    @ParameterizedTest
    @MethodSource("plans")
    void a_layout_is_valid_and_names_every_card_of_every_node_once(Plan plan) {
        for (var text : layouts(plan)) {
            var layout = read(text);
            assertEquals(List.of(), messages(layout));
            var names = new HashSet<String>();
            for (var group : layout.path("nodes")) {
                group.path("names").forEach(name -> assertTrue(names.add(name.asString())));
                int next = 0;
                for (var cards : group.path("cards")) {
                    assertEquals(next, cards.path("first").intValue());
                    next += cards.path("count").intValue();
                }
                assertEquals(layout.path("gpusPerNode").intValue(), next);
            }
        }
    }

    @Test
    void cut_cards_say_where_each_instance_starts() {
        var text = layouts(Plans.agent()).getFirst();
        var starts =
                read(text)
                        .path("nodes")
                        .get(0)
                        .path("cards")
                        .get(1)
                        .path("instances")
                        .valueStream()
                        .map(instance ->
                                instance.path("profile").asString("")
                                        + " at "
                                        + instance.path("start").asString(""))
                        .toList();
        assertEquals(List.of("2g.20gb at 0", "2g.20gb at 2", "2g.20gb at 4"), starts);
    }

    @ParameterizedTest
    @CsvSource({
        "pool: a100-main, pol: a100-main",
        "use: whole, use: half",
        "start: 2, start: -1",
        "profile: 2g.20gb, profile: 2g20gb",
        "onFailure: isolate, onFailure: ignore",
        "count: 5, count: 0",
        "kind: NodeLayout, kind: NodeLayouts",
        "gpusPerNode: 8, 'gpusPerNode: 8\nmore: 1'"
    })
    void a_damage_is_refused(String line, String instead) {
        var text = layouts(Plans.agent()).getFirst();
        assertTrue(text.contains(line), line);
        assertFalse(messages(read(text.replace(line, instead))).isEmpty(), instead);
    }

    private static List<String> layouts(Plan plan) {
        return Emitters.emit(plan).stream()
                .map(Document::content)
                .filter(ConfigMap.class::isInstance)
                .map(map -> ((ConfigMap) map).getData().get(NodeLayout.FILE))
                .filter(Objects::nonNull)
                .toList();
    }

    private static JsonNode read(String text) {
        return new YAMLMapper().readTree(text);
    }

    private static List<String> messages(JsonNode layout) {
        return SCHEMA.validate(layout).stream().map(Error::toString).toList();
    }

    private static String resource() {
        try (var in = NodeLayout.class.getResourceAsStream(NodeLayout.SCHEMA)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
