package dev.platformc.core.model;

import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.hardware.sizing.Ledger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A served model.
///
/// @param context longest sequence, tokens
/// @param concurrency sequences in flight in a replica
/// @param overhead share of device memory that is not counted, 0 to 1
/// @param spread replicas stand even over the domains of this level; absent: anywhere
/// @param fit what one replica takes, worked out or pinned
public record Endpoint(
        Identity id,
        @Nullable Sourced<Team> team,
        @Nullable Sourced<Queue> queue,
        Sourced<Supply> on,
        @Nullable Sourced<Priority> priority,
        Sourced<Start> start,
        Sourced<Boolean> neverDisrupt,
        Sourced<Model> model,
        Sourced<Long> context,
        Sourced<Integer> concurrency,
        Sourced<CountRange> replicas,
        Sourced<Rational> overhead,
        Engine engine,
        Sourced<ServiceClass> serviceClass,
        @Nullable Sourced<String> spread,
        Sourced<Rational> cpu,
        Sourced<Bytes> memory,
        Sourced<Bytes> sharedMemory,
        Sourced<Fit> fit)
        implements Workload {

    public enum ServiceClass {
        INTERACTIVE,
        BATCH
    }

    /// vLLM.
    ///
    /// @param args passed on after ours
    /// @param batchTokens tokens of one step
    public record Engine(
            Sourced<String> image,
            Sourced<List<String>> args,
            Sourced<Long> batchTokens,
            Sourced<Boolean> chunkedPrefill,
            Map<String, Sourced<String>> env) {}

    /// What one replica takes.
    public sealed interface Fit {
        Ledger ledger();

        /// @param tensor degree of tensor parallelism: so many whole GPUs of one NVLink domain
        /// @param leastTensor the fewest GPUs that hold the weights and one full sequence
        /// @param leastLedger what that leaves
        record Gpus(int tensor, Ledger ledger, int leastTensor, Ledger leastLedger)
                implements Fit {}

        record Slice(MigProfile profile, Ledger ledger) implements Fit {}
    }
}
