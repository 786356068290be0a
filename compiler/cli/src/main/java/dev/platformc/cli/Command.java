package dev.platformc.cli;

import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/// What the first word of the command line asks for.
interface Command {
    /// The options it knows; none unless it says so.
    default Options options() {
        return new Options();
    }

    /// @param line options as declared, and what stands beside them
    /// @return the exit status, see [ExitCode]
    /// @throws dev.platformc.cli.files.UserError when the command line or the disk is wrong
    int run(CommandLine line);
}
