package dev.platformc.cli;

/// What the command's exit status says.
public final class ExitCode {
    /// Done.
    public static final int DONE = 0;

    /// The sources are wrong, or what they ask for is impossible.
    public static final int REFUSED = 1;

    /// There is something to change, and the command was to say so and not to do it.
    public static final int CHANGES = 2;

    /// The command line, or the disk, is wrong.
    public static final int USAGE = 64;

    /// A bug of ours.
    public static final int BUG = 70;

    private ExitCode() {}
}
