package dev.platformc.core.rule;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.eval.Breach;
import dev.platformc.core.eval.Declared;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Sourced;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A `waive`: who is exempt from a policy, why, and until when.
///
/// @param until last day; absent: for good
public record Waiver(
        Identity id,
        Identity policy,
        List<Sourced<Identity>> exempt,
        String because,
        @Nullable Sourced<Day> until) {
    public Waiver {
        exempt = List.copyOf(exempt);
    }

    /// Null when something in it could not be read, which was reported.
    static @Nullable Waiver of(Declared declared, List<Diagnostic> said) {
        var policy = declared.attribute("policy");
        var because = declared.attribute("because");
        var exempt = new ArrayList<Sourced<Identity>>();
        collect(declared.attribute("of"), exempt);
        if (policy == null
                || !(policy.value() instanceof Value.Reference(var target))
                || because == null
                || !(because.value() instanceof Value.Text(var reason))
                || exempt.isEmpty()) {
            return null;
        }
        return new Waiver(declared.id(), target.id(), exempt, reason, until(declared, said));
    }

    private static @Nullable Sourced<Day> until(Declared declared, List<Diagnostic> said) {
        var written = declared.attribute("until");
        if (written == null || !(written.value() instanceof Value.Text(var text))) {
            return null;
        }
        var day = Day.parse(text);
        if (day.isEmpty()) {
            said.add(PolicyMessages.noDay(text, written.span()));
        }
        return day.map(d -> written.map(_ -> d)).orElse(null);
    }

    private static void collect(@Nullable Sourced<Value> of, List<Sourced<Identity>> exempt) {
        if (of == null) {
            return;
        }
        switch (of.value()) {
            case Value.Reference(var target) -> exempt.add(of.map(_ -> target.id()));
            case Value.Listing(var elements) -> elements.forEach(e -> collect(e, exempt));
            default -> {}
        }
    }

    boolean isPast(Day day) {
        return until != null && until.value().compareTo(day) < 0;
    }

    /// The exempt declaration that a breach speaks of; absent when it speaks of others.
    @Nullable Identity covers(Identity broken, Breach breach) {
        if (!broken.key().equals(policy.key())) {
            return null;
        }
        for (var one : exempt) {
            for (var member : breach.members()) {
                var id = member.id();
                if (id != null && id.key().equals(one.value().key())) {
                    return one.value();
                }
            }
        }
        return null;
    }
}
