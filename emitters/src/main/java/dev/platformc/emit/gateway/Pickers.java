package dev.platformc.emit.gateway;

import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Wave;
import dev.platformc.emit.Yaml;
import dev.platformc.emit.serving.PickerConfig;
import dev.platformc.emit.serving.ReplicaPod;
import dev.platformc.emit.serving.Served;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import java.util.List;
import java.util.Map;

/// The pool of an endpoint's replicas, the picker of llm-d that chooses among them for each
/// request, and how urgent those are.
final class Pickers {
    static final String CONFIG = "config.yaml";
    private static final String LABEL = "platformc.dev/picker";

    private Pickers() {}

    static List<Document> of(Served served) {
        var meta = served.meta();
        // Not the endpoint's name: who watches that finds one service.
        var own =
                meta.named(name(served))
                        .label("app.kubernetes.io/name", name(served), meta.origin())
                        .wave(Wave.RUNTIMES);
        return List.of(
                pool(served, meta),
                objective(served, meta),
                config(served, own),
                account(own),
                role(own),
                binding(own),
                PickerPod.deployment(served, own.wave(Wave.WORKLOADS), selector(served)),
                service(served, own));
    }

    static String name(Served served) {
        return served.endpoint().id().objectName() + "-picker";
    }

    private static Map<String, String> selector(Served served) {
        return Map.of(LABEL, served.endpoint().id().objectName());
    }

    private static Document pool(Served served, Metadata meta) {
        var spec =
                new Specs.InferencePool(
                        new Specs.Selector(served.answering()),
                        List.of(new Specs.Port(ReplicaPod.PORT)),
                        new Specs.PickerRef(
                                name(served), new Specs.Port(PickerPod.GRPC_PORT), "FailOpen"));
        var content = new CustomObject<>(Specs.POOL_API, "InferencePool", meta.meta(), spec);
        return meta.document("InferencePool", content)
                .from("/spec/endpointPickerRef", served.endpoint().details().route().origin());
    }

    /// What may wait is the first to be turned away when all replicas are full.
    private static Document objective(Served served, Metadata meta) {
        var serviceClass = served.endpoint().serviceClass();
        int priority =
                switch (serviceClass.value()) {
                    case INTERACTIVE -> 1;
                    case BATCH -> -1;
                };
        var spec =
                new Specs.InferenceObjective(
                        priority, new Specs.PoolRef(served.endpoint().id().objectName()));
        var content =
                new CustomObject<>(Specs.OBJECTIVE_API, "InferenceObjective", meta.meta(), spec);
        return meta.document("InferenceObjective", content)
                .from("/spec/priority", serviceClass.origin());
    }

    private static Document config(Served served, Metadata own) {
        var content =
                new ConfigMapBuilder()
                        .withMetadata(own.meta())
                        .addToData(CONFIG, Yaml.print(PickerConfig.of(served.endpoint())))
                        .build();
        return own.document("ConfigMap", content)
                .from("/data", served.endpoint().details().route().origin());
    }

    private static Document account(Metadata own) {
        return own.document(
                "ServiceAccount",
                new ServiceAccountBuilder()
                        .withMetadata(own.meta())
                        .withAutomountServiceAccountToken(false)
                        .build());
    }

    /// It watches the replicas of its pool and reads what is asked of it; it changes nothing.
    private static Document role(Metadata own) {
        return own.document(
                "Role",
                new RoleBuilder()
                        .withMetadata(own.meta())
                        .withRules(
                                watching("", "pods"),
                                watching(Specs.POOL_GROUP, "inferencepools"),
                                watching(
                                        "llm-d.ai",
                                        "inferenceobjectives",
                                        "inferencemodelrewrites"))
                        .build());
    }

    private static PolicyRule watching(String group, String... resources) {
        return new PolicyRuleBuilder()
                .withApiGroups(group)
                .withResources(resources)
                .withVerbs("get", "list", "watch")
                .build();
    }

    private static Document binding(Metadata own) {
        return own.document(
                "RoleBinding",
                new RoleBindingBuilder()
                        .withMetadata(own.meta())
                        .withNewRoleRef()
                        .withApiGroup("rbac.authorization.k8s.io")
                        .withKind("Role")
                        .withName(own.name())
                        .endRoleRef()
                        .addNewSubject()
                        .withKind("ServiceAccount")
                        .withName(own.name())
                        .withNamespace(own.meta().getNamespace())
                        .endSubject()
                        .build());
    }

    private static Document service(Served served, Metadata own) {
        return own.document(
                "Service",
                new ServiceBuilder()
                        .withMetadata(own.meta())
                        .withNewSpec()
                        .withSelector(selector(served))
                        .addNewPort()
                        .withName("grpc")
                        .withPort(PickerPod.GRPC_PORT)
                        .withTargetPort(new IntOrString("grpc"))
                        .withAppProtocol("kubernetes.io/h2c")
                        .endPort()
                        .endSpec()
                        .build());
    }
}
