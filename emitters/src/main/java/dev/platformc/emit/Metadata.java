package dev.platformc.emit;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Team;
import dev.platformc.core.model.Workload;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Metadata of one object, each field with the line of source that answers for it.
///
/// Every object says what it is part of, who wrote it, whose it is and, where the author left a
/// `///` comment, what it is for.
///
/// @param of the declaration that brings the object about
/// @param origin answers for what has no source of its own
public record Metadata(
        Identity of,
        Topic topic,
        Platform platform,
        Cluster cluster,
        String name,
        @Nullable Sourced<String> namespace,
        Origin origin,
        List<Field> fields) {
    public Metadata {
        fields = List.copyOf(fields);
    }

    /// @param section `labels` or `annotations`, or `name` with an empty key
    record Field(String section, String key, Sourced<String> value) {
        String pointer() {
            return section.equals("name")
                    ? Pointers.of("metadata", "name")
                    : Pointers.of("metadata", section, key);
        }
    }

    /// Of an object that `id` brings about, named after it and outside any namespace.
    public static Metadata of(Topic topic, Platform platform, Cluster cluster, Identity id) {
        var origin = new Origin.Written(id.span());
        var fields = new ArrayList<Field>();
        id.labels().forEach((key, value) -> fields.add(new Field("labels", key, value)));
        var start =
                new Metadata(id, topic, platform, cluster, id.objectName(), null, origin, fields)
                        .label("app.kubernetes.io/component", topic.word(), origin)
                        .label("app.kubernetes.io/managed-by", "platformc", origin)
                        .label("app.kubernetes.io/name", id.objectName(), origin)
                        .label(
                                "app.kubernetes.io/part-of",
                                platform.id().objectName(),
                                new Origin.Written(platform.id().span()));
        return start.described(id).answeredFor();
    }

    private Metadata described(Identity id) {
        var text = id.documentation();
        return text == null || text.isBlank()
                ? this
                : annotation("description", text.strip(), new Origin.Written(id.declaration()));
    }

    private Metadata answeredFor() {
        var owner = platform.owner();
        return owner == null ? this : annotation("owner", owner.value(), owner.origin());
    }

    public Metadata named(String other) {
        return new Metadata(of, topic, platform, cluster, other, namespace, origin, fields);
    }

    /// The author wrote the name itself, not only the declaration.
    public Metadata namedBy(Origin from) {
        var longer = new ArrayList<>(fields);
        longer.add(new Field("name", "", new Sourced<>(name, from)));
        return new Metadata(of, topic, platform, cluster, name, namespace, origin, longer);
    }

    public Metadata in(Sourced<String> space) {
        return new Metadata(of, topic, platform, cluster, name, space, origin, fields);
    }

    /// In the namespace of the team, or the platform's own, with the team's label.
    public Metadata ownedBy(@Nullable Sourced<Team> team) {
        if (team == null) {
            return in(platformNamespace(platform));
        }
        return in(team.value().namespace())
                .label("team", team.value().id().objectName(), team.origin());
    }

    /// Waits in the workload's queue. Kueue and KAI read the labels of the object, not those of its
    /// pods; Volcano has a field or an annotation for each kind.
    public Metadata queued(Workload workload) {
        return switch (workload.on().value().pool().scheduler().value()) {
            case KUEUE -> queuedByKueue(workload);
            case KAI -> queuedByKai(workload);
            case VOLCANO, DEFAULT -> this;
        };
    }

    private Metadata queuedByKueue(Workload workload) {
        var queue = workload.queue();
        if (queue == null) {
            return this;
        }
        var queued =
                label("kueue.x-k8s.io/queue-name", queue.value().id().objectName(), queue.origin());
        var priority = workload.priority();
        return priority == null
                ? queued
                : queued.label(
                        "kueue.x-k8s.io/priority-class",
                        priority.value().id().objectName(),
                        priority.origin());
    }

    private Metadata queuedByKai(Workload workload) {
        var result = this;
        var queue = workload.queue();
        if (queue != null) {
            result =
                    result.label(
                            "kai.scheduler/queue", queue.value().id().objectName(), queue.origin());
        }
        var priority = workload.priority();
        if (priority != null) {
            result =
                    result.label(
                            "priorityClassName",
                            priority.value().id().objectName(),
                            priority.origin());
        }
        return workload.neverDisrupt().value()
                ? result.label(
                        "kai.scheduler/preemptibility",
                        "non-preemptible",
                        workload.neverDisrupt().origin())
                : result;
    }

    /// Whether Kueue admits it.
    public boolean isQueuedByKueue() {
        return fields.stream().anyMatch(f -> f.key().equals("kueue.x-k8s.io/queue-name"));
    }

    static Sourced<String> platformNamespace(Platform platform) {
        return Sourced.preset(platform.id().objectName(), platform.id().span());
    }

    public Metadata label(String key, String value, Origin from) {
        return with("labels", key, new Sourced<>(value, from));
    }

    public Metadata annotation(String key, String value, Origin from) {
        return with("annotations", key, new Sourced<>(value, from));
    }

    /// When Argo CD applies it; without Argo CD nobody reads that.
    public Metadata wave(Wave wave) {
        var gitops = cluster.gitops();
        return gitops == null
                ? this
                : annotation(
                        "argocd.argoproj.io/sync-wave",
                        wave.number(),
                        gitops.repository().origin());
    }

    private Metadata with(String section, String key, Sourced<String> value) {
        var longer = new ArrayList<>(fields);
        longer.add(new Field(section, key, value));
        return new Metadata(of, topic, platform, cluster, name, namespace, origin, longer);
    }

    /// Ours win over the author's labels of the same name.
    public ObjectMeta meta() {
        var labels = new TreeMap<String, String>();
        var annotations = new TreeMap<String, String>();
        for (var field : fields) {
            switch (field.section()) {
                case "labels" -> labels.put(field.key(), field.value().value());
                case "annotations" -> annotations.put(field.key(), field.value().value());
                default -> {}
            }
        }
        return new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(namespace == null ? null : namespace.value())
                .withLabels(labels)
                .withAnnotations(annotations)
                .build();
    }

    /// The object with this metadata, in its place.
    ///
    /// @param kind of the object, for the file name
    public Document document(String kind, Object content) {
        return documentAt(topic.path(platform, cluster, kind, name), content);
    }

    /// Of the pods that the object brings about: the same labels, annotations of their own.
    public Metadata ofPods() {
        var labels = fields.stream().filter(f -> f.section().equals("labels")).toList();
        return new Metadata(of, topic, platform, cluster, name, namespace, origin, labels);
    }

    /// The sources of labels and annotations where they stand in a pod template.
    ///
    /// @param at pointer to the template's metadata
    public Document fieldOrigins(Document document, String at) {
        var result = document;
        for (var field : fields) {
            var pointer = at + Pointers.of(field.section(), field.key());
            result = result.from(pointer, field.value().origin());
        }
        return result;
    }

    /// The sources of the same labels where they are repeated, for instance in a pod template.
    ///
    /// @param at pointer to the repeated labels
    public Document labelOrigins(Document document, String at) {
        var result = document;
        for (var field : fields) {
            if (field.section().equals("labels")) {
                result = result.from(at + Pointers.of(field.key()), field.value().origin());
            }
        }
        return result;
    }

    public Document documentAt(String path, Object content) {
        var document = Document.of(path, content, origin).writtenFor(of);
        if (namespace != null) {
            document = document.from("/metadata/namespace", namespace.origin());
        }
        for (var field : fields) {
            document = document.from(field.pointer(), field.value().origin());
        }
        return document;
    }
}
