package dev.platformc.core.build;

import dev.platformc.core.eval.Declarations;
import dev.platformc.core.model.Identity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Renames that are said by `was`: the former name must be free, and one declaration's only.
final class Renames {
    /// Kinds that the lock knows by name.
    private static final Set<String> FOLLOWED =
            Set.of("pool", "sharing", "pin", "gang", "endpoint");

    private Renames() {}

    static void check(Report report, Declarations declarations) {
        for (var declared : declarations.all()) {
            var was = declared.id().was();
            if (was != null && !FOLLOWED.contains(declared.id().kind())) {
                report.add(
                        BuildMessages.notYet(
                                "`" + declared.id().kind() + ".was`", was.span()));
            }
        }
        for (var kind : FOLLOWED.stream().sorted().toList()) {
            var ids = declarations.of(kind).map(d -> d.id()).toList();
            var names = new HashMap<String, Identity>();
            ids.forEach(id -> names.put(id.name(), id));
            check(report, ids, names);
        }
    }

    private static void check(Report report, List<Identity> ids, Map<String, Identity> names) {
        var claimed = new HashMap<String, Identity>();
        for (var id : ids) {
            var was = id.was();
            if (was == null) {
                continue;
            }
            var former = Objects.requireNonNull(id.formerName());
            var holder = names.get(former);
            var other = claimed.putIfAbsent(former, id);
            if (holder != null) {
                report.add(RenameMessages.stillThere(id, was.span(), holder));
            } else if (other != null) {
                report.add(RenameMessages.twice(id, was.span(), other));
            }
        }
    }
}
