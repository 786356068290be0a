package dev.platformc.emit.patch;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Outcome;
import dev.platformc.core.model.FieldPath;
import dev.platformc.core.model.Hatches;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Patch;
import dev.platformc.core.model.Patch.Setting;
import dev.platformc.core.text.Span;
import dev.platformc.emit.Document;
import dev.platformc.emit.Kubernetes;
import dev.platformc.emit.Pointers;
import dev.platformc.emit.Yaml;
import dev.platformc.emit.schema.SchemaCheck;
import dev.platformc.emit.schema.Schemas;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Applies patches in the order of their names to the objects that they speak of.
public final class Patches {
    private final Schemas schemas;
    private final Said said = new Said();

    /// By path, in the order of the documents.
    private final Map<String, Target> targets = new LinkedHashMap<>();

    private Patches(Schemas schemas) {
        this.schemas = schemas;
    }

    /// The documents, those that are patched being others, and what is wrong with the patches.
    public static Outcome<List<Document>> apply(
            Hatches hatches, List<Document> documents, Schemas schemas) {
        if (hatches.patches().isEmpty()) {
            return Outcome.of(documents);
        }
        var patches = new Patches(schemas);
        hatches.patches().forEach(patch -> patches.apply(patch, documents));
        return Outcome.of(
                documents.stream().map(patches::after).toList(), patches.said.diagnostics());
    }

    private Document after(Document document) {
        var target = targets.get(document.path());
        return target == null ? document : target.after();
    }

    private void apply(Patch patch, List<Document> documents) {
        var whose = new TreeSet<String>();
        patch.of().forEach(id -> whose.add(id.key()));
        var theirs =
                documents.stream()
                        .filter(d -> d.of() != null && whose.contains(d.of().key()))
                        .toList();
        var meant = theirs.stream().filter(d -> isMeant(patch, d)).toList();
        var groups = new TreeSet<String>();
        meant.forEach(d -> groups.add(Kubernetes.of(d.content()).group()));
        if (meant.isEmpty()) {
            said.add(PatchMessages.noSuchObject(patch, kinds(theirs)));
        } else if (groups.size() > 1) {
            said.add(PatchMessages.ambiguous(patch, groups));
        } else {
            var effects = new LinkedHashMap<FieldPath, Boolean>();
            meant.forEach(document -> apply(patch, target(patch, document), effects));
            effects.forEach((path, effective) -> {
                if (!effective) {
                    said.add(PatchMessages.changesNothing(patch, path));
                }
            });
        }
    }

    private static boolean isMeant(Patch patch, Document document) {
        var object = Kubernetes.of(document.content());
        var wanted = patch.object().value();
        return object.kind().equals(wanted.kind())
                && (wanted.group() == null || wanted.group().equals(object.group()));
    }

    private static List<String> kinds(List<Document> documents) {
        return documents.stream()
                .map(d -> Kubernetes.of(d.content()).kind())
                .distinct()
                .sorted()
                .toList();
    }

    private Target target(Patch patch, Document document) {
        return targets.computeIfAbsent(
                document.path(),
                _ -> {
                    var tree = Yaml.tree(document.content());
                    var apiVersion = tree.path("apiVersion").asString("");
                    var kind = tree.path("kind").asString("");
                    var known = schemas.find(apiVersion, kind);
                    if (known.isEmpty()) {
                        said.add(PatchMessages.noSchema(patch, apiVersion, kind));
                    }
                    return new Target(
                            document, known.map(Schemas.Known::schema).orElseGet(Schemas::unknown));
                });
    }

    /// @param effects whether each path changed anything, in some object
    private void apply(Patch patch, Target target, Map<FieldPath, Boolean> effects) {
        for (var path : patch.removals()) {
            note(effects, path, remove(patch, target, path));
        }
        for (var setting : patch.settings()) {
            note(effects, setting.path(), set(patch, target, setting));
        }
    }

    private static void note(
            Map<FieldPath, Boolean> effects, FieldPath path, @Nullable Boolean effect) {
        if (effect == null) {
            effects.put(path, true);
        } else {
            effects.merge(path, effect, Boolean::logicalOr);
        }
    }

    /// Whether it changed anything; null after an error.
    private @Nullable Boolean remove(Patch patch, Target target, FieldPath path) {
        var walk = walk(patch, target, path, target.tree(), false);
        if (walk == null || !isFirst(patch, target, path)) {
            return null;
        }
        if (!walk.isThere()) {
            return false;
        }
        var copy = target.tree().deepCopy();
        var there = walk(patch, target, path, copy, false);
        Objects.requireNonNull(there).remove();
        if (!isAllowed(patch, target, path.span(), copy)) {
            return null;
        }
        target.removed(walk.pointer());
        walk.remove();
        return true;
    }

