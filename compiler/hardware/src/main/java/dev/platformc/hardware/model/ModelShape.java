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
/// @param wide parameters of the token table and the output head, which stay at 16 bits when the
///   rest is quantised to less
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
        String repository,
        long wide) {
    public ModelShape {
        if (wide < 0 || wide > parameters) {
            throw new IllegalArgumentException("wide parameters: " + wide);
        }
    }

    /// A shape whose wide parameters nobody told: taken as a token table and an output head of
    /// their own, each vocabulary x heads x head size.
    public ModelShape(
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
        this(
                name,
                parameters,
                active,
                layers,
                heads,
                kvHeads,
                headSize,
                vocabulary,
                maxContext,
                latent,
                window,
                precision,
                task,
                repository,
                Math.min(parameters, 2 * vocabulary * heads * headSize));
    }

    /// Layers with sliding-window attention.
    ///
    /// @param tokens that such a layer remembers
    /// @param layers how many are so
    public record Window(long tokens, int layers) {}
}
