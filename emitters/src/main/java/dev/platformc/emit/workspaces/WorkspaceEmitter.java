package dev.platformc.emit.workspaces;

import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Workspace;
import dev.platformc.emit.Document;
import dev.platformc.emit.Emitter;
import dev.platformc.emit.Given;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.PodLabels;
import dev.platformc.emit.Pods;
import dev.platformc.emit.PoolNodes;
import dev.platformc.emit.Quantities;
import dev.platformc.emit.Topic;
import dev.platformc.emit.Wave;
import dev.platformc.emit.storage.StoredFiles;
import dev.platformc.plan.Plan;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A workspace as a StatefulSet: seat 3 is always the pod of that number, with its own disk and its
/// own name in the headless service.
public final class WorkspaceEmitter implements Emitter {
    private static final String HOME = "/home/seat";
    private static final int PORT = 8888;

    @Override
    public List<Document> emit(Plan plan) {
        return plan.platform().others().workspaces().stream()
                .filter(Workspace::isEmitted)
                .flatMap(workspace -> of(plan, workspace))
                .toList();
    }

    private static Stream<Document> of(Plan plan, Workspace workspace) {
        var seats = workspace.seats();
        var cluster = seats.on().value().pool().cluster();
        var base =
                Metadata.of(Topic.WORKSPACES, plan.platform(), cluster, workspace.id())
                        .ownedBy(seats.team())
                        .wave(Wave.WORKLOADS);
        return Stream.of(seats(plan, workspace, base), service(workspace, base));
    }

    private static Document seats(Plan plan, Workspace workspace, Metadata base) {
        var seats = workspace.seats();
        var name = workspace.id().objectName();
        var meta = idle(workspace, base.queued(seats));
        var pods = base.ofPods().label(PodLabels.key(workspace.id()), name, base.origin());
        for (var annotation : Pods.annotations(seats).entrySet()) {
            pods =
                    pods.annotation(
                            annotation.getKey(),
                            annotation.getValue(),
                            seats.neverDisrupt().origin());
        }
        var files =
                new StoredFiles(
                        plan.platform().id().objectName(),
                        seats.needs().mounts(),
                        null,
                        new Origin.Written(workspace.id().span()));
        var content =
                new StatefulSetBuilder()
                        .withMetadata(meta.meta())
                        .withNewSpec()
                        .withReplicas(seats.count().value().most())
                        .withServiceName(name)
                        .withPodManagementPolicy("Parallel")
                        .withNewSelector()
                        .withMatchLabels(PodLabels.of(workspace.id()))
                        .endSelector()
                        .withTemplate(template(plan, workspace, pods, files))
                        .withVolumeClaimTemplates(homes(workspace))
                        .endSpec()
                        .build();
        var spec = "/spec/template/spec";
        var document =
                pods.fieldOrigins(meta.document("StatefulSet", content), "/spec/template/metadata")
                        .from("/spec/replicas", seats.count().origin())
                        .from(spec + "/affinity", seats.on().origin())
                        .from(spec + "/securityContext", base.cluster().podSecurity().origin());
        for (var side : List.of("requests", "limits")) {
            var at = spec + "/containers/0/resources/" + side;
            document =
                    document.from(at + "/cpu", seats.cpu().origin())
                            .from(at + "/memory", seats.memory().origin());
        }
        var home = workspace.home();
        var image = workspace.image();
        document =
                image == null
                        ? document
                        : document.from(spec + "/containers/0/image", image.origin());
        return home == null ? document : document.from("/spec/volumeClaimTemplates", home.origin());
    }

    /// Who gives devices back reads it: the agent on the node.
    private static Metadata idle(Workspace workspace, Metadata meta) {
        var idle = workspace.idleSeconds();
        return idle == null
                ? meta
                : meta.annotation(
                        "platformc.dev/idle-after-seconds", idle.value().toString(), idle.origin());
    }

    private static PodTemplateSpec template(
            Plan plan, Workspace workspace, Metadata pods, StoredFiles files) {
        var seats = workspace.seats();
        var pool = seats.on().value().pool();
        var priority = seats.priority();
        var volumes = new ArrayList<Volume>();
        files.volumes().forEach(volume -> volumes.add(volume.value()));
        if (workspace.home() == null) {
            volumes.add(Pods.scratch("home"));
        }
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(pods.meta().getLabels())
                .withAnnotations(pods.meta().getAnnotations())
                .endMetadata()
                .withNewSpec()
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withPriorityClassName(priority == null ? null : priority.value().id().objectName())
                .withSchedulerName(Pods.schedulerName(pool))
                .withSecurityContext(Pods.podSecurity(pool.cluster()))
                .withAffinity(Pods.on(seats.on().value()))
                .withTolerations(PoolNodes.tolerations(pool))
                .withInitContainers(files.before())
                .withContainers(container(plan, workspace, files))
                .withVolumes(volumes)
                .endSpec()
                .build();
    }

    private static Container container(Plan plan, Workspace workspace, StoredFiles files) {
        var seats = workspace.seats();
        var mounts = new ArrayList<VolumeMount>();
        mounts.add(Pods.mount("home", HOME));
        mounts.addAll(files.volumeMounts());
        var image = workspace.image();
        return new ContainerBuilder()
                .withName("seat")
                .withImage(image == null ? "" : image.value())
                .withEnv(new EnvVar("HOME", HOME, null))
                .addNewPort()
                .withName("http")
                .withContainerPort(PORT)
                .endPort()
                .withResources(
                        Pods.resources(
                                seats.cpu().value(),
                                seats.memory().value(),
                                Given.of(seats, plan.of(seats).each())))
                .withReadinessProbe(Pods.isOpen("http"))
                .withSecurityContext(Pods.containerSecurity(false))
                .withVolumeMounts(mounts)
                .build();
    }

    private static List<PersistentVolumeClaim> homes(Workspace workspace) {
        var home = workspace.home();
        return home == null
                ? List.of()
                : List.of(
                        new PersistentVolumeClaimBuilder()
                                .withNewMetadata()
                                .withName("home")
                                .endMetadata()
                                .withNewSpec()
                                .withAccessModes("ReadWriteOnce")
                                .withNewResources()
                                .addToRequests("storage", Quantities.bytes(home.value()))
                                .endResources()
                                .endSpec()
                                .build());
    }

    /// Gives every seat a name.
    private static Document service(Workspace workspace, Metadata base) {
        var content =
                new ServiceBuilder()
                        .withMetadata(base.meta())
                        .withNewSpec()
                        .withClusterIP("None")
                        .withSelector(PodLabels.of(workspace.id()))
                        .addNewPort()
                        .withName("http")
                        .withPort(PORT)
                        .withTargetPort(new IntOrString("http"))
                        .endPort()
                        .endSpec()
                        .build();
        return base.document("Service", content);
    }
}
