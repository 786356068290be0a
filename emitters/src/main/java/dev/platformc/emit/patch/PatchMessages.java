package dev.platformc.emit.patch;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.core.model.FieldPath;
import dev.platformc.core.model.Patch;
import dev.platformc.core.text.Span;
import dev.platformc.emit.schema.SchemaCheck;
import dev.platformc.hardware.quantity.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// Words about patches and the objects they change.
final class PatchMessages {
    private static final int MOST_LISTED = 8;

    private PatchMessages() {}

    /// @param kinds what is written for the declarations
    static Diagnostic noSuchObject(Patch patch, List<String> kinds) {
        var kind = patch.object().value();
        var message =
                Diagnostic.of(
                                Code.NO_SUCH_OBJECT,
                                "no `" + kind.text() + "` is written for what the patch is of",
                                patch.object().span(),
                                "no such object")
                        .withRelated(patch.ofSpan(), "whose objects are meant");
        for (var near : Spelling.nearest(kind.kind(), kinds)) {
            message = message.withFix(use(near, patch.object().span()));
        }
        return message.withNote(
                kinds.isEmpty() ? "nothing is written for it" : "there is: " + listed(kinds));
    }

    static Diagnostic ambiguous(Patch patch, Collection<String> groups) {
        var kind = patch.object().value().kind();
        var message =
                Diagnostic.of(
                        Code.NO_SUCH_OBJECT,
                        "`" + kind + "` is a kind of several groups",
                        patch.object().span(),
                        "which one is not said");
        for (var group : groups) {
            message =
                    message.withFix(
                            new Fix(
                                    "use `\"" + group + "/" + kind + "\"`",
                                    Confidence.NEEDS_REVIEW,
                                    List.of(
                                            new Edit(
                                                    patch.object().span(),
                                                    "\"" + group + "/" + kind + "\""))));
        }
        return message;
    }

    static Diagnostic noSchema(Patch patch, String apiVersion, String kind) {
        return Diagnostic.of(
                        Code.SCHEMA_MISSING,
                        "nobody says what `" + kind + "` of `" + apiVersion + "` looks like",
                        patch.object().span(),
                        "patched without a check")
                .withNote(
                        "its CustomResourceDefinition in `schemas/` beside the sources would say");
    }

    static Diagnostic lost(Patch patch, Target target, FieldPath path, Walk.Result.Lost lost) {
        var step = lost.step();
        var message =
                Diagnostic.of(Code.PATH_NOT_IN_SCHEMA, lost.headline(), step.span(), lost.label())
                        .withRelated(patch.object().span(), "in " + named(target));
        for (var near : lost.nearest()) {
            if (path.span().equals(step.span()) && path.steps().size() > 1) {
                break;
            }
            message =
                    message.withFix(
                            use(near, step.span(), step.bracketed() ? bracket(near) : near));
        }
        return lost.known().isEmpty()
                ? message
                : message.withNote("there is: " + listed(lost.known()));
    }

    /// The span of a bracketed step is that of its word.
    private static String bracket(String text) {
        return text.matches("[A-Za-z_][A-Za-z0-9_-]*") ? text : "\"" + text + "\"";
    }

    static Diagnostic unlike(Patch patch, Target target, SchemaCheck.Problem problem, Span at) {
        var message =
                Diagnostic.of(
                                problem.ofName()
                                        ? Code.PATH_NOT_IN_SCHEMA
                                        : Code.VALUE_UNLIKE_SCHEMA,
                                problem.headline(),
                                at,
                                problem.label())
                        .withRelated(patch.object().span(), "in " + named(target));
        return problem.nearest().isEmpty()
                ? message
                : message.withNote("near it: " + listed(problem.nearest()));
    }

    /// @param pointer of the field that would be another
    static Diagnostic owned(Patch patch, Target target, Span at, String pointer, Owned owned) {
        var message =
                Diagnostic.of(
                        Code.PATCH_OWNED,
                        "`" + owned.field() + "` of " + named(target) + " cannot be patched",
                        at,
                        "it is " + owned.what());
        var origin = target.before().originOf(pointer).span();
        if (!origin.equals(patch.id().span())) {
            message = message.withRelated(origin, "decided here");
        }
        return message.withNote(
                owned.said().isEmpty()
                        ? "the language has no word for another value"
                        : owned.said() + " says it");
    }

    static Diagnostic conflict(Patch patch, Target target, FieldPath path, Target.Written before) {
        return Diagnostic.of(
                        Code.PATCH_CONFLICT,
                        "two patches write `" + path.text() + "` of " + named(target),
                        path.span(),
                        "written by " + patch.id().display())
                .withRelated(before.path().span(), "and by " + before.patch().display())
                .withNote("which of them would hold is nobody's decision");
    }

    static Diagnostic changesNothing(Patch patch, FieldPath path) {
        return Diagnostic.of(
                        Code.PATCH_CHANGES_NOTHING,
                        "`" + path.text() + "` is the same without " + patch.id().display(),
                        path.span(),
                        "changes nothing")
                .withNote("a patch that is no longer needed can go");
    }

    private static Fix use(String word, Span at) {
        return use(word, at, word);
    }

    private static Fix use(String word, Span at, String text) {
        return new Fix("use `" + word + "`", Confidence.NEEDS_REVIEW, List.of(new Edit(at, text)));
    }

    /// `Deployment chat`
    private static String named(Target target) {
        var object = target.object();
        return object.kind() + " `" + object.name() + "`";
    }

    static String listed(Collection<String> words) {
        return words.stream()
                        .limit(MOST_LISTED)
                        .map(w -> "`" + w + "`")
                        .collect(Collectors.joining(", "))
                + (words.size() > MOST_LISTED
                        ? " and " + (words.size() - MOST_LISTED) + " more"
                        : "");
    }
}
