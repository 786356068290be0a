package dev.platformc.solver.rule;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.eval.Breach;
import dev.platformc.core.eval.Shown;
import dev.platformc.core.eval.TestCase;
import dev.platformc.core.eval.TestCase.Expected;
import java.util.List;

/// The words about tests that fail.
final class TestMessages {
    private static final int MOST_SHOWN = 5;

    private TestMessages() {}

    static Diagnostic didNotFail(
            TestCase test, Expected expected, Code code, List<Diagnostic> errors) {
        var message =
                failed(
                        test,
                        errors.isEmpty() ? "the platform compiles" : "it fails otherwise",
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
        var message =
                failed(
                        test,
                        "the platform compiles and is not so",
                        expected,
                        single == null || single.members().stream().anyMatch(m -> m.quantified())
                                ? "does not hold"
                                : single.says());
        for (var breach : breaches.stream().limit(MOST_SHOWN).toList()) {
            var who =
                    breach.members().stream()
                            .filter(Breach.Subject::quantified)
                            .reduce((_, inner) -> inner)
                            .map(m -> m.name() + ": ")
                            .orElse("");
            var shown = breach.shown();
            if (shown != null) {
                message = message.withRelated(shown, who + breach.says());
            } else if (!who.isEmpty()) {
                message = message.withNote(who + breach.says());
            }
            for (var part : breach.parts().stream().limit(MOST_SHOWN).toList()) {
                message = message.withRelated(part.at(), Shown.brief(part.value()) + " of it");
            }
        }
        return breaches.size() > MOST_SHOWN
                ? message.withNote("and " + (breaches.size() - MOST_SHOWN) + " more")
                : message;
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

    private static Diagnostic failed(
            TestCase test, String what, Expected expected, String label) {
        return Diagnostic.of(
                        Code.TEST_FAILED,
                        test.id().display() + " fails: " + what,
                        expected.span(),
                        label);
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
