package dev.platformc.core.build;

import dev.platformc.core.eval.Declarations;
import dev.platformc.core.eval.Declared;
import dev.platformc.core.model.Identity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/// What an omitted reference may mean: what the nearest scope has of it, itself and below it, then
/// what each scope around it has.
final class Nearest {
    private final Map<String, TreeMap<String, List<Declared>>> byKind = new HashMap<>();
    private final Map<String, String> scopes = new HashMap<>();

    Nearest(Declarations declarations) {
        for (var declared : declarations.all()) {
            byKind.computeIfAbsent(declared.id().kind(), _ -> new TreeMap<>())
                    .computeIfAbsent(declared.scope(), _ -> new ArrayList<>())
                    .add(declared);
            scopes.put(declared.id().key(), declared.scope());
        }
    }

    /// The declarations of these kinds in the nearest scope that has any.
    List<Declared> of(Identity user, String... kinds) {
        var byScope = new TreeMap<String, List<Declared>>();
        var own = scope(user);
        for (var scope = own; ; scope = around(scope)) {
            for (var kind : kinds) {
                var all = byKind.getOrDefault(kind, new TreeMap<>());
                add(byScope, all.getOrDefault(scope, List.of()));
                if (scope.equals(own)) {
                    below(all, own).values().forEach(found -> add(byScope, found));
                }
            }
            if (scope.isEmpty()) {
                break;
            }
        }
        var all = byScope.values().stream().flatMap(List::stream).toList();
        return among(user, all, Declared::id);
    }

    /// Those in the same instance of a template; of the platform itself none.
    List<Declared> beside(Declared user, String kind) {
        var scope = user.scope();
        return scope.isEmpty()
                ? List.of()
                : byKind.getOrDefault(kind, new TreeMap<>()).getOrDefault(scope, List.of());
    }

    private static void add(Map<String, List<Declared>> byScope, List<Declared> found) {
        found.forEach(
                each -> byScope.computeIfAbsent(each.scope(), _ -> new ArrayList<>()).add(each));
    }

    private static <T> SortedMap<String, T> below(TreeMap<String, T> byScope, String scope) {
        return scope.isEmpty()
                ? byScope.tailMap("", false)
                : byScope.subMap(scope + ".", scope + "/");
    }

    private static String around(String scope) {
        return scope.substring(0, Math.max(0, scope.lastIndexOf('.')));
    }

    /// Of the candidates those in the nearest scope that has any.
    <T> List<T> among(Identity user, List<T> candidates, Function<T, Identity> id) {
        var scope = scope(user);
        var found = in(candidates, id, scope::equals);
        if (found.isEmpty()) {
            var below = scope.isEmpty() ? "" : scope + ".";
            found = in(candidates, id, other -> other.startsWith(below));
        }
        while (found.isEmpty() && !scope.isEmpty()) {
            scope = around(scope);
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
