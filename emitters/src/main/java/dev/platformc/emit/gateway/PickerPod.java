package dev.platformc.emit.gateway;

import dev.platformc.emit.Document;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Pods;
import dev.platformc.emit.serving.Served;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The process that picks replicas. One of each endpoint: its view of the caches is its own.
final class PickerPod {
    static final int GRPC_PORT = 9002;
    private static final int HEALTH_PORT = 9003;
    private static final String IMAGE = "ghcr.io/llm-d/llm-d-router-endpoint-picker:v0.10.0";
    private static final String FOLDER = "/config";

    private PickerPod() {}

    /// A patch of an endpoint's Deployment means that of its replicas: so this one is nobody's.
    static Document deployment(Served served, Metadata own, Map<String, String> selector) {
        var labels = new TreeMap<>(own.meta().getLabels());
        labels.putAll(selector);
        var content =
                new DeploymentBuilder()
                        .withMetadata(own.meta())
                        .withNewSpec()
                        .withReplicas(1)
                        .withNewSelector()
                        .withMatchLabels(selector)
                        .endSelector()
                        .withNewTemplate()
                        .withNewMetadata()
                        .withLabels(labels)
                        .endMetadata()
                        .withSpec(pod(served, own))
                        .endTemplate()
                        .endSpec()
                        .build();
        var document =
                own.document("Deployment", content)
                        .from(
                                "/spec/template/spec/securityContext",
                                own.cluster().podSecurity().origin());
        return new Document(document.path(), content, document.origins());
    }

    /// Long enough for the answers that it still has in hand.
    private static PodSpec pod(Served served, Metadata own) {
        return new PodSpecBuilder()
                .withServiceAccountName(own.name())
                .withAutomountServiceAccountToken(true)
                .withEnableServiceLinks(false)
                .withSecurityContext(Pods.podSecurity(own.cluster()))
                .withTerminationGracePeriodSeconds(130L)
                .withContainers(container(served, own))
                .withVolumes(
                        new VolumeBuilder()
                                .withName("config")
                                .withNewConfigMap()
                                .withName(own.name())
                                .endConfigMap()
                                .build())
                .build();
    }

    private static Container container(Served served, Metadata own) {
        return new ContainerBuilder()
                .withName("picker")
                .withImage(IMAGE)
                .withArgs(
                        "--pool-name=" + served.endpoint().id().objectName(),
                        "--pool-namespace=" + own.meta().getNamespace(),
                        "--pool-group=" + Specs.POOL_GROUP,
                        "--config-file=" + FOLDER + "/" + Pickers.CONFIG,
                        "--grpc-port=" + GRPC_PORT,
                        "--grpc-health-port=" + HEALTH_PORT,
                        "--metrics-endpoint-auth=false",
                        "--zap-encoder=json")
                .withEnv(field("NAMESPACE", "namespace"), field("POD_NAME", "name"))
                .addNewPort()
                .withName("grpc")
                .withContainerPort(GRPC_PORT)
                .endPort()
                .addNewPort()
                .withName("grpc-health")
                .withContainerPort(HEALTH_PORT)
                .endPort()
                .addNewPort()
                .withName("metrics")
                .withContainerPort(9090)
                .endPort()
                .withNewResources()
                .addToRequests("cpu", new Quantity("1"))
                .addToRequests("memory", new Quantity("2Gi"))
                .addToLimits("memory", new Quantity("4Gi"))
                .endResources()
                .withLivenessProbe(probe())
                .withReadinessProbe(probe())
                .withSecurityContext(Pods.containerSecurity(true))
                .withVolumeMounts(List.of(Pods.mount("config", FOLDER)))
                .build();
    }

    private static EnvVar field(String name, String field) {
        return new EnvVarBuilder()
                .withName(name)
                .withNewValueFrom()
                .withNewFieldRef()
                .withFieldPath("metadata." + field)
                .endFieldRef()
                .endValueFrom()
                .build();
    }

    private static Probe probe() {
        return new ProbeBuilder()
                .withNewGrpc()
                .withPort(HEALTH_PORT)
                .withService("inference-extension")
                .endGrpc()
                .withInitialDelaySeconds(5)
                .withPeriodSeconds(10)
                .build();
    }
}
