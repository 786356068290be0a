package dev.platformc.core.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Pods of one namespace that read or write a storage.
///
/// @param by the declaration that says so first
public record StorageUse(Storage storage, Cluster cluster, String namespace, Identity by) {

    /// Each storage, cluster and namespace once, in the order of the platform.
    public static List<StorageUse> of(Platform platform) {
        var all = new ArrayList<StorageUse>();
        for (var gang : platform.gangs()) {
            var checkpoint = gang.details().checkpoint();
            if (checkpoint != null) {
                add(all, platform, checkpoint.to().value(), gang, gang.id());
            }
            mounts(all, platform, gang.details().needs(), gang);
        }
        for (var endpoint : platform.endpoints()) {
            mounts(all, platform, endpoint.details().needs(), endpoint);
            for (var storage : platform.data().storages()) {
                if (endpoint.model().value().source().value().startsWith(storage.address() + "/")) {
                    add(all, platform, new Storage.Path(storage, ""), endpoint, endpoint.id());
                }
            }
        }
        platform.others().pods().forEach(pods -> mounts(all, platform, pods.needs(), pods));
        for (var app : platform.access().apps()) {
            app.reads().forEach(path -> add(all, platform, path, app.pods(), app.id()));
        }
        for (var pipeline : platform.data().pipelines()) {
            pipeline.steps().forEach(step -> step(all, platform, pipeline, step));
        }
        for (var registry : platform.data().registries()) {
            var storage = registry.storage().value();
            var on = storage.on();
            all.add(
                    new StorageUse(
                            storage,
                            on == null ? platform.clusters().getFirst() : on.value().cluster(),
                            platform.id().objectName(),
                            registry.id()));
        }
        return distinct(all);
    }

    private static void step(
            List<StorageUse> all, Platform platform, Pipeline pipeline, Pipeline.Step step) {
        var pods = step.run() instanceof Pipeline.Run.Own own ? own.pods() : null;
        step.reads().forEach(path -> add(all, platform, path, pods, pipeline.id()));
        if (step.to() instanceof Pipeline.Target.Path(var path)) {
            add(all, platform, path, pods, pipeline.id());
        }
    }

    private static void mounts(
            List<StorageUse> all, Platform platform, Needs needs, Workload workload) {
        needs.mounts().values().forEach(p -> add(all, platform, p, workload, workload.id()));
    }

    private static void add(
            List<StorageUse> all,
            Platform platform,
            Storage.Path path,
            @Nullable Workload workload,
            Identity by) {
        if (workload != null) {
            all.add(
                    new StorageUse(
                            path.storage(),
                            workload.on().value().pool().cluster(),
                            platform.namespaceOf(workload),
                            by));
        }
    }

    private static List<StorageUse> distinct(List<StorageUse> all) {
        Map<List<String>, StorageUse> first = new LinkedHashMap<>();
        for (var use : all) {
            first.putIfAbsent(
                    List.of(use.storage().id().key(), use.cluster().id().key(), use.namespace()),
                    use);
        }
        return List.copyOf(first.values());
    }
}
