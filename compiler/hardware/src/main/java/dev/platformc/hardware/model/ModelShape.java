package dev.platformc.hardware.model;

import dev.platformc.hardware.sizing.Precision;
import org.jspecify.annotations.Nullable;

/// What a model's memory depends on.
///
/// @param active parameters used for one token; all of them stay resident
/// @param heads attention heads
/// @param kvHeads heads that have keys and values of their own
/// @param headSize values of a head
/// @param maxContext tokens it was trained for
/// @param latent values a token and layer, where keys and values are kept compressed (MLA)
/// @param window sliding-window layers, if any
/// @param precision of the published weights
/// @param task `chat`, `embedding`, …
/// @param repository where the weights are published
public record ModelShape(
        String name,
        long parameters,
        long active,
        int layers,
        int heads,
        int kvHeads,
        int headSize,
        long vocabulary,
        long maxContext,
        @Nullable Integer latent,
        @Nullable Window window,
        Precision precision,
        String task,
        String repository) {

    /// @param tokens that such a layer remembers
    /// @param layers how many are so
    public record Window(long tokens, int layers) {}
}
