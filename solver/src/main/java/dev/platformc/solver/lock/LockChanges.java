package dev.platformc.solver.lock;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.plan.Plan;
import dev.platformc.plan.WorkloadPlan.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a plan would change in `platform.lock`, by name.
public final class LockChanges {
    /// Changes that are named one by one.
    private static final int MOST = 12;

    private final List<String> changes = new ArrayList<>();

    private LockChanges() {}

    /// @param text of the lock; absent when there is none
    /// @return empty when the lock stays as it is, to the byte
    public static Optional<Diagnostic> between(@Nullable String text, Plan plan) {
        if (text == null) {
            return Optional.of(
                    message("there is no `platform.lock`", List.of("everything would be written")));
        }
        var before = Lock.read(text).value();
        if (before != null && before.with(plan).text().equals(text)) {
            return Optional.empty();
        }
        var section =
                before == null
                        ? Optional.<LockedPlan>empty()
                        : before.of(plan.platform().parameters());
        var changes =
                section.isEmpty()
                        ? List.of("it has no section for " + parameters(plan))
                        : of(section.get(), Locking.of(plan));
        return Optional.of(
                message(
                        "`platform.lock` would change",
                        changes.isEmpty() ? List.of("only its spelling") : changes));
    }

    private static String parameters(Plan plan) {
        var parameters = plan.platform().parameters();
        return parameters.isEmpty()
                ? "a platform without parameters"
                : parameters.entrySet().stream()
                        .map(e -> "`" + e.getKey() + " = " + e.getValue() + "`")
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    private static Diagnostic message(String headline, List<String> changes) {
        var message = Diagnostic.general(Code.LOCK_WOULD_CHANGE, headline);
        for (var change : changes.subList(0, Math.min(MOST, changes.size()))) {
            message = message.withNote(change);
        }
        if (changes.size() > MOST) {
            message = message.withNote("and " + (changes.size() - MOST) + " more");
        }
        return message.withNote(
                "`--locked` lets nothing change: compile without it, review the lock and commit it");
    }

    static List<String> of(LockedPlan before, LockedPlan after) {
        var changes = new LockChanges();
        changes.compare("version of", before.versions(), after.versions(), LockChanges::texts);
        changes.compare("price of pool", before.prices(), after.prices(), LockChanges::texts);
        changes.compare("cards of pool", before.pools(), after.pools(), LockChanges::cards);
        changes.compare("", before.workloads(), after.workloads(), LockChanges::spots);
        return List.copyOf(changes.changes);
    }

    private <T> void compare(
            String what,
            SortedMap<String, T> before,
            SortedMap<String, T> after,
            BiFunction<T, T, String> words) {
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (var name : names) {
            var one = before.get(name);
            var other = after.get(name);
            var subject = (what + " `" + name + "`").strip();
            if (one == null) {
                changes.add(subject + " is new");
            } else if (other == null) {
                changes.add(subject + " is gone");
            } else if (!Objects.equals(one, other)) {
                changes.add(subject + ": " + words.apply(one, other));
            }
        }
    }

    private static String texts(String before, String after) {
        return before + " becomes " + after;
    }

    private static String cards(List<LockedPlan.Cards> before, List<LockedPlan.Cards> after) {
        var changed = new ArrayList<>(after);
        changed.removeAll(before);
        return changed.isEmpty()
                ? "fewer nodes"
                : "other uses on "
                        + changed.stream()
                                .map(c -> nodes(c.firstNode(), c.nodes()))
                                .distinct()
                                .collect(Collectors.joining(", "));
    }

    private static String spots(List<Spot> before, List<Spot> after) {
        return places(before) + " becomes " + places(after);
    }

    /// `2 on each of nodes 1..4`.
    static String places(List<Spot> spots) {
        return spots.isEmpty()
                ? "nowhere"
                : spots.stream()
                        .map(s -> s.unitsOnEach() + " on " + nodes(s.firstNode(), s.nodes()))
                        .collect(Collectors.joining(", "));
    }

    private static String nodes(int first, int count) {
        return count == 1
                ? "node " + (first + 1)
                : "each of nodes " + (first + 1) + ".." + (first + count);
    }
}
