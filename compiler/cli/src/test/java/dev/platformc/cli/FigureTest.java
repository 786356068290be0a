package dev.platformc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.cli.files.SourceFolder;
import dev.platformc.core.Frontend;
import dev.platformc.core.eval.Declarations;
import dev.platformc.core.eval.Declared;
import dev.platformc.core.model.Identity;
import dev.platformc.emit.Document;
import dev.platformc.emit.Emitters;
import dev.platformc.solver.Budget;
import dev.platformc.solver.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The three-layer figure of a platform for machine learning, box by box and edge by edge: which
/// declarations of `examples/acme` say it, and which documents come of them. Each declaration must
/// exist, each box must lead to a document, and no declaration may stand outside the figure.
/// `-Dapprove=true` writes the page anew.
class FigureTest {
    private static final Path PAGE =
            Examples.root().resolveSibling("docs").resolve("the-figure.md");

    /// @param names `kind.name`, or a kind for all of it
    private record Box(String layer, String name, List<String> names) {}

    private record Edge(String from, String to, List<String> attributes) {}

    private static final List<Box> BOXES =
            List.of(
                    box("AI applications", "Virtual assistants", "app.virtual-assistant"),
                    box("AI applications", "Recommendation systems", "app.recommendations"),
                    box("AI applications", "Fraud detection", "app.fraud-detection"),
                    box("AI applications", "Content generation", "app.content-generation"),
                    box(
                            "AI platform services",
                            "Data processing",
                            "pipeline.fraud",
                            "step",
                            "queue.data"),
                    box("AI platform services", "Feature engineering", "ray.feature-build"),
                    box(
                            "AI platform services",
                            "Model training (Kubeflow, Ray Train)",
                            "gang.pretrain",
                            "ray.fraud-train"),
                    box("AI platform services", "Model registry (MLflow)", "registry.models"),
                    box(
                            "AI platform services",
                            "Model serving (KServe, vLLM, Ray Serve)",
                            "endpoint",
                            "model",
                            "gateway"),
                    box("AI platform services", "Monitoring (Prometheus, DCGM)", "monitoring"),
                    box("Infrastructure", "Kubernetes", "platform", "cluster", "policy"),
                    box("Infrastructure", "Schedulers (Volcano, Kueue)", "queue"),
                    box("Infrastructure", "Ray cluster", "ray"),
                    box(
                            "Infrastructure",
                            "GPUs (A100, H100)",
                            "pool.training",
                            "pool.serving",
                            "pool.notebooks",
                            "node"),
                    box("Infrastructure", "CPUs", "pool.cpus"),
                    box("Infrastructure", "Object storage (S3, MinIO)", "storage"),
                    box("Infrastructure", "GPU operator", "pool.training"),
                    box("Infrastructure", "Device plugin", "pool.notebooks", "sharing.interactive"),
                    box("Infrastructure", "MIG manager", "sharing.tenants", "pool.serving"));

    /// What an arrow of the figure is: attributes that the declarations must have written, or the
    /// cluster's own doing.
    private static final List<Edge> EDGES =
            List.of(
                    edge("AI applications", "Model serving", "app.uses"),
                    edge("Data processing", "Feature engineering", "step.from", "step.run"),
                    edge("Feature engineering", "Model training", "step.from", "step.run"),
                    edge("Model training", "Model registry", "step.to"),
                    edge("Model registry", "Model serving", "model.source"),
                    edge("Model serving", "Monitoring", "monitoring.alerts"),
                    edge("Model serving", "Ray cluster", "endpoint.engine"),
                    edge("Model training", "Ray cluster", "ray.library", "ray.job"),
                    edge("Ray cluster", "Kubernetes", "ray.queue", "ray.on"),
                    edge("Schedulers", "Kubernetes", "cluster.scheduler", "pool.scheduler"),
                    edge("Kubernetes", "GPUs, CPUs, object storage", "pool.nodes", "storage.kind"),
                    edge("GPU operator", "device plugin, MIG manager", "pool.node-stack"),
                    edge("Device plugin, MIG manager", "GPUs", "sharing.slice"));

    private record Read(Declarations declarations, List<Document> documents) {}

