package dev.platformc.core.build;

import static org.junit.jupiter.api.Assertions.fail;

import dev.platformc.core.Allow;
import dev.platformc.core.Frontend;
import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Outcome;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Platform;
import dev.platformc.core.text.ExampleFolders;
import dev.platformc.core.text.SourceSet;
import dev.platformc.core.text.Split;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Platforms written in tests and examples, read through the whole front end.
final class Texts {
    private Texts() {}

    static Outcome<Platform> read(String text) {
        return Frontend.read(Split.sources("demo.platform", text), Map.of());
    }

    /// All that is said, allowed messages left out.
    static List<Diagnostic> said(String text) {
        var sources = Split.sources("demo.platform", text);
        return Allow.apply(sources, Frontend.read(sources, Map.of()).diagnostics());
    }

    static List<Code> codes(String text) {
        return said(text).stream().map(Diagnostic::code).distinct().toList();
    }

    /// The platform, which must have no errors.
    static Platform platform(String text) {
        return platform(read(text));
    }

    static Platform platform(Outcome<Platform> outcome) {
        var platform = outcome.value();
        return platform != null ? platform : fail("refused: " + show(outcome.diagnostics()));
    }

    static Endpoint endpoint(String text) {
        return platform(text).endpoints().getFirst();
    }

    static Gang gang(String text) {
        return platform(text).gangs().getFirst();
    }

    /// The only message of this code.
    static Diagnostic only(String text, Code code) {
        var found = said(text).stream().filter(d -> d.code() == code).toList();
        return found.size() == 1 ? found.getFirst() : fail("one expected: " + show(said(text)));
    }

    static String show(List<Diagnostic> diagnostics) {
        var lines = new ArrayList<String>();
        for (var diagnostic : diagnostics) {
            lines.add(diagnostic.code().id() + " " + diagnostic.headline());
        }
        return String.join("\n", lines);
    }

    /// The text after the edits of a fix.
    static String apply(String text, Diagnostic.Fix fix) {
        var edits = new ArrayList<>(fix.edits());
        edits.sort(Comparator.comparing(Diagnostic.Edit::span).reversed());
        var changed = text;
        for (var edit : edits) {
            changed =
                    changed.substring(0, edit.span().start())
                            + edit.replacement()
                            + changed.substring(edit.span().end());
        }
        return changed;
    }

    /// All files of an example, `first-steps/1-hello`, with its libraries.
    static SourceSet example(String name) {
        return ExampleFolders.read(name);
    }

    /// Names of all folders that hold an example.
    static List<String> exampleNames() {
        return ExampleFolders.names();
    }
}
