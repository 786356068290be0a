package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.text.Span;

/// Secrets that stand in the text.
final class SecretMessages {
    private SecretMessages() {}

    /// @param what the attribute or variable
    static Diagnostic literal(String what, Span at) {
        return Diagnostic.of(
                        Code.SECRET_LITERAL,
                        "`" + what + "` holds a secret in plain text",
                        at,
                        "everybody who reads this file reads it too")
                .withNote("`secret(\"NAME\", \"KEY\")` names a Secret of the cluster in its place");
    }
}
