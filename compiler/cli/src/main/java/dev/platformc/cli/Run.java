package dev.platformc.cli;

import dev.platformc.cli.render.DiagnosticJson;
import dev.platformc.cli.render.Report;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Outcome;
import dev.platformc.core.text.SourceSet;
import dev.platformc.plan.Plan;
import dev.platformc.solver.Budget;
import dev.platformc.solver.Compilation;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One run of the compiler over a directory: read, decide, say what there is to say.
///
/// @param sources empty when nothing could be read
/// @param plan absent after an error
record Run(SourceSet sources, @Nullable Plan plan, List<Diagnostic> diagnostics) {

    static Run of(PlatformOptions options, Terminal terminal) {
        var folder = options.folder();
        var parameters = options.parameters();
        var read = folder.read();
        var sources = read.value();
        if (sources == null || read.hasErrors()) {
            return new Run(SourceSet.of(List.of()), null, read.diagnostics());
        }
        Outcome<Plan> planned;
        try (var _ = Progress.watch(terminal)) {
            planned = Compilation.plan(sources, parameters, options.lock(), Budget.USUAL);
        }
        var all = new ArrayList<>(read.diagnostics());
        all.addAll(planned.diagnostics());
        return new Run(sources, planned.hasErrors() ? null : planned.value(), all);
    }

    /// Writes the diagnostics in the form that was asked for.
    ///
    /// @param outcome what became of the run, for the last line: `nothing was written`
    /// @param json where JSON goes: it is a result, unless the result is something else
    void report(PlatformOptions options, Terminal terminal, String outcome, PrintStream json) {
        if (options.format() == PlatformOptions.Format.JSON) {
            json.print(DiagnosticJson.lines(diagnostics, sources));
            return;
        }
        terminal.err().print(Report.text(diagnostics, sources, options.theme(terminal)));
        var summary = Report.summary(diagnostics, outcome);
        if (!summary.isEmpty()) {
            terminal.err().print("\n" + summary);
        }
        terminal.err().flush();
    }

    Run with(Diagnostic more) {
        var all = new ArrayList<>(diagnostics);
        all.add(more);
        return new Run(sources, plan, all);
    }
}
