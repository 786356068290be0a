package dev.platformc.solver.rule;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.eval.Breach;
import dev.platformc.core.eval.TestCase;
import dev.platformc.core.eval.TestCase.Expected;
import dev.platformc.core.rule.Breaches;
import java.util.List;

/// The words about tests that fail.
final class TestMessages {
    private TestMessages() {}

    static Diagnostic didNotFail(
            TestCase test, Expected expected, Code code, List<Diagnostic> errors) {
        var message =
                failed(
                        test,
                        errors.isEmpty() ? "the platform compiles" : "it fails for another reason",
                        expected,
                        errors.isEmpty()
                                ? "expected " + code.id() + ", and no error came"
                                : "expected " + code.id() + ", and what came is " + codes(errors));
        message = message.withNote(code.id() + ": " + code.summary());
        return withFirst(message, errors);
    }

    static Diagnostic didNotCompile(TestCase test, Expected expected, List<Diagnostic> errors) {
        var message =
                failed(
                        test,
                        "the platform does not compile",
                        expected,
                        errors.size() == 1
                                ? "there is an error: " + codes(errors)
                                : "there are " + errors.size() + " errors: " + codes(errors));
        return withFirst(message, errors);
    }

    static Diagnostic doesNotHold(TestCase test, Expected expected, List<Breach> breaches) {
        var single = breaches.size() == 1 ? breaches.getFirst() : null;
        var what = "the platform compiles and is not so";
        if (single == null || !single.member().isEmpty()) {
            return Breaches.listed(failed(test, what, expected, "does not hold"), breaches);
        }
        var message = failed(test, what, expected, single.says());
        var shown = single.shown();
        if (shown != null && single.remarks().isEmpty() && !single.members().isEmpty()) {
            message = message.withRelated(shown, "this is " + single.members().getLast().name());
        }
        message = Breaches.explained(message, single);
        return single.excess() == null ? message : message.withNote(single.excess());
    }

    static Diagnostic unclear(TestCase test, Expected expected, List<Diagnostic> said) {
        var message =
                failed(
                        test,
                        "the condition cannot be worked out",
                        expected,
                        said.isEmpty() ? "not known" : said.getFirst().headline());
        for (var one : said) {
            for (var note : one.notes()) {
                message = message.withNote(note);
            }
        }
        return message;
    }

    private static Diagnostic failed(TestCase test, String what, Expected expected, String label) {
        return Diagnostic.of(
                Code.TEST_FAILED, test.id().display() + " fails: " + what, expected.span(), label);
    }

    /// Points at the first error; it is shown whole after the message.
    private static Diagnostic withFirst(Diagnostic message, List<Diagnostic> errors) {
        if (errors.isEmpty()) {
            return message;
        }
        var first = errors.getFirst();
        var at = first.primary();
        return at == null
                ? message.withNote(first.code().id() + ": " + first.headline())
                : message.withRelated(at.span(), first.code().id() + ": " + first.headline());
    }

    private static String codes(List<Diagnostic> errors) {
        return String.join(
                ", ", errors.stream().map(e -> e.code().id()).distinct().sorted().toList());
    }
}
