package dev.platformc.solver.lock;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Outcome;
import dev.platformc.plan.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// `platform.lock`: one section for each set of parameters.
///
/// @param sections in the order of their parameters
public record Lock(List<LockedPlan> sections) {
    /// Version of the format.
    static final String FORMAT = "1";

    public static final Lock EMPTY = new Lock(List.of());

    public Lock {
        sections =
                sections.stream()
                        .sorted(Comparator.comparing(s -> s.parameters().toString()))
                        .toList();
    }

    /// Reads the text of the file.
    ///
    /// @return a stop with one diagnostic when the text is not a lock
    public static Outcome<Lock> read(String text) {
        try {
            return Outcome.of(new Lock(LockReader.read(text)));
        } catch (LockLines.Unreadable e) {
            var where = e.line() == 0 ? "" : "line " + e.line() + ": ";
            return Outcome.stop(
                    List.of(
                            Diagnostic.general(
                                            Code.LOCK_UNREADABLE, "`platform.lock` cannot be read")
                                    .withNote(where + e.getMessage())
                                    .withNote(
                                            "without it everything would be placed anew; restore it"
                                                    + " from version control, or delete it to accept"
                                                    + " that")));
        }
    }

    /// The section of a set of parameters.
    public Optional<LockedPlan> of(Map<String, String> parameters) {
        var sorted = new TreeMap<>(parameters);
        return sections.stream().filter(s -> s.parameters().equals(sorted)).findFirst();
    }

    /// With what was decided now in the place of the section of the same parameters.
    public Lock with(Plan plan) {
        var fresh = Locking.of(plan);
        var all = new ArrayList<LockedPlan>();
        for (var section : sections) {
            if (!section.parameters().equals(fresh.parameters())) {
                all.add(section);
            }
        }
        all.add(fresh);
        return new Lock(all);
    }

    /// As it is written to the file.
    public String text() {
        return LockText.of(sections);
    }
}
