package dev.platformc.core;

import dev.platformc.core.build.PlatformBuilder;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Outcome;
import dev.platformc.core.eval.Evaluator;
import dev.platformc.core.eval.Trees;
import dev.platformc.core.model.Platform;
import dev.platformc.core.syntax.Parser;
import dev.platformc.core.syntax.SourceFile;
import dev.platformc.core.text.SourceSet;
import dev.platformc.hardware.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Text in, platform out. Diagnostics come back unfiltered: [Allow] is applied once, when all phases
/// have spoken.
public final class Frontend {
    private Frontend() {}

    /// Reads all files of a platform and of the libraries that it imports. Stops after parsing when that found errors; evaluation and
    /// building carry on past theirs, so that all are seen, and stop at the end.
    ///
    /// @param parameters by name, as written in the language
    public static Outcome<Platform> read(SourceSet sources, Map<String, String> parameters) {
        var catalog = Catalog.standard();
        return parse(sources)
                .gate()
                .then(files -> Evaluator.evaluate(Trees.of(files, sources), parameters, catalog))
                .then(declarations -> PlatformBuilder.build(declarations, catalog))
                .gate();
    }

    /// All files, in the order of their paths.
    static Outcome<List<SourceFile>> parse(SourceSet sources) {
        var files = new ArrayList<SourceFile>();
        var diagnostics = new ArrayList<Diagnostic>();
        for (var source : sources.sources()) {
            var parsed = Parser.parse(source);
            diagnostics.addAll(parsed.diagnostics());
            if (parsed.value() != null) {
                files.add(parsed.value());
            }
        }
        return Outcome.of(List.copyOf(files), diagnostics);
    }
}
