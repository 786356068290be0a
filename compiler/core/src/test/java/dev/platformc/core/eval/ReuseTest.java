package dev.platformc.core.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic.Label;
import dev.platformc.core.text.Span;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Templates are scopes: what they declare, what it is called, and which names it sees.
final class ReuseTest {
    private static final String REGIONS =
            """
            platform x
            let owner = "serving"
            pool spare { nodes = 1 x dgx-h100 }
            template region(scale: count, host: text, room: bytes = 4GiB) {
              let where = "${owner}-${host}"
              cluster { region = name }
              pool h200 { nodes = scale..(2 * scale) x p5en.48xlarge, hosts = ["${name}-1"] }
              team { namespace = where }
              endpoint chat { model = llama-3.1-8b, on = h200, memory = room }
              endpoint more = chat { replicas = scale }
              endpoint rest { model = llama-3.1-8b, on = spare }
              if scale > 4 { priority large { value = scale } }
            }
            use region eu { scale = 8, host = "eu.example", room = 2 * 8GiB }
            use region us { scale = 2, host = "us.example" }
            queue q { on = eu.h200, team = us }
            endpoint copy = us.chat { concurrency = 4 }
            let twice = [eu.chat.replicas, eu.h200.nodes.max]
            """;

    private static Evaluated fine(String text) {
        var evaluated = Evaluated.text(text);
        assertEquals(List.of(), evaluated.diagnostics(), text);
        return evaluated;
    }

    private static List<String> keys(Evaluated evaluated) {
        return evaluated.declarations().all().stream().map(d -> d.id().key()).toList();
    }

    private static String value(Evaluated evaluated, String kind, String name, String attribute) {
        return Printed.value(evaluated.value(kind, name, attribute));
    }

    @Test
    void what_a_use_makes_stands_under_its_name_or_has_it() {
        assertEquals(
                List.of(
                        "cluster.eu",
                        "cluster.us",
                        "endpoint.copy",
                        "endpoint.eu.chat",
                        "endpoint.eu.more",
                        "endpoint.eu.rest",
                        "endpoint.us.chat",
                        "endpoint.us.more",
                        "endpoint.us.rest",
                        "platform.x",
                        "pool.eu.h200",
                        "pool.spare",
                        "pool.us.h200",
                        "priority.eu.large",
                        "queue.q",
                        "team.eu",
                        "team.us"),
                keys(Evaluated.text(REGIONS.replaceAll("let twice.*\n", ""))));
    }

    @Test
    void arguments_defaults_and_the_name_fill_the_holes() {
        var x = Evaluated.text(REGIONS);
        assertEquals("8..16 x p5en.48xlarge", value(x, "pool", "eu.h200", "nodes"));
        assertEquals("2..4 x p5en.48xlarge", value(x, "pool", "us.h200", "nodes"));
        assertEquals("[\"us-1\"]", value(x, "pool", "us.h200", "hosts"));
        assertEquals("\"eu\"", value(x, "cluster", "eu", "region"));
        assertEquals("16GiB", value(x, "endpoint", "eu.chat", "memory"));
        assertEquals("4GiB", value(x, "endpoint", "us.chat", "memory"));
        assertEquals("\"serving-us.example\"", value(x, "team", "us", "namespace"));
    }

    @Test
    void names_are_looked_up_in_the_nearest_scope_and_from_outside_through_the_use() {
        var x = Evaluated.text(REGIONS);
        assertEquals("pool.us.h200", value(x, "endpoint", "us.chat", "on"));
        assertEquals("pool.spare", value(x, "endpoint", "us.rest", "on"));
        assertEquals("pool.eu.h200", value(x, "queue", "q", "on"));
        assertEquals("team.us", value(x, "queue", "q", "team"));
    }

    @Test
    void copies_reach_into_instances_and_stay_in_them() {
        var x = Evaluated.text(REGIONS);
        assertEquals("16GiB", value(x, "endpoint", "eu.more", "memory"));
        assertEquals("pool.us.h200", value(x, "endpoint", "copy", "on"));
        assertEquals("copied from us.chat", x.attribute("endpoint", "copy", "on").origin().word());
    }

