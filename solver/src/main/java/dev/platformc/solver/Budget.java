package dev.platformc.solver;

/// How much work a search may do before it settles for the best that it found.
///
/// Counted in the solver's own units, never in time, so that equal inputs give equal answers on
/// every machine. A million units take about a second, give or take a factor of five.
///
/// @param units at least 1
public record Budget(long units) {
    /// What a command takes unless told otherwise.
    public static final Budget USUAL = new Budget(20_000_000);

    public Budget {
        if (units < 1) {
            throw new IllegalArgumentException("a budget has at least 1 unit: " + units);
        }
    }
}
