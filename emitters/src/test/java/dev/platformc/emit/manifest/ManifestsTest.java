package dev.platformc.emit.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.emit.Escaped;
import dev.platformc.emit.Yaml;
import dev.platformc.emit.YamlReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What becomes of the objects that authors bring along.
class ManifestsTest {
    private static final String HEAD =
            """
            platform lab
            cluster main {
              gitops = argocd { repository = "https://git.example/lab.git", path = "rendered" }
            }
            pool gpus { nodes = 1 x dgx-h100, price = 98.32 USD/h }
            team payments { namespace = "pay" }
            endpoint chat { model = llama-3.1-8b, team = payments }
            """;

    private static Escaped with(String attributes, String yaml) {
        return Escaped.of(
                HEAD
                        + "manifest extra {\n"
                        + attributes
                        + "  yaml = \"\"\"\n"
                        + yaml.indent(4)
                        + "    \"\"\"\n}\n");
    }

    @Test
    void an_object_goes_to_the_namespace_of_the_team_after_the_operators() {
        var escaped =
                with(
                        "team = payments\n",
                        """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: { name: settings }
                        data: { mode: quiet }
                        """);
        assertEquals(List.of(), escaped.diagnostics());
        assertEquals(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: settings
                  namespace: pay
                  annotations:
                    argocd.argoproj.io/sync-wave: "3"
                data:
                  mode: quiet
                """,
                Yaml.print(escaped.document("manifests/configmap-extra-settings.yaml").content()));
    }

    @Test
    void a_field_answers_with_its_line_and_what_was_added_with_the_one_that_says_so() {
        var escaped =
                with(
                        "team = payments\n",
                        """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: { name: settings }
                        data: { mode: quiet }
                        """);
        var path = "manifests/configmap-extra-settings.yaml";
        assertEquals("mode", escaped.source(path, "/data/mode"));
        assertEquals("\"pay\"", escaped.source(path, "/metadata/namespace"));
        assertEquals("extra", escaped.source(path, ""));
        assertEquals(
                "\"https://git.example/lab.git\"",
                escaped.source(path, "/metadata/annotations/argocd.argoproj.io~1sync-wave"));
    }

    @Test
    void every_document_is_an_object_of_its_own_and_the_kustomization_lists_them() {
        var escaped =
                with(
                        "",
                        """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: { name: a:b }
                        ---
                        ---
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: { name: a-b }
                        ---
                        apiVersion: rbac.authorization.k8s.io/v1
                        kind: ClusterRole
                        metadata: { name: reader }
                        """);
        assertEquals(List.of(), escaped.diagnostics());
        var files =
                List.of(
                        "manifests/clusterrole-extra-reader.yaml",
                        "manifests/configmap-extra-a-b-2.yaml",
                        "manifests/configmap-extra-a-b.yaml");
        var resources = escaped.tree("kustomization.yaml").path("resources").toString();
        for (var file : files) {
            assertTrue(resources.contains("\"" + file + "\""), resources);
        }
        assertTrue(
                escaped.tree(files.getFirst()).at("/metadata/namespace").isMissingNode(),
                "a cluster role belongs to no namespace");
        assertEquals("lab", escaped.tree(files.getLast()).at("/metadata/namespace").asString());
        assertTrue(escaped.paths().contains("cluster/namespace-lab.yaml"));
    }

    @Test
    void labels_of_the_declaration_are_carried_and_those_of_the_text_stay() {
        var escaped =
                with(
                        "labels = { tier = \"gold\", zone = \"a\" }\n",
                        """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: { name: settings, labels: { tier: silver } }
                        """);
        var path = "manifests/configmap-extra-settings.yaml";
        assertEquals(
                "{\"tier\":\"silver\",\"zone\":\"a\"}",
                escaped.tree(path).at("/metadata/labels").toString());
        assertEquals("\"a\"", escaped.source(path, "/metadata/labels/zone"));
    }

    @Test
    void a_wave_of_its_own_stays() {
        var escaped =
                with(
                        "",
                        """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata:
                          name: late
                          annotations: { argocd.argoproj.io/sync-wave: "9" }
                        """);
        assertEquals(
                "9",
                escaped.tree("manifests/configmap-extra-late.yaml")
                        .at("/metadata/annotations/argocd.argoproj.io~1sync-wave")
                        .asString());
    }

    @Test
    void what_is_printed_says_what_was_written() {
        var yaml =
                """
                apiVersion: example.org/v1
                kind: Widget
                metadata: { name: w }
                spec:
                  texts: ["yes", "0644", '1_000', "1:30", "null", "", " x ", "a: b", "#c"]
                  same: &one { a: 1, b: [true, null, 2.5, -3, 0x1F, 1e3] }
                  again: *one
                  block: |
                    first
                      second
                  folded: >-
                    one
                    two
                """;
        var escaped = with("", yaml);
        assertEquals(List.of(Code.SCHEMA_MISSING), escaped.codes());
        var printed = Yaml.print(escaped.document("manifests/widget-extra-w.yaml").content());
        assertEquals(
                YamlReader.read(yaml).documents().getFirst().tree().path("spec"),
                YamlReader.read(printed).documents().getFirst().tree().path("spec"),
                printed);
    }

    @Test
    void with_errors_nothing_is_written_of_the_object() {
        var escaped = with("", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndta: {}\n");
        assertEquals(List.of(Code.MANIFEST_INVALID), escaped.codes());
        assertTrue(escaped.paths().stream().noneMatch(p -> p.startsWith("manifests/")));
    }
}
