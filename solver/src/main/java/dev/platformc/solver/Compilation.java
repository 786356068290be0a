package dev.platformc.solver;

import dev.platformc.core.Allow;
import dev.platformc.core.Frontend;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Outcome;
import dev.platformc.core.model.Platform;
import dev.platformc.core.text.SourceSet;
import dev.platformc.plan.Plan;
import dev.platformc.solver.lock.Lock;
import dev.platformc.solver.lock.LockChanges;
import dev.platformc.solver.lock.LockedPlan;
import dev.platformc.solver.lowering.Planner;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// From text to plan: what every front door calls.
public final class Compilation {
    private Compilation() {}

    /// Reads, checks, sizes and places a platform. Offered repairs were compiled again and hold;
    /// warnings that the sources allow are gone, and the diagnostics are in order.
    ///
    /// @param parameters by name, as written in the language
    /// @param lockText content of `platform.lock`; absent: nothing was decided before
    public static Outcome<Plan> plan(
            SourceSet sources,
            Map<String, String> parameters,
            @Nullable String lockText,
            Budget budget) {
        var planned = once(sources, parameters, lockText, budget, true);
        var verified =
                RepairCheck.verify(
                        sources,
                        planned.diagnostics(),
                        changed -> once(changed, parameters, lockText, budget, false).diagnostics());
        return new Outcome<>(planned.value(), Allow.apply(sources, verified));
    }

    /// `platform.lock` for this plan alone.
    public static String lock(Plan plan) {
        return Lock.EMPTY.with(plan).text();
    }

    /// `platform.lock` with this plan in it and the sections of other parameters as they were.
    ///
    /// @param lockText what the plan was made with
    public static String lock(Plan plan, @Nullable String lockText) {
        var before = lockText == null ? null : Lock.read(lockText).value();
        return (before == null ? Lock.EMPTY : before).with(plan).text();
    }

    /// Why `platform.lock` is not what this plan writes, for those who may not change it.
    ///
    /// @param lockText what the plan was made with; absent: there is no lock
    public static Optional<Diagnostic> lockChange(Plan plan, @Nullable String lockText) {
        return LockChanges.between(lockText, plan);
    }

    private static Outcome<Plan> once(
            SourceSet sources,
            Map<String, String> parameters,
            @Nullable String lockText,
            Budget budget,
            boolean repairs) {
        var lock = lockText == null ? Outcome.of(Lock.EMPTY) : Lock.read(lockText);
        return Frontend.read(sources, parameters)
                .then(
                        platform ->
                                lock.then(
                                        known ->
                                                Planner.plan(
                                                        platform,
                                                        sources,
                                                        section(known, platform),
                                                        budget,
                                                        repairs)));
    }

    private static @Nullable LockedPlan section(Lock lock, Platform platform) {
        return lock.of(platform.parameters()).map(s -> s.following(platform)).orElse(null);
    }
}
