package dev.platformc.cli;

import com.beust.jcommander.Parameter;
import dev.platformc.cli.Terminal.ColorChoice;
import dev.platformc.cli.files.SourceFolder;
import dev.platformc.cli.files.UserError;
import dev.platformc.cli.render.Theme;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What every command takes that reads a platform.
final class Options {
    @Parameter(description = "DIR")
    List<String> directories = new ArrayList<>();

    @Parameter(names = {"-P", "--param"})
    List<String> assignments = new ArrayList<>();

    @Parameter(names = "--format")
    Format format = Format.TEXT;

    @Parameter(names = "--color")
    ColorChoice color = ColorChoice.AUTO;

    /// @throws UserError when it is not one directory
    SourceFolder folder() {
        var folders =
                folders(directories, List.of("--param", "--format", "--color", "--output"));
        if (folders.size() > 1) {
            throw new UserError("one directory at a time: " + String.join(", ", directories));
        }
        return folders.getFirst();
    }

    /// The directories that were named; without any, the one that the user is in.
    ///
    /// @param options to suggest for a word that looks like an option
    static List<SourceFolder> folders(List<String> words, List<String> options) {
        for (var word : words) {
            if (word.startsWith("-") && word.length() > 1) {
                throw new UserError(
                        "there is no option `" + word + "`"
                                + CommandTable.near(word, options, "help"));
            }
        }
        return (words.isEmpty() ? List.of(".") : words).stream().map(Options::folder).toList();
    }

    private static SourceFolder folder(String word) {
        try {
            return new SourceFolder(Path.of(word));
        } catch (InvalidPathException e) {
            throw new UserError("`" + word + "` is no path: " + e.getReason());
        }
    }

    /// Name to value of the parameters that were given.
    Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        for (var assignment : assignments) {
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

    Theme theme(Terminal terminal) {
        return terminal.colours(color) ? Theme.COLOUR : Theme.PLAIN;
    }

    enum Format {
        TEXT,
        JSON
    }
}
