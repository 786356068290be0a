package dev.platformc.emit.manifest;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Outcome;
import dev.platformc.core.model.Manifest;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.text.SourceSet;
import dev.platformc.emit.Document;
import dev.platformc.emit.Kubernetes;
import dev.platformc.emit.Pointers;
import dev.platformc.emit.Topic;
import dev.platformc.emit.Wave;
import dev.platformc.emit.YamlReader;
import dev.platformc.emit.YamlReader.Read;
import dev.platformc.emit.YamlText;
import dev.platformc.emit.schema.SchemaCheck;
import dev.platformc.emit.schema.Schemas;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The objects of manifests, in their namespace and wave, and what a cluster would not take.
public final class Manifests {
    private static final String WAVE = "argocd.argoproj.io/sync-wave";

    private final Platform platform;
    private final SourceSet sources;
    private final Schemas schemas;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final List<Document> documents = new ArrayList<>();

    /// Who writes each object, by cluster and name; absent declaration: the platform.
    private final Map<String, Taken> taken = new HashMap<>();

    private final Map<String, Integer> paths = new HashMap<>();

    /// @param by the document that is there
    private record Taken(Document by) {}

    private Manifests(Platform platform, SourceSet sources, Schemas schemas) {
        this.platform = platform;
        this.sources = sources;
        this.schemas = schemas;
    }

    /// @param others documents that the platform writes itself
    public static Outcome<List<Document>> emit(
            Platform platform, SourceSet sources, Schemas schemas, List<Document> others) {
        var manifests = new Manifests(platform, sources, schemas);
        for (var other : others) {
            var root =
                    platform.clusters().stream()
                            .map(cluster -> Topic.root(platform, cluster))
                            .filter(folder -> other.path().startsWith(folder))
                            .findFirst()
                            .orElse("");
            manifests.taken.put(key(root, Kubernetes.of(other.content())), new Taken(other));
        }
        platform.hatches().manifests().forEach(manifests::emit);
        return Outcome.of(List.copyOf(manifests.documents), manifests.diagnostics);
    }

    private static String key(String root, Kubernetes object) {
        return root
                + "|"
                + object.group()
                + "|"
                + object.kind()
                + "|"
                + (object.namespace() == null ? "" : object.namespace())
                + "|"
                + object.name();
    }

    private void emit(Manifest manifest) {
        var yaml = manifest.yaml();
        var text = YamlText.inPlatform(sources, yaml.span(), yaml.value());
        var answer = YamlReader.read(yaml.value());
        var problem = answer.problem();
        if (problem != null) {
            diagnostics.add(new ManifestMessages(manifest, text).unreadable(problem));
            return;
        }
        if (answer.documents().isEmpty()) {
            diagnostics.add(new ManifestMessages(manifest, text).empty());
        }
        for (var read : answer.documents()) {
            emit(manifest, read, new ManifestMessages(manifest, text));
        }
    }

    private void emit(Manifest manifest, Read read, ManifestMessages messages) {
        int before = diagnostics.size();
        if (!(read.tree() instanceof ObjectNode tree) || !isObject(tree, read, messages)) {
            if (before == diagnostics.size()) {
                diagnostics.add(messages.noObject(read.place("")));
            }
            return;
        }
        var apiVersion = tree.path("apiVersion").asString();
        var kind = tree.path("kind").asString();
        var known = schemas.find(apiVersion, kind);
        if (known.isEmpty()) {
            diagnostics.add(messages.noSchema(apiVersion, kind, read.valuePlace("/kind")));
        } else {
            SchemaCheck.of(tree, known.get().schema(), "")
                    .forEach(p ->
                            diagnostics.add(
                                    messages.unlike(
                                            p,
                                            p.ofName()
                                                    ? read.place(p.pointer())
                                                    : read.valuePlace(p.pointer()))));
        }
        secrets(tree, kind, apiVersion, read, messages);
        var written = tree.deepCopy();
        boolean placed =
                place(manifest, written, isNamespaced(known.orElse(null), tree), read, messages);
        if (placed
                && diagnostics.subList(before, diagnostics.size()).stream()
                        .noneMatch(Diagnostic::isError)) {
            add(manifest, written, read, messages);
        }
    }

    /// Whether it says what it is.
    private boolean isObject(ObjectNode tree, Read read, ManifestMessages messages) {
        for (var field : List.of("apiVersion", "kind")) {
            if (!tree.path(field).isString() || tree.path(field).asString().isBlank()) {
                diagnostics.add(messages.lacks(field, read.place("/" + field)));
                return false;
            }
        }
        if (tree.path("kind").asString().endsWith("List") && tree.path("items").isArray()) {
            diagnostics.add(messages.isList(read.valuePlace("/kind")));
            return false;
        }
        if (!tree.path("metadata").path("name").isString()) {
            diagnostics.add(messages.lacks("metadata.name", read.place("/metadata/name")));
            return false;
        }
        return true;
    }

