package dev.platformc.emit.storage;

import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Storage;
import dev.platformc.emit.Given;
import dev.platformc.emit.Pods;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a pod sees of storages: the folders that are mounted, and the place where its work is
/// saved.
///
/// A claim is mounted. A bucket is no file system: what is mounted of one is copied into the pod
/// before it starts, and does not go back; what is saved to one is written by the program itself,
/// which finds address and keys in the variables that the AWS tools read.
///
/// @param namespace of the platform, where what it makes stands
/// @param mounts folder in the container to what is seen there
/// @param checkpoint absent: the work is not saved
/// @param origin answers for the mounts
public record StoredFiles(
        String namespace,
        Map<String, Storage.Path> mounts,
        Gang.@Nullable Checkpoint checkpoint,
        Origin origin) {
    static final String FOLDER = "/checkpoints";

    /// Variables for the program, before those of the author.
    public List<Sourced<EnvVar>> env() {
        var env = new ArrayList<Sourced<EnvVar>>();
        if (checkpoint == null) {
            return env;
        }
        var path = checkpoint.to().value();
        var from = checkpoint.to().origin();
        var bucket = bucket(path);
        env.add(said("CHECKPOINT_DIR", bucket == null ? FOLDER : bucket.url(path.key()), from));
        env.add(
                said(
                        "CHECKPOINT_EVERY_SECONDS",
                        checkpoint.every().value().ceiling().toString(),
                        checkpoint.every().origin()));
        if (bucket != null) {
            bucket.env().forEach(variable -> env.add(new Sourced<>(variable, from)));
        }
        return env;
    }

    private static Sourced<EnvVar> said(String name, String value, Origin from) {
        return new Sourced<>(new EnvVar(name, value, null), from);
    }

    /// Of the pod, each with the line that asks for it.
    public List<Sourced<Volume>> volumes() {
        var volumes = new LinkedHashMap<String, Sourced<Volume>>();
        int copy = 0;
        for (var path : mounts.values()) {
            var bucket = bucket(path);
            if (bucket == null) {
                add(volumes, claim(path.storage()), origin);
            } else {
                add(volumes, Pods.scratch(copied(copy++)), origin);
                bucket.volumes().forEach(volume -> add(volumes, volume, origin));
            }
        }
        if (checkpoint != null) {
            var to = checkpoint.to();
            var bucket = bucket(to.value());
            if (bucket == null) {
                add(volumes, claim(to.value().storage()), to.origin());
            } else {
                bucket.volumes().forEach(volume -> add(volumes, volume, to.origin()));
            }
        }
        return List.copyOf(volumes.values());
    }

    private static void add(Map<String, Sourced<Volume>> all, Volume volume, Origin from) {
        all.putIfAbsent(volume.getName(), new Sourced<>(volume, from));
    }

    /// Of the container that does the work.
    public List<VolumeMount> volumeMounts() {
        var all = new ArrayList<VolumeMount>();
        int copy = 0;
        for (var mount : mounts.entrySet()) {
            all.add(
                    bucket(mount.getValue()) == null
                            ? ofClaim(mount.getKey(), mount.getValue())
                            : Pods.mount(copied(copy++), mount.getKey()));
        }
        if (checkpoint != null) {
            var path = checkpoint.to().value();
            var bucket = bucket(path);
            all.addAll(bucket == null ? List.of(ofClaim(FOLDER, path)) : bucket.mounts());
        }
        return all;
    }

    /// Containers that copy what is mounted of buckets.
    public List<Container> before() {
        var containers = new ArrayList<Container>();
        for (var mount : mounts.entrySet()) {
            var bucket = bucket(mount.getValue());
            if (bucket != null) {
                int number = containers.size();
                containers.add(copying(bucket, mount.getValue().key(), number, mount.getKey()));
            }
        }
        return containers;
    }

    private static Container copying(Bucket bucket, String key, int number, String folder) {
        var env = new ArrayList<>(List.of(new EnvVar("HOME", "/tmp", null)));
        env.addAll(bucket.env());
        var mounts = new ArrayList<>(List.of(Pods.mount(copied(number), folder)));
        mounts.addAll(bucket.mounts());
        return new ContainerBuilder()
                .withName("fetch-" + number)
                .withImage(Bucket.TOOLS)
                .withCommand("aws")
                .withArgs("s3", "sync", "--no-progress", bucket.url(key), folder)
                .withEnv(env)
                .withResources(Pods.resources(Rational.ONE, Bytes.gib(1), Given.NOTHING))
                .withSecurityContext(Pods.containerSecurity(false))
                .withVolumeMounts(mounts)
                .build();
    }

    private @Nullable Bucket bucket(Storage.Path path) {
        return path.storage().kind().value() == Storage.Kind.PVC
                ? null
                : Bucket.of(path.storage(), namespace);
    }

    private static String copied(int number) {
        return "fetched-" + number;
    }

    private static Volume claim(Storage storage) {
        var name = storage.id().objectName();
        return new VolumeBuilder().withName(name).withNewPersistentVolumeClaim(name, false).build();
    }

    private static VolumeMount ofClaim(String folder, Storage.Path path) {
        var key = path.key().replaceFirst("/+$", "");
        return new VolumeMountBuilder()
                .withName(path.storage().id().objectName())
                .withMountPath(folder)
                .withSubPath(key.isEmpty() ? null : key)
                .build();
    }
}
