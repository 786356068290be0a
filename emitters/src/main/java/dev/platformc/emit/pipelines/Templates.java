package dev.platformc.emit.pipelines;

import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Pipeline;
import dev.platformc.core.model.Registry;
import dev.platformc.emit.Given;
import dev.platformc.emit.Pods;
import dev.platformc.emit.PoolNodes;
import dev.platformc.emit.registry.RegistryAddress;
import dev.platformc.emit.storage.Bucket;
import dev.platformc.emit.storage.StoredFiles;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.plan.WorkloadPlan;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Templates of the pods that a workflow runs itself.
final class Templates {
    private Templates() {}

    /// A container of the author's.
    static Specs.Template own(
            Pipeline.Step step,
            Pipeline.Run.Own run,
            WorkloadPlan placed,
            Flow flow,
            String space) {
        var pods = run.pods();
        var pool = pods.on().value().pool();
        var files =
                new StoredFiles(
                        space, pods.needs().mounts(), null, new Origin.Written(step.id().span()));
        var env = new ArrayList<>(flow.env(true));
        env.addAll(Pods.env(run.container().env()));
        var mounts = new LinkedHashMap<String, VolumeMount>();
        files.volumeMounts().forEach(m -> mounts.put(m.getMountPath(), m));
        mounts(flow).forEach(m -> mounts.put(m.getMountPath(), m));
        var volumes = new LinkedHashMap<String, Volume>();
        files.volumes().forEach(v -> volumes.put(v.value().getName(), v.value()));
        volumes(flow).forEach(v -> volumes.put(v.getName(), v));
        var container =
                new ContainerBuilder()
                        .withName("main")
                        .withImage(run.container().image().value())
                        .withCommand(run.container().command().value())
                        .withArgs(run.container().args().value())
                        .withEnv(env)
                        .withResources(
                                Pods.resources(
                                        pods.cpu().value(),
                                        pods.memory().value(),
                                        Given.of(pods, placed.each())))
                        .withSecurityContext(Pods.containerSecurity(false))
                        .withVolumeMounts(List.copyOf(mounts.values()))
                        .build();
        return new Specs.Template(
                step.name(),
                inputs(flow),
                new Specs.RetryStrategy(3),
                Pods.on(pods.on().value()),
                orNull(PoolNodes.tolerations(pool)),
                Pods.schedulerName(pool),
                orNull(List.copyOf(volumes.values())),
                orNull(files.before()),
                null,
                container,
                null);
    }

    /// Takes what one step left to where another wants it.
    static Specs.Template copy(Pipeline.Step step, Flow flow, Place from, Place to) {
        return tool(
                step.name(),
                flow,
                Bucket.TOOLS,
                List.of("aws"),
                List.of("s3", "sync", "--no-progress", from.url(), to.url()),
                flow.env(true));
    }

    /// What lies in a place, as one number: of the names and checksums of its files, in order.
    static Specs.Template digest(String name, Place place) {
        var url = place.url().substring("s3://".length());
        int slash = url.indexOf('/');
        var bucket = slash < 0 ? url : url.substring(0, slash);
        var prefix = slash < 0 ? "" : url.substring(slash + 1);
        var script =
                "set -eu; files=$(aws s3api list-objects-v2 --bucket \"$BUCKET\" --prefix \"$PREFIX\""
                        + " --query 'sort_by(Contents || `[]`, &Key)[].[Key,ETag]' --output text"
                        + "); printf %s \"$files\" | sha256sum | cut -d' ' -f1";
        var env = new ArrayList<EnvVar>();
        env.add(new EnvVar("BUCKET", bucket, null));
        env.add(new EnvVar("PREFIX", prefix, null));
        env.addAll(place.bucket().env());
        var flow = new Flow(Map.of(), Map.of(), place);
        return tool(name, flow, Bucket.TOOLS, List.of("sh", "-c"), List.of(script), env);
    }

