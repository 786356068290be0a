package dev.platformc.cli;

import dev.platformc.cli.Terminal.ColorChoice;
import dev.platformc.cli.files.SourceFolder;
import dev.platformc.cli.files.UserError;
import dev.platformc.cli.render.Theme;
import dev.platformc.solver.Moves;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;

/// What every command takes that reads a platform.
///
/// @param folder the directory of the platform
/// @param parameters name to value of the parameters that were given
/// @param replan whether to place everything anew, whatever the lock says
/// @param denied warnings count as errors
/// @param moves what may move for fewer GPUs
record PlatformOptions(
        SourceFolder folder,
        Map<String, String> parameters,
        boolean replan,
        Format format,
        ColorChoice color,
        boolean denied,
        Moves moves) {

    enum Format {
        TEXT,
        CONCISE,
        JSON,
        SARIF,
        GITHUB;

        /// Whether people read it on standard error, and results beside it.
        boolean isForPeople() {
            return this == TEXT || this == CONCISE;
        }
    }

    static Options options() {
        return new Options()
                .addOption(Option.builder("P").longOpt("param").hasArg().get())
                .addOption(Option.builder().longOpt("format").hasArg().get())
                .addOption(colorOption());
    }

    /// For commands that end in one verdict.
    static Option replanOption() {
        return Option.builder().longOpt("replan").get();
    }

    static Options withDeny() {
        return options().addOption(Option.builder().longOpt("deny").hasArg().get());
    }

    /// For commands that plan against the lock.
    static Options withMoves() {
        return withDeny()
                .addOption(replanOption())
                .addOption(Option.builder().longOpt("max-moves").hasArg().get())
                .addOption(Option.builder().longOpt("move-price").hasArg().get());
    }

    private static Moves moves(CommandLine line) {
        var price = line.getOptionValue("move-price");
        boolean limited = line.hasOption("max-moves");
        if (line.hasOption("replan") && (limited || price != null)) {
            throw new UserError(
                    "--replan places everything anew, whatever moves: choose it or a limit of"
                            + " moves");
        }
        if (!limited && price == null) {
            return Moves.NONE;
        }
        var worth = price == null ? MovePrice.NOTHING : MovePrice.parse(price);
        long most = SolveCommand.number(line, "max-moves", 0, Integer.MAX_VALUE);
        return new Moves((int) Math.min(most, Integer.MAX_VALUE), worth.card(), worth.move());
    }

    static Option colorOption() {
        return Option.builder().longOpt("color").hasArg().get();
    }

    /// Of a command whose answer is no diagnostic.
    static PlatformOptions textOrJson(CommandLine line) {
        var options = of(line);
        if (options.format() != Format.TEXT && options.format() != Format.JSON) {
            throw new UserError(
                    "--format takes text, json here and was given `"
                            + line.getOptionValue("format")
                            + "`");
        }
        return options;
    }

    /// @throws UserError when one of them is not what it should be
    static PlatformOptions of(CommandLine line) {
        return of(line, folder(line.getArgList()));
    }

    /// Of a command whose words are something else than a directory.
    static PlatformOptions of(CommandLine line, SourceFolder folder) {
        return new PlatformOptions(
                folder,
                parameters(line.getOptionValues("P")),
                line.hasOption("replan"),
                member(line, "format", Format.TEXT, Format.values()),
                color(line),
                denied(line.getOptionValue("deny")),
                moves(line));
    }

    private static boolean denied(@Nullable String what) {
        if (what != null && !what.equals("warnings")) {
            throw new UserError("--deny takes warnings and was given `" + what + "`");
        }
        return what != null;
    }

    /// The same for another directory.
    PlatformOptions in(SourceFolder other) {
        return new PlatformOptions(other, parameters, replan, format, color, denied, moves);
    }

    /// The lock that binds; absent when there is none or it is to be forgotten.
    @Nullable String lock() {
        return replan ? null : folder.lock();
    }

    Theme theme(Terminal terminal) {
        return theme(terminal, color);
    }

    static Theme theme(Terminal terminal, CommandLine line) {
        return theme(terminal, color(line));
    }

    private static Theme theme(Terminal terminal, ColorChoice color) {
        return terminal.colours(color) ? Theme.COLOUR : Theme.PLAIN;
    }

    private static ColorChoice color(CommandLine line) {
        return member(line, "color", ColorChoice.AUTO, ColorChoice.values());
    }

    private static SourceFolder folder(List<String> words) {
        if (words.size() > 1) {
            throw new UserError("one directory at a time: " + String.join(", ", words));
        }
        return folder(words.isEmpty() ? "." : words.getFirst());
    }

    static SourceFolder folder(String word) {
        try {
            return new SourceFolder(Path.of(word));
        } catch (InvalidPathException e) {
            throw new UserError("`" + word + "` is no path: " + e.getReason());
        }
    }

    static Map<String, String> parameters(String @Nullable ... assignments) {
        var parameters = new LinkedHashMap<String, String>();
        for (var assignment : assignments == null ? new String[0] : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new UserError("-P takes NAME=VALUE and was given `" + assignment + "`");
            }
            var name = assignment.substring(0, equals);
            if (parameters.put(name, assignment.substring(equals + 1)) != null) {
                throw new UserError("-P gives `" + name + "` twice");
            }
        }
        return parameters;
    }

    private static <E extends Enum<E>> E member(
            CommandLine line, String option, E usual, E... members) {
        var word = line.getOptionValue(option);
        if (word == null) {
            return usual;
        }
        for (var member : members) {
            if (word(member).equals(word)) {
                return member;
            }
        }
        var words = Stream.of(members).map(PlatformOptions::word).toList();
        throw new UserError(
                "--"
                        + option
                        + " takes "
                        + String.join(", ", words)
                        + " and was given `"
                        + word
                        + "`");
    }

    private static String word(Enum<?> member) {
        return member.name().toLowerCase(Locale.ROOT);
    }
}
