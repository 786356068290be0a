package dev.platformc.solver.cost;

import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Workload;
import dev.platformc.hardware.quantity.Quantity;
import dev.platformc.hardware.quantity.Rational;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a plan costs: once by who pays the machines, once by who uses them.
///
/// @param currency ISO code of every amount
/// @param total of the pools; the rest are views of the same money
/// @param pools in the order of the platform
/// @param teams those with workloads, in the order of the platform; first, without an identity,
///   what belongs to no team
/// @param workloads in the order of the plan
public record Bill(
        String currency,
        Line total,
        List<PoolLine> pools,
        List<Line> teams,
        List<WorkloadLine> workloads) {

    /// One row.
    ///
    /// @param of absent: the platform itself
    /// @param hourly an hour of it; absent when nothing of it has a price
    /// @param bought what was paid for the machines; absent when none of them was bought
    /// @param unpriced pools that its sums leave out
    public record Line(
            @Nullable Identity of,
            Usage usage,
            @Nullable Money hourly,
            @Nullable Money bought,
            List<Pool> unpriced) {}

    /// @param nodes that must be there, or that something stands on
    /// @param life over which the price spreads what was paid; absent for rented machines
    /// @param pieces how many times the price that is written makes a node: its cards, often
    /// @param turns more is queued than there is room for
    public record PoolLine(
            Pool pool,
            Line line,
            int nodes,
            @Nullable Quantity life,
            Rational pieces,
            @Nullable Turns turns) {}

    /// Queued work that cannot run at once.
    ///
    /// @param wanted cards of all of it together
    /// @param left cards beside what is guaranteed
    public record Turns(Rational wanted, Rational left) {}

    /// @param computeSaid whether its author says how much of a card's compute it uses; if not, it
    ///   counts as all of it
    /// @param memorySaid the same of memory
    public record WorkloadLine(
            Workload workload, Line line, boolean computeSaid, boolean memorySaid) {}

    /// Workloads on cards that count as fully used since nobody says otherwise.
    public List<Workload> withoutTypical() {
        return workloads.stream()
                .filter(w -> w.line().usage().hasCards())
                .filter(w -> !w.computeSaid() || !w.memorySaid())
                .map(WorkloadLine::workload)
                .toList();
    }
}