    /// Puts a model and what it was made of into a registry; its files go through the registry, so
    /// that who takes it from there needs no keys.
    static Specs.Template register(
            Pipeline.Step step, Flow flow, Place source, Registry.Entry entry, String space) {
        var name = entry.name();
        int alias = name.indexOf('@');
        var env = new ArrayList<EnvVar>();
        env.add(
                new EnvVar(
                        "MLFLOW_TRACKING_URI", RegistryAddress.url(entry.registry(), space), null));
        var endpoint = source.bucket().endpoint();
        if (endpoint != null) {
            env.add(new EnvVar("MLFLOW_S3_ENDPOINT_URL", endpoint, null));
        }
        env.add(new EnvVar("MODEL", alias < 0 ? name : name.substring(0, alias), null));
        env.add(new EnvVar("ALIAS", alias < 0 ? "" : name.substring(alias + 1), null));
        env.add(new EnvVar("SOURCE", source.url(), null));
        env.add(new EnvVar("RUN", "{{workflow.name}}", null));
        env.addAll(flow.env(true));
        return tool(
                step.name(),
                flow,
                RegistryAddress.IMAGE,
                List.of("python", "-c"),
                List.of(REGISTER),
                env);
    }

    /// The version carries the digests of all that it was made of.
    private static final String REGISTER =
            """
            import os
            import mlflow
            from mlflow.exceptions import MlflowException
            from mlflow.tracking import MlflowClient

            tags = {k.lower(): v for k, v in os.environ.items() if k.endswith("_DIGEST")}
            tags["source"] = os.environ["SOURCE"]
            tags["workflow"] = os.environ["RUN"]
            files = mlflow.artifacts.download_artifacts(artifact_uri=os.environ["SOURCE"], dst_path="/tmp/model")
            with mlflow.start_run(run_name=os.environ["RUN"]) as run:
                mlflow.log_artifacts(files, "model")
            client = MlflowClient()
            try:
                client.create_registered_model(os.environ["MODEL"])
            except MlflowException as error:
                if error.error_code != "RESOURCE_ALREADY_EXISTS":
                    raise
            version = client.create_model_version(
                os.environ["MODEL"], run.info.artifact_uri + "/model", run.info.run_id, tags=tags
            )
            if os.environ["ALIAS"]:
                client.set_registered_model_alias(os.environ["MODEL"], os.environ["ALIAS"], version.version)
            print(version.version)
            """;

    private static Specs.Template tool(
            String name,
            Flow flow,
            String image,
            List<String> command,
            List<String> args,
            List<EnvVar> env) {
        var all = new ArrayList<>(List.of(new EnvVar("HOME", "/tmp", null)));
        all.addAll(env);
        Container container =
                new ContainerBuilder()
                        .withName("main")
                        .withImage(image)
                        .withCommand(command)
                        .withArgs(args)
                        .withEnv(all)
                        .withResources(Pods.resources(Rational.ONE, Bytes.gib(2), Given.NOTHING))
                        .withSecurityContext(Pods.containerSecurity(false))
                        .withVolumeMounts(mounts(flow))
                        .build();
        return new Specs.Template(
                name,
                inputs(flow),
                new Specs.RetryStrategy(3),
                null,
                null,
                null,
                orNull(volumes(flow)),
                null,
                null,
                container,
                null);
    }

    static Specs.@Nullable Inputs inputs(Flow flow) {
        var parameters =
                flow.from().values().stream()
                        .map(step -> new Specs.Parameter(step + "-digest", null))
                        .toList();
        return parameters.isEmpty() ? null : new Specs.Inputs(parameters);
    }

    /// The keys of every bucket that it touches.
    static List<Volume> volumes(Flow flow) {
        var volumes = new LinkedHashMap<String, Volume>();
        buckets(flow).forEach(b -> b.volumes().forEach(v -> volumes.put(v.getName(), v)));
        return List.copyOf(volumes.values());
    }

    static List<VolumeMount> mounts(Flow flow) {
        var mounts = new LinkedHashMap<String, VolumeMount>();
        buckets(flow).forEach(b -> b.mounts().forEach(m -> mounts.put(m.getName(), m)));
        return List.copyOf(mounts.values());
    }

    private static List<Bucket> buckets(Flow flow) {
        var buckets = new ArrayList<Bucket>();
        flow.inputs().values().forEach(place -> buckets.add(place.bucket()));
        var output = flow.output();
        if (output != null) {
            buckets.add(output.bucket());
        }
        return buckets;
    }

    private static <T> @Nullable List<T> orNull(List<T> list) {
        return list.isEmpty() ? null : list;
    }
}
