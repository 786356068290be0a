package dev.platformc.plan;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Supply;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a queue is promised.
///
/// @param rounding how a percentage became whole devices, for people; absent when it was exact
public record QueuePlan(Queue queue, List<Grant> grants, @Nullable String rounding) {

    /// The promises that one scheduler of one cluster keeps.
    public List<Grant> of(Cluster cluster, Cluster.Scheduler scheduler) {
        return grants.stream()
                .filter(grant -> grant.supply().pool().isServedBy(cluster, scheduler))
                .map(Grant::inDevices)
                .toList();
    }

    /// The promise on one supply.
    ///
    /// @param resources devices by resource name, in a fixed order
    /// @param cpu cores that go with them
    public record Grant(Supply supply, List<Amount> resources, Rational cpu, Bytes memory) {
        /// The same in what nodes advertise: cards that several use at once are so many devices
        /// each.
        Grant inDevices() {
            return supply instanceof Sharing sharing && sharing.isShared()
                    ? new Grant(
                            supply,
                            resources.stream().map(amount -> amount.inDevices(sharing)).toList(),
                            cpu,
                            memory)
                    : this;
        }
    }

    /// @param resource `nvidia.com/gpu`, `nvidia.com/mig-1g.10gb`
    /// @param borrow how many beyond; absent: as many as are idle
    /// @param lend how many of its own others may use; absent: all
    public record Amount(
            String resource, int quota, @Nullable Integer borrow, @Nullable Integer lend) {
        private Amount inDevices(Sharing sharing) {
            int each = sharing.devicesOfCard();
            return new Amount(
                    sharing.resource(),
                    quota * each,
                    borrow == null ? null : borrow * each,
                    lend == null ? null : lend * each);
        }
    }
}
