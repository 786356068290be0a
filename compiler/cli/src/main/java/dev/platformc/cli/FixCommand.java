package dev.platformc.cli;

import dev.platformc.cli.files.SourceFolder;
import dev.platformc.cli.render.DiagnosticLine;
import dev.platformc.cli.render.UnifiedDiff;
import dev.platformc.core.SafeFixes;
import dev.platformc.core.SafeFixes.Applied;
import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.text.SourceSet;
import dev.platformc.emit.Emitters;
import dev.platformc.solver.Budget;
import dev.platformc.solver.Compilation;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/// `platformc fix`: makes the changes that messages offer as safe.
final class FixCommand implements Command {
    /// A change may uncover what an error hid; sources that need more rounds get a second run.
    private static final int MOST_ROUNDS = 10;

    private final Terminal terminal;

    FixCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder("P").longOpt("param").hasArg().get())
                .addOption(Option.builder().longOpt("diff").get())
                .addOption(PlatformOptions.colorOption());
    }

    @Override
    public int run(CommandLine line) {
        var options = PlatformOptions.of(line);
        var folders = options.folder().below();
        int exit = ExitCode.DONE;
        for (var folder : folders.isEmpty() ? List.of(options.folder()) : folders) {
            exit = Math.max(exit, fix(options.in(folder), line.hasOption("diff")));
        }
        return exit;
    }

    /// One platform, or a library by itself.
    private int fix(PlatformOptions options, boolean diff) {
        var read = options.folder().read();
        var before = read.value();
        if (before == null || read.hasErrors()) {
            new Run(SourceSet.of(List.of()), null, List.of(), read.diagnostics())
                    .report(options, terminal, "nothing was changed", terminal.out());
            return ExitCode.REFUSED;
        }
        var after = before;
        var left = messages(options, after);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var fixed = SafeFixes.apply(after, left);
            if (fixed.applied().isEmpty()) {
                break;
            }
            if (!diff) {
                show(fixed.applied(), after);
            }
            after = fixed.sources();
            left = messages(options, after);
        }
        write(before, after, diff, options);
        boolean isLibrary = left.stream().anyMatch(d -> d.code() == Code.PLATFORM_COUNT);
        if (!left.isEmpty() && !isLibrary) {
            terminal.err()
                    .println(
                            left.size()
                                    + " more to look at yourself: platformc check "
                                    + options.folder().directory());
        }
        return ExitCode.DONE;
    }

    private List<Diagnostic> messages(PlatformOptions options, SourceSet sources) {
        try (var _ = Progress.watch(terminal)) {
            var given =
                    new Compilation.Given(
                            options.parameters(),
                            options.folder().lock(),
                            null,
                            Emitters::objections);
            return Compilation.plan(sources, given, Budget.USUAL).diagnostics();
        }
    }

    private void show(List<Applied> applied, SourceSet sources) {
        for (var each : applied) {
            terminal.out()
                    .println(
                            DiagnosticLine.place(each.diagnostic(), sources)
                                    + each.fix().title()
                                    + " ["
                                    + each.diagnostic().code().id()
                                    + "]");
        }
    }

    private void write(SourceSet before, SourceSet after, boolean diff, PlatformOptions options) {
        for (var source : before.ofPlatform()) {
            var changed = after.find(source.path());
            if (changed == null || changed.text().equals(source.text())) {
                continue;
            }
            if (diff) {
                var theme = options.theme(terminal);
                terminal.out()
                        .print(UnifiedDiff.of(source.path(), source.text(), changed.text(), theme));
            } else {
                SourceFolder.write(source.path(), changed.text());
            }
        }
    }
}
