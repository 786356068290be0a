package dev.platformc.emit.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.emit.Compiled;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/// Where a request goes, and who may send it.
class GatewayTest {
    private static final String DESK =
            """
            platform lab
            pool dgx { nodes = 1 x dgx-h100 }
            endpoint chat { model = llama-3.1-8b, route = kv-cache }
            endpoint sort { model = qwen-3-8b, engine = kserve }
            gateway front {
              host   = "ai.lab.example"
              routes = { "/v1" = [chat, sort], "/sort" = sort }
              auth   = AUTH
            }
            app site { uses = [sort], load = 0.5 req/s }
            """;

    private static Compiled with(String auth) {
        return new Compiled(DESK.replace("AUTH", auth));
    }

    @Test
    void the_model_chooses_and_what_names_none_goes_to_the_first() {
        var rules = with("api-keys").object("httproute-front.yaml").at("/spec/rules");
        var seen = new ArrayList<String>();
        for (var rule : rules) {
            seen.add(
                    rule.at("/matches/0/path/value").asString()
                            + " "
                            + rule.at("/matches/0/headers/0/value").asString("any")
                            + " -> "
                            + rule.at("/backendRefs/0/name").asString());
        }
        assertEquals(
                List.of(
                        "/v1 llama-3.1-8b -> chat",
                        "/v1 qwen-3-8b -> sort-predictor",
                        "/v1 any -> chat",
                        "/sort any -> sort-predictor"),
                seen);
        assertEquals("InferencePool", rules.at("/0/backendRefs/0/kind").asString());
    }

    @Test
    void an_app_may_ask_what_it_uses_and_no_more_often_than_it_said() {
        var front = with("api-keys { secret = \"keys\" }");
        var rules = front.object("securitypolicy-front.yaml").at("/spec/authorization/rules");
        var seen = new ArrayList<String>();
        for (var rule : rules) {
            seen.add(
                    rule.path("action").asString()
                            + " "
                            + rule.at("/operation/path/value").asString("all"));
        }
        assertEquals(List.of("Allow /v1", "Allow /sort", "Deny all"), seen);
        var limit =
                front.object("backendtrafficpolicy-front.yaml")
                        .at("/spec/rateLimit/global/rules/0/limit");
        assertEquals(30, limit.at("/requests").asInt());
        assertEquals("Minute", limit.at("/unit").asString());
    }

    @Test
    void a_login_is_checked_against_its_issuer() {
        var provider =
                with("oidc { issuer = \"https://id.lab.example\", audience = \"models\" }")
                        .object("securitypolicy-front.yaml")
                        .at("/spec/jwt/providers/0");
        assertEquals("https://id.lab.example", provider.path("issuer").asString());
        assertEquals("models", provider.at("/audiences/0").asString());
        assertTrue(provider.at("/remoteJWKS/uri").asString().startsWith("https://id.lab.example/"));
    }

    @Test
    void an_open_gateway_has_no_policy() {
        var open = with("none");
        assertThrows(NoSuchElementException.class, () -> open.object("securitypolicy-front.yaml"));
    }
}
