package dev.platformc.core.build;

import dev.platformc.core.eval.Declared;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What has been built of the declarations of one kind, by full name. A declaration that could not
/// be built has been reported and is absent.
final class Built<T> {
    private final Map<String, T> byKey = new TreeMap<>();

    void put(Declared declared, @Nullable T built) {
        if (built != null) {
            byKey.put(declared.id().key(), built);
        }
    }

    @Nullable T find(@Nullable Declared declared) {
        return declared == null ? null : byKey.get(declared.id().key());
    }

    List<T> all() {
        return new ArrayList<>(byKey.values());
    }
}
