package dev.platformc.core.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Each code has a page; what the page says fails does so, with that code and no other, and what it
/// says compiles does.
class ExplainPagesTest {
    /// What only the solver, the command line or a bug can raise: they have pages too, which are
    /// run elsewhere.
    private static final Set<Code> ELSEWHERE =
            EnumSet.of(
                    Code.NO_PLACEMENT,
                    Code.QUOTA_OVER_CAPACITY,
                    Code.EXCEEDS_QUOTA,
                    Code.SLICES_IMPOSSIBLE,
                    Code.SHORTFALL_AT_MAX,
                    Code.OVER_QUOTA_AT_MAX,
                    Code.ISOLATION_BROKEN,
                    Code.LANGUAGE_UNSET,
                    Code.UNDECIDED,
                    Code.HOSTS_MISSING,
                    Code.LOCK_UNREADABLE,
                    Code.LOCK_WOULD_CHANGE,
                    Code.WOULD_DISRUPT,
                    Code.WAIVES_NOTHING,
                    Code.WAIVER_EXPIRED,
                    Code.TEST_FAILED,
                    Code.OUTPUT_TAKEN,
                    Code.NO_SUCH_OBJECT,
                    Code.PATH_NOT_IN_SCHEMA,
                    Code.VALUE_UNLIKE_SCHEMA,
                    Code.PATCH_OWNED,
                    Code.PATCH_CONFLICT,
                    Code.PATCH_CHANGES_NOTHING,
                    Code.SCHEMA_MISSING,
                    Code.SCHEMA_UNREADABLE,
                    Code.MANIFEST_INVALID,
                    Code.MANIFEST_TAKEN,
                    Code.FILE_TOO_LARGE,
                    Code.NOT_UTF8,
                    Code.NO_SOURCES,
                    Code.INTERNAL);

    private static final Pattern FAILS =
            Pattern.compile("```platform fails=(PLT-\\d{4})\\n(.*?)\\n```", Pattern.DOTALL);
    private static final Pattern COMPILES =
            Pattern.compile("```platform\\n(.*?)\\n```", Pattern.DOTALL);

    /// Of objects that others wrote: their pages show YAML, which the emitters' tests review.
    private static boolean isOfObjects(Code code) {
        return code.id().startsWith("PLT-10");
    }

    private static Stream<Code> here() {
        return Arrays.stream(Code.values())
                .filter(code -> !ELSEWHERE.contains(code) && !isOfObjects(code));
    }

    @TestFactory
    Stream<DynamicTest> everyCodeHasAPage() {
        return Arrays.stream(Code.values())
                .map(code ->
                        DynamicTest.dynamicTest(
                                code.id() + " " + code.slug(),
                                () -> {
                                    var page = page(code);
                                    assertNotNull(page, "no page");
                                    assertTrue(
                                            page.startsWith(
                                                    "# " + code.id() + " " + code.slug() + "\n\n"));
                                    assertTrue(page.contains("\n## Why we ask\n"));
                                }));
    }

    @TestFactory
    Stream<DynamicTest> whatThePageSaysFailsDoesSoWithThatCodeOnly() {
        return here().map(code ->
                DynamicTest.dynamicTest(
                        code.id(),
                        () ->
                                assertEquals(
                                        List.of(code),
                                        Texts.codes(fails(code)),
                                        () -> Texts.show(Texts.said(fails(code))))));
    }

    @TestFactory
    Stream<DynamicTest> whatThePageSaysCompilesDoes() {
        return here().map(code ->
                DynamicTest.dynamicTest(
                        code.id(),
                        () -> {
                            var said = Texts.said(compiles(code));
                            assertTrue(
                                    said.stream().noneMatch(Diagnostic::isError),
                                    () -> Texts.show(said));
                            assertTrue(
                                    said.stream().noneMatch(d -> d.code() == code),
                                    () -> Texts.show(said));
                        }));
    }

    /// What is offered as checked must hold on its own: the message is gone and no error comes.
    @TestFactory
    Stream<DynamicTest> everyCheckedFixOnThePagesHelps() {
        return here().map(code ->
                DynamicTest.dynamicTest(
                        code.id(),
                        () -> {
                            for (var diagnostic : Texts.said(fails(code))) {
                                checkFixes(fails(code), diagnostic);
                            }
                        }));
    }

    private static void checkFixes(String text, Diagnostic diagnostic) {
        assertTrue(diagnostic.fixes().size() <= 3);
        for (var fix : diagnostic.fixes()) {
            if (fix.confidence() != Confidence.CHECKED) {
                continue;
            }
            assertFalse(fix.edits().isEmpty(), fix.title());
            var changed = Texts.apply(text, fix);
            var said = Texts.said(changed);
            assertTrue(
                    said.stream().noneMatch(d -> d.isError() || d.code() == diagnostic.code()),
                    () -> fix.title() + " gives\n" + changed + "\n" + Texts.show(said));
        }
    }

    private static String fails(Code code) {
        var matcher = FAILS.matcher(needed(code));
        assertTrue(matcher.find(), "no block that fails");
        assertEquals(code.id(), matcher.group(1));
        return matcher.group(2) + "\n";
    }

    private static String compiles(Code code) {
        var matcher = COMPILES.matcher(needed(code));
        assertTrue(matcher.find(), "no block that compiles");
        return matcher.group(1) + "\n";
    }

    private static String needed(Code code) {
        var page = page(code);
        assertNotNull(page, "no page for " + code.id());
        return page;
    }

    private static @Nullable String page(Code code) {
        var name = "/dev/platformc/core/explain/" + code.id() + ".md";
        try (var stream = ExplainPagesTest.class.getResourceAsStream(name)) {
            return stream == null
                    ? null
                    : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
