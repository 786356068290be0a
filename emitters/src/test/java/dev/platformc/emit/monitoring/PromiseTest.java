package dev.platformc.emit.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.emit.Compiled;
import dev.platformc.hardware.quantity.Rational;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PromiseTest {
    private static final String PLATFORM =
            """
            platform shop { owner = "ml@shop.example" }
            pool h100 { nodes = 2 x dgx-h100 }
            monitoring { alerts = [slo-burn] }
            endpoint chat {
              model = llama-3.1-8b
              replicas = 2
              slo = { first-token = 400ms, latency = 20s, availability = 99.9% }
            }
            endpoint quiet { model = llama-3.1-8b }
            """;

    private static List<JsonNode> rules(String endpoint) {
        return new Compiled(PLATFORM)
                .object("prometheusrule-endpoint-" + endpoint + ".yaml")
                .at("/spec/groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .toList();
    }

    private static JsonNode rule(String key, String name, String promise) {
        return rules("chat").stream()
                .filter(r -> r.path(key).asString("").equals(name))
                .filter(r -> r.toString().contains(promise))
                .findFirst()
                .orElseThrow();
    }

    /// 400 ms lie three fifths between the bounds at 250 and 500 ms.
    @Test
    void a_promise_between_two_bounds_counts_part_of_the_bucket() {
        assertEquals(
                "0.4 * sum(rate(vllm:time_to_first_token_seconds_bucket{a=\"b\",le=\"0.25\"}[5m]))"
                        + " + 0.6 * sum(rate(vllm:time_to_first_token_seconds_bucket{a=\"b\",le=\"0.5\"}[5m]))",
                Histogram.FIRST_TOKEN.atMost(Rational.of(4, 10), "a=\"b\"", "5m"));
    }

    @Test
    void a_promise_on_a_bound_counts_its_bucket() {
        assertEquals(
                "sum(rate(vllm:e2e_request_latency_seconds_bucket{a=\"b\",le=\"20.0\"}[1h]))",
                Histogram.LATENCY.atMost(Rational.of(20), "a=\"b\"", "1h"));
    }

    @Test
    void a_promise_below_the_first_bound_counts_part_of_it_and_one_beyond_the_last_all() {
        assertEquals(
                "0.5 * sum(rate(vllm:inter_token_latency_seconds_bucket{a=\"b\",le=\"0.01\"}[5m]))",
                Histogram.TOKEN_GAP.atMost(Rational.of(5, 1000), "a=\"b\"", "5m"));
        assertEquals(
                "sum(rate(vllm:inter_token_latency_seconds_bucket{a=\"b\",le=\"80.0\"}[5m]))",
                Histogram.TOKEN_GAP.atMost(Rational.of(100), "a=\"b\"", "5m"));
    }

    /// One request in a thousand may fail: 14.4 times as many in an hour, 6 times in six hours.
    @Test
    void the_fast_burn_asks_a_long_and_a_short_window() {
        var series = "{platform=\"shop\",endpoint=\"chat\",promise=\"availability\"}";
        assertEquals(
                ("(R1hS > 0.0144 and R5mS > 0.0144) or (R6hS > 0.006 and R30mS > 0.006)")
                        .replace("S", series)
                        .replace("R", "platformc:promise_broken:ratio_rate"),
                rule("alert", "SloBurnsFast", "availability").path("expr").asString());
    }

    @Test
    void every_window_that_an_alert_asks_for_is_recorded() {
        var recorded = rules("chat").stream().map(r -> r.path("record").asString("")).toList();
        for (var rule : rules("chat")) {
            if (rule.has("alert") && rule.path("expr").asString().contains("promise_broken")) {
                PromQl.read(rule.path("expr").asString())
                        .forEach(s -> assertTrue(recorded.contains(s.metric()), s.metric()));
            }
        }
    }

    @Test
    void an_alert_says_whom_to_call() {
        var labels = rule("alert", "SloBurnsFast", "latency").path("labels");
        assertEquals("ml@shop.example", labels.path("owner").asString());
        assertEquals("critical", labels.path("severity").asString());
        assertEquals("chat", labels.path("endpoint").asString());
    }

    @Test
    void an_endpoint_that_promises_nothing_still_rings_when_it_is_down() {
        assertEquals(
                List.of("EndpointDown"),
                rules("quiet").stream().map(r -> r.path("alert").asString("")).toList());
    }
}
