package dev.platformc.cli.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.text.Source;
import dev.platformc.core.text.SourceSet;
import dev.platformc.core.text.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void the_order_is_that_of_files_and_offsets() {
        var diagnostics = new ArrayList<Diagnostic>();
        diagnostics.add(Samples.memoryBudget());
        diagnostics.add(Samples.unclosedBlock());
        diagnostics.add(Samples.impossibleLayout());
        diagnostics.add(Samples.ourBug());
        var expected = Report.text(diagnostics, Samples.SOURCES, Theme.PLAIN);
        Collections.shuffle(diagnostics, new Random(7));
        assertEquals(expected, Report.text(diagnostics, Samples.SOURCES, Theme.PLAIN));
        var heads =
                expected.lines().filter(l -> l.startsWith("error[")).map(l -> l.substring(6, 14));
        assertEquals(List.of("PLT-9001", "PLT-0405", "PLT-0102", "PLT-0601"), heads.toList());
    }

    @Test
    void after_twenty_in_one_file_the_rest_is_counted() {
        var text = "x\n".repeat(34);
        var diagnostics = new ArrayList<Diagnostic>();
        for (int i = 0; i < 34; i++) {
            var span = new Span("many.platform", 2 * i, 2 * i + 1);
            diagnostics.add(Diagnostic.of(Code.BAD_SYNTAX, "wrong", span, ""));
        }
        var report = Report.text(diagnostics, SourceSet.of("many.platform", text), Theme.PLAIN);
        assertTrue(report.endsWith("\n... and 14 more in many.platform\n"), report);
        assertEquals(20, report.lines().filter(l -> l.startsWith("error")).count());
        assertTrue(report.contains("many.platform:20:1"));
        assertFalse(report.contains("many.platform:21:1"));
    }

    @Test
    void much_advice_of_one_kind_is_told_together_at_the_end() {
        var text = "a\nb\nc\nd\n";
        var diagnostics = new ArrayList<Diagnostic>();
        for (int i = 0; i < 4; i++) {
            var span = new Span("many.platform", 2 * i, 2 * i + 1);
            diagnostics.add(
                    Diagnostic.of(Code.NOT_EMITTED, "not emitted yet: thing " + i, span, "no"));
        }
        var again = new Span("many.platform", 2, 3);
        diagnostics.set(
                3,
                diagnostics
                        .get(3)
                        .withRelated(again, Diagnostic.SAME_BY_USE)
                        .withRelated(again, "something else"));
        var wrong = Diagnostic.of(Code.BAD_SYNTAX, "wrong: so", new Span("z.platform", 0, 1), "");
        diagnostics.add(wrong);
        var sources =
                SourceSet.of(
                        List.of(new Source("many.platform", text), new Source("z.platform", "z")));
        assertEquals(
                DiagnosticText.render(wrong, sources, Theme.PLAIN)
                        + """

                        advice[PLT-0720]: not emitted yet, in 4 places
                         --> many.platform
                        1 = thing 0
                        2 = thing 1
                        3 = thing 2
                        4 = thing 3, and by 1 more use
                        """,
                Report.text(diagnostics, sources, Theme.PLAIN));
    }

    @Test
    void a_few_are_told_one_by_one_and_so_is_what_has_notes() {
        var diagnostics = new ArrayList<Diagnostic>();
        for (int i = 0; i < 6; i++) {
            var one =
                    Diagnostic.of(
                            Code.NOT_EMITTED,
                            "not emitted yet: thing " + i,
                            new Span("many.platform", i, i + 1),
                            "no");
            diagnostics.add(i < 3 ? one : one.withNote("because"));
        }
        var report = Report.text(diagnostics, SourceSet.of("many.platform", "abcdef"), Theme.PLAIN);
        assertEquals(6, report.lines().filter(l -> l.startsWith("advice[")).count(), report);
    }

    @Test
    void the_last_lines_count_and_say_where_to_read_more() {
        assertEquals(
                """
                2 errors, 1 warning in 2 files; nothing was written
                more about these: platformc explain PLT-0201, PLT-0405, PLT-0602
                """,
                Report.summary(
                        List.of(
                                Samples.unknownName(),
                                Samples.impossibleLayout(),
                                Diagnostic.of(
                                        Code.TIGHT_MEMORY,
                                        "tight",
                                        Samples.at(Samples.CHAT, "memory"),
                                        "")),
                        "nothing was written"));
        assertEquals(
                """
                1 error in 1 file
                more about this: platformc explain PLT-0201
                """,
                Report.summary(List.of(Samples.unknownName()), ""));
        assertEquals("", Report.summary(List.of(), "nothing was written"));
    }
}
