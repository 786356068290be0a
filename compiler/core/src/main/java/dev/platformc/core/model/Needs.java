package dev.platformc.core.model;

import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a workload wants besides cards, cores and memory.
///
/// @param hosts only these machines; empty: any
/// @param mounts path in the container to what is seen there
/// @param devices other devices of each unit; absent: none
/// @param typical use in daily life; absent: not said
public record Needs(
        Sourced<List<String>> hosts,
        Map<String, Storage.Path> mounts,
        Device.@Nullable Count devices,
        @Nullable Typical typical) {

    /// @param memory of the device, in daily use
    /// @param compute share of the card's compute, 0 to 1
    public record Typical(@Nullable Sourced<Bytes> memory, @Nullable Sourced<Rational> compute) {}

    /// What a workload says that it needs.
    public static Needs of(Workload workload) {
        return switch (workload) {
            case Gang gang -> gang.details().needs();
            case Endpoint endpoint -> endpoint.details().needs();
            case Pods pods -> pods.needs();
        };
    }

    /// Of something that is worked out and not written.
    public static Needs none(Identity user) {
        return new Needs(Sourced.preset(List.of(), user.span()), Map.of(), null, null);
    }
}
