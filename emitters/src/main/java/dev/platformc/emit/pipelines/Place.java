package dev.platformc.emit.pipelines;

import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Pipeline;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Storage;
import dev.platformc.emit.storage.Bucket;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where the result of a step lies, in a bucket.
///
/// @param url `s3://lake/clean/`
record Place(Storage storage, Bucket bucket, String url) {

    /// Where a step is told to put it; a gang that saves its work there; else scratch of the
    /// pipeline, beside what it reads or writes. Absent: there is no bucket anywhere.
    static @Nullable Place of(Platform platform, Pipeline pipeline, Pipeline.Step step) {
        if (step.to() instanceof Pipeline.Target.Path(var path)) {
            return at(platform, path);
        }
        if (step.to() instanceof Pipeline.Target.Entry) {
            return null;
        }
        var saved =
                step.run() instanceof Pipeline.Run.Declared declared
                        ? checkpoint(platform, declared.workload())
                        : null;
        if (saved != null && isBucket(saved.storage())) {
            return at(platform, saved);
        }
        var scratch = scratch(pipeline);
        return scratch == null
                ? null
                : at(
                        platform,
                        new Storage.Path(
                                scratch,
                                "pipelines/"
                                        + pipeline.id().objectName()
                                        + "/{{workflow.name}}/"
                                        + step.name()
                                        + "/"));
    }

    /// Absent where the path is of a claim.
    static @Nullable Place at(Platform platform, Storage.Path path) {
        if (!isBucket(path.storage())) {
            return null;
        }
        var bucket = Bucket.of(path.storage(), platform.id().objectName());
        return new Place(path.storage(), bucket, bucket.url(path.key()));
    }

    private static boolean isBucket(Storage storage) {
        return storage.kind().value() != Storage.Kind.PVC;
    }

    private static Storage.@Nullable Path checkpoint(Platform platform, String workload) {
        return platform.gangs().stream()
                .filter(gang -> gang.id().key().equals(workload))
                .map(gang -> gang.details().checkpoint())
                .filter(Objects::nonNull)
                .map(Gang.Checkpoint::to)
                .map(to -> to.value())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Storage scratch(Pipeline pipeline) {
        return pipeline.steps().stream()
                .flatMap(Place::mentioned)
                .filter(Place::isBucket)
                .findFirst()
                .orElse(null);
    }

    private static Stream<Storage> mentioned(Pipeline.Step step) {
        var read = step.reads().stream().map(Storage.Path::storage);
        return switch (step.to()) {
            case Pipeline.Target.Path(var path) -> Stream.concat(read, Stream.of(path.storage()));
            case Pipeline.Target.Entry(var entry) ->
                    Stream.concat(read, Stream.of(entry.registry().storage().value()));
            case null -> read;
        };
    }
}
