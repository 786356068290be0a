package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.eval.Declared;
import dev.platformc.core.text.Span;
import java.util.Set;
import java.util.regex.Pattern;

/// Names that become names of Kubernetes objects and values of labels.
final class ObjectNames {
    /// Kubernetes' limit for a DNS label and for the value of a label.
    static final int LONGEST = 63;

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final Set<String> WITHOUT_OBJECT =
            Set.of("model", "adapter", "node", "gpu", "device");

    private ObjectNames() {}

    static boolean isLabel(String name) {
        return name.length() <= LONGEST && LABEL.matcher(name).matches();
    }

    static void check(Report report, Declared declared) {
        var id = declared.id();
        if (!WITHOUT_OBJECT.contains(id.kind()) && !isLabel(id.objectName())) {
            report.add(invalid(id.kind(), id.objectName(), id.span()));
        }
    }

    static Diagnostic invalid(String what, String name, Span at) {
        return Diagnostic.of(
                        Code.NAME_INVALID,
                        "`" + name + "` cannot name a Kubernetes object",
                        at,
                        name.length() > LONGEST
                                ? name.length() + " characters, " + LONGEST + " is the most"
                                : "lower-case letters, digits and dashes, a letter or digit at both ends")
                .withNote("the name of a " + what + " becomes the name of objects and a label");
    }
}
