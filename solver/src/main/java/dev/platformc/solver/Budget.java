package dev.platformc.solver;

/// How much work a search may do before it settles for the best that it found.
///
/// Counted in the solver's own units, never in time, so that equal inputs give equal answers on
/// every machine. A million units take about a second, give or take a factor of five.
///
/// @param units at least 1
/// @param explains whether a "no" is worth the work of finding the few constraints behind it
public record Budget(long units, boolean explains) {
    /// What a command takes unless told otherwise.
    public static final Budget USUAL = new Budget(20_000_000);

    private static final long TRIAL = 500_000;

    public Budget(long units) {
        this(units, true);
    }

    public Budget {
        if (units < 1) {
            throw new IllegalArgumentException("a budget has at least 1 unit: " + units);
        }
    }

    /// For trying what would help: less work, and reasons only where they are asked for.
    public Budget trial(boolean explains) {
        return new Budget(Math.min(units, TRIAL), explains);
    }
}