    private @Nullable Boolean set(Patch patch, Target target, Setting setting) {
        var path = setting.path();
        var copy = target.tree().deepCopy();
        var walk = walk(patch, target, path, copy, true);
        if (walk == null || !isFirst(patch, target, path)) {
            return null;
        }
        var converted = Conversion.of(setting.value(), walk.schema(), walk.pointer());
        var value = withKey(converted.value(), walk);
        var problems = SchemaCheck.of(value, walk.schema(), walk.pointer());
        if (!problems.isEmpty()) {
            problems.forEach(problem ->
                    said.add(
                            PatchMessages.unlike(
                                    patch, target, problem, converted.place(problem.pointer()))));
            return null;
        }
        put(walk, value);
        if (!isAllowed(patch, target, path.span(), copy)) {
            return null;
        }
        var changes = Changed.between(target.tree(), copy);
        if (changes.isEmpty()) {
            return false;
        }
        var mine = Objects.requireNonNull(walk(patch, target, path, target.tree(), true));
        put(mine, value);
        target.changed(
                changes.stream().filter(p -> !copy.at(p).isMissingNode()).toList(),
                new Origin.Patched(patch.id().name(), setting.value().span()));
        return true;
    }

    /// An element of a list has its key, written or not.
    private static JsonNode withKey(JsonNode value, Walk walk) {
        var key = walk.elementKey();
        if (key == null || !(value instanceof ObjectNode fields) || fields.has(key.field())) {
            return value;
        }
        var all = fields.objectNode();
        if (key.value().matches("[0-9]{1,9}")) {
            all.put(key.field(), Integer.parseInt(key.value()));
        } else {
            all.put(key.field(), key.value());
        }
        all.setAll(fields);
        return all;
    }

    private static void put(Walk walk, JsonNode value) {
        switch (walk.around()) {
            case ObjectNode object -> object.set(walk.key(), value);
            case ArrayNode array when Integer.parseInt(walk.key()) < array.size() ->
                    array.set(Integer.parseInt(walk.key()), value);
            case ArrayNode array -> array.add(value);
            case null, default ->
                    throw new IllegalStateException("nothing around " + walk.pointer());
        }
    }

    private @Nullable Walk walk(
            Patch patch, Target target, FieldPath path, JsonNode tree, boolean creating) {
        return switch (Walk.of(path, tree, target.schema(), creating)) {
            case Walk.Result.Found(var walk) -> walk;
            case Walk.Result.Lost lost -> {
                said.add(PatchMessages.lost(patch, target, path, lost));
                yield null;
            }
        };
    }

    /// Whether no other patch wrote there.
    private boolean isFirst(Patch patch, Target target, FieldPath path) {
        for (var before : target.written()) {
            if (!before.patch().key().equals(patch.id().key()) && before.overlaps(path)) {
                said.add(PatchMessages.conflict(patch, target, path, before));
                return false;
            }
        }
        target.written().add(new Target.Written(patch.id(), path));
        return true;
    }

    /// Whether what would be other then is nothing that the proof rests on.
    private boolean isAllowed(Patch patch, Target target, Span at, JsonNode then) {
        var of = Objects.requireNonNull(target.before().of());
        for (var pointer : Changed.between(target.tree(), then)) {
            var owned = Owned.of(of, target.object(), steps(pointer));
            if (owned.isPresent()) {
                said.add(PatchMessages.owned(patch, target, at, pointer, owned.get()));
                return false;
            }
        }
        return true;
    }

    private static List<String> steps(String pointer) {
        var steps = new ArrayList<String>();
        for (var step : pointer.substring(1).split("/", -1)) {
            steps.add(Pointers.plain(step));
        }
        return steps;
    }

    /// The same thing about several objects is said once.
    private static final class Said {
        private final Map<List<Object>, Diagnostic> first = new LinkedHashMap<>();

        void add(Diagnostic diagnostic) {
            var primary = Objects.requireNonNull(diagnostic.primary());
            first.putIfAbsent(
                    List.of(diagnostic.code(), primary.span(), identityOf(diagnostic)), diagnostic);
        }

        /// What speaks of a kind of object is said for each kind.
        private static String identityOf(Diagnostic diagnostic) {
            return switch (diagnostic.code()) {
                case SCHEMA_MISSING -> diagnostic.headline();
                default -> "";
            };
        }

        List<Diagnostic> diagnostics() {
            return List.copyOf(first.values());
        }
    }
}
