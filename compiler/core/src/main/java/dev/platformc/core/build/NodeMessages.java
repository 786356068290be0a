package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.quantity.Spelling;
import java.util.Collection;

final class NodeMessages {
    private NodeMessages() {}

    static Diagnostic missing(String name, String attribute, Span at) {
        return Diagnostic.of(
                Code.ATTRIBUTE_MISSING,
                "`" + name + "` needs `" + attribute + "`",
                at,
                "`" + attribute + "` is not written and the catalog does not know this machine");
    }

    static Diagnostic unknownFamily(Sourced<String> family, Collection<String> known) {
        var message =
                Diagnostic.of(
                                Code.UNKNOWN_NAME,
                                "there is no MIG family named `" + family.value() + "`",
                                family.span(),
                                "not in the catalog")
                        .withNote("families: " + String.join(", ", known));
        for (var near : Spelling.nearest(family.value(), known)) {
            message =
                    message.withFix(
                            BuildMessages.replace(
                                    "use `" + near + "`",
                                    Confidence.NEEDS_REVIEW,
                                    family.span(),
                                    near));
        }
        return message;
    }
}
