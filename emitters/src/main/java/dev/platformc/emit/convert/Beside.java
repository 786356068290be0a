package dev.platformc.emit.convert;

import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sharing;
import dev.platformc.emit.PoolNodes;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The platform that converted declarations go to: what they may refer to.
///
/// @param platform absent: nothing is known, and nothing referred to
record Beside(@Nullable Platform platform) {

    /// The name of the declaration whose objects are called so.
    private static Optional<String> named(Stream<Identity> of, String objectName) {
        return of.filter(id -> id.objectName().equals(objectName)).map(Identity::name).findFirst();
    }

    private <T> Stream<T> all(Function<Platform, List<T>> list) {
        return platform == null ? Stream.empty() : list.apply(platform).stream();
    }

    Optional<String> queue(String objectName) {
        return named(all(Platform::queues).map(queue -> queue.id()), objectName);
    }

    Optional<String> priority(String objectName) {
        return named(all(Platform::priorities).map(priority -> priority.id()), objectName);
    }

    /// The team that owns a namespace.
    Optional<String> team(String namespace) {
        return all(Platform::teams)
                .filter(team -> team.namespace().value().equals(namespace))
                .map(team -> team.id().name())
                .findFirst();
    }

    Optional<Pool> pool(String objectName) {
        return all(Platform::pools)
                .filter(pool -> pool.id().objectName().equals(objectName))
                .findFirst();
    }

    /// The only pool that there is.
    Optional<Pool> onlyPool() {
        var pools = all(Platform::pools).toList();
        return pools.size() == 1 ? Optional.of(pools.getFirst()) : Optional.empty();
    }

    /// The only sharing that is cut into instances.
    Optional<String> cutSharing() {
        var cut =
                all(Platform::sharings)
                        .filter(s -> s.slice().value() instanceof Sharing.Slicing.Mig)
                        .map(s -> s.id().name())
                        .toList();
        return cut.size() == 1 ? Optional.of(cut.getFirst()) : Optional.empty();
    }

    Optional<String> device(String resource) {
        return platform == null
                ? Optional.empty()
                : platform.pools().stream()
                        .flatMap(pool -> pool.nodeType().devices().stream())
                        .filter(d -> d.device().resource().value().equals(resource))
                        .map(d -> d.device().id().name())
                        .findFirst();
    }

    /// The level of a tree whose domains a node label tells apart.
    Optional<String> level(String label) {
        return all(Platform::pools)
                .flatMap(pool ->
                        pool.levelWords().stream()
                                .filter(word -> PoolNodes.levelLabel(pool, word).equals(label)))
                .findFirst();
    }
}
