package dev.platformc.emit.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.model.Origin;
import dev.platformc.emit.Escaped;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What patches make of objects.
class PatchesTest {
    private static final String HEAD =
            """
            platform lab
            pool gpus { nodes = 1 x dgx-h100, price = 98.32 USD/h }
            endpoint chat { model = llama-3.1-8b }
            """;
    private static final String CHAT = "serving/deployment-chat.yaml";
    private static final String POD = "/spec/template/spec";

    private static Escaped patched(String body) {
        return Escaped.of(
                HEAD + "patch p { of = endpoint.chat, object = Deployment\n" + body + "\n}\n");
    }

    private static Escaped set(String setting) {
        return patched("set = { " + setting + " }");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "spec.minReadySeconds                                       | 2min  | /spec/minReadySeconds | 120",
                "spec.minReadySeconds                                       | 7     | /spec/minReadySeconds | 7",
                "spec.paused                                                | true  | /spec/paused | true",
                "spec.strategy.rollingUpdate.maxUnavailable                 | 25%   | /spec/strategy/rollingUpdate/maxUnavailable | ~\"25%\"~",
                "spec.template.spec.containers[vllm].resources.limits[\"ephemeral-storage\"] | 8GiB | /spec/template/spec/containers/0/resources/limits/ephemeral-storage | ~\"8Gi\"~",
                "spec.template.spec.overhead.pods                           | 0.5   | /spec/template/spec/overhead/pods | ~\"500m\"~",
                "spec.template.metadata.annotations[\"a.b/c\"]              | ~\"x\"~ | /spec/template/metadata/annotations/a.b~1c | ~\"x\"~",
                "spec.template.metadata.annotations[\"a.b/for\"]            | 90s   | /spec/template/metadata/annotations/a.b~1for | ~\"90s\"~",
                "spec.template.spec.dnsConfig.nameservers                   | [~\"10.0.0.1\"~] | /spec/template/spec/dnsConfig/nameservers/0 | ~\"10.0.0.1\"~",
                "spec.template.metadata.annotations.serves                  | endpoint.chat | /spec/template/metadata/annotations/serves | ~\"chat\"~",
            })
    void a_value_becomes_what_the_schema_asks(
            String path, String value, String pointer, String expected) {
        var escaped = set(path + " = " + value.replace("~", ""));
        assertEquals(List.of(), escaped.diagnostics());
        assertEquals(expected, escaped.tree(CHAT).at(pointer).toString());
    }

    @Test
    void a_patched_object_is_one_of_its_model_still() {
        var escaped = set("spec.minReadySeconds = 30s");
        var content = assertInstanceOf(Deployment.class, escaped.document(CHAT).content());
        assertEquals(30, content.getSpec().getMinReadySeconds());
    }

    @Test
    void an_element_of_a_list_is_changed_or_added_by_its_key() {
        var escaped =
                set(
                        """
                        spec.template.spec.containers[vllm].env[HOME].value = "/home"
                        spec.template.spec.containers[vllm].env[FOO] = { value = "x" }
                        spec.template.spec.containers[vllm].ports["9090"] = { name = "metrics" }
                        """);
        assertEquals(List.of(), escaped.diagnostics());
        var container = escaped.tree(CHAT).at(POD + "/containers/0");
        assertEquals("/home", container.at("/env/0/value").asString());
        assertEquals(
                "{\"name\":\"FOO\",\"value\":\"x\"}",
                container.at("/env/" + (container.path("env").size() - 1)).toString());
        assertEquals(
                "{\"containerPort\":9090,\"name\":\"metrics\"}",
                container.at("/ports/1").toString());
    }

    @Test
    void a_patched_field_answers_with_the_line_of_the_patch_and_its_neighbours_as_before() {
        var escaped = set("spec.template.metadata.annotations[\"a.b/c\"] = \"x\"");
        var pointer = "/spec/template/metadata/annotations/a.b~1c";
        var origin = escaped.document(CHAT).originOf(pointer);
        assertEquals("p", assertInstanceOf(Origin.Patched.class, origin).by());
        assertEquals("patched by p", origin.word());
        assertEquals("\"x\"", escaped.source(CHAT, pointer));
        assertFalse(escaped.document(CHAT).originOf("/spec/replicas") instanceof Origin.Patched);
    }

    @Test
    void what_stands_behind_a_removed_element_keeps_its_origin() {
        var before = Escaped.of(HEAD);
        var container = before.tree(CHAT).at(POD + "/containers/0");
        var name = container.at("/volumeMounts/0/mountPath").asString();
        var after =
                patched(
                        "remove = [\"spec.template.spec.containers[vllm].volumeMounts[\\\""
                                + name
                                + "\\\"]\"]\nset = { spec.paused = true }");
        assertEquals(List.of(), after.diagnostics());
        var mounts = after.tree(CHAT).at(POD + "/containers/0/volumeMounts");
        assertEquals(container.path("volumeMounts").size() - 1, mounts.size());
        for (int i = 0; i < mounts.size(); i++) {
            var here = POD + "/containers/0/volumeMounts/";
            assertEquals(
                    container.at("/volumeMounts/" + (i + 1)).toString(), mounts.get(i).toString());
            assertEquals(
                    before.document(CHAT).originOf(here + (i + 1)),
                    after.document(CHAT).originOf(here + i));
        }
    }

    @Test
    void a_removed_field_is_gone() {
        var escaped = patched("remove = [\"spec.template.spec.enableServiceLinks\"]");
        assertEquals(List.of(), escaped.diagnostics());
        assertFalse(escaped.tree(CHAT).at(POD).has("enableServiceLinks"));
    }

    @Test
    void a_patch_reaches_all_objects_of_a_collection_and_no_others() {
        var escaped =
                Escaped.of(
                        HEAD
                                + """
                                endpoint talk { model = llama-3.1-8b }
                                patch p { of = endpoints, object = Deployment, set = { spec.paused = true } }
                                """);
        assertEquals(List.of(), escaped.diagnostics());
        for (var document : escaped.documents()) {
            boolean meant = document.path().startsWith("serving/deployment-");
            assertEquals(meant, escaped.tree(document.path()).at("/spec/paused").asBoolean(false));
        }
    }

    @Test
    void a_patch_with_an_error_leaves_the_object_as_it_was() {
        var escaped = set("spec.replicas = 3");
        assertEquals(List.of(Code.PATCH_OWNED), escaped.codes());
        assertEquals(Escaped.of(HEAD).tree(CHAT), escaped.tree(CHAT));
    }

    @Test
    void setting_a_record_that_holds_what_the_proof_rests_on_is_refused_too() {
        var escaped =
                set(
                        "spec.template.spec = { containers = [{ name = \"other\", image = \"a:1\" }] }");
        assertEquals(List.of(Code.PATCH_OWNED), escaped.codes());
    }

    @Test
    void a_custom_kind_is_typed_by_its_definition_in_schemas() {
        var text =
                HEAD
                        + """
                        queue research { share = 50% }
                        patch p {
                          of     = queue.research
                          object = "kueue.x-k8s.io/ClusterQueue"
                          set    = {
                            spec.stopPolicy            = "Hold"
                            spec.window                = 90s
                            spec.rules[first].priority = 3
                          }
                        }
                        """;
        var crd =
                """
                kind: CustomResourceDefinition
                spec:
                  group: kueue.x-k8s.io
                  scope: Cluster
                  names: { kind: ClusterQueue }
                  versions:
                  - name: v1beta2
                    schema:
                      openAPIV3Schema:
                        type: object
                        properties:
                          spec:
                            type: object
                            properties:
                              stopPolicy: { type: string, enum: [None, Drain] }
                              window: { type: integer, maximum: 60 }
                              rules:
                                type: array
                                x-kubernetes-list-map-keys: [id]
                                items: { type: object, properties: { id: { type: string } } }
                """;
        var escaped = Escaped.of(text, crd);
        assertEquals(
                List.of(
                        Code.VALUE_UNLIKE_SCHEMA,
                        Code.VALUE_UNLIKE_SCHEMA,
                        Code.PATH_NOT_IN_SCHEMA),
                escaped.codes(),
                escaped.diagnostics().toString());
        assertEquals(
                List.of(Code.SCHEMA_MISSING),
                Escaped.of(text.replaceAll("(?m)^.*rules.*$", "")).codes());
    }

    @Test
    void two_kinds_of_one_name_ask_for_the_group() {
        var escaped =
                Escaped.of(
                        HEAD
                                + """
                                team payments
                                manifest a {
                                  yaml = \"""
                                    apiVersion: example.org/v1
                                    kind: Deployment
                                    metadata: { name: a }
                                    \"""
                                }
                                patch p {
                                  of     = [manifest.a, endpoint.chat]
                                  object = Deployment
                                  set    = { spec.paused = true }
                                }
                                """);
        assertEquals(List.of(Code.SCHEMA_MISSING, Code.NO_SUCH_OBJECT), escaped.codes());
    }
}
