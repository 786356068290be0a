package dev.platformc.core.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.platformc.core.diagnostic.Code;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Parameters, and the conditions that decide with them what exists.
final class ParametersTest {
    private static final String PLATFORM =
            """
            platform x
            param env: dev | prod = dev
            param nodes: count = 1
            param owner: text = "nobody"
            param card-memory: bytes = 80GiB
            let large = nodes > 2
            pool gpus { nodes = nodes x dgx-h100 }
            team all { namespace = "${owner}-${env}" }
            if env == prod {
              team prod { }
              if large { team large { } }
              let limit = 3
            }
            if env == dev { team dev { } }
            """;

    private static List<String> teams(Map<String, String> parameters) {
        var evaluated = Evaluated.text(PLATFORM, parameters);
        assertEquals(List.of(), evaluated.diagnostics());
        return evaluated.declarations().of("team").map(d -> d.id().name()).toList();
    }

    @Test
    void defaults_hold_where_nothing_is_given() {
        assertEquals(List.of("all", "dev"), teams(Map.of()));
    }

    @Test
    void a_given_value_replaces_the_default() {
        assertEquals(List.of("all", "prod"), teams(Map.of("env", "prod")));
        assertEquals(List.of("all", "large", "prod"), teams(Map.of("env", "prod", "nodes", "3")));
    }

    @Test
    void values_are_written_as_in_the_language_and_text_without_quotes() {
        var given = Map.of("owner", "ml team", "card-memory", "40GiB", "nodes", "2 * 2");
        var evaluated = Evaluated.text(PLATFORM, given);
        assertEquals(List.of(), evaluated.diagnostics());
        assertEquals("4 x dgx-h100", Printed.value(evaluated.value("pool", "gpus", "nodes")));
        assertEquals("\"ml team-dev\"", Printed.value(evaluated.value("team", "all", "namespace")));
    }

    @Test
    void the_plan_is_told_what_was_given_and_what_was_not() {
        assertEquals(
                Map.of("env", "prod", "nodes", "1", "owner", "nobody", "card-memory", "80GiB"),
                Evaluated.text(PLATFORM, Map.of("env", "prod")).declarations().parameters());
    }

    @Test
    void a_given_value_answers_with_the_name_of_the_parameter() {
        var evaluated =
                Evaluated.text(
                        "platform x\nparam a: count\nqueue q { gpus = a }", Map.of("a", "3"));
        assertEquals(List.of(), evaluated.diagnostics());
        assertEquals(
                "a", evaluated.sources().text(evaluated.attribute("queue", "q", "gpus").span()));
    }

    @Test
    void a_value_of_another_type_is_refused_at_the_type() {
        assertEquals(
                List.of("PLT-0301 dev | prod"),
                Evaluated.text(PLATFORM, Map.of("env", "prd")).said());
        assertEquals(
                List.of("PLT-0301 count"), Evaluated.text(PLATFORM, Map.of("nodes", "x")).said());
        assertEquals(
                List.of("PLT-0301 bytes"),
                Evaluated.text(PLATFORM, Map.of("card-memory", "80")).said());
    }

    @Test
    void a_parameter_without_a_value_is_one_error() {
        var evaluated = Evaluated.text("platform x\nparam n: count\nqueue q { gpus = n + 1 }");
        assertEquals(List.of("PLT-0213 n"), evaluated.said());
    }

    @Test
    void a_parameter_that_is_not_declared_is_refused() {
        assertEquals(
                List.of(Code.UNKNOWN_NAME),
                Evaluated.text(PLATFORM, Map.of("enw", "prod")).codes());
    }

    @Test
    void a_reference_to_what_a_condition_leaves_out_is_told_which() {
        var evaluated =
                Evaluated.text(
                        PLATFORM + "queue q { on = gpus, team = prod }", Map.of("env", "dev"));
        assertEquals(List.of("PLT-0201 prod"), evaluated.said());
        assertEquals(
                "env == prod",
                evaluated
                        .sources()
                        .text(evaluated.diagnostics().getFirst().related().getFirst().span()));
    }

    @Test
    void a_condition_sees_no_declarations() {
        var evaluated = Evaluated.text(PLATFORM + "if gpus.spare > 1 { team spare { } }");
        assertEquals(List.of("PLT-0201 gpus"), evaluated.said());
    }

    @Test
    void an_index_by_a_choice_must_cover_its_members() {
        var evaluated =
                Evaluated.text(
                        PLATFORM + "let n = { dev = 1 }\nqueue q { on = gpus, gpus = n[env] }");
        assertEquals(List.of("PLT-0303 env"), evaluated.said());
    }
}
