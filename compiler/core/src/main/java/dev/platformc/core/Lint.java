package dev.platformc.core;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.eval.Declarations;
import dev.platformc.core.text.SourceSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Advice for those who ask for it: nothing in it keeps a platform from working, so `check` does
/// not say it.
public final class Lint {
    private Lint() {}

    /// Nothing of what cannot be read.
    ///
    /// @param parameters by name, as written in the language
    public static List<Diagnostic> find(SourceSet sources, Map<String, String> parameters) {
        var understood = Frontend.understand(sources, parameters).value();
        if (understood == null) {
            return List.of();
        }
        var advice = new ArrayList<Diagnostic>();
        languageUnset(understood.declarations(), advice);
        return Allow.without(sources, advice);
    }

    private static void languageUnset(Declarations declarations, List<Diagnostic> advice) {
        declarations
                .of("platform")
                .filter(platform -> platform.attribute("language") == null)
                .forEach(platform ->
                        advice.add(
                                Diagnostic.of(
                                                Code.LANGUAGE_UNSET,
                                                platform.id().display()
                                                        + " does not say its language",
                                                platform.id().span(),
                                                "read by the newest that a compiler knows")
                                        .withNote("`language = 1` is what it is read as today")));
    }
}
