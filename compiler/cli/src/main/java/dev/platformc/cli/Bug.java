package dev.platformc.cli;

import dev.platformc.cli.render.DiagnosticText;
import dev.platformc.cli.render.Theme;
import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.text.SourceSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A bug of ours: said as such, with a report that holds nothing of the user's files.
final class Bug {
    private Bug() {}

    static int report(Throwable bug, Terminal terminal) {
        var message =
                Diagnostic.general(Code.INTERNAL, "platformc hit a bug in itself: " + nameOf(bug))
                        .withNote("your files are not at fault, and nothing was written")
                        .withNote(
                                "platformc "
                                        + VersionCommand.version()
                                        + ", Java "
                                        + Runtime.version()
                                        + ", "
                                        + System.getProperty("os.name")
                                        + " "
                                        + System.getProperty("os.arch"))
                        .withNote(written(bug));
        var theme = terminal.colours(Terminal.ColorChoice.AUTO) ? Theme.COLOUR : Theme.PLAIN;
        terminal.err().print(DiagnosticText.render(message, SourceSet.of(List.of()), theme));
        return ExitCode.BUG;
    }

    /// The kind of failure and where it came from; never its message, which may quote a file.
    private static String nameOf(Throwable bug) {
        return bug.getClass().getSimpleName();
    }

    private static String written(Throwable bug) {
        try {
            var file =
                    Files.createTempFile(Path.of("").toAbsolutePath(), "platformc-report-", ".txt");
            Files.writeString(file, trace(bug));
            return "a report without the contents of your files is in "
                    + file.getFileName()
                    + ": attach it to an issue";
        } catch (IOException e) {
            return "no report could be written here: " + trace(bug).lines().limit(6).toList();
        }
    }

    private static String trace(Throwable bug) {
        var text = new StringWriter();
        text.append(nameOf(bug)).append('\n');
        for (var cause = bug; cause != null; cause = cause.getCause()) {
            text.append("caused by ").append(cause.getClass().getName()).append('\n');
            for (var frame : cause.getStackTrace()) {
                text.append("  at ").append(frame.toString()).append('\n');
            }
        }
        new PrintWriter(text).flush();
        return text.toString();
    }
}