    @Test
    void a_declaration_knows_its_scope_and_the_uses_that_made_it() {
        var x = Evaluated.text(REGIONS);
        var chat = x.declared("endpoint", "eu.chat");
        assertEquals("eu", chat.scope());
        assertEquals(List.of("eu"), chat.uses().stream().map(x.sources()::text).toList());
        assertEquals("chat", x.sources().text(chat.id().span()));
        assertEquals("eu-chat", chat.id().objectName());
        var cluster = x.declared("cluster", "us");
        assertEquals("us", x.sources().text(cluster.id().span()), "named where it is used");
    }

    @Test
    void a_use_documents_what_has_its_name() {
        var x =
                fine(
                        """
                        platform x
                        template desk() {
                          team { }
                          /// Of its own.
                          team other { }
                          team plain { }
                        }
                        /// Risk and its models.
                        use desk risk
                        """);
        assertEquals("Risk and its models.", x.declared("team", "risk").id().documentation());
        assertEquals("Of its own.", x.declared("team", "risk.other").id().documentation());
        assertEquals(null, x.declared("team", "risk.plain").id().documentation());
    }

    @Test
    void templates_use_templates() {
        var x =
                fine(
                        """
                        platform x
                        template desk(seats: count, on: pool) {
                          team { namespace = name }
                          queue { on = on, gpus = seats }
                        }
                        template floor(number: count) {
                          pool cards { nodes = number x dgx-h100 }
                          use desk left { seats = number, on = cards }
                          use desk right { seats = 2 * number, on = cards }
                        }
                        use floor one { number = 1 }
                        use floor two { number = 2 }
                        endpoint e { model = llama-3.1-8b, team = two.left, queue = two.left, on = two.cards }
                        """);
        assertEquals("4", value(x, "queue", "two.right", "gpus"));
        assertEquals("pool.two.cards", value(x, "queue", "two.left", "on"));
        assertEquals("\"left\"", value(x, "team", "two.left", "namespace"));
        assertEquals("team.two.left", value(x, "endpoint", "e", "team"));
        assertEquals(
                List.of("two", "right"),
                x.declared("team", "two.right").uses().stream().map(x.sources()::text).toList());
    }

    @Test
    void a_template_sees_the_place_where_it_is_written_and_not_where_it_is_used() {
        var x =
                Evaluated.text(
                        """
                        platform x
                        pool cards { nodes = 1 x dgx-h100 }
                        template desk() { queue { on = cards } }
                        template floor() {
                          pool cards { nodes = 2 x dgx-h100 }
                          use desk a
                        }
                        use floor f
                        """);
        assertEquals(List.of(), x.diagnostics());
        assertEquals("pool.cards", value(x, "queue", "f.a", "on"));
    }

    @Test
    void two_templates_may_give_one_name_to_different_kinds() {
        var x =
                fine(
                        """
                        platform x
                        pool gpus { nodes = 1 x dgx-h100 }
                        template desk() { team { } }
                        template line() { endpoint { model = llama-3.1-8b, team = risk } }
                        use desk risk
                        use line risk
                        """);
        assertEquals("team.risk", value(x, "endpoint", "risk", "team"));
    }

    @Test
    void an_instance_that_nobody_can_reach_by_a_word_is_still_checked_and_counted() {
        var text = new StringBuilder("platform x\ntemplate t(n: count) { team { } }\n");
        for (int i = 0; i < 2000; i++) {
            text.append("use t t").append(i).append(" { n = ").append(i).append(" }\n");
        }
        assertEquals(2001, fine(text.toString()).declarations().all().size());
    }

