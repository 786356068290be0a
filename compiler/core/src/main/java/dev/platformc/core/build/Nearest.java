package dev.platformc.core.build;

import dev.platformc.core.eval.Declarations;
import dev.platformc.core.eval.Declared;
import dev.platformc.core.model.Identity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/// What an omitted reference may mean: what the nearest scope has of it, itself and below it, then
/// what each scope around it has.
final class Nearest {
    private final Map<String, List<Declared>> byKind = new HashMap<>();
    private final Map<String, String> scopes = new HashMap<>();

    Nearest(Declarations declarations) {
        for (var declared : declarations.all()) {
            byKind.computeIfAbsent(declared.id().kind(), _ -> new ArrayList<>()).add(declared);
            scopes.put(declared.id().key(), declared.scope());
        }
    }

    /// The declarations of these kinds in the nearest scope that has any.
    List<Declared> of(Identity user, String... kinds) {
        var all = new ArrayList<Declared>();
        for (var kind : kinds) {
            all.addAll(byKind.getOrDefault(kind, List.of()));
        }
        return among(user, all, Declared::id);
    }

    <T> List<T> among(Identity user, List<T> candidates, Function<T, Identity> id) {
        var scope = scope(user);
        var found = in(candidates, id, scope::equals);
        if (found.isEmpty()) {
            var below = scope.isEmpty() ? "" : scope + ".";
            found = in(candidates, id, other -> other.startsWith(below));
        }
        while (found.isEmpty() && !scope.isEmpty()) {
            scope = scope.substring(0, Math.max(0, scope.lastIndexOf('.')));
            found = in(candidates, id, scope::equals);
        }
        return found;
    }

    private <T> List<T> in(
            List<T> candidates, Function<T, Identity> id, Predicate<String> isWanted) {
        return candidates.stream().filter(c -> isWanted.test(scope(id.apply(c)))).toList();
    }

    private String scope(Identity id) {
        return scopes.getOrDefault(id.key(), "");
    }
}
