package dev.platformc.emit.manifest;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Manifest;
import dev.platformc.core.text.Span;
import dev.platformc.emit.Document;
import dev.platformc.emit.Kubernetes;
import dev.platformc.emit.YamlReader;
import dev.platformc.emit.YamlReader.Place;
import dev.platformc.emit.YamlText;
import dev.platformc.emit.schema.SchemaCheck;
import java.util.stream.Collectors;

/// Words about one manifest, at the line of it that they concern.
record ManifestMessages(Manifest manifest, YamlText text) {
    Diagnostic unreadable(YamlReader.Problem problem) {
        return invalid("the text of " + name() + " cannot be read", problem.at(), problem.text());
    }

    Diagnostic empty() {
        return Diagnostic.of(
                Code.MANIFEST_INVALID,
                name() + " is empty",
                manifest.yaml().span(),
                "no object in it");
    }

    Diagnostic noObject(Place at) {
        return invalid(name() + " holds something that is no object", at, "no fields")
                .withNote("an object has `apiVersion`, `kind` and `metadata`");
    }

    Diagnostic lacks(String field, Place at) {
        return invalid(
                        "an object of " + name() + " has no `" + field + "`",
                        at,
                        "`" + field + "` is missing")
                .withNote("an object has `apiVersion`, `kind` and `metadata.name`");
    }

    Diagnostic isList(Place at) {
        return invalid(name() + " holds a list of objects", at, "only its items are objects")
                .withNote("write each item as a document of its own, with `---` between them");
    }

    Diagnostic unlike(SchemaCheck.Problem problem, Place at) {
        var message = invalid(problem.headline(), at, problem.label());
        return problem.nearest().isEmpty()
                ? message
                : message.withNote(
                        "near it: "
                                + problem.nearest().stream()
                                        .map(w -> "`" + w + "`")
                                        .collect(Collectors.joining(", ")));
    }

    Diagnostic noSchema(String apiVersion, String kind, Place at) {
        var message =
                Diagnostic.of(
                        Code.SCHEMA_MISSING,
                        "nobody says what `" + kind + "` of `" + apiVersion + "` looks like",
                        span(at),
                        "written as it is");
        var group =
                apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
        return ClusterScoped.knows(group)
                ? message.withNote("fields of this kind are not checked yet")
                : message.withNote(
                                "its CustomResourceDefinition in `schemas/` beside the sources would say")
                        .withNote("taken as one that belongs to a namespace");
    }

    Diagnostic noNamespace(Place at) {
        return invalid("objects of this kind belong to no namespace", at, "leave it out");
    }

    Diagnostic otherNamespace(String written, String namespace, Place at) {
        var team = manifest.team();
        var message =
                invalid(
                        name() + " wants to go to `" + written + "`",
                        at,
                        "goes to `" + namespace + "`: leave it out");
        return team == null
                ? message.withNote("`team` would say whose namespace it goes to")
                : message.withRelated(team.span(), "whose namespace is `" + namespace + "`");
    }

    Diagnostic secret(String key, Place at) {
        return Diagnostic.of(
                        Code.SECRET_LITERAL,
                        "`" + key + "` holds a secret in plain text",
                        span(at),
                        "everybody who reads this file reads it too")
                .withNote("an ExternalSecret or a SealedSecret carries no secret");
    }

    Diagnostic taken(Kubernetes object, Document there, Place at) {
        var of = there.of();
        var by = of == null ? "the platform itself" : of.display();
        var message =
                Diagnostic.of(
                        Code.MANIFEST_TAKEN,
                        object.kind() + " `" + object.name() + "` is written by " + by + " already",
                        span(at),
                        "written again");
        return of == null ? message : message.withRelated(of.span(), "written for this");
    }

    private Diagnostic invalid(String headline, Place at, String label) {
        var message = Diagnostic.of(Code.MANIFEST_INVALID, headline, span(at), label);
        return shows(at)
                ? message
                : message.withNote("in line " + (at.line() + 1) + " of the text");
    }

    boolean shows(Place at) {
        return text.shows(at);
    }

    Span span(Place at) {
        return text.span(at);
    }

    private String name() {
        return manifest.id().display();
    }
}
