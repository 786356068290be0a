package dev.platformc.core.kind;

import static dev.platformc.core.kind.Attribute.row;
import static dev.platformc.core.kind.Kind.kind;
import static dev.platformc.core.kind.Types.*;

import java.util.List;

/// Rules, tests, and ways out.
final class RuleKinds {
    private static final Type DECLARATIONS = Type.Free.DECLARATIONS;

    private RuleKinds() {}

    static List<Kind> all() {
        return List.of(policy(), waive(), test(), patch(), manifest());
    }

    private static Kind policy() {
        return kind("policy", "policies", "What must hold, or should.", List.of());
    }

    private static Kind waive() {
        return kind(
                "waive",
                "waivers",
                "Exempts declarations from a policy.",
                List.of(
                        row("policy", reference("policy"), "Which policy.").must(),
                        row("of", DECLARATIONS, "Who is exempt.").must(),
                        row("because", TEXT, "Why.").must(),
                        row("until", TEXT, "Last day, as an ISO date.")));
    }

    private static Kind test() {
        return kind(
                "test",
                "tests",
                "This platform with a change, and what must then be true.",
                List.of(
                        row(
                                "params",
                                new Type.MapOf(new Type.Anything()),
                                "Parameters of the changed platform.")));
    }

    private static Kind patch() {
        return kind(
                "patch",
                "patches",
                "Adds to an emitted object what the language does not say.",
                List.of(
                        row("of", DECLARATIONS, "Whose objects.").must(),
                        row("object", new Type.ObjectKind(), "Which of them.").must(),
                        row("set", new Type.Settings(), "What to set."),
                        row("remove", TEXTS, "What to take out.")));
    }

    private static Kind manifest() {
        return kind(
                "manifest",
                "manifests",
                "Objects that the platform does not describe.",
                List.of(
                        row("cluster", reference("cluster"), "Where.").or("the only one"),
                        row("team", reference("team"), "Whose namespace.").or("the platform's own"),
                        row("yaml", TEXT, "The objects.").must()));
    }
}
