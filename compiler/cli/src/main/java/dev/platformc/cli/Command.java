package dev.platformc.cli;

/// What the first word of the command line asks for. Its fields are filled from the rest.
interface Command {
    /// @return the exit status, see [ExitCode]
    int run();
}
