package dev.platformc.core.build;

import dev.platformc.core.eval.Declarations;
import dev.platformc.core.eval.Declared;
import dev.platformc.core.model.Identity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Defaults that refer: an omitted `pool`, `team`, `queue` or `on` means the only one there is.
final class Only {
    private Only() {}

    static List<Declared> all(Declarations declarations, String... kinds) {
        var all = new ArrayList<Declared>();
        for (var kind : kinds) {
            declarations.of(kind).forEach(all::add);
        }
        return all;
    }

    /// The one candidate; none and several are reported.
    static @Nullable Declared required(
            Report report,
            Identity user,
            String attribute,
            String noun,
            List<Declared> candidates) {
        if (candidates.isEmpty()) {
            report.addAbsence(BuildMessages.nothingToDefaultTo(user, attribute, noun));
        }
        return optional(report, user, attribute, candidates);
    }

    /// The one candidate, or nothing when there is none; several are reported.
    static @Nullable Declared optional(
            Report report, Identity user, String attribute, List<Declared> candidates) {
        if (candidates.size() > 1) {
            report.add(BuildMessages.ambiguous(user, attribute, candidates));
        }
        return candidates.size() == 1 ? candidates.getFirst() : null;
    }
}