    private static boolean isNamespaced(Schemas.@Nullable Known known, ObjectNode tree) {
        var object = Kubernetes.of(tree);
        return known != null
                ? known.namespaced()
                : !ClusterScoped.has(object.group(), object.kind());
    }

    private void secrets(
            ObjectNode tree, String kind, String apiVersion, Read read, ManifestMessages messages) {
        if (!kind.equals("Secret") || !apiVersion.equals("v1")) {
            return;
        }
        for (var field : List.of("data", "stringData")) {
            tree.path(field)
                    .forEachEntry((name, _) ->
                            diagnostics.add(
                                    messages.secret(
                                            name, read.place("/" + field + Pointers.of(name)))));
        }
    }

    /// Puts it into the namespace and the wave; false when it wants to be elsewhere.
    private boolean place(
            Manifest manifest,
            ObjectNode tree,
            boolean namespaced,
            Read read,
            ManifestMessages messages) {
        var metadata = (ObjectNode) tree.get("metadata");
        var own = metadata.path("namespace");
        var namespace = namespace(manifest).value();
        if (!own.isMissingNode() && !namespaced) {
            diagnostics.add(messages.noNamespace(read.place("/metadata/namespace")));
            return false;
        }
        if (!own.isMissingNode() && !own.asString("").equals(namespace)) {
            diagnostics.add(
                    messages.otherNamespace(
                            own.asString(""), namespace, read.valuePlace("/metadata/namespace")));
            return false;
        }
        if (namespaced) {
            metadata.put("namespace", namespace);
        }
        manifest.id()
                .labels()
                .forEach((key, value) -> putIfAbsent(metadata, "labels", key, value.value()));
        if (manifest.cluster().gitops() != null) {
            putIfAbsent(metadata, "annotations", WAVE, Wave.MANIFESTS.number());
        }
        return true;
    }

    /// What the text itself says stays.
    private static void putIfAbsent(ObjectNode metadata, String section, String key, String value) {
        var there = metadata.get(section);
        var map = there == null ? metadata.putObject(section) : there;
        if (map instanceof ObjectNode all && !all.has(key)) {
            all.put(key, value);
        }
    }

    private Sourced<String> namespace(Manifest manifest) {
        var team = manifest.team();
        return team == null
                ? Sourced.preset(platform.id().objectName(), platform.id().span())
                : team.value().namespace();
    }

    private void add(Manifest manifest, ObjectNode tree, Read read, ManifestMessages messages) {
        var object = Kubernetes.of(tree);
        var root = Topic.root(platform, manifest.cluster());
        var there = taken.get(key(root, object));
        if (there != null) {
            diagnostics.add(messages.taken(object, there.by(), read.valuePlace("/metadata/name")));
            return;
        }
        var document = document(manifest, tree, object, read, messages);
        taken.put(key(root, object), new Taken(document));
        documents.add(document);
    }

    private Document document(
            Manifest manifest,
            ObjectNode tree,
            Kubernetes object,
            Read read,
            ManifestMessages messages) {
        var name = fileName(manifest.id().objectName() + "-" + object.name());
        var path = unique(Topic.MANIFESTS.path(platform, manifest.cluster(), object.kind(), name));
        var document =
                Document.of(path, tree, new Origin.Written(manifest.id().span()))
                        .writtenFor(manifest.id());
        for (var place : read.places().entrySet()) {
            if (messages.shows(place.getValue()) && !place.getKey().isEmpty()) {
                document =
                        document.from(
                                place.getKey(),
                                new Origin.Written(messages.span(place.getValue())));
            }
        }
        var namespace = namespace(manifest);
        if (object.namespace() != null && !read.places().containsKey("/metadata/namespace")) {
            document = document.from("/metadata/namespace", namespace.origin());
        }
        for (var label : manifest.id().labels().entrySet()) {
            var pointer = Pointers.of("metadata", "labels", label.getKey());
            if (!read.places().containsKey(pointer)) {
                document = document.from(pointer, label.getValue().origin());
            }
        }
        var gitops = manifest.cluster().gitops();
        var wave = Pointers.of("metadata", "annotations", WAVE);
        return gitops == null || read.places().containsKey(wave)
                ? document
                : document.from(wave, gitops.repository().origin());
    }

    /// Names of objects may hold what names of files should not.
    private static String fileName(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "-");
    }

    private String unique(String path) {
        int before = paths.merge(path, 1, Integer::sum) - 1;
        return before == 0 ? path : path.replace(".yaml", "-" + (before + 1) + ".yaml");
    }
}
