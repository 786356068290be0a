package dev.platformc.cli;

import dev.platformc.cli.solve.Answers;
import dev.platformc.cli.solve.GangAnswers;
import dev.platformc.cli.solve.GangFiles;
import dev.platformc.cli.solve.Table;
import dev.platformc.solver.Budget;
import dev.platformc.solver.topology.Placer;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;

/// `platformc solve gangs`.
final class SolveGangs {
    private static final int MILLION = 1_000_000;

    private SolveGangs() {}

    static int run(CommandLine line, Terminal terminal) {
        var nodes = Path.of(SolveCommand.needed(line, "nodes"));
        var gangs = Path.of(SolveCommand.needed(line, "gangs"));
        var posed = GangFiles.read(Table.read(nodes), Table.read(gangs)).posed();
        var budget = new Budget(SolveCommand.number(line, "budget", 1, Budget.USUAL.units()));
        long from = System.nanoTime();
        var measured = Placer.measured(posed.problem(), budget);
        long milliseconds = (System.nanoTime() - from) / MILLION;
        var answer = GangAnswers.of(name(gangs), posed.order(), measured, milliseconds);
        terminal.out().print(Answers.json(List.of(answer)));
        return ExitCode.DONE;
    }

    /// An instance is called as its file of gangs, without its ending.
    private static String name(Path file) {
        var name = String.valueOf(file.getFileName());
        return name.endsWith(".csv") ? name.substring(0, name.length() - 4) : name;
    }
}
