package dev.platformc.core.rule;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.eval.Breach;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Adds to a message why a condition does not hold.
public final class Breaches {
    private static final int MOST_SHOWN = 5;
    private static final int MOST_NAMED = 20;

    private Breaches() {}

    /// Each at the text that answers for it, the members named; those beyond the first few by name
    /// alone.
    public static Diagnostic listed(Diagnostic message, List<Breach> breaches) {
        var rest = new ArrayList<String>();
        int shown = 0;
        for (var breach : breaches) {
            var who = breach.member();
            var says = who.isEmpty() ? breach.says() : who + ": " + breach.says();
            var at = breach.shown();
            if (shown < MOST_SHOWN && at != null) {
                message = message.withRelated(at, says);
                shown++;
            } else {
                rest.add(who.isEmpty() ? breach.says() : who);
            }
        }
        return rest.isEmpty() ? message : message.withNote("also broken by " + named(rest));
    }

    /// How the value of one came about, and why none of its members does.
    public static Diagnostic explained(Diagnostic message, Breach breach) {
        for (var remark : breach.remarks().stream().limit(MOST_SHOWN).toList()) {
            var at = remark.at();
            message =
                    at == null
                            ? message.withNote(remark.says())
                            : message.withRelated(at, remark.says());
        }
        return listed(message, breach.inside());
    }

    static String named(List<String> names) {
        var more =
                names.size() > MOST_NAMED
                        ? Stream.of((names.size() - MOST_NAMED) + " more")
                        : Stream.<String>empty();
        return String.join(", ", Stream.concat(names.stream().limit(MOST_NAMED), more).toList());
    }
}
