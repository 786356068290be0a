package dev.platformc.cli;

import dev.platformc.cli.files.OutputFolder;
import dev.platformc.cli.report.Documents;
import dev.platformc.cli.report.Summary;
import dev.platformc.plan.Plan;
import dev.platformc.solver.Compilation;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "compile",
        header = "Compile a platform to the manifests that a cluster needs.",
        description = {
            "",
            "Does what `check` does, then writes one file an object, with a kustomization, and keeps"
                    + " what was solved in platform.lock beside the sources: commit it, so that the"
                    + " next run changes as little as the sources demand.",
            "",
            "The folder is replaced in one step, and only what platformc wrote before is removed.",
            ""
        },
        footer = {
            "",
            "  platformc compile examples/training -o out",
            "  platformc compile . -o - | kubectl apply --server-side -f -"
        })
final class CompileCommand implements Callable<Integer> {
    @Mixin Options options = new Options();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            required = true,
            description = "The folder to write, or - for standard output.")
    String output = "-";

    private final Terminal terminal;

    CompileCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        boolean toStandardOutput = output.equals("-");
        var json = toStandardOutput ? terminal.err() : terminal.out();
        var run = Run.of(options, terminal);
        var plan = run.plan();
        if (plan == null) {
            run.report(options, terminal, "nothing was written", json);
            return ExitCode.REFUSED;
        }
        var files = Documents.print(plan);
        if (toStandardOutput) {
            run.report(options, terminal, "", json);
            terminal.out().print(Documents.stream(files));
        } else {
            var refusal = OutputFolder.write(Path.of(output), files);
            if (refusal.isPresent()) {
                run.with(refusal.get()).report(options, terminal, "nothing was written", json);
                return ExitCode.REFUSED;
            }
            run.report(options, terminal, "", json);
        }
        var folder = options.folder();
        folder.writeLock(Compilation.lock(plan, folder.lock()));
        if (options.format == Options.Format.TEXT) {
            summary(plan, files, toStandardOutput ? terminal.err() : terminal.out());
        }
        return ExitCode.DONE;
    }

    private void summary(Plan plan, SortedMap<String, String> files, PrintStream to) {
        Summary.lines(plan).forEach(to::println);
        to.println(Documents.count(files, output));
        to.println(Documents.next(plan, output));
    }
}
