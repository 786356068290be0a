package dev.platformc.cli;

import dev.platformc.hardware.catalog.Catalog;
import org.apache.commons.cli.CommandLine;

/// `platformc version`
final class VersionCommand implements Command {
    private final Terminal terminal;

    VersionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int run(CommandLine line) {
        terminal.out().println("platformc " + version());
        terminal.out().println("language  1");
        terminal.out().println("catalog   " + Catalog.VERSION);
        terminal.out()
                .println(
                        "java      "
                                + Runtime.version()
                                + ", "
                                + System.getProperty("os.name")
                                + " "
                                + System.getProperty("os.arch"));
        return ExitCode.DONE;
    }

    /// From the manifest of our jar.
    static String version() {
        var version = VersionCommand.class.getPackage().getImplementationVersion();
        return version == null ? "from sources" : version;
    }
}
