package dev.platformc.cli;

import dev.platformc.cli.files.TextFile;
import dev.platformc.cli.render.Report;
import dev.platformc.cli.report.JunitXml;
import dev.platformc.cli.report.Results;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Outcome;
import dev.platformc.core.text.SourceSet;
import dev.platformc.emit.Emitters;
import dev.platformc.solver.Budget;
import dev.platformc.solver.Compilation;
import dev.platformc.solver.rule.TestResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/// `platformc test`: compiles the changed platform of every `test` and says what came.
final class TestCommand implements Command {
    private final Terminal terminal;

    TestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Options options() {
        var options = new Options();
        PlatformOptions.options().getOptions().stream()
                .filter(option -> !"deny".equals(option.getLongOpt()))
                .forEach(options::addOption);
        return options.addOption(Option.builder().longOpt("junit").hasArg().get());
    }

    @Override
    public int run(CommandLine line) {
        var options = PlatformOptions.of(line);
        var read = options.folder().read();
        var sources = read.value();
        if (sources == null || read.hasErrors()) {
            say(options, SourceSet.of(List.of()), read.diagnostics(), "nothing was tested");
            return ExitCode.REFUSED;
        }
        var tested = tested(options, sources);
        var results = tested.value();
        if (results == null) {
            say(options, sources, tested.diagnostics(), "nothing was tested");
            return ExitCode.REFUSED;
        }
        var junit = line.getOptionValue("junit");
        if (junit != null) {
            TextFile.write(Path.of(junit), JunitXml.of(name(options), results, sources));
        }
        report(options, sources, results);
        return results.stream().allMatch(TestResult::passed) ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private Outcome<List<TestResult>> tested(PlatformOptions options, SourceSet sources) {
        var given =
                new Compilation.Given(
                        options.parameters(), options.folder().lock(), null, Emitters::objections);
        try (var _ = Progress.watch(terminal)) {
            return Compilation.test(sources, given, Budget.USUAL);
        }
    }

    private static String name(PlatformOptions options) {
        var name = options.folder().directory().toAbsolutePath().normalize().getFileName();
        return name == null ? "platform" : name.toString();
    }

    private void report(PlatformOptions options, SourceSet sources, List<TestResult> results) {
        var said = new ArrayList<Diagnostic>();
        var texts = new ArrayList<String>();
        for (var result : results) {
            said.addAll(result.failures());
            said.addAll(result.said());
            if (!result.passed()) {
                texts.add(Report.text(result.failures(), sources, options.theme(terminal)));
                texts.add(Report.text(result.said(), sources, options.theme(terminal)));
            }
        }
        if (options.format() == PlatformOptions.Format.TEXT) {
            texts.removeIf(String::isEmpty);
            terminal.err().print(String.join("\n", texts));
            terminal.err().flush();
        } else {
            say(options, sources, said, "");
        }
        if (!options.format().isForPeople()) {
            return;
        }
        if (results.isEmpty()) {
            terminal.out()
                    .println("no tests here: `test NAME { … expect … }` in a platform is one");
        } else {
            Results.lines(results).forEach(terminal.out()::println);
        }
    }

    private void say(
            PlatformOptions options,
            SourceSet sources,
            List<Diagnostic> diagnostics,
            String outcome) {
        new Run(sources, null, List.of(), diagnostics)
                .report(options, terminal, outcome, terminal.out());
    }
}
