package dev.platformc.solver.rule;

import dev.platformc.core.Frontend;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.diagnostic.Outcome;
import dev.platformc.core.eval.TestCase;
import dev.platformc.core.eval.TestCase.Expected;
import dev.platformc.core.eval.Verdict.Finding;
import dev.platformc.core.text.SourceSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Compiles the changed platform of each test and compares what came with what was expected.
public final class TestRun {
    private TestRun() {}

    /// The tests in the order of their names; a platform that cannot be read has none.
    ///
    /// @param compile the platform with the changes of a test
    public static Outcome<List<TestResult>> all(
            SourceSet sources,
            Map<String, String> parameters,
            Function<TestCase, Outcome<JudgedPlan>> compile) {
        var read = Frontend.tests(sources, parameters);
        var tests = read.value();
        return tests == null
                ? Outcome.stop(read.diagnostics())
                : Outcome.of(tests.stream().map(test -> run(test, compile.apply(test))).toList());
    }

    private static TestResult run(TestCase test, Outcome<JudgedPlan> outcome) {
        var failures = new ArrayList<Diagnostic>();
        for (var expected : test.expected()) {
            var failure = failure(test, expected, outcome);
            if (failure != null) {
                failures.add(failure);
            }
        }
        return new TestResult(
                test.id(),
                test.expected().size(),
                failures,
                failures.isEmpty()
                        ? List.of()
                        : errors(outcome).map(TestRun::withoutPromises).toList());
    }

    private static Stream<Diagnostic> errors(Outcome<JudgedPlan> outcome) {
        return outcome.diagnostics().stream().filter(Diagnostic::isError);
    }

    /// Repairs of a changed platform were not compiled again, so none may call itself checked.
    private static Diagnostic withoutPromises(Diagnostic error) {
        return new Diagnostic(
                error.code(),
                error.severity(),
                error.headline(),
                error.primary(),
                error.related(),
                error.notes(),
                error.fixes().stream().filter(f -> f.confidence() != Confidence.CHECKED).toList());
    }

    private static @Nullable Diagnostic failure(
            TestCase test, Expected expected, Outcome<JudgedPlan> outcome) {
        var errors = errors(outcome).toList();
        return switch (expected) {
            case Expected.Fails(var code, _) -> {
                boolean came = errors.stream().anyMatch(e -> e.code() == code);
                yield came ? null : TestMessages.didNotFail(test, expected, code, errors);
            }
            case Expected.Compiles _ ->
                    errors.isEmpty() ? null : TestMessages.didNotCompile(test, expected, errors);
            case Expected.Holds(var condition, _) -> {
                var judged = outcome.value();
                if (!errors.isEmpty() || judged == null) {
                    yield TestMessages.didNotCompile(test, expected, errors);
                }
                var verdict = judged.rules().judge(condition, judged.facts());
                yield switch (verdict.finding()) {
                    case Finding.Holds _ -> null;
                    case Finding.Broken(var breaches) ->
                            TestMessages.doesNotHold(test, expected, breaches);
                    case Finding.Unclear _, Finding.Waits _ ->
                            TestMessages.unclear(test, expected, verdict.said());
                };
            }
        };
    }
}
