package dev.platformc.solver;

/// How many MIG instances may lose their place only so that fewer GPUs are in use. What the sources
/// force is not limited by it.
///
/// @param most in each pool; 0 for none
/// @param card what a GPU less is worth
/// @param move what it costs that an instance moves, in the same unit; 0 when only their number
///   counts
public record Moves(int most, int card, int move) {
    public static final Moves NONE = new Moves(0, 1, 0);

    public Moves {
        if (most < 0 || card < 1 || move < 0) {
            throw new IllegalArgumentException("moves cannot be fewer than none: " + most);
        }
    }
}
