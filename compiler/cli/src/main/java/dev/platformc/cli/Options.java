package dev.platformc.cli;

import dev.platformc.cli.Terminal.ColorChoice;
import dev.platformc.cli.files.SourceFolder;
import dev.platformc.cli.render.Theme;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What every command takes that reads a platform.
final class Options {
    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            defaultValue = ".",
            description = "The directory with the platform's files (default: this one).")
    Path directory = Path.of(".");

    @Option(
            names = {"-P", "--param"},
            paramLabel = "NAME=VALUE",
            description = "Give a `param` of the platform its value, written as in the language.")
    Map<String, String> parameters = new LinkedHashMap<>();

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "How diagnostics are written: for people, or one JSON object a line.")
    Format format = Format.TEXT;

    @Option(
            names = "--color",
            paramLabel = "auto|always|never",
            defaultValue = "auto",
            description = "Colour the text. NO_COLOR and FORCE_COLOR are respected.")
    ColorChoice color = ColorChoice.AUTO;

    SourceFolder folder() {
        return new SourceFolder(directory);
    }

    Theme theme(Terminal terminal) {
        return terminal.colours(color) ? Theme.COLOUR : Theme.PLAIN;
    }

    enum Format {
        TEXT,
        JSON
    }
}
