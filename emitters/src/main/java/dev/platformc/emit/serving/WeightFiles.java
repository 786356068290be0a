package dev.platformc.emit.serving;

import dev.platformc.core.model.Adapter;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Registry;
import dev.platformc.core.model.Secret;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Storage;
import dev.platformc.core.model.Weights;
import dev.platformc.emit.Given;
import dev.platformc.emit.Pods;
import dev.platformc.emit.Ports;
import dev.platformc.emit.registry.RegistryAddress;
import dev.platformc.emit.storage.Bucket;
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

/// Brings weights to where the engine reads them, before it starts.
///
/// What a hub holds the engine fetches itself; a bucket and a registry are copied into the pod by a
/// container that runs first; a claim is mounted.
public final class WeightFiles {
    private static final String FOLDER = "/models";
    private static final String VOLUME = "models";
    private static final String KEYS = "/var/run/secrets/platformc.dev/";

    /// Knows the protocol of the hub; KServe's.
    private static final String HUB_IMAGE = "docker.io/kserve/storage-initializer:v0.20.0";

    private final Endpoint endpoint;
    private final String namespace;
    private final Map<String, Sourced<Weights>> all = new LinkedHashMap<>();

    /// Whether the engine fetches from a hub itself.
    private final boolean fetches;

    private WeightFiles(Endpoint endpoint, String namespace) {
        this.endpoint = endpoint;
        this.namespace = namespace;
        this.fetches = endpoint.engine().kind() != Endpoint.Engine.Kind.PAGED;
    }

    /// @param namespace of the platform, where storages and registries are
    public static WeightFiles of(Endpoint endpoint, String namespace) {
        var files = new WeightFiles(endpoint, namespace);
        var model = endpoint.model().value();
        files.all.put(model.id().objectName(), model.weights());
        for (var adapter : endpoint.details().adapters().value()) {
            files.all.put(name(adapter), adapter.weights());
        }
        return files;
    }

    /// What the engine calls an adapter.
    public static String name(Adapter adapter) {
        return adapter.id().name();
    }

    /// What the engine is given as the model.
    public Sourced<String> model() {
        var model = endpoint.model().value();
        return model.weights().map(weights -> place(model.id().objectName(), weights));
    }

    public Sourced<String> adapter(Adapter adapter) {
        return adapter.weights().map(weights -> place(name(adapter), weights));
    }

    private String place(String name, Weights weights) {
        return switch (weights) {
            case Weights.Address _ when isCopied(weights) -> FOLDER + "/" + name;
            case Weights.Address(var text) ->
                    text.startsWith("hf://") ? text.substring("hf://".length()) : text;
            case Weights.InStorage(var path)
                    when path.storage().kind().value() == Storage.Kind.PVC ->
                    claimFolder(path.storage()) + "/" + trimmed(path.key());
            case Weights.InStorage _, Weights.InRegistry _ -> FOLDER + "/" + name;
        };
    }

    private static boolean isBucket(String address) {
        return address.startsWith("s3://");
    }

    private static String claimFolder(Storage storage) {
        return "/storage/" + storage.id().objectName();
    }

    private static String trimmed(String key) {
        return key.endsWith("/") ? key.substring(0, key.length() - 1) : key;
    }

    /// Copy what the engine cannot fetch; in the order of [#origins].
    public List<Container> before() {
        var containers = new ArrayList<Container>();
        all.forEach((name, weights) -> {
            switch (weights.value()) {
                case Weights.Address(var text) when isBucket(text) ->
                        containers.add(fromBucket(name, text, List.of(), null));
                case Weights.Address(var text) when !fetches -> containers.add(fromHub(name, text));
                case Weights.InStorage(var path)
                        when path.storage().kind().value() != Storage.Kind.PVC ->
                        containers.add(fromStorage(name, path));
                case Weights.InRegistry(var entry) -> containers.add(fromRegistry(name, entry));
                case Weights.Address _, Weights.InStorage _ -> {}
            }
        });
        return containers;
    }

    /// Of the containers that [#before] gives.
    public List<Sourced<Weights>> copied() {
        return all.values().stream().filter(weights -> isCopied(weights.value())).toList();
    }

    private boolean isCopied(Weights weights) {
        return switch (weights) {
            case Weights.Address(var text) -> isBucket(text) || !fetches;
            case Weights.InStorage(var path) -> path.storage().kind().value() != Storage.Kind.PVC;
            case Weights.InRegistry _ -> true;
        };
    }

    private Container fromStorage(String name, Storage.Path path) {
        var storage = path.storage();
        var url = storage.url();
        var credentials = storage.credentials();
        var secret = credentials == null ? null : credentials.value();
        if (url != null) {
            var at = trimmed(url.value()) + "/" + trimmed(path.key());
            return fromBucket(name, at, List.of(), secret);
        }
        var own = storage.id().objectName();
        return fromBucket(
                name,
                "s3://" + own + "/" + trimmed(path.key()),
                List.of(
                        "--endpoint-url",
                        "http://" + own + "." + namespace + ".svc:" + Ports.MINIO),
                secret);
    }

