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

    /// All parameters stay resident, those of idle experts too. Below 16 bits the token table and
    /// the output head keep 16: quantisers leave them alone, and in a small model they are a good
    /// part of it.
    public Bytes weightBytes() {
        var wideBytes = Rational.max(weights.bytes(), Precision.BF16.bytes());
        var narrow = Rational.of(model.parameters() - model.wide()).times(weights.bytes());
        return Bytes.of(narrow.plus(Rational.of(model.wide()).times(wideBytes)));
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
    /// bytes. Layers that remember nothing do not count.
    public Bytes kvPerToken(int tensor) {
        return kvBytes(1, tensor);
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

    public Load withWeights(Precision precision) {
        return new Load(model, precision, kv, context, concurrency);
    }

    public Load withKv(Precision precision) {
        return new Load(model, weights, precision, context, concurrency);
    }
}
