package dev.platformc.core;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.core.diagnostic.Severity;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.quantity.Spelling;
import java.util.Arrays;
import java.util.List;

final class AllowMessages {
    private AllowMessages() {}

    /// @param all what to remove when the permit goes
    static Diagnostic nothing(String slug, Span at, Span all) {
        var code = Code.find(slug);
        if (code.isEmpty()) {
            return unknown(slug, at);
        }
        var remove = new Fix("remove it", Confidence.SAFE, List.of(new Edit(all, "")));
        return code.get().severity() == Severity.ERROR
                ? Diagnostic.of(
                                Code.ALLOWS_NOTHING,
                                "`" + slug + "` is an error and cannot be allowed",
                                at,
                                "only warnings and advice can")
                        .withFix(remove)
                : Diagnostic.of(
                                Code.ALLOWS_NOTHING,
                                "this allows `" + slug + "` and nothing says it here",
                                at,
                                "has no effect")
                        .withNote(
                                "it covers its own line, or, alone on a line, the attribute or"
                                        + " declaration after it")
                        .withFix(remove);
    }

    private static Diagnostic unknown(String slug, Span at) {
        var message =
                Diagnostic.of(
                        Code.ALLOWS_NOTHING,
                        "there is no message called `" + slug + "`",
                        at,
                        "has no effect");
        var slugs =
                Arrays.stream(Code.values())
                        .filter(code -> code.severity() != Severity.ERROR)
                        .map(Code::slug)
                        .toList();
        for (var near : Spelling.nearest(slug, slugs)) {
            message =
                    message.withFix(
                            new Fix(
                                    "allow `" + near + "`",
                                    Confidence.NEEDS_REVIEW,
                                    List.of(new Edit(at, near))));
        }
        return message;
    }
}
