package dev.platformc.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.text.SourceSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {
    @Test
    void aGangLargerThanARackIsToldWithTheSumAndThreeWaysOut() {
        assertApproved("impossible-gang", told(Examples.read("impossible-gang")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"impossible-gang", "impossible-mig"})
    void everyRepairThatIsOfferedCompiles(String name) {
        var sources = Examples.read(name);
        var error = Examples.compile(sources, null).diagnostics().getFirst();
        assertTrue(error.fixes().size() >= 2, error.toString());
        for (var fix : error.fixes()) {
            assertEquals(Confidence.CHECKED, fix.confidence());
            var after = Examples.compile(Retry.changed(sources, fix.edits()), null);
            assertTrue(after.value() != null, fix.title());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two-gangs-at-once",
                "wider-level",
                "one-node",
                "cores-are-scarce",
                "slices",
                "quota-over",
                "exceeds-quota",
                "shortfall",
                "shortfall-of-slices",
                "cards-missing",
                "no-single-change",
                "isolation"
            })
    void whatDoesNotFitIsTold(String name) {
        var text = resource(name + ".platform");
        assertApproved(name, told(SourceSet.of(name + ".platform", text)));
    }

    @Test
    void twoErrorsAtOnceLeaveRepairsThatAreNotCheckedAsAWhole() {
        var text = resource("two-errors.platform");
        var errors =
                Examples.compile(text).diagnostics().stream().filter(Diagnostic::isError).toList();
        assertEquals(2, errors.size());
        for (var error : errors) {
            assertEquals(Code.NO_PLACEMENT, error.code());
            assertTrue(
                    error.fixes().stream()
                            .allMatch(f -> f.confidence() == Confidence.NEEDS_REVIEW));
        }
    }

    @Test
    void aDamagedLockIsAnErrorWithItsLine() {
        var sources = Examples.read("quickstart");
        var outcome = Examples.compile(sources, "lock: 1\nsections:\n<<<<<<< ours\n");
        assertNull(outcome.value());
        assertEquals(
                List.of(Code.LOCK_UNREADABLE),
                outcome.diagnostics().stream().map(Diagnostic::code).toList());
        assertEquals(
                new Diagnostic.Note.Info("line 3: there is no `key: value`"),
                outcome.diagnostics().getFirst().notes().getFirst());
    }

    private static String told(SourceSet sources) {
        return Told.all(Examples.compile(sources, null).diagnostics(), sources);
    }

    /// Beside the input; `-Dapprove=true` accepts what you have read.
    private static void assertApproved(String name, String told) {
        if (Boolean.getBoolean("approve")) {
            var file =
                    Path.of(
                            System.getProperty("project.root", ".."),
                            "solver/src/test/resources/dev/platformc/solver/refusals",
                            name + ".approved.txt");
            try {
                Files.writeString(file, told);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return;
        }
        assertEquals(resource(name + ".approved.txt"), told);
    }

    private static String resource(String name) {
        try (var stream = RefusalsTest.class.getResourceAsStream("refusals/" + name)) {
            if (stream == null) {
                throw new AssertionError("no such resource: " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
