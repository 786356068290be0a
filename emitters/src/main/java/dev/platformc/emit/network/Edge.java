package dev.platformc.emit.network;

import dev.platformc.core.model.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Somebody asks somebody.
///
/// @param from who opens the connection
/// @param ports of `to`, TCP; empty: all of them
/// @param origin the line that connects them
record Edge(End from, End to, List<Integer> ports, Origin origin) {
    Edge {
        ports = List.copyOf(ports);
    }

    /// Whether it needs no opening: a namespace reaches itself.
    boolean isInside() {
        var from = namespace(this.from);
        return from != null && from.equals(namespace(to));
    }

    private static @Nullable String namespace(End end) {
        return switch (end) {
            case End.Ours ours -> ours.namespace();
            case End.Theirs theirs -> theirs.namespace();
            case End.Addresses _ -> null;
        };
    }

    /// Whether both open the same.
    boolean isAlike(Edge other) {
        return from.equals(other.from) && to.equals(other.to) && ports.equals(other.ports);
    }
}
