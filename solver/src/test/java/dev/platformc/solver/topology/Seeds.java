package dev.platformc.solver.topology;

/// The seed of a random test: `-Dseed=N`, else always the same.
final class Seeds {
    private Seeds() {}

    static long seed() {
        var given = System.getProperty("seed", "");
        return given.isBlank() ? 1 : Long.parseLong(given);
    }
}
