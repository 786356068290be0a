package dev.platformc.emit.vllm;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sourced;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.hardware.sizing.Precision;
import java.util.ArrayList;
import java.util.List;

/// What vLLM is told. Everything the memory sum rests on is said outright, so that no default of
/// another version changes what was proved.
public final class EngineArguments {
    private final List<Sourced<String>> arguments = new ArrayList<>();

    private EngineArguments() {}

    /// Ours first, then the author's, which therefore win.
    public static List<Sourced<String>> of(Endpoint endpoint) {
        var list = new EngineArguments();
        list.model(endpoint);
        list.load(endpoint);
        for (var argument : endpoint.engine().args().value()) {
            list.arguments.add(new Sourced<>(argument, endpoint.engine().args().origin()));
        }
        return List.copyOf(list.arguments);
    }

    private void model(Endpoint endpoint) {
        var model = endpoint.model().value();
        add("model", model.source().value(), model.source().origin());
        add("served-model-name", model.id().name(), endpoint.model().origin());
        add(
                "dtype",
                dtype(model.precision().value(), model.kvPrecision().value()),
                model.precision().origin());
        if (model.precision().value() == Precision.FP8) {
            add("quantization", "fp8", model.precision().origin());
        }
        add("kv-cache-dtype", kvDtype(model.kvPrecision().value()), model.kvPrecision().origin());
    }

    private void load(Endpoint endpoint) {
        var engine = endpoint.engine();
        int tensor =
                switch (endpoint.fit().value()) {
                    case Endpoint.Fit.Gpus gpus -> gpus.tensor();
                    case Endpoint.Fit.Slice _, Endpoint.Fit.Share _, Endpoint.Fit.Cores _ -> 1;
                };
        add("tensor-parallel-size", Integer.toString(tensor), endpoint.fit().origin());
        add("max-model-len", endpoint.context().value().toString(), endpoint.context().origin());
        add(
                "max-num-seqs",
                endpoint.concurrency().value().toString(),
                endpoint.concurrency().origin());
        add(
                "max-num-batched-tokens",
                engine.batchTokens().value().toString(),
                engine.batchTokens().origin());
        memory(endpoint);
        flag("enable-chunked-prefill", engine.chunkedPrefill());
    }

    /// Of what the engine sees as the card's memory. Beside others on one card it is told as well
    /// how much its cache may take, because it would count what they take as its own.
    private void memory(Endpoint endpoint) {
        var counted = Rational.ONE.minus(endpoint.overhead().value());
        var ledger = endpoint.fit().value().ledger();
        var seen = seen(endpoint);
        if (!seen.equals(ledger.visible())) {
            var part = Rational.of(ledger.visible().count(), seen.count());
            add(
                    "gpu-memory-utilization",
                    counted.times(part).toDecimal(4),
                    endpoint.fit().origin());
            add(
                    "kv-cache-memory-bytes",
                    Long.toString(ledger.kvRoom().count()),
                    endpoint.fit().origin());
        } else {
            add("gpu-memory-utilization", counted.toDecimal(4), endpoint.overhead().origin());
        }
    }

    /// Memory of a device as its processes see it.
    private static Bytes seen(Endpoint endpoint) {
        var counted = endpoint.fit().value().ledger().visible();
        var gpu = endpoint.on().value().pool().gpu();
        return switch (endpoint.fit().value()) {
            case Endpoint.Fit.Slice(var profile, _) -> profile.memory();
            case Endpoint.Fit.Share _
                    when gpu != null
                            && endpoint.on().value() instanceof Sharing sharing
                            && !sharing.showsPartAsWhole() ->
                    gpu.memory();
            case Endpoint.Fit.Share _, Endpoint.Fit.Gpus _, Endpoint.Fit.Cores _ -> counted;
        };
    }

    private void add(String name, String value, Origin origin) {
        arguments.add(new Sourced<>("--" + name + "=" + value, origin));
    }

    private void flag(String name, Sourced<Boolean> on) {
        arguments.add(on.map(value -> (value ? "--" : "--no-") + name));
    }

    /// What is computed in. Weights of 8 bits and less are computed in the type of the cache, or in
    /// bf16 when that is narrow too.
    private static String dtype(Precision weights, Precision kv) {
        return switch (weights) {
            case FP32 -> "float32";
            case FP16 -> "float16";
            case BF16 -> "bfloat16";
            case FP8, INT8, INT4, NVFP4 -> kv == Precision.FP16 ? "float16" : "bfloat16";
        };
    }

    /// `auto` is the type that is computed in. How int8, int4 and nvfp4 weights were quantized
    /// stands in the checkpoint, where vLLM reads it; a second word of ours could only contradict.
    private static String kvDtype(Precision kv) {
        return switch (kv) {
            case FP8 -> "fp8";
            case FP32, FP16, BF16, INT8, INT4, NVFP4 -> "auto";
        };
    }
}
