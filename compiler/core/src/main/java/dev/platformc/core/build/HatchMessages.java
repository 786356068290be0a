package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.eval.Shown;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.text.Span;

/// Words about patches and manifests, before there are objects.
final class HatchMessages {
    private HatchMessages() {}

    static Diagnostic ofNothing(Identity id, Span of) {
        return Diagnostic.of(
                        Code.PATCH_OF_NOTHING,
                        id.display() + " changes the objects of nobody",
                        of,
                        "no declaration in it")
                .withNote("a patch that waits for something to come hides in the meantime");
    }

    static Diagnostic saysNothing(Identity id) {
        return Diagnostic.of(
                        Code.PATCH_CHANGES_NOTHING,
                        id.display() + " sets nothing and removes nothing",
                        id.span(),
                        "has neither `set` nor `remove`")
                .withNote("`set = { spec.paused = true }`, `remove = [\"spec.paused\"]`");
    }

    static Diagnostic noKind(String text, Span at) {
        return Diagnostic.of(
                        Code.NO_SUCH_OBJECT,
                        "`" + text + "` is no kind of object",
                        at,
                        "kinds are written like `Deployment`")
                .withNote(
                        "where two groups have a kind of one name, the group says which:"
                                + " `\"kueue.x-k8s.io/ClusterQueue\"`");
    }

    static Diagnostic noPath(String text, Span at) {
        return Diagnostic.of(
                        Code.PATH_NOT_IN_SCHEMA,
                        "`" + text + "` is no path into an object",
                        at,
                        "fields joined by dots, elements in brackets")
                .withNote(
                        "`spec.template.spec.containers[engine].env`, `metadata.labels[\"a.b/c\"]`");
    }

    static Diagnostic notForKubernetes(Sourced<Value> value) {
        return Diagnostic.of(
                        Code.VALUE_UNLIKE_SCHEMA,
                        Shown.brief(value.value()) + " means nothing to Kubernetes",
                        value.span(),
                        "an object holds numbers, text, `true`, `false`, lists and records")
                .withNote("amounts with a unit become what the field takes: `8GiB` becomes `8Gi`");
    }
}
