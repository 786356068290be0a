package dev.platformc.core.rule;

import dev.platformc.core.eval.Declarations;
import dev.platformc.core.eval.Declared;
import dev.platformc.core.eval.Facts.Answer;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Sourced;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// From what was built back to its declaration.
final class References {
    private final Map<String, Declared> byKey = new TreeMap<>();

    References(Declarations declarations) {
        declarations.all().forEach(declared -> byKey.put(declared.id().key(), declared));
    }

    /// `none` for nothing.
    Answer to(@Nullable Identity id) {
        return id == null ? Values.none() : Values.known(reference(id));
    }

    Answer toAll(List<Identity> ids) {
        return Values.known(
                new Value.Listing(
                        ids.stream()
                                .map(id -> Sourced.<Value>written(reference(id), id.span()))
                                .toList()));
    }

    private Value reference(Identity id) {
        var declared = byKey.get(id.key());
        return new Value.Reference(
                declared != null ? declared : new Declared(id, Map.of(), null, List.of()));
    }

    @Nullable Declared declared(Identity id) {
        return byKey.get(id.key());
    }
}
