package dev.platformc.cli;

import dev.platformc.cli.files.UserError;
import dev.platformc.cli.solve.Answers;
import dev.platformc.cli.solve.MigAnswers;
import dev.platformc.cli.solve.MigFiles;
import dev.platformc.cli.solve.Table;
import dev.platformc.solver.Budget;
import dev.platformc.solver.mig.MixedPacker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.apache.commons.cli.CommandLine;

/// `platformc solve mig`.
final class SolveMig {
    private static final int MILLION = 1_000_000;

    private SolveMig() {}

    static int run(CommandLine line, Terminal terminal) {
        var cards = cards(line);
        var demands =
                MigFiles.demands(
                        Table.read(Path.of(SolveCommand.needed(line, "demand"))), cards);
        var budget = new Budget(SolveCommand.number(line, "budget", 1, Budget.USUAL.units()));
        var answers = new ArrayList<Answers.Answer>();
        for (var demand : demands) {
            long from = System.nanoTime();
            var answer = MixedPacker.pack(MigFiles.problem(cards, demand), budget);
            long milliseconds = (System.nanoTime() - from) / MILLION;
            answers.add(MigAnswers.of(demand.instance(), answer, milliseconds));
        }
        terminal.out().print(Answers.json(answers));
        return ExitCode.DONE;
    }

    private static List<MigFiles.Cards> cards(CommandLine line) {
        var words = line.getOptionValues("gpu");
        if (words == null) {
            throw new UserError(
                    "solve mig needs --gpu NAME, the card that is cut; more: platformc help solve");
        }
        var cards = List.of(words).stream().map(MigFiles::cards).toList();
        var names = new HashSet<String>();
        for (var card : cards) {
            if (!names.add(card.name())) {
                throw new UserError("--gpu names `" + card.name() + "` twice");
            }
        }
        return cards;
    }
}
