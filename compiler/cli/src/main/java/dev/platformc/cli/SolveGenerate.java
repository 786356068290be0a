package dev.platformc.cli;

import dev.platformc.cli.files.TextFile;
import dev.platformc.cli.files.UserError;
import dev.platformc.cli.solve.GangFiles;
import dev.platformc.cli.solve.MigFiles;
import dev.platformc.cli.solve.MigInstances;
import dev.platformc.solver.instance.RandomGangs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.cli.CommandLine;

/// `platformc solve generate mig` and `gangs`: files of random instances, by seed.
final class SolveGenerate {
    private static final int USUAL_SIZE = 1_000;
    private static final int USUAL_COUNT = 5;
    private static final int NODES_A_GANG = 10;

    /// Percent of the free GPUs.
    private static final int USUAL_LOAD = 70;

    private SolveGenerate() {}

    static int run(CommandLine line, Terminal terminal) {
        var folder = Path.of(SolveCommand.needed(line, "output"));
        var files = new TreeMap<>(files(line));
        files.forEach((name, text) -> {
            TextFile.write(folder.resolve(name), text);
            terminal.out().println(folder.resolve(name));
        });
        return ExitCode.DONE;
    }

    private static void refuse(CommandLine line, String option) {
        if (line.hasOption(option)) {
            throw new UserError(
                    "--" + option + " says nothing to solve generate " + line.getArgs()[1]);
        }
    }

    /// Text by name of the file.
    private static Map<String, String> files(CommandLine line) {
        long seed = SolveCommand.number(line, "seed", 0, 1);
        int size = Math.toIntExact(SolveCommand.number(line, "size", 1, USUAL_SIZE));
        return switch (line.getArgs()[1]) {
            case "mig" -> {
                refuse(line, "load");
                var words = line.getOptionValues("gpu");
                var cards =
                        List.of(words == null ? new String[] {"h100-80gb"} : words).stream()
                                .map(MigFiles::cards)
                                .toList();
                int count = Math.toIntExact(SolveCommand.number(line, "count", 1, USUAL_COUNT));
                yield MigInstances.files(cards, size, count, seed);
            }
            case "gangs" -> {
                refuse(line, "gpu");
                int few = Math.max(1, size / NODES_A_GANG);
                int count = Math.toIntExact(SolveCommand.number(line, "count", 1, few));
                int load = Math.toIntExact(SolveCommand.number(line, "load", 1, USUAL_LOAD));
                yield GangFiles.written(RandomGangs.of(seed, size, count, load));
            }
            default ->
                    throw new UserError(
                            "solve generate takes mig or gangs and was given `"
                                    + line.getArgs()[1]
                                    + "`");
        };
    }
}
