package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.eval.Declarations;
import dev.platformc.core.eval.Declared;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.text.Span;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What every declaration may write: labels, a former name, what to use in its place.
final class CommonChecks {
    /// Prefixes whose labels others write.
    private static final List<String> RESERVED =
            List.of("kubernetes.io", "k8s.io", "platformc.dev", "nvidia.com", "argoproj.io");

    /// Kinds of which no object is made that could carry a label.
    private static final Set<String> WITHOUT_OBJECTS =
            Set.of("gpu", "node", "device", "model", "adapter", "pin", "sharing", "step");

    private static final Pattern KEY_NAME =
            Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
    private static final Pattern KEY_PREFIX =
            Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");

    private static final Pattern HOST =
            Pattern.compile(
                    "(\\*\\.)?[A-Za-z0-9]([-A-Za-z0-9]{0,61}[A-Za-z0-9])?"
                            + "(\\.[A-Za-z0-9]([-A-Za-z0-9]{0,61}[A-Za-z0-9])?)*");

    private CommonChecks() {}

    static void check(Report report, Declarations declarations) {
        for (var declared : declarations.all()) {
            declared.id().labels().forEach((key, value) -> label(report, key, value));
            if (WITHOUT_OBJECTS.contains(declared.id().kind())) {
                declared.id().labels().values().stream()
                        .limit(1)
                        .forEach(label ->
                                report.add(
                                        BuildMessages.notEmitted(
                                                declared.id(), Map.of("labels", label.span()))));
            }
            was(report, declarations, declared);
            host(report, declared);
            for (var value : declared.attributes().values()) {
                deprecated(report, declared, value);
            }
        }
    }

    private static void label(Report report, String key, Sourced<String> value) {
        int slash = key.indexOf('/');
        var prefix = slash < 0 ? "" : key.substring(0, slash);
        if (RESERVED.stream().anyMatch(r -> prefix.equals(r) || prefix.endsWith("." + r))) {
            report.add(
                    Diagnostic.of(
                            Code.LABEL_RESERVED,
                            "the label `" + key + "` belongs to somebody else",
                            value.span(),
                            "what begins with `" + prefix + "/` is written by its owner"));
            return;
        }
        boolean hasKey =
                KEY_NAME.matcher(key.substring(slash + 1)).matches()
                        && (slash < 0 || KEY_PREFIX.matcher(prefix).matches());
        boolean hasValue = value.value().isEmpty() || KEY_NAME.matcher(value.value()).matches();
        if (!hasKey || !hasValue) {
            report.add(
                    Diagnostic.of(
                            Code.LABEL_INVALID,
                            "`" + key + " = " + value.value() + "` cannot be a label",
                            value.span(),
                            (hasKey ? "a value" : "a key")
                                    + " has letters, digits, `-`, `_` and `.`, at most 63"));
        }
    }

    /// A name under which others ask for it.
    private static void host(Report report, Declared declared) {
        var host = declared.attribute("host");
        if (host != null
                && host.value() instanceof Value.Text(var name)
                && !HOST.matcher(name).matches()) {
            report.add(
                    Diagnostic.of(
                                    Code.NAME_INVALID,
                                    "`" + name + "` cannot be the name of a host",
                                    host.span(),
                                    "no name in DNS")
                            .withNote(
                                    "letters, digits and dashes between dots:"
                                            + " `chat.acme.example`"));
        }
    }

    /// A former name that still names something would be followed by two.
    private static void was(Report report, Declarations declarations, Declared declared) {
        var was = declared.id().was();
        if (was == null) {
            return;
        }
        var name = was.value();
        declarations
                .of(declared.id().kind())
                .filter(other -> other.id().name().equals(name))
                .findFirst()
                .ifPresent(other -> report.add(wasStillThere(declared, other, name, was.span())));
    }

    private static Diagnostic wasStillThere(
            Declared declared, Declared other, String name, Span at) {
        return Diagnostic.of(
                        Code.WAS_STILL_THERE,
                        declared.id().display()
                                + " cannot have been `"
                                + name
                                + "`, which is still there",
                        at,
                        "a name that is in use")
                .withRelated(other.id().span(), "declared here");
    }

    private static void deprecated(Report report, Declared user, Sourced<Value> value) {
        switch (value.value()) {
            case Value.Reference(var target) -> mention(report, user, target, value.span());
            case Value.ChangedReference(var target, _) ->
                    mention(report, user, target, value.span());
            case Value.Entry(var target, _) -> mention(report, user, target, value.span());
            case Value.Listing(var elements) -> all(report, user, elements);
            case Value.Fields(var fields) -> all(report, user, fields.values());
            case Value.Constructor(_, var fields) -> all(report, user, fields.values());
            case Value.Multiple(_, _, var each) -> deprecated(report, user, each);
            case Value.Level(_, var inside) -> deprecated(report, user, inside);
            case Value.Part(_, var whole) -> deprecated(report, user, whole);
            default -> {}
        }
    }

    private static void all(Report report, Declared user, Collection<Sourced<Value>> values) {
        values.forEach(value -> deprecated(report, user, value));
    }

    private static void mention(Report report, Declared user, Declared target, Span at) {
        var deprecated = target.attribute("deprecated");
        if (deprecated != null
                && deprecated.value() instanceof Value.Text(var instead)
                && user.attribute("deprecated") == null) {
            report.add(
                    Diagnostic.of(
                                    Code.DEPRECATED_DECLARATION,
                                    target.id().display()
                                            + " should not be used any more: "
                                            + instead,
                                    at,
                                    "used by " + user.id().display())
                            .withRelated(deprecated.span(), "said here"));
        }
    }
}
