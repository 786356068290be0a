package dev.platformc.core.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Queue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What an omitted reference means in an instance of a template, and where its errors point.
class ReuseBuildTest {
    @Test
    void aQueueOfATemplateIsOfTheTeamBesideIt() {
        var platform =
                Texts.platform(
                        """
                        platform demo
                        pool dgx { nodes = 2 x dgx-h100 }
                        template desk() {
                          team { }
                          queue { on = dgx }
                        }
                        use desk rates { }
                        use desk credit { }
                        queue common { on = dgx }
                        queue open   { on = dgx, team = none }
                        """);
        var owners = new TreeMap<String, String>();
        platform.queues().forEach(queue -> owners.put(queue.id().name(), owner(queue)));
        assertEquals(
                Map.of(
                        "rates",
                        "rates, inferred",
                        "credit",
                        "credit, inferred",
                        "common",
                        "everybody",
                        "open",
                        "everybody"),
                owners);
    }

    private static String owner(Queue queue) {
        var team = queue.team();
        return team == null ? "everybody" : team.value().id().name() + ", " + team.origin().word();
    }

    private static final String REGION =
            """
            template region(nodes: count) {
              cluster { region = name }
              pool h100 { nodes = nodes x dgx-h100 }
              team { }
              queue { }
              endpoint chat { model = llama-3.1-8b }
            }
            """;

    private static Endpoint endpoint(Platform platform, String name) {
        return platform.endpoints().stream()
                .filter(e -> e.id().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_instance_uses_what_it_has_itself() {
        var platform =
                Texts.platform(
                        "platform x\n"
                                + REGION
                                + "use region eu { nodes = 1 }\nuse region us { nodes = 2 }\n");
        var chat = endpoint(platform, "us.chat");
        assertEquals("us.h100", chat.on().value().id().name());
        assertEquals("us", assertNotNullAnd(chat.team()).value().id().name());
        assertEquals("us", assertNotNullAnd(chat.queue()).value().id().name());
        var pool = platform.pools().getLast();
        assertEquals("us", pool.cluster().id().name());
        assertEquals("us-chat", chat.id().objectName());
        assertEquals("us", platform.namespaceOf(chat));
    }

    private static <T> T assertNotNullAnd(@org.jspecify.annotations.Nullable T value) {
        assertNotNull(value);
        return value;
    }

    @Test
    void what_it_lacks_the_scope_around_it_has() {
        var platform =
                Texts.platform(
                        """
                        platform x
                        pool gpus { nodes = 1 x dgx-h100 }
                        team all { }
                        template line() { endpoint { model = llama-3.1-8b } }
                        template desk() {
                          team { }
                          use line left
                        }
                        use line a
                        use desk b
                        """);
        assertEquals("gpus", endpoint(platform, "a").on().value().id().name());
        assertEquals("all", assertNotNullAnd(endpoint(platform, "a").team()).value().id().name());
        assertEquals(
                "b", assertNotNullAnd(endpoint(platform, "b.left").team()).value().id().name());
    }

    @Test
    void the_platform_uses_the_only_one_below_it() {
        var platform =
                Texts.platform(
                        "platform x\n"
                                + REGION
                                + "use region eu { nodes = 1 }\nendpoint own { model = llama-3.1-8b }\n");
        assertEquals("eu.h100", endpoint(platform, "own").on().value().id().name());
    }

    @Test
    void of_several_below_it_none_is_chosen() {
        var said =
                Texts.only(
                        "platform x\n"
                                + REGION
                                + "use region eu { nodes = 1 }\nuse region us { nodes = 2 }\n"
                                + "endpoint own { model = llama-3.1-8b, team = eu }\n",
                        Code.AMBIGUOUS_DEFAULT);
        assertEquals("endpoint `own` does not say `on` and there are 2", said.headline());
    }

    @Test
    void an_error_of_one_instance_points_at_its_use() {
        var text =
                """
                platform x
                template region(nodes: count, spare: count) {
                  pool h100 { nodes = nodes x dgx-h100, spare = spare }
                }
                use region eu { nodes = 4, spare = 1 }
                use region us { nodes = 2, spare = 3 }
                """;
        var said = Texts.only(text, Code.SPARE_TOO_LARGE);
        assertEquals("3", at(text, said), "the argument is what is wrong");
    }

    @Test
    void an_error_of_all_instances_is_said_once_at_their_uses() {
        var text =
                """
                platform x
                template region(nodes: count) {
                  pool h100 { nodes = nodes x dgx-h100, hosts = ["a", "a", "a"] }
                }
                use region eu { nodes = 3 }
                use region us { nodes = 3 }
                """;
        var errors = Texts.said(text).stream().filter(Diagnostic::isError).toList();
        assertEquals(
                1,
                errors.stream().map(Diagnostic::headline).distinct().count(),
                Texts.show(errors));
        assertEquals(List.of("eu"), errors.stream().map(d -> at(text, d)).distinct().toList());
    }

    private static String at(String text, Diagnostic diagnostic) {
        var primary = diagnostic.primary();
        return primary == null ? "" : text.substring(primary.span().start(), primary.span().end());
    }

    @Test
    void a_range_of_racks_is_named_as_not_built() {
        assertEquals(
                List.of(Code.NOT_YET),
                Texts.codes("platform x\npool b { nodes = 1..2 x rack of 8 x dgx-h100 }\n"));
    }
}
