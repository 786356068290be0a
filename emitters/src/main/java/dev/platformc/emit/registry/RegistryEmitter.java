package dev.platformc.emit.registry;

import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Registry;
import dev.platformc.core.model.Storage;
import dev.platformc.emit.Document;
import dev.platformc.emit.Emitter;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.PodLabels;
import dev.platformc.emit.Ports;
import dev.platformc.emit.Topic;
import dev.platformc.emit.Wave;
import dev.platformc.emit.storage.StorageEmitter;
import dev.platformc.plan.Plan;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.List;

/// A registry as one MLflow server. Its records are a file on a claim of its own, so there is one
/// server, and a new one starts when the old one has let go; the models lie in the storage, and
/// clients get them through the server, so that only the server needs the keys.
public final class RegistryEmitter implements Emitter {
    private static final Quantity RECORDS = new Quantity("20Gi");

    @Override
    public List<Document> emit(Plan plan) {
        return plan.platform().data().registries().stream()
                .flatMap(registry -> of(plan.platform(), registry).stream())
                .toList();
    }

    private static List<Document> of(Platform platform, Registry registry) {
        var cluster = StorageEmitter.home(platform, registry.storage().value());
        var base =
                Metadata.of(Topic.STORAGE, platform, cluster, registry.id())
                        .ownedBy(null)
                        .wave(Wave.STORAGE);
        return List.of(server(platform, registry, base), service(registry, base), records(base));
    }

    private static Document server(Platform platform, Registry registry, Metadata base) {
        var pods =
                base.ofPods()
                        .label(
                                PodLabels.key(registry.id()),
                                registry.id().objectName(),
                                base.origin());
        var pod = new RegistryPod(registry, base.cluster(), platform.id().objectName());
        var content =
                new DeploymentBuilder()
                        .withMetadata(base.meta())
                        .withNewSpec()
                        .withReplicas(1)
                        .withNewSelector()
                        .withMatchLabels(PodLabels.of(registry.id()))
                        .endSelector()
                        .withNewStrategy()
                        .withType("Recreate")
                        .endStrategy()
                        .withNewTemplate()
                        .withNewMetadata()
                        .withLabels(pods.meta().getLabels())
                        .endMetadata()
                        .withSpec(pod.spec())
                        .endTemplate()
                        .endSpec()
                        .build();
        var spec = "/spec/template/spec";
        var document =
                pods.fieldOrigins(base.document("Deployment", content), "/spec/template/metadata")
                        .from(spec + "/containers/0/args", registry.storage().origin())
                        .from(spec + "/containers/0/env", registry.storage().origin())
                        .from(spec + "/securityContext", base.cluster().podSecurity().origin());
        var on = registry.storage().value().on();
        return on == null ? document : document.from(spec + "/affinity", on.origin());
    }

    private static Document service(Registry registry, Metadata base) {
        var content =
                new ServiceBuilder()
                        .withMetadata(base.meta())
                        .withNewSpec()
                        .withSelector(PodLabels.of(registry.id()))
                        .addNewPort()
                        .withName("http")
                        .withPort(Ports.REGISTRY)
                        .withTargetPort(new IntOrString("http"))
                        .endPort()
                        .endSpec()
                        .build();
        return base.document("Service", content);
    }

    private static Document records(Metadata base) {
        var meta = base.named(recordsOf(base.name()));
        var content =
                new PersistentVolumeClaimBuilder()
                        .withMetadata(meta.meta())
                        .withNewSpec()
                        .withAccessModes("ReadWriteOnce")
                        .withNewResources()
                        .addToRequests("storage", RECORDS)
                        .endResources()
                        .endSpec()
                        .build();
        return meta.document("PersistentVolumeClaim", content);
    }

    static String recordsOf(String registry) {
        return registry + "-records";
    }

    /// The folder of a registry in its storage.
    static Storage.Path files(Registry registry) {
        return new Storage.Path(registry.storage().value(), registry.id().objectName() + "/");
    }
}
