package dev.platformc.emit.kserve;

import dev.platformc.emit.serving.PickerConfig;
import dev.platformc.emit.serving.ScaleBehavior;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of KServe's kinds that we set.
final class Specs {
    static final String RUNTIME_API = "serving.kserve.io/v1alpha1";
    static final String SERVICE_API = "serving.kserve.io/v1beta1";
    static final String LLM_API = "serving.kserve.io/v1alpha2";

    private Specs() {}

    record ServingRuntime(
            List<ModelFormat> supportedModelFormats,
            List<Container> containers,
            List<Volume> volumes) {}

    /// @param autoSelect whether it may be taken for models that name no runtime
    record ModelFormat(String name, @Nullable Boolean autoSelect) {}

    record InferenceService(Predictor predictor) {}

    /// A pod's own fields beside those of the service.
    record Predictor(
            int minReplicas,
            @Nullable Integer maxReplicas,
            @Nullable AutoScaling autoScaling,
            DeploymentStrategy deploymentStrategy,
            Map<String, String> labels,
            @Nullable Map<String, String> annotations,
            Model model,
            @Nullable String serviceAccountName,
            boolean automountServiceAccountToken,
            boolean enableServiceLinks,
            @Nullable String priorityClassName,
            @Nullable String schedulerName,
            PodSecurityContext securityContext,
            Affinity affinity,
            @Nullable List<Toleration> tolerations,
            @Nullable List<TopologySpreadConstraint> topologySpreadConstraints,
            long terminationGracePeriodSeconds) {}

    record Model(ModelFormat modelFormat, String runtime, String storageUri) {}

    record AutoScaling(List<Metric> metrics, ScaleBehavior behavior) {}

    record Metric(String type, External external) {}

    record External(Source metric, Target target) {}

    record Source(String backend, String serverAddress, String query) {}

    record Target(String type, String value) {}

    /// @param replicas absent where `scaling` is given
    record LlmInferenceService(
            LlmModel model,
            @Nullable Integer replicas,
            @Nullable Scaling scaling,
            Parallelism parallelism,
            Map<String, String> labels,
            @Nullable Map<String, String> annotations,
            PodSpec template,
            @Nullable Prefill prefill,
            @Nullable Router router) {}

    record LlmModel(String name, String uri, @Nullable Lora lora) {}

    record Lora(List<LlmAdapter> adapters, int maxAdapters, int maxRank) {}

    record LlmAdapter(String name, String uri) {}

    record Parallelism(
            int tensor,
            @Nullable Integer pipeline,
            @Nullable Integer data,
            @Nullable Integer dataLocal,
            @Nullable Boolean expert) {}

    /// @param wva the variant autoscaler, which picks measure and target itself
    record Scaling(int minReplicas, int maxReplicas, Wva wva) {}

    record Wva(Keda keda) {}

    record Keda(int pollingInterval) {}

    record Prefill(
            @Nullable Integer replicas,
            @Nullable Scaling scaling,
            Parallelism parallelism,
            PodSpec template) {}

    record Router(Scheduler scheduler) {}

    record Scheduler(Config config) {}

    record Config(PickerConfig inline) {}
}