    @Test
    void every_box_is_a_declaration_and_becomes_documents() throws IOException {
        var read = read();
        var page = new StringBuilder(HEAD);
        var seen = new LinkedHashSet<String>();
        var layer = "";
        for (var box : BOXES) {
            if (!box.layer().equals(layer)) {
                layer = box.layer();
                page.append("\n## ").append(layer).append("\n\n").append(COLUMNS);
            }
            var declared = box.names().stream().flatMap(name -> named(read, name)).toList();
            assertFalse(declared.isEmpty(), box.name());
            declared.forEach(d -> seen.add(d.id().key()));
            page.append(row(box, declared, read.documents()));
        }
        assertEquals(
                List.of(),
                read.declarations().all().stream()
                        .map(d -> d.id().key())
                        .filter(key -> !seen.contains(key))
                        .toList(),
                "outside the figure");
        page.append(arrows(read));
        if (Boolean.getBoolean("approve")) {
            Files.writeString(PAGE, page.toString());
        }
        assertEquals(Files.readString(PAGE), page.toString());
    }

    private static String row(Box box, List<Declared> declared, List<Document> documents) {
        var sources =
                declared.stream()
                        .map(d -> "`" + d.id().kind() + " " + d.id().name() + "`")
                        .collect(Collectors.joining(", "));
        var own = documents.stream().filter(d -> declared.stream().anyMatch(e -> isOf(d, e.id())));
        var files = own.map(FigureTest::link).toList();
        if (files.isEmpty()) {
            files =
                    documents.stream()
                            .filter(d -> declared.stream().anyMatch(e -> hasFieldOf(d, e.id())))
                            .map(FigureTest::link)
                            .toList();
        }
        assertFalse(files.isEmpty(), "nothing comes of " + box.name());
        return "| " + box.name() + " | " + sources + " | " + String.join(", ", files) + " |\n";
    }

    private static boolean isOf(Document document, Identity declaration) {
        return document.of() != null && document.of().isSame(declaration);
    }

    /// Whether a line of the declaration answers for some field of it: what has no object of its
    /// own shows in those of others.
    private static boolean hasFieldOf(Document document, Identity declaration) {
        var whole = declaration.declaration();
        return document.origins().stream()
                .map(field -> field.origin().span())
                .anyMatch(at ->
                        at != null
                                && at.file().equals(whole.file())
                                && at.start() >= whole.start()
                                && at.end() <= whole.end());
    }

    private static String link(Document document) {
        var path = document.path();
        var name = path.substring(path.lastIndexOf('/') + 1).replace(".yaml", "");
        return "[" + name + "](../examples/acme/rendered/" + path + ")";
    }

    private static String arrows(Read read) {
        var text = new StringBuilder("\n## Arrows\n\n| from | to | is |\n|---|---|---|\n");
        for (var edge : EDGES) {
            for (var attribute : edge.attributes()) {
                var parts = attribute.split("\\.");
                assertTrue(
                        all(read)
                                .anyMatch(d ->
                                        d.id().kind().equals(parts[0])
                                                && d.attribute(parts[1]) != null),
                        () -> "nobody writes " + attribute);
            }
            var is = "`" + String.join("`, `", edge.attributes()) + "`";
            text.append("| " + edge.from() + " | " + edge.to() + " | " + is + " |\n");
        }
        return text.toString();
    }

    private static Stream<Declared> all(Read read) {
        return read.declarations().all().stream()
                .flatMap(d -> Stream.concat(Stream.of(d), d.nested().stream()));
    }

    private static Stream<Declared> named(Read read, String name) {
        return read.declarations().all().stream()
                .filter(d -> d.id().key().equals(name) || d.id().kind().equals(name));
    }

    private static Read read() {
        var sources =
                Objects.requireNonNull(
                        new SourceFolder(Examples.root().resolve("acme")).read().value());
        var declarations =
                Objects.requireNonNull(Frontend.read(sources, Map.of(), List.of(), null).value())
                        .declarations();
        var plan = Compilation.plan(sources, Map.of(), null, Budget.USUAL).value();
        return new Read(declarations, Emitters.emit(Objects.requireNonNull(plan)));
    }

    private static Box box(String layer, String name, String... names) {
        return new Box(layer, name, List.of(names));
    }

    private static Edge edge(String from, String to, String... attributes) {
        return new Edge(from, to, List.of(attributes));
    }

    private static final String COLUMNS = "| box | in the source | documents |\n|---|---|---|\n";

    private static final String HEAD =
            """
            <!-- Made by FigureTest from examples/acme: change that. -->
            # The figure, from source to documents

            A platform for machine learning is often drawn in three layers: applications; data, models, serving and monitoring; Kubernetes and
            what it runs on. [examples/acme](../examples/acme) is that figure as one platform, in three files. This page goes through its boxes and
            arrows: what says it in the source, and which of the documents in [rendered](../examples/acme/rendered) come of it.
            """;
}
