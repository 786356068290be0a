package dev.platformc.cli;

import dev.platformc.cli.files.OutputFolder;
import dev.platformc.cli.files.UserError;
import dev.platformc.cli.report.Documents;
import dev.platformc.cli.report.Replans;
import dev.platformc.cli.report.Summary;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.plan.Plan;
import dev.platformc.solver.Compilation;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/// `platformc compile`: manifests and the lock.
final class CompileCommand implements Command {

    private final Terminal terminal;

    CompileCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Options options() {
        return PlatformOptions.withMoves()
                .addOption(Option.builder().longOpt("locked").get())
                .addOption(Option.builder("o").longOpt("output").hasArg().get());
    }

    @Override
    public int run(CommandLine line) {
        var options = PlatformOptions.of(line);
        var output = line.getOptionValue("o");
        if (output == null) {
            throw new UserError(
                    "compile needs -o OUT, the folder to write, or -o - for standard output");
        }
        boolean locked = line.hasOption("locked");
        if (locked && options.replan()) {
            throw new UserError(
                    "--locked keeps the lock as it is, --replan forgets it: choose one");
        }
        boolean toStandardOutput = output.equals("-");
        var results = toStandardOutput ? terminal.err() : terminal.out();
        var run = Run.of(options, terminal);
        var plan = run.plan();
        if (plan == null) {
            run.report(options, terminal, "nothing was written", results);
            return ExitCode.REFUSED;
        }
        var change =
                locked
                        ? Compilation.lockChange(plan, options.folder().lock())
                        : Optional.<Diagnostic>empty();
        if (change.isPresent()) {
            run.with(change.get()).report(options, terminal, "nothing was written", results);
            return ExitCode.REFUSED;
        }
        var files = Documents.print(plan, run.sources());
        if (toStandardOutput) {
            run.report(options, terminal, "", results);
            terminal.out().print(Documents.stream(files));
        } else {
            var refusal = OutputFolder.write(Path.of(output), files);
            if (refusal.isPresent()) {
                run.with(refusal.get()).report(options, terminal, "nothing was written", results);
                return ExitCode.REFUSED;
            }
            run.report(options, terminal, "", results);
        }
        var folder = options.folder();
        folder.writeLock(Compilation.lock(plan, folder.lock()));
        if (options.format().isForPeople()) {
            summary(plan, files, output, toStandardOutput ? terminal.err() : terminal.out());
        }
        return ExitCode.DONE;
    }

    private static void summary(
            Plan plan, SortedMap<String, String> files, String output, PrintStream to) {
        Summary.lines(plan).forEach(to::println);
        Replans.lines(plan).forEach(to::println);
        to.println(Documents.count(files, output));
        to.println(Documents.next(plan, output));
    }
}
