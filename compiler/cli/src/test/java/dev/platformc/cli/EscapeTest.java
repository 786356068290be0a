package dev.platformc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A platform with the ways out of the language, through the command line.
class EscapeTest {
    private static final String PLATFORM =
            """
            platform lab
            pool gpus { nodes = 1 x dgx-h100, price = 98.32 USD/h }
            team payments
            endpoint chat { model = llama-3.1-8b, team = payments }

            patch mesh {
              of     = endpoints
              object = Deployment
              set    = { spec.template.metadata.annotations["mesh.example/zone"] = "restricted" }
            }

            manifest widgets {
              team = payments
              yaml = \"""
                apiVersion: example.org/v1
                kind: Widget
                metadata: { name: w }
                spec: { size: 3 }
                \"""
            }

            test replicas-are-not-patched {
              patch more { of = endpoint.chat, object = Deployment, set = { spec.replicas = 3 } }
              expect fails(patch-owned)
            }
            """;

    private static final String SCHEMA =
            """
            kind: CustomResourceDefinition
            spec:
              group: example.org
              names: { kind: Widget }
              scope: Namespaced
              versions:
              - name: v1
                schema:
                  openAPIV3Schema:
                    type: object
                    properties: { spec: { type: object, properties: { size: { type: integer } } } }
            """;

    @TempDir Path home;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(home.resolve("lab.platform"), PLATFORM);
        Files.createDirectory(home.resolve("schemas"));
        Files.writeString(home.resolve("schemas/widgets.yaml"), SCHEMA);
    }

    private CommandRun run(String... arguments) {
        return CommandRun.of(arguments);
    }

    @Test
    void compile_writes_both() throws IOException {
        var out = home.resolve("out");
        var run = run("compile", home.toString(), "-o", out.toString());
        assertEquals(0, run.exit(), run.all());
        assertEquals("", run.err(), run.all());
        var chat = Files.readString(out.resolve("serving/deployment-chat.yaml"));
        assertTrue(chat.contains("\n        mesh.example/zone: restricted\n"), chat);
        assertEquals(
                """
                apiVersion: example.org/v1
                kind: Widget
                metadata:
                  name: w
                  namespace: payments
                spec:
                  size: 3
                """,
                Files.readString(out.resolve("manifests/widget-widgets-w.yaml")));
        assertTrue(
                Files.readString(out.resolve("kustomization.yaml"))
                        .contains("- manifests/widget-widgets-w.yaml\n"));
    }

    @Test
    void check_says_what_compile_would_and_compile_writes_nothing_then() throws IOException {
        Files.writeString(home.resolve("lab.platform"), PLATFORM.replace("size: 3", "size: many"));
        var check = run("check", home.toString());
        assertEquals(1, check.exit(), check.all());
        assertTrue(check.err().contains("lab.platform:18:19"), check.err());
        var out = home.resolve("out");
        var compile = run("compile", home.toString(), "-o", out.toString());
        assertEquals(1, compile.exit(), compile.all());
        assertTrue(
                compile.err().contains("manifest-invalid") || compile.err().contains("PLT-0750"));
        assertFalse(Files.exists(out));
        assertFalse(Files.exists(home.resolve("platform.lock")));
    }

    @Test
    void a_schema_that_cannot_be_read_is_shown_where_it_breaks() throws IOException {
        Files.writeString(home.resolve("schemas/widgets.yaml"), "kind: [\n");
        var run = run("check", home.toString(), "--format", "concise");
        assertEquals(1, run.exit(), run.all());
        assertTrue(run.err().contains("schemas/widgets.yaml:2:1: error[PLT-0748]"), run.err());
    }

    @Test
    void a_test_may_expect_that_a_patch_is_refused() {
        var run = run("test", home.toString());
        assertEquals(0, run.exit(), run.all());
        assertTrue(run.out().contains("ok      replicas-are-not-patched"), run.out());
    }

    @Test
    void explain_shows_what_a_patch_sets_and_fmt_leaves_the_text_of_a_manifest_alone() {
        var explain = run("explain", "patch.mesh", "-C", home.toString());
        assertEquals(0, explain.exit(), explain.all());
        assertTrue(
                explain.out()
                        .contains("{ spec.template.metadata.annotations[\"mesh.example/zone\"] ="),
                explain.out());
        var fmt = run("fmt", home.toString(), "--check");
        assertEquals(0, fmt.exit(), fmt.all());
    }
}
