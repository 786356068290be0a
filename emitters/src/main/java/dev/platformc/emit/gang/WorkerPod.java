package dev.platformc.emit.gang;

import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Supply;
import dev.platformc.emit.Document;
import dev.platformc.emit.Given;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Pods;
import dev.platformc.emit.PoolNodes;
import dev.platformc.emit.storage.StoredFiles;
import dev.platformc.plan.WorkloadPlan;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The pod of one worker.
///
/// @param metadata labels and annotations of the pod
/// @param container its name: operators look for the one they know
/// @param restart absent: the operator says it elsewhere
/// @param subdomain of the headless service by which workers find each other; absent: others see to
///   it
/// @param env what the launcher needs, before what the author wrote
public record WorkerPod(
        Gang gang,
        WorkloadPlan placed,
        Metadata metadata,
        String container,
        Says says,
        @Nullable String restart,
        @Nullable String subdomain,
        List<EnvVar> env) {

    /// On the pods of the gang and on no others.
    public static final String GANG_LABEL = "platformc.dev/gang";

    /// Where images that follow the Open MPI convention of Kubeflow keep the keys that launcher and
    /// workers share.
    public static final String SSH_FOLDER = "/home/mpiuser/.ssh";

    private static final String SSHD_CONFIG = "/home/mpiuser/.sshd_config";

    /// What the container runs.
    public enum Says {
        /// What another object says.
        NOTHING,
        /// What the author wrote.
        WRITTEN,
        /// Waits for a launcher.
        SSH_SERVER
    }

    /// One that runs what the author wrote and is never started again by the kubelet.
    public static WorkerPod of(
            Gang gang, WorkloadPlan placed, Metadata metadata, String container) {
        return new WorkerPod(
                gang, placed, metadata, container, Says.WRITTEN, "Never", null, List.of());
    }

    public WorkerPod saying(Says other) {
        return new WorkerPod(gang, placed, metadata, container, other, restart, subdomain, env);
    }

    /// Restarted as the operator says, not as the pod does.
    public WorkerPod restartedByOperator() {
        return new WorkerPod(gang, placed, metadata, container, says, null, subdomain, env);
    }

    public WorkerPod meetingIn(@Nullable String service, List<EnvVar> launcher) {
        return new WorkerPod(gang, placed, metadata, container, says, restart, service, launcher);
    }

    public PodTemplateSpec template() {
        var pool = gang.on().value().pool();
        var priority = gang.priority();
        var meta = metadata.meta();
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(meta.getLabels())
                .withAnnotations(meta.getAnnotations())
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy(restart)
                .withSubdomain(subdomain)
                .withAutomountServiceAccountToken(false)
                .withPriorityClassName(priority == null ? null : priority.value().id().objectName())
                .withSchedulerName(Pods.schedulerName(pool))
                .withSecurityContext(Pods.podSecurity(pool.cluster()))
                .withAffinity(Pods.on(machines()))
                .withTolerations(PoolNodes.tolerations(pool))
                .withInitContainers(files().before())
                .withContainers(content())
                .withVolumes(volumes())
                .withResourceClaims(given().claims().ofPod())
                .endSpec()
                .build();
    }

    private Given given() {
        return Given.of(gang, placed.each());
    }

    private List<Volume> volumes() {
        var volumes = new ArrayList<Volume>();
        if (Pods.hasOwnShm(gang)) {
            volumes.add(Pods.shm(gang.worker().sharedMemory().value()));
        }
        files().volumes().forEach(volume -> volumes.add(volume.value()));
        return volumes;
    }

    private StoredFiles files() {
        return files(gang, metadata.platform());
    }

    /// What its workers see of storages.
    public static StoredFiles files(Gang gang, Platform platform) {
        return new StoredFiles(
                platform.id().objectName(),
                gang.details().needs().mounts(),
                gang.details().checkpoint(),
                new Origin.Written(gang.id().span()));
    }

    /// Cards set apart are on some machines of the pool only; cores and memory are on all.
    private Supply machines() {
        var on = gang.on().value();
        return gang.worker().gpus().value() > 0 || gang.worker().part() != null ? on : on.pool();
    }

    private Container content() {
        var worker = gang.worker();
        var written = gang.container();
        var builder =
                new ContainerBuilder()
                        .withName(container)
                        .withImage(written.image().value())
                        .withResources(
                                Pods.resources(
                                        worker.cpu().value(), worker.memory().value(), given()))
                        .withSecurityContext(Pods.containerSecurity(false))
                        .withVolumeMounts(mounts());
        switch (says) {
            case NOTHING -> {}
            case WRITTEN ->
                    builder.withCommand(written.command().value())
                            .withArgs(written.args().value())
                            .withEnv(fullEnv());
            case SSH_SERVER ->
                    builder.withCommand("/usr/sbin/sshd")
                            .withArgs("-De", "-f", SSHD_CONFIG)
                            .withEnv(Pods.env(written.env()));
        }
        return builder.build();
    }

    private List<VolumeMount> mounts() {
        var mounts = new ArrayList<VolumeMount>();
        if (Pods.hasOwnShm(gang)) {
            mounts.add(Pods.mount("shm", "/dev/shm"));
        }
        mounts.addAll(files().volumeMounts());
        return mounts;
    }

    private List<EnvVar> fullEnv() {
        var all = new ArrayList<>(env);
        files().env().forEach(variable -> all.add(variable.value()));
        all.addAll(Pods.env(gang.container().env()));
        return all;
    }

    /// Where the fields of [#template] come from.
    ///
    /// @param at pointer to the template
    public Document origins(Document document, String at) {
        var pool = gang.on().value().pool();
        var spec = at + "/spec";
        var result =
                metadata.fieldOrigins(document, at + "/metadata")
                        .from(spec + "/affinity", gang.on().origin())
                        .from(spec + "/securityContext", pool.cluster().podSecurity().origin())
                        .from(spec + "/containers/0/image", gang.container().image().origin());
        if (Pods.hasOwnShm(gang)) {
            result = result.from(spec + "/volumes/0", gang.worker().sharedMemory().origin());
        }
        var priority = gang.priority();
        if (priority != null) {
            result = result.from(spec + "/priorityClassName", priority.origin());
        }
        if (Pods.schedulerName(pool) != null) {
            result = result.from(spec + "/schedulerName", pool.scheduler().origin());
        }
        if (!pool.taints().value().isEmpty()) {
            result = result.from(spec + "/tolerations", pool.taints().origin());
        }
        if (!given().claims().isEmpty()) {
            result = result.from(spec + "/resourceClaims", pool.cluster().options().dra().origin());
        }
        if (says == Says.WRITTEN) {
            var before =
                    new ArrayList<>(Collections.nCopies(env.size(), gang.framework().origin()));
            files().env().forEach(variable -> before.add(variable.origin()));
            result = runOrigins(result, gang, spec + "/containers/0", before);
        }
        int index = Pods.hasOwnShm(gang) ? 1 : 0;
        for (var volume : files().volumes()) {
            result = result.from(spec + "/volumes/" + index++, volume.origin());
        }
        return amountOrigins(result, gang, placed, spec + "/containers/0/resources");
    }

    /// Of command, arguments and environment, wherever they stand.
    ///
    /// @param before sources of the variables that come before the author's
    public static Document runOrigins(
            Document document, Gang gang, String at, List<Origin> before) {
        var container = gang.container();
        var result = document;
        if (!container.command().value().isEmpty()) {
            result = result.from(at + "/command", container.command().origin());
        }
        if (!container.args().value().isEmpty()) {
            result = result.from(at + "/args", container.args().origin());
        }
        int index = 0;
        for (var from : before) {
            result = result.from(at + "/env/" + index++, from);
        }
        for (var value : container.env().values()) {
            result = result.from(at + "/env/" + index++, value.origin());
        }
        return result;
    }

    /// The line that says which cards a worker takes.
    static Origin devices(Gang gang) {
        var part = gang.worker().part();
        return part == null ? gang.worker().gpus().origin() : part.origin();
    }

    /// Of requests and limits, wherever they stand.
    public static Document amountOrigins(
            Document document, Gang gang, WorkloadPlan placed, String at) {
        var worker = gang.worker();
        var result = document;
        for (var side : List.of("/requests", "/limits")) {
            result =
                    result.from(at + side + "/cpu", worker.cpu().origin())
                            .from(at + side + "/memory", worker.memory().origin());
        }
        return Given.of(gang, placed.each()).origins(result, at);
    }
}
