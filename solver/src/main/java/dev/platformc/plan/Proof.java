package dev.platformc.plan;

/// How sure an answer is.
public sealed interface Proof {
    /// Nothing better exists.
    ///
    /// @param how `counting` when a bound was met without search, `search` when the solver closed
    ///   the gap
    record Optimal(String how, long cost) implements Proof {}

    /// Holds, but a better one may exist: the budget was spent.
    record Feasible(long cost, long bound) implements Proof {}
}