    private Container fromBucket(
            String name, String address, List<String> further, @Nullable Secret secret) {
        var args = new ArrayList<>(List.of("s3", "sync", "--no-progress"));
        args.addAll(further);
        args.addAll(List.of(address, FOLDER + "/" + name));
        var env = new ArrayList<>(List.of(new EnvVar("HOME", "/tmp", null)));
        var mounts = new ArrayList<VolumeMount>();
        mounts.add(Pods.mount(VOLUME, FOLDER));
        mounts.add(Pods.mount("tmp", "/tmp"));
        if (secret != null) {
            env.add(
                    new EnvVar(
                            "AWS_SHARED_CREDENTIALS_FILE",
                            KEYS + secret.name() + "/" + secret.key(),
                            null));
            mounts.add(readOnly(secret.name(), KEYS + secret.name()));
        }
        return copying(name, Bucket.TOOLS, List.of("aws"), args, env, mounts);
    }

    private Container fromHub(String name, String text) {
        var address = text.contains("://") ? text : "hf://" + text;
        return copying(
                name,
                HUB_IMAGE,
                List.of("/storage-initializer/scripts/initializer-entrypoint"),
                List.of(address, FOLDER + "/" + name),
                List.of(new EnvVar("HOME", "/tmp", null)),
                List.of(Pods.mount(VOLUME, FOLDER), Pods.mount("tmp", "/tmp")));
    }

    private Container fromRegistry(String name, Registry.Entry entry) {
        return copying(
                name,
                RegistryAddress.IMAGE,
                List.of("mlflow"),
                List.of(
                        "artifacts",
                        "download",
                        "--artifact-uri",
                        "models:/" + entry.name().replace(':', '/'),
                        "--dst-path",
                        FOLDER + "/" + name),
                List.of(
                        new EnvVar("HOME", "/tmp", null),
                        new EnvVar(
                                "MLFLOW_TRACKING_URI",
                                RegistryAddress.url(entry.registry(), namespace),
                                null)),
                List.of(Pods.mount(VOLUME, FOLDER), Pods.mount("tmp", "/tmp")));
    }

    /// With what the engine will have afterwards, its cards aside: so it costs the pod nothing.
    private Container copying(
            String name,
            String image,
            List<String> command,
            List<String> args,
            List<EnvVar> env,
            List<VolumeMount> mounts) {
        return new ContainerBuilder()
                .withName("fetch-" + name.replace('.', '-'))
                .withImage(image)
                .withCommand(command)
                .withArgs(args)
                .withEnv(env)
                .withResources(
                        Pods.resources(
                                endpoint.cpu().value(), endpoint.memory().value(), Given.NOTHING))
                .withSecurityContext(Pods.containerSecurity(true))
                .withVolumeMounts(mounts)
                .build();
    }

    /// Beside those that every pod has.
    public List<Volume> volumes() {
        var volumes = new LinkedHashMap<String, Volume>();
        for (var weights : all.values()) {
            if (isCopied(weights.value())) {
                volumes.putIfAbsent(VOLUME, Pods.scratch(VOLUME));
            }
            if (weights.value() instanceof Weights.InStorage(var path)) {
                var volume = volume(path.storage());
                volume.forEach(v -> volumes.putIfAbsent(v.getName(), v));
            }
        }
        return List.copyOf(volumes.values());
    }

    private static List<Volume> volume(Storage storage) {
        var name = storage.id().objectName();
        var credentials = storage.credentials();
        if (storage.kind().value() == Storage.Kind.PVC) {
            return List.of(
                    new VolumeBuilder()
                            .withName(name)
                            .withNewPersistentVolumeClaim(name, true)
                            .build());
        }
        return credentials == null
                ? List.of()
                : List.of(
                        new VolumeBuilder()
                                .withName(credentials.value().name())
                                .withNewSecret()
                                .withSecretName(credentials.value().name())
                                .endSecret()
                                .build());
    }

    /// What the engine sees of them.
    public List<VolumeMount> mounts() {
        var mounts = new LinkedHashMap<String, VolumeMount>();
        for (var weights : all.values()) {
            if (isCopied(weights.value())) {
                mounts.putIfAbsent(VOLUME, readOnly(VOLUME, FOLDER));
            } else if (weights.value() instanceof Weights.InStorage(var path)) {
                var name = path.storage().id().objectName();
                mounts.putIfAbsent(name, readOnly(name, claimFolder(path.storage())));
            }
        }
        return List.copyOf(mounts.values());
    }

    private static VolumeMount readOnly(String volume, String path) {
        return new VolumeMountBuilder()
                .withName(volume)
                .withMountPath(path)
                .withReadOnly(true)
                .build();
    }
}
