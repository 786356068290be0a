package dev.platformc.emit.contract;

import static dev.platformc.emit.contract.Violation.under;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// `metadata` of an object: no schema describes it, the API server checks it in code.
final class MetadataCheck {
    /// What somebody who applies an object may say. The rest is the server's.
    private static final Set<String> OURS =
            Set.of("name", "namespace", "labels", "annotations", "finalizers", "ownerReferences");

    /// Bytes of all annotations of an object, keys and values together.
    private static final int ANNOTATION_BYTES = 256 * 1024;

    private final Findings found = new Findings();

    private MetadataCheck() {}

    /// @param namespaced whether objects of this kind live in a namespace
    static List<Violation> of(JsonNode object, boolean namespaced) {
        var check = new MetadataCheck();
        JsonNode metadata = object.path("metadata");
        check.known(metadata);
        check.names(object.path("kind").asString(""), metadata, namespaced);
        check.labelsAndAnnotations(metadata, "/metadata");
        return check.found.all();
    }

    /// The labels and annotations of a pod template, which follow the same rules.
    static List<Violation> ofTemplate(JsonNode metadata, String at) {
        var check = new MetadataCheck();
        check.labelsAndAnnotations(metadata, at);
        return check.found.all();
    }

    private void known(JsonNode metadata) {
        for (String field : metadata.propertyNames()) {
            if (!OURS.contains(field)) {
                found.say(under("/metadata", field), "`" + field + "` is not ours to set");
            }
        }
    }

    private void names(String kind, JsonNode metadata, boolean namespaced) {
        if (!metadata.path("name").isString()) {
            found.say("/metadata", "no name");
            return;
        }
        String name = metadata.get("name").stringValue();
        found.complain("/metadata/name", nameRule(kind).apply(name));
        JsonNode namespace = metadata.path("namespace");
        if (namespaced && !namespace.isString()) {
            found.say("/metadata", kind + " lives in a namespace, and none is said");
        } else if (!namespaced && !namespace.isMissingNode()) {
            found.say("/metadata/namespace", kind + " lives in no namespace");
        } else if (namespaced) {
            found.complain("/metadata/namespace", Names.dnsLabel(namespace.stringValue()));
        }
    }

    private static Function<String, @Nullable String> nameRule(String kind) {
        return switch (kind) {
            case "Namespace" -> Names::dnsLabel;
            case "Service" -> Names::dnsLabel1035;
            case "Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding" ->
                    s ->
                            s.contains("/") || s.contains("%")
                                    ? "`" + s + "` is not a path segment"
                                    : null;
            default -> Names::dnsSubdomain;
        };
    }

    private void labelsAndAnnotations(JsonNode metadata, String at) {
        for (String map : List.of("labels", "annotations")) {
            JsonNode value = metadata.path(map);
            found.must(
                    value.isMissingNode() || value.isObject(),
                    at + "/" + map,
                    value + " is no map");
        }
        for (var label : metadata.path("labels").properties()) {
            String here = under(at + "/labels", label.getKey());
            found.complain(here, Names.qualified(label.getKey()));
            if (isText(label.getValue(), here)) {
                found.complain(here, Names.labelValue(label.getValue().stringValue()));
            }
        }
        long bytes = 0;
        for (var annotation : metadata.path("annotations").properties()) {
            String here = under(at + "/annotations", annotation.getKey());
            found.complain(here, Names.qualified(annotation.getKey()));
            isText(annotation.getValue(), here);
            bytes += annotation.getKey().length() + annotation.getValue().asString("").length();
        }
        if (bytes > ANNOTATION_BYTES) {
            found.say(
                    at + "/annotations",
                    bytes + " bytes of annotations, at most " + ANNOTATION_BYTES);
        }
        for (JsonNode finalizer : metadata.path("finalizers")) {
            found.complain(at + "/finalizers", Names.qualified(finalizer.asString("")));
        }
    }

    private boolean isText(JsonNode value, String at) {
        if (!value.isString()) {
            found.say(at, value + " is not a string");
        }
        return value.isString();
    }
}
