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
        for (var word : directories) {
            if (word.startsWith("-") && word.length() > 1) {
                throw new UserError(
                        "there is no option `" + word + "`"
                                + CommandTable.near(
                                        word,
                                        List.of("--param", "--format", "--color", "--output"),
                                        "help"));
            }
        }
        if (directories.size() > 1) {
            throw new UserError("one directory at a time: " + String.join(", ", directories));
        }
        try {
            return new SourceFolder(Path.of(directories.isEmpty() ? "." : directories.getFirst()));
        } catch (InvalidPathException e) {
            throw new UserError("`" + directories.getFirst() + "` is no path: " + e.getReason());
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
