package dev.platformc.solver;

import dev.platformc.core.Allow;
import dev.platformc.core.Frontend;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Outcome;
import dev.platformc.core.eval.TestCase;
import dev.platformc.core.model.Platform;
import dev.platformc.core.rule.Day;
import dev.platformc.core.rule.Waiver;
import dev.platformc.core.syntax.Item;
import dev.platformc.core.text.SourceSet;
import dev.platformc.plan.Plan;
import dev.platformc.solver.lock.Lock;
import dev.platformc.solver.lock.LockChanges;
import dev.platformc.solver.lock.LockedPlan;
import dev.platformc.solver.lowering.Planner;
import dev.platformc.solver.rule.JudgedPlan;
import dev.platformc.solver.rule.TestResult;
import dev.platformc.solver.rule.TestRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
        return plan(sources, new Given(parameters, lockText, null), budget);
    }

    /// What a compilation is told besides the sources.
    ///
    /// @param parameters by name, as written in the language
    /// @param lockText content of `platform.lock`; absent: nothing was decided before
    /// @param today waivers whose last day is before it are gone; absent: none is
    /// @param objections of whoever goes on with the plan
    /// @param moves what may move against the lock for fewer GPUs
    public record Given(
            Map<String, String> parameters,
            @Nullable String lockText,
            @Nullable Day today,
            Objections objections,
            Moves moves) {

        /// Where nothing moves without need.
        public Given(
                Map<String, String> parameters,
                @Nullable String lockText,
                @Nullable Day today,
                Objections objections) {
            this(parameters, lockText, today, objections, Moves.NONE);
        }

        /// Where nobody objects either.
        public Given(
                Map<String, String> parameters, @Nullable String lockText, @Nullable Day today) {
            this(parameters, lockText, today, (_, _) -> List.of());
        }
    }

    /// What cannot come of a plan, though it holds: objects that no cluster would take.
    @FunctionalInterface
    public interface Objections {
        List<Diagnostic> to(Plan plan, SourceSet sources);
    }

    /// The same, judged as of a day.
    public static Outcome<Plan> plan(SourceSet sources, Given given, Budget budget) {
        var compiled = compile(sources, given, budget);
        var value = compiled.value();
        return new Outcome<>(value == null ? null : value.plan(), compiled.diagnostics());
    }

    /// What came out.
    ///
    /// @param waivers in force, by full name
    public record Compiled(Plan plan, List<Waiver> waivers) {}

    /// The same with the waivers, for reports.
    public static Outcome<Compiled> compile(SourceSet sources, Given given, Budget budget) {
        var retry =
                new Retry(
                        sources,
                        (changed, explain) ->
                                once(changed, given, budget.trial(explain), null).diagnostics());
        var planned = once(sources, given, budget, retry);
        var verified = RepairCheck.verify(planned.diagnostics(), retry);
        return new Outcome<>(planned.value(), Allow.apply(sources, verified));
    }

    /// Runs every test of a platform: each is a platform of its own, compiled whole.
    public static Outcome<List<TestResult>> test(SourceSet sources, Given given, Budget budget) {
        return TestRun.all(
                sources, given.parameters(), test -> once(sources, given, test, budget, null));
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

    private static Outcome<Compiled> once(
            SourceSet sources, Given given, Budget budget, @Nullable Retry retry) {
        var judged = once(sources, given, null, budget, retry);
        var value = judged.value();
        return value == null
                ? Outcome.stop(judged.diagnostics())
                : Outcome.of(new Compiled(value.plan(), value.waivers()), judged.diagnostics());
    }

    /// One way through all phases.
    ///
    /// @param test whose changes are laid over the platform; absent: it is compiled as it is
    /// @param retry for repairs; absent: none are looked for
    private static Outcome<JudgedPlan> once(
            SourceSet sources,
            Given given,
            @Nullable TestCase test,
            Budget budget,
            @Nullable Retry retry) {
        var lockText = given.lockText();
        var lock = lockText == null ? Outcome.of(Lock.EMPTY) : Lock.read(lockText);
        var parameters = new TreeMap<>(given.parameters());
        if (test != null) {
            parameters.putAll(test.parameters());
        }
        var changes = test == null ? List.<Item>of() : test.changes();
        return Frontend.read(sources, parameters, changes, given.today())
                .then(read ->
                        lock.then(known ->
                                Planner.plan(
                                                read.platform(),
                                                sources,
                                                section(known, read.platform()),
                                                given.moves(),
                                                budget,
                                                retry)
                                        .then(plan -> JudgedPlan.of(plan, read))))
                .then(judged -> Outcome.of(judged, given.objections().to(judged.plan(), sources)));
    }

    private static @Nullable LockedPlan section(Lock lock, Platform platform) {
        return lock.of(platform.parameters()).map(s -> s.following(platform)).orElse(null);
    }
}
