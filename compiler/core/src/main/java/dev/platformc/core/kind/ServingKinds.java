package dev.platformc.core.kind;

import static dev.platformc.core.kind.Attribute.row;
import static dev.platformc.core.kind.Kind.kind;
import static dev.platformc.core.kind.Types.*;

import java.util.ArrayList;
import java.util.List;

/// Models, and how they are served.
final class ServingKinds {
    private ServingKinds() {}

    static List<Kind> all() {
        return List.of(model(), adapter(), endpoint(), gateway(), app());
    }

    private static Kind model() {
        return kind(
                        "model",
                        "models",
                        "A model: its shape and where its weights are.",
                        List.of(
                                row(
                                                "source",
                                                either(TEXT, STORAGE_PATH, REGISTRY_ENTRY),
                                                "Where the weights are.")
                                        .or("the catalog's"),
                                row("parameters", BIG_COUNT, "All of them.").must(),
                                row("active", BIG_COUNT, "Used for one token.").or("all"),
                                row("layers", SOME, "Layers.").must(),
                                row("heads", SOME, "Attention heads.").must(),
                                row("kv-heads", SOME, "Heads with keys and values.").must(),
                                row("head-dim", SOME, "Values of a head.").must(),
                                row("vocabulary", BIG_COUNT, "Tokens it knows.").must(),
                                row("latent", SOME, "Values a token and layer, if compressed."),
                                row("window", window(), "Layers with a sliding window."),
                                row("max-context", TOKENS, "Length it was trained for.").must(),
                                row("precision", PRECISION, "Of the weights.").or("bf16"),
                                row("kv-precision", PRECISION, "Of the KV cache.").or("bf16"),
                                row(
                                                "task",
                                                choice(
                                                        "chat",
                                                        "completion",
                                                        "embedding",
                                                        "rerank",
                                                        "image"),
                                                "Which API it answers.")
                                        .or("chat")))
                .inCatalog();
    }

    private static Type window() {
        return record(
                row("tokens", TOKENS, "That such a layer remembers.").must(),
                row("layers", SOME, "How many are so.").must());
    }

    private static Kind adapter() {
        return kind(
                        "adapter",
                        "adapters",
                        "A low-rank change of a model.",
                        List.of(
                                row("base", reference("model"), "What it changes.").must(),
                                row("rank", SOME, "Of the change.").must(),
                                row(
                                                "source",
                                                either(TEXT, STORAGE_PATH, REGISTRY_ENTRY),
                                                "Where its weights are.")
                                        .must()))
                .withDottedNames();
    }

    private static Kind endpoint() {
        var rows = new ArrayList<>(SharedRows.workload());
        rows.addAll(
                List.of(
                        row("model", reference("model"), "What is served.").must(),
                        row("adapters", listOf(reference("adapter")), "Changes of it."),
                        row("context", TOKENS, "Longest sequence.")
                                .or("8192 tokens, at most the model's"),
                        row("concurrency", SOME, "Sequences in flight in a replica.").or("16"),
                        row("replicas", rangeOf(COUNT), "How many; a range is scaled.").or("1"),
                        row("parallel", split(), "Pins the split.").or("worked out"),
                        row("prefill", part(), "Replicas that only read prompts."),
                        row("decode", part(), "Replicas that only write."),
                        row("engine", engine(), "What serves it.").or("vllm"),
                        row("overhead", PERCENT, "Share of device memory not counted.").or("15%"),
                        row("batch-tokens", TOKENS, "Tokens of one step.").or("sized"),
                        row("chunked-prefill", BOOL, "Long prompts in pieces.").or("true"),
                        row("class", choice("interactive", "batch"), "Batch may wait.")
                                .or("interactive"),
                        row("scale", scale(), "What drives the number."),
                        row("slo", slo(), "What is promised."),
                        row("route", route(), "Which replica gets a request.").or("round-robin"),
                        row("spread", LEVEL, "Replicas stand even over its domains.")
                                .or("node when there are several"),
                        row("upgrade", UPGRADE, "How a new version comes in.")
                                .or("surge if the GPUs exist"),
                        row("start", START, "What is promised of its start.").or("guaranteed")));
        return kind("endpoint", "endpoints", "A served model.", rows);
    }

    private static Type split() {
        return record(
                row("tensor", SOME, "GPUs that split each layer."),
                row("pipeline", SOME, "Groups that split the layers."),
                row("expert", SOME, "GPUs that split the experts."),
                row("data", SOME, "Copies behind one address."));
    }

    private static Type part() {
        return record(
                row("replicas", rangeOf(COUNT), "How many."),
                row("tensor", SOME, "GPUs that split each layer."),
                row("pipeline", SOME, "Groups that split the layers."),
                row("expert", SOME, "GPUs that split the experts."));
    }

    private static Type engine() {
        return oneOf(
                constructor("vllm", engineRows()),
                constructor("kserve", engineRows()),
                constructor("ray-serve", engineRows()),
                constructor("paged", engineRows()));
    }

    private static Attribute[] engineRows() {
        return new Attribute[] {
            row("version", TEXT, "Release of the engine.").or("the one we test with"),
            row("args", either(TEXTS, mapOf(either(TEXT, NUMBER, BOOL))), "Passed on after ours.")
        };
    }

    private static Type scale() {
        return record(
                row("by", choice("tokens", "requests", "queue", "gpu"), "Which measure.")
                        .or("tokens"),
                row("target", either(TOKEN_RATE, REQUEST_RATE, COUNT, PERCENT), "Of a replica."),
                row("up-after", DURATION, "How long it must last."),
                row("down-after", DURATION, "How long it must last."));
    }

    private static Type slo() {
        return record(
                row("first-token", DURATION, "Until the first token."),
                row("token-gap", DURATION, "Between tokens."),
                row("latency", DURATION, "Of the whole answer."),
                row("availability", PERCENT, "Of the requests."));
    }

    private static Type route() {
        return choice("round-robin", "prefix-cache", "kv-cache");
    }

    private static Kind gateway() {
        return kind(
                "gateway",
                "gateways",
                "The address that endpoints answer under.",
                List.of(
                        row("host", TEXT, "Host name.").must(),
                        row("class", TEXT, "Gateway class.").or("the cluster's"),
                        row("tls", either(TEXT, SECRET), "Issuer or secret."),
                        row("routes", routes(), "Path to endpoints.").must(),
                        row("auth", auth(), "Who may ask.").or("api-keys")));
    }

    private static Type routes() {
        return mapOf(either(reference("endpoint"), listOf(reference("endpoint"))));
    }

    private static Type auth() {
        return oneOf(
                constructor("none"),
                constructor(
                        "api-keys",
                        row("secret", TEXT, "Where the keys are."),
                        row("limit", either(TOKEN_RATE, REQUEST_RATE), "Of each key.")),
                constructor(
                        "oidc",
                        row("issuer", TEXT, "Who signs.").must(),
                        row("audience", TEXT, "For whom.").must()));
    }

    private static Kind app() {
        return kind(
                "app",
                "apps",
                "What asks the endpoints.",
                List.of(
                        row("uses", listOf(reference("endpoint")), "What it asks.").must(),
                        row("reads", listOf(STORAGE_PATH), "What it reads."),
                        row("load", REQUEST_RATE, "Expected requests."),
                        row("slo", slo(), "What it was promised."),
                        row("run", CONTAINER, "Its own container."),
                        row("replicas", COUNT, "How many.")));
    }
}