    @Test
    void parameters_may_name_declarations_and_choices_and_lists() {
        var x =
                Evaluated.text(
                        """
                        platform x
                        param where: pool = gpus
                        param box: node = dgx-h100
                        param homes: list(pool) = [gpus]
                        pool gpus { nodes = 1 x dgx-h100 }
                        pool more { nodes = 1 x box }
                        queue a { on = where }
                        queue b { on = homes }
                        template desk(near: isolation, cuts: list(slice), size: range(count), engine: engine = vllm) {
                          team { isolation = if near == node then gpu else near }
                          queue { on = where, slices = cuts }
                          endpoint { model = llama-3.1-8b, replicas = size, engine = engine }
                        }
                        use desk d { near = node, cuts = [2 x 1g.10gb, 3g.40gb], size = 1..4 }
                        """,
                        Map.of("where", "more", "box", "dgx-h200"));
        assertEquals(List.of(), x.diagnostics());
        assertEquals("pool.more", value(x, "queue", "a", "on"));
        assertEquals("[pool.gpus]", value(x, "queue", "b", "on"));
        assertEquals("1 x dgx-h200", value(x, "pool", "more", "nodes"));
        assertEquals("gpu", value(x, "team", "d", "isolation"));
        assertEquals("[2 x 1g.10gb, 3g.40gb]", value(x, "queue", "d", "slices"));
        assertEquals("1..4", value(x, "endpoint", "d", "replicas"));
        assertEquals("vllm()", value(x, "endpoint", "d", "engine"));
    }

    @Test
    void a_collection_is_what_there_is_of_a_kind_in_this_scope_and_below() {
        var x =
                fine(
                        """
                        platform x
                        pool gpus { nodes = 1 x dgx-h100 }
                        template desk(n: count) {
                          endpoint a { model = llama-3.1-8b, concurrency = n }
                          endpoint b { model = llama-3.1-8b, concurrency = n, class = batch }
                          queue { on = gpus, weight = sum(e in endpoints if e.class == batch: e.concurrency) }
                        }
                        use desk one { n = 3 }
                        use desk two { n = 4 }
                        queue q { on = pools, weight = sum(e in endpoints: e.concurrency) }
                        queue r { on = gpus, gpus = count(workloads) }
                        """
                                .replace("if e.class == batch", "if e.class != none"));
        assertEquals("14", value(x, "queue", "q", "weight"));
        assertEquals("4", value(x, "queue", "r", "gpus"));
        assertEquals("[pool.gpus]", value(x, "queue", "q", "on"));
    }

    /// @param uses how often each uses the next
    private static String chain(int length, int uses) {
        var text = new StringBuilder("platform x\n");
        for (int i = 1; i <= length; i++) {
            text.append("template t").append(i).append("() {\n  team m { }\n");
            for (int j = 0; i < length && j < uses; j++) {
                text.append("  use t").append(i + 1).append(" u").append(j).append("\n");
            }
            text.append("}\n");
        }
        return text.append("use t1 z\n").toString();
    }

    @Test
    void sixteen_deep_and_no_further() {
        assertEquals(16, fine(chain(16, 1)).declarations().of("team").count());
        assertEquals(List.of("PLT-0311 z"), Evaluated.text(chain(17, 1)).said());
    }

    @Test
    void more_than_anybody_wants_is_given_up_once() {
        assertEquals(List.of(Code.TOO_MUCH), Evaluated.text(chain(16, 3)).codes());
    }

    @TestFactory
    Stream<DynamicTest>
            an_error_in_a_template_points_at_the_use_first_when_only_the_use_is_wrong() {
        var text =
                """
                platform x
                pool gpus { nodes = 1 x dgx-h100 }
                template desk(seats: count) { endpoint e { model = llama-3.1-8b, concurrency = seats } }
                template floor(seats: count) { use desk a { seats = seats - 1 } }
                use floor f { seats = 1 }
                """;
        var x = Evaluated.text(text);
        assertEquals(List.of("PLT-0306 f"), x.said());
        var said = x.diagnostics().getFirst();
        return Stream.of(
                DynamicTest.dynamicTest(
                        "then at the uses within",
                        () -> assertEquals("a", text(x, said.related().get(0)))),
                DynamicTest.dynamicTest(
                        "then at the place",
                        () -> assertEquals("seats", text(x, said.related().get(1)))));
    }

    private static String text(Evaluated x, Label label) {
        Span span = label.span();
        return Objects.requireNonNull(x.sources().text(span));
    }
}
