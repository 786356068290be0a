package dev.platformc.hardware.sizing;

import dev.platformc.hardware.model.ModelShape;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;

/// A model and what is asked of one replica.
///
/// @param context longest sequence, tokens
/// @param concurrency sequences in flight
public record Load(
        ModelShape model, Precision weights, Precision kv, long context, int concurrency) {

    /// All parameters stay resident, those of idle experts too.
    public Bytes weightBytes() {
        return Bytes.of(Rational.of(model.parameters()).times(weights.bytes()));
    }

    /// Values of one token in one layer: keys and values of every KV head, or the latent.
    ///
    /// @param tensor degree of tensor parallelism; beyond the KV heads they are kept more than once
    private long valuesPerLayer(int tensor) {
        var latent = model.latent();
        if (latent != null) {
            return (long) latent * tensor;
        }
        return 2L * Math.max(model.kvHeads(), tensor) * model.headSize();
    }

    /// Bytes of one more token where no window limits it: 2 x layers x KV heads x head size x
    /// bytes.
    public Bytes kvPerToken(int tensor) {
        return Bytes.of(
                kv.bytes().times(valuesPerLayer(tensor)).times(model.layers()));
    }

    /// Keys and values of a sequence, summed over the devices of the group.
    public Bytes kvBytes(long tokens, int tensor) {
        var window = model.window();
        int windowed = window == null ? 0 : window.layers();
        long remembered = window == null ? 0 : Math.min(tokens, window.tokens());
        var layerTokens =
                Rational.of(tokens)
                        .times(model.layers() - windowed)
                        .plus(Rational.of(remembered).times(windowed));
        return Bytes.of(kv.bytes().times(valuesPerLayer(tensor)).times(layerTokens));
    }

    public Load withConcurrency(int sequences) {
        return new Load(model, weights, kv, context, sequences);
    }

    public Load withContext(long tokens) {
        return new Load(model, weights, kv, tokens, concurrency);
    }

    public Load withWeights(Precision precision) {
        return new Load(model, precision, kv, context, concurrency);
    }
}
