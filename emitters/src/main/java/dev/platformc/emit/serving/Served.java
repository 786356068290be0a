package dev.platformc.emit.serving;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Upgrade;
import dev.platformc.emit.Document;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Topic;
import dev.platformc.emit.Wave;
import dev.platformc.plan.Plan;
import dev.platformc.plan.WorkloadPlan;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategyBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// An endpoint as its objects see it: what they are called, which pods are its own, how many may be
/// missing.
public record Served(Plan plan, Endpoint endpoint, WorkloadPlan placed, Metadata meta) {
    /// On the pods of the endpoint and on no others.
    public static final String LABEL = "platformc.dev/endpoint";

    /// Of the pods of a replica of several the one that answers.
    private static final String PART_LABEL = "platformc.dev/part";

    private static final String LEADER = "leader";

    public static Served of(Plan plan, Endpoint endpoint) {
        var cluster = endpoint.on().value().pool().cluster();
        var meta =
                Metadata.of(Topic.SERVING, plan.platform(), cluster, endpoint.id())
                        .ownedBy(endpoint.team())
                        .wave(Wave.WORKLOADS);
        return new Served(plan, endpoint, plan.of(endpoint), meta);
    }

    /// Those that one of these stands for, in the order of the platform.
    public static List<Served> all(Plan plan, Predicate<Endpoint.Form> form) {
        return plan.endpoints().stream()
                .filter(endpoint -> form.test(endpoint.form()))
                .map(endpoint -> of(plan, endpoint))
                .toList();
    }

    public Map<String, String> selector() {
        return Map.of(LABEL, endpoint.id().objectName());
    }

    /// Of those that answer.
    public Map<String, String> answering() {
        return endpoint.form() == Endpoint.Form.LEADER_WORKER_SET
                ? new TreeMap<>(Map.of(LABEL, endpoint.id().objectName(), PART_LABEL, LEADER))
                : selector();
    }

    /// Of the pods that answer where a replica is several.
    public Metadata leaders() {
        return pods().label(PART_LABEL, LEADER, meta.origin());
    }

    /// Of its pods.
    public Metadata pods() {
        return meta.label(LABEL, endpoint.id().objectName(), meta.origin());
    }

    public WeightFiles files() {
        return WeightFiles.of(endpoint, plan.platform().id().objectName());
    }

    public boolean isScaled() {
        return endpoint.replicas().value().isRange();
    }

    /// Whether a new replica comes beside the old ones. As the author says; else where a node has
    /// room for a whole one, and never in a queue: a replica beyond the quota would not be
    /// admitted, and the old ones would wait for it for ever.
    public boolean surges() {
        var written = endpoint.details().upgrade();
        if (written != null) {
            return written.value() == Upgrade.SURGE;
        }
        return endpoint.queue() == null
                && endpoint.details().pipeline() == 1
                && plan.hasRoomForOneMore(endpoint);
    }

    /// Its replicas as pods that are alike; the pod's own fields have no sources yet.
    public Document deployment(PodSpec pod) {
        var queued = meta.queued(endpoint);
        var template = "/spec/template/metadata";
        var content =
                new DeploymentBuilder()
                        .withMetadata(queued.meta())
                        .withNewSpec()
                        .withReplicas(isScaled() ? null : placed.units())
                        .withNewSelector()
                        .withMatchLabels(selector())
                        .endSelector()
                        .withStrategy(strategy())
                        .withNewTemplate()
                        .withNewMetadata()
                        .withLabels(pods().meta().getLabels())
                        .withAnnotations(ReplicaPod.annotations(endpoint))
                        .endMetadata()
                        .withSpec(pod)
                        .endTemplate()
                        .endSpec()
                        .build();
        var document =
                meta.labelOrigins(queued.document("Deployment", content), template + "/labels");
        if (!isScaled()) {
            document = document.from("/spec/replicas", endpoint.replicas().origin());
        }
        document = ReplicaOrigins.annotations(document, endpoint, template + "/annotations");
        return upgradeOrigin(document, "/spec/strategy");
    }

    /// One more for a while, or one less.
    public DeploymentStrategy strategy() {
        boolean surge = surges();
        return new DeploymentStrategyBuilder()
                .withType("RollingUpdate")
                .withNewRollingUpdate()
                .withMaxSurge(new IntOrString(surge ? 1 : 0))
                .withMaxUnavailable(new IntOrString(surge ? 0 : 1))
                .endRollingUpdate()
                .build();
    }

    /// The line that decides [#surges], where one does.
    public Document upgradeOrigin(Document document, String at) {
        var written = endpoint.details().upgrade();
        return written == null ? document : document.from(at, written.origin());
    }

    /// @param port name of the container's
    public Document service(String port) {
        var content =
                new ServiceBuilder()
                        .withMetadata(meta.meta())
                        .withNewSpec()
                        .withSelector(answering())
                        .addNewPort()
                        .withName("http")
                        .withPort(80)
                        .withTargetPort(new IntOrString(port))
                        .endPort()
                        .endSpec()
                        .build();
        return meta.document("Service", content);
    }

    /// Keeps a drain from taking too many pods at once.
    public Document budget() {
        var content =
                new PodDisruptionBudgetBuilder()
                        .withMetadata(meta.meta())
                        .withNewSpec()
                        .withMaxUnavailable(mayBeMissing())
                        .withNewSelector()
                        .withMatchLabels(selector())
                        .endSelector()
                        .endSpec()
                        .build();
        return meta.document("PodDisruptionBudget", content)
                .from(
                        "/spec/maxUnavailable",
                        endpoint.neverDisrupt().value()
                                ? endpoint.neverDisrupt().origin()
                                : endpoint.serviceClass().origin());
    }

    /// Of an endpoint that people wait for one replica; work in batches can do with half.
    private IntOrString mayBeMissing() {
        if (endpoint.neverDisrupt().value()) {
            return new IntOrString(0);
        }
        return switch (endpoint.serviceClass().value()) {
            case INTERACTIVE -> new IntOrString(1);
            case BATCH -> new IntOrString("50%");
        };
    }
}
