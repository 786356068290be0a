package dev.platformc.emit.serving;

import dev.platformc.core.model.Adapter;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Model;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sourced;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.hardware.sizing.Precision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What vLLM is told. Everything the memory sum rests on is said outright, so that no default of
/// another version changes what was proved.
public final class EngineArguments {
    private static final List<Integer> RANKS = List.of(8, 16, 32, 64, 128, 256, 320, 512);

    private static final String HAND_OVER =
            "'--kv-transfer-config={\"kv_connector\":\"NixlConnector\",\"kv_role\":\"kv_both\"}'";

    private final List<Sourced<String>> arguments = new ArrayList<>();

    private EngineArguments() {}

    /// Ours first, then the author's, which therefore win.
    public static List<Sourced<String>> of(Endpoint endpoint, WeightFiles files) {
        var list = new EngineArguments();
        list.names(endpoint, files.model());
        list.types(endpoint.model().value());
        list.tensor(endpoint);
        list.load(endpoint);
        list.parallel(endpoint);
        list.adapters(endpoint, files);
        return list.andWritten(endpoint);
    }

    /// For a back end that brings the weights itself and says where they are.
    ///
    /// @param place where the engine finds the model
    public static List<Sourced<String>> withModelAt(String place, Endpoint endpoint) {
        var list = new EngineArguments();
        list.names(endpoint, endpoint.model().value().source().map(_ -> place));
        list.types(endpoint.model().value());
        list.tensor(endpoint);
        list.load(endpoint);
        return list.andWritten(endpoint);
    }

    /// For a back end that has fields for the model and its names, and none for how it is split.
    public static List<Sourced<String>> ofEngine(Endpoint endpoint) {
        var list = new EngineArguments();
        list.types(endpoint.model().value());
        list.tensor(endpoint);
        list.load(endpoint);
        return list.andWritten(endpoint);
    }

    /// For a back end that has fields for the model, its names, how it is split and its adapters.
    public static List<Sourced<String>> ofLoad(Endpoint endpoint) {
        var list = new EngineArguments();
        list.types(endpoint.model().value());
        list.load(endpoint);
        list.parallel(endpoint);
        list.handOver(endpoint);
        return list.andWritten(endpoint);
    }

    /// How the cache of a prompt comes from who read it to who writes the answer. The preset that
    /// starts the engine has a shell read its arguments once more, hence the quotes.
    private void handOver(Endpoint endpoint) {
        var prefill = endpoint.details().prefill();
        if (prefill != null) {
            arguments.add(prefill.map(_ -> HAND_OVER));
        }
    }

    private List<Sourced<String>> andWritten(Endpoint endpoint) {
        for (var argument : endpoint.engine().args().value()) {
            arguments.add(new Sourced<>(argument, endpoint.engine().args().origin()));
        }
        return List.copyOf(arguments);
    }

    private void names(Endpoint endpoint, Sourced<String> place) {
        add("model", place.value(), place.origin());
        add("served-model-name", servedName(endpoint), endpoint.model().origin());
    }

    /// What a request calls the model.
    public static String servedName(Endpoint endpoint) {
        return endpoint.model().value().id().name();
    }

    private void types(Model model) {
        add(
                "dtype",
                dtype(model.precision().value(), model.kvPrecision().value()),
                model.precision().origin());
        if (model.precision().value() == Precision.FP8) {
            add("quantization", "fp8", model.precision().origin());
        }
        add("kv-cache-dtype", kvDtype(model.kvPrecision().value()), model.kvPrecision().origin());
    }

    /// GPUs that split each layer; 1 on a slice.
    public static int tensorDegree(Endpoint endpoint) {
        return switch (endpoint.fit().value()) {
            case Endpoint.Fit.Gpus gpus -> gpus.tensor();
            case Endpoint.Fit.Slice _, Endpoint.Fit.Share _, Endpoint.Fit.Cores _ -> 1;
        };
    }

    private void tensor(Endpoint endpoint) {
        add(
                "tensor-parallel-size",
                Integer.toString(tensorDegree(endpoint)),
                endpoint.fit().origin());
    }

    private void parallel(Endpoint endpoint) {
        var details = endpoint.details();
        var origin = endpoint.fit().origin();
        if (details.pipeline() > 1) {
            add("pipeline-parallel-size", Integer.toString(details.pipeline()), origin);
        }
        if (details.data() > 1) {
            add("data-parallel-size", Integer.toString(details.data()), origin);
        }
        if (details.expert() > 1) {
            arguments.add(new Sourced<>("--enable-expert-parallel", origin));
        }
    }

    /// Every adapter may be in a batch beside every other; a rank is rounded up to one that there
    /// are kernels for.
    private void adapters(Endpoint endpoint, WeightFiles files) {
        var adapters = endpoint.details().adapters();
        if (adapters.value().isEmpty()) {
            return;
        }
        arguments.add(adapters.map(_ -> "--enable-lora"));
        add("max-loras", Integer.toString(adapters.value().size()), adapters.origin());
        var largest =
                adapters.value().stream()
                        .map(Adapter::rank)
                        .max(Comparator.comparing(Sourced::value))
                        .orElseThrow();
        add("max-lora-rank", Integer.toString(kernelRank(largest.value())), largest.origin());
        arguments.add(adapters.map(_ -> "--lora-modules"));
        for (var adapter : adapters.value()) {
            arguments.add(
                    files.adapter(adapter).map(place -> WeightFiles.name(adapter) + "=" + place));
        }
    }

    /// The least rank, of those that vLLM takes, that holds this one.
    public static int kernelRank(int rank) {
        return RANKS.stream().filter(known -> known >= rank).findFirst().orElse(rank);
    }

    private void load(Endpoint endpoint) {
        var engine = endpoint.engine();
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
