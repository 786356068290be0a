package dev.platformc.core.model;

import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Quantity;
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
        Sourced<Fit> fit,
        Details details)
        implements Workload {

    /// What few endpoints write.
    ///
    /// @param pipeline groups that split the layers of a replica
    /// @param expert GPUs that split the experts
    /// @param data copies behind one address in a replica
    /// @param prefill replicas that only read prompts; then the endpoint's own replicas only write
    /// @param scale what drives the number; absent: the number is fixed
    public record Details(
            Sourced<List<Adapter>> adapters,
            int pipeline,
            int expert,
            int data,
            @Nullable Sourced<Prefill> prefill,
            @Nullable Scale scale,
            @Nullable Sourced<Slo> slo,
            Sourced<Route> route,
            @Nullable Sourced<Upgrade> upgrade,
            Needs needs) {
        /// Of an endpoint that writes none of it.
        public static Details usual(Identity endpoint) {
            return new Details(
                    Sourced.preset(List.of(), endpoint.span()),
                    1,
                    1,
                    1,
                    null,
                    null,
                    null,
                    Sourced.preset(Route.ROUND_ROBIN, endpoint.span()),
                    null,
                    Needs.none(endpoint));
        }
    }

    /// @param gpus of each replica
    public record Prefill(CountRange replicas, int gpus) {}

    /// @param by `tokens`, `requests`, `queue` or `gpu`
    /// @param target of a replica; absent: as sized
    public record Scale(
            Sourced<String> by,
            @Nullable Sourced<Quantity> target,
            @Nullable Sourced<Quantity> upAfter,
            @Nullable Sourced<Quantity> downAfter) {}

    /// Which replica gets a request.
    public enum Route {
        ROUND_ROBIN,
        PREFIX_CACHE,
        KV_CACHE
    }

    /// What stands for it in the cluster.
    public enum Form {
        /// Deployment of vLLM: a pod for each replica.
        DEPLOYMENT,
        /// LeaderWorkerSet of vLLM: a pod for each stage of a replica.
        LEADER_WORKER_SET,
        /// KServe: pods that are alike, what scales them, how a new version comes in.
        INFERENCE_SERVICE,
        /// KServe: what only language models have, and no choice of metric or of upgrade.
        LLM_INFERENCE_SERVICE,
        RAY_SERVICE,
        /// Deployment of our own runtime.
        PAGED,
        /// Nothing yet; said where it is declared.
        NONE
    }

    public Form form() {
        if (fit.value() instanceof Fit.Share || details.needs().devices() != null) {
            return Form.NONE;
        }
        return switch (engine.kind()) {
            case VLLM -> vllm();
            case KSERVE ->
                    isForLanguageModels() ? Form.LLM_INFERENCE_SERVICE : Form.INFERENCE_SERVICE;
            case RAY_SERVE -> Form.RAY_SERVICE;
            case PAGED -> Form.PAGED;
        };
    }

    private Form vllm() {
        if (details.prefill() != null || details.pipeline() > 1 && details.data() > 1) {
            return Form.NONE;
        }
        return details.pipeline() > 1 ? Form.LEADER_WORKER_SET : Form.DEPLOYMENT;
    }

    /// Whether it has what an InferenceService has no field for.
    private boolean isForLanguageModels() {
        return details.prefill() != null
                || details.pipeline() > 1
                || details.data() > 1
                || details.expert() > 1
                || !details.adapters().value().isEmpty()
                || details.route().value() != Route.ROUND_ROBIN;
    }

    @Override
    public Endpoint with(@Nullable Sourced<Queue> otherQueue, Sourced<Supply> otherSupply) {
        return copy(otherQueue, otherSupply, model, replicas, spread);
    }

    public Endpoint withReplicas(CountRange other) {
        return copy(queue, on, model, replicas.map(_ -> other), spread);
    }

    /// @param other absent: replicas stand anywhere
    public Endpoint withSpread(@Nullable Sourced<String> other) {
        return copy(queue, on, model, replicas, other);
    }

    public Endpoint withModel(Model other) {
        return copy(queue, on, model.map(_ -> other), replicas, spread);
    }

    private Endpoint copy(
            @Nullable Sourced<Queue> queue,
            Sourced<Supply> on,
            Sourced<Model> model,
            Sourced<CountRange> replicas,
            @Nullable Sourced<String> spread) {
        return new Endpoint(
                id,
                team,
                queue,
                on,
                priority,
                start,
                neverDisrupt,
                model,
                context,
                concurrency,
                replicas,
                overhead,
                engine,
                serviceClass,
                spread,
                cpu,
                memory,
                sharedMemory,
                fit,
                details);
    }

    public enum ServiceClass {
        INTERACTIVE,
        BATCH
    }

    /// What serves: its image and the knobs of its batch.
    ///
    /// @param args passed on after ours
    /// @param batchTokens tokens of one step
    public record Engine(
            Sourced<String> image,
            Sourced<List<String>> args,
            Sourced<Long> batchTokens,
            Sourced<Boolean> chunkedPrefill,
            Map<String, Sourced<String>> env,
            Kind kind) {

        public enum Kind {
            VLLM,
            KSERVE,
            RAY_SERVE,
            /// Our own runtime.
            PAGED
        }
    }

    /// What one replica takes.
    public sealed interface Fit {
        Ledger ledger();

        /// @param tensor degree of tensor parallelism: so many whole GPUs of one NVLink domain
        /// @param leastTensor the fewest GPUs that hold the weights and one full sequence
        /// @param leastLedger what that leaves
        record Gpus(int tensor, Ledger ledger, int leastTensor, Ledger leastLedger)
                implements Fit {}

        record Slice(MigProfile profile, Ledger ledger) implements Fit {}

        /// A share of a card's time or of its MPS clients.
        ///
        /// @param ratio above 0, at most 1
        record Share(Rational ratio, Ledger ledger) implements Fit {}

        /// Main memory of a node without GPUs.
        record Cores(Ledger ledger) implements Fit {}
    }
}
