package dev.platformc.cli;

import static java.util.stream.Collectors.joining;

import dev.platformc.cli.render.DiagnosticGithub;
import dev.platformc.cli.render.DiagnosticJson;
import dev.platformc.cli.render.DiagnosticLine;
import dev.platformc.cli.render.DiagnosticSarif;
import dev.platformc.cli.render.Report;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Outcome;
import dev.platformc.core.diagnostic.Severity;
import dev.platformc.core.rule.Day;
import dev.platformc.core.rule.Waiver;
import dev.platformc.core.text.SourceSet;
import dev.platformc.emit.Emitters;
import dev.platformc.plan.Plan;
import dev.platformc.solver.Budget;
import dev.platformc.solver.Compilation;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One run of the compiler over a directory: read, decide, say what there is to say.
///
/// @param sources empty when nothing could be read
/// @param plan absent after an error, and after a warning when warnings are denied
/// @param waivers in force
record Run(
        SourceSet sources,
        @Nullable Plan plan,
        List<Waiver> waivers,
        List<Diagnostic> diagnostics) {

    static Run of(PlatformOptions options, Terminal terminal) {
        return of(options, terminal, null);
    }

    /// @param today waivers whose last day is before it are gone; absent: none is
    static Run of(PlatformOptions options, Terminal terminal, @Nullable Day today) {
        var folder = options.folder();
        var parameters = options.parameters();
        var read = folder.read();
        var sources = read.value();
        if (sources == null || read.hasErrors()) {
            return new Run(SourceSet.of(List.of()), null, List.of(), read.diagnostics());
        }
        Outcome<Compilation.Compiled> planned;
        try (var _ = Progress.watch(terminal)) {
            planned =
                    Compilation.compile(
                            sources,
                            new Compilation.Given(
                                    parameters,
                                    options.lock(),
                                    today,
                                    Emitters::objections,
                                    options.moves()),
                            Budget.USUAL);
        }
        var all = new ArrayList<>(read.diagnostics());
        all.addAll(planned.diagnostics());
        boolean refused = planned.hasErrors() || (options.denied() && warns(all));
        var compiled = refused ? null : planned.value();
        return compiled == null
                ? new Run(sources, null, List.of(), all)
                : new Run(sources, compiled.plan(), compiled.waivers(), all);
    }

    private static boolean warns(List<Diagnostic> diagnostics) {
        return diagnostics.stream().anyMatch(d -> d.severity() == Severity.WARNING);
    }

    /// Writes the diagnostics in the form that was asked for.
    ///
    /// @param outcome what became of the run, for the last line: `nothing was written`
    /// @param results where forms for programs go: they are a result, unless that is something else
    void report(PlatformOptions options, Terminal terminal, String outcome, PrintStream results) {
        var theme = options.theme(terminal);
        switch (options.format()) {
            case JSON -> results.print(DiagnosticJson.lines(diagnostics, sources));
            case SARIF ->
                    results.print(
                            DiagnosticSarif.log(diagnostics, sources, VersionCommand.version()));
            case GITHUB -> results.print(DiagnosticGithub.commands(diagnostics, sources));
            case CONCISE -> terminal.err().print(DiagnosticLine.lines(diagnostics, sources, theme));
            case TEXT -> {
                terminal.err().print(Report.text(diagnostics, sources, theme));
                summary(options, terminal, outcome);
            }
        }
        terminal.err().flush();
    }

    private void summary(PlatformOptions options, Terminal terminal, String outcome) {
        boolean denied = options.denied() && diagnostics.stream().noneMatch(Diagnostic::isError);
        var reason = denied && plan == null ? "warnings are denied" : "";
        var end = Stream.of(reason, outcome).filter(w -> !w.isEmpty()).collect(joining(", "));
        var summary = Report.summary(diagnostics, end);
        if (!summary.isEmpty()) {
            terminal.err().print("\n" + summary);
        }
    }

    /// The same, saying less.
    Run only(Predicate<Diagnostic> kept) {
        return saying(diagnostics.stream().filter(kept).toList());
    }

    Run saying(List<Diagnostic> others) {
        return new Run(sources, plan, waivers, others);
    }

    Run with(Diagnostic more) {
        var all = new ArrayList<>(diagnostics);
        all.add(more);
        return new Run(sources, plan, waivers, all);
    }
}
