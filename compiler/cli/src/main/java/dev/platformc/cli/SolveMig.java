package dev.platformc.cli;

import dev.platformc.cli.files.UserError;
import dev.platformc.cli.solve.Answers;
import dev.platformc.cli.solve.MigAnswers;
import dev.platformc.cli.solve.MigFiles;
import dev.platformc.cli.solve.RunningFiles;
import dev.platformc.cli.solve.Table;
import dev.platformc.solver.Budget;
import dev.platformc.solver.mig.Frontier;
import dev.platformc.solver.mig.MixedPacker;
import dev.platformc.solver.mig.ReplanProblem;
import dev.platformc.solver.mig.ReplanProblem.Goal;
import dev.platformc.solver.mig.Replanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.jspecify.annotations.Nullable;

/// `platformc solve mig`.
final class SolveMig {
    private static final int MILLION = 1_000_000;

    private SolveMig() {}

    static int run(CommandLine line, Terminal terminal) {
        var cards = cards(line);
        var demands =
                MigFiles.demands(Table.read(Path.of(SolveCommand.needed(line, "demand"))), cards);
        var budget = new Budget(SolveCommand.number(line, "budget", 1, Budget.USUAL.units()));
        var answers = new ArrayList<Answers.Answer>();
        var running = line.getOptionValue("running");
        if (running == null) {
            requireRunning(line);
            demands.forEach(demand -> answers.add(packed(cards, demand, budget)));
        } else {
            if (cards.size() > 1) {
                throw new UserError("--running takes one --gpu: its cards are of one model");
            }
            var replan = Replan.of(line, budget);
            var groups = RunningFiles.groups(Table.read(Path.of(running)), cards.getFirst());
            requireAll(groups.keySet(), demands, running);
            for (var demand : demands) {
                var own = groups.getOrDefault(demand.instance(), List.of());
                answers.add(replan.answer(cards.getFirst(), demand, own));
            }
        }
        terminal.out().print(Answers.json(answers));
        return ExitCode.DONE;
    }

    private static Answers.Answer packed(
            List<MigFiles.Cards> cards, MigFiles.Demand demand, Budget budget) {
        long from = System.nanoTime();
        var answer = MixedPacker.pack(MigFiles.problem(cards, demand), budget);
        return MigAnswers.of(demand.instance(), answer, since(from));
    }

    private static long since(long from) {
        return (System.nanoTime() - from) / MILLION;
    }

    private static void requireRunning(CommandLine line) {
        for (var option : List.of("max-moves", "move-price", "frontier")) {
            if (line.hasOption(option)) {
                throw new UserError("--" + option + " needs --running FILE, what runs now");
            }
        }
    }

    private static void requireAll(
            Set<String> running, List<MigFiles.Demand> demands, String file) {
        for (var instance : running) {
            if (demands.stream().noneMatch(d -> d.instance().equals(instance))) {
                throw new UserError(
                        file + ": instance `" + instance + "` is not in the file of --demand");
            }
        }
    }

    /// How cards that run something are planned anew.
    private record Replan(Goal goal, @Nullable Integer mostMoves, boolean frontier, Budget budget) {
        static Replan of(CommandLine line, Budget budget) {
            var price = line.getOptionValue("move-price");
            long most = SolveCommand.number(line, "max-moves", 0, -1);
            return new Replan(
                    (price == null ? MovePrice.NOTHING : MovePrice.parse(price)).goal(),
                    most < 0 ? null : (int) Math.min(most, Integer.MAX_VALUE),
                    line.hasOption("frontier"),
                    budget);
        }

        Answers.Answer answer(
                MigFiles.Cards cards, MigFiles.Demand demand, List<ReplanProblem.Group> groups) {
            var problem = RunningFiles.problem(cards, demand, groups, goal, mostMoves);
            long from = System.nanoTime();
            var answer = Replanner.replan(problem, budget);
            long milliseconds = since(from);
            return MigAnswers.of(
                    demand.instance(),
                    problem,
                    answer,
                    frontier ? Frontier.of(problem, budget) : List.of(),
                    milliseconds);
        }
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
