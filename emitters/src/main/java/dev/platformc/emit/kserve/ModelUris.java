package dev.platformc.emit.kserve;

import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Storage;
import dev.platformc.core.model.Weights;
import dev.platformc.emit.Document;
import dev.platformc.emit.Wave;
import dev.platformc.emit.serving.Served;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Weights as KServe's storage initialiser is told of them, and the account that opens them.
final class ModelUris {
    private ModelUris() {}

    static Sourced<String> of(Sourced<Weights> weights) {
        return weights.map(ModelUris::uri);
    }

    private static String uri(Weights weights) {
        return switch (weights) {
            case Weights.Address(var text) -> text.contains("://") ? text : "hf://" + text;
            case Weights.InStorage(var path) -> uri(path);
            // refused before: KServe knows no register of models
            case Weights.InRegistry(var entry) -> "models:/" + entry.name();
        };
    }

    private static String uri(Storage.Path path) {
        var storage = path.storage();
        var url = storage.url();
        if (storage.kind().value() == Storage.Kind.PVC) {
            return "pvc://" + storage.id().objectName() + "/" + path.key();
        }
        var base = url == null ? "s3://" + storage.id().objectName() : url.value();
        return base + (base.endsWith("/") ? "" : "/") + path.key();
    }

    /// The storages whose keys it needs, none of them twice.
    private static List<Storage> locked(Served served) {
        var endpoint = served.endpoint();
        return Stream.concat(
                        Stream.of(endpoint.model().value().weights()),
                        endpoint.details().adapters().value().stream().map(a -> a.weights()))
                .map(weights ->
                        weights.value() instanceof Weights.InStorage(var path)
                                ? path.storage()
                                : null)
                .filter(Objects::nonNull)
                .filter(storage -> storage.credentials() != null)
                .distinct()
                .toList();
    }

    static boolean areLocked(Served served) {
        return !locked(served).isEmpty();
    }

    /// One that carries the Secrets, which is where the initialiser looks for them.
    static List<Document> account(Served served) {
        var locked = locked(served);
        if (locked.isEmpty()) {
            return List.of();
        }
        var meta = served.meta().wave(Wave.RUNTIMES);
        var builder =
                new ServiceAccountBuilder()
                        .withMetadata(meta.meta())
                        .withAutomountServiceAccountToken(false);
        var origins = new ArrayList<Origin>();
        for (var storage : locked) {
            var credentials = Objects.requireNonNull(storage.credentials());
            builder.addNewSecret().withName(credentials.value().name()).endSecret();
            origins.add(credentials.origin());
        }
        var document = meta.document("ServiceAccount", builder.build());
        for (int i = 0; i < origins.size(); i++) {
            document = document.from("/secrets/" + i, origins.get(i));
        }
        return List.of(document);
    }
}
