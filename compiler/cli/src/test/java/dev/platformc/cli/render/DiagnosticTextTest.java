package dev.platformc.cli.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.cli.Approved;
import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.text.Source;
import dev.platformc.core.text.SourceSet;
import dev.platformc.core.text.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticTextTest {
    @Test
    void an_unclosed_block_shows_where_it_probably_ends() {
        approve("unclosed-block", Samples.unclosedBlock());
    }

    @Test
    void a_name_in_one_file_and_its_near_miss_in_another() {
        approve("unknown-name", Samples.unknownName());
    }

    @Test
    void a_sum_stands_in_columns_with_its_total_under_a_rule() {
        approve("memory-budget", Samples.memoryBudget());
    }

    @Test
    void a_table_with_headings_and_lines_removed_and_added() {
        approve("impossible-layout", Samples.impossibleLayout());
    }

    @Test
    void a_bug_of_ours_has_no_place_in_a_file() {
        approve("our-bug", Samples.ourBug());
    }

    @Test
    void colour_says_nothing_that_the_text_does_not_say() {
        var coloured = DiagnosticText.render(Samples.unknownName(), Samples.SOURCES, Theme.COLOUR);
        verify("unknown-name-in-colour", coloured.replace("\u001B", "ESC"));
        assertEquals(
                DiagnosticText.render(Samples.unknownName(), Samples.SOURCES, Theme.PLAIN),
                coloured.replaceAll("\u001B\\[[0-9;]*m", ""));
    }

    @Test
    void carets_stand_under_what_they_mean_after_tabs_accents_and_emoji() {
        var source =
                new Source(
                        "odd.platform",
                        "\tkey\t= \"h\u00e9\" + \"e\u0301\" + \"\u6f22\u5b57\" + \"\ud83d\ude00\" + \"\ud83d\udc69\u200d\ud83d\ude80\" + here\n");
        var here = Samples.at(source, "here");
        var wide = Samples.at(source, "\u6f22\u5b57");
        approve(
                "odd-widths",
                Diagnostic.of(Code.UNKNOWN_NAME, "nothing is called `here`", here, "this word")
                        .withRelated(wide, "two characters, four columns")
                        .withRelated(Samples.at(source, "key"), "after a tab"),
                SourceSet.of(List.of(source)));
    }

    @Test
    void a_long_line_is_cut_around_what_matters() {
        var source =
                new Source(
                        "long.platform",
                        "let a = ["
                                + "\"some text\", ".repeat(30)
                                + "odd, "
                                + "1, ".repeat(60)
                                + "]\n");
        approve(
                "long-line",
                Diagnostic.of(
                                Code.UNKNOWN_NAME,
                                "nothing is called `odd`",
                                Samples.at(source, "odd"),
                                "a remark that is far too long to stand beside the mark, so it goes on"
                                        + " in lines of its own, each of them within the width")
                        .withRelated(Samples.at(source, "let"), "far away in the same line"),
                SourceSet.of(List.of(source)));
    }

    @Test
    void lines_in_between_are_shown_or_left_out() {
        var source = new Source("gaps.platform", "one\ntwo\nthree\nfour\n\n\nseven\n".repeat(2));
        approve(
                "gaps",
                Diagnostic.of(
                                Code.BAD_SYNTAX,
                                "marks in several lines",
                                Samples.at(source, "three"),
                                "")
                        .withRelated(Samples.at(source, "one"), "two lines up")
                        .withRelated(Samples.at(source, "seven"), "further down")
                        .withRelated(Samples.at(source, "four\n\n\nseven"), "over several lines"),
                SourceSet.of(List.of(source)));
    }

    @Test
    void a_file_that_could_not_be_read_is_only_named() {
        var diagnostic =
                Diagnostic.of(
                                Code.NOT_UTF8,
                                "the file is not UTF-8 text",
                                new Span("latin.platform", 17, 18),
                                "byte 0xE9 at offset 17")
                        .withNote("save it as UTF-8");
        assertEquals(
                """
                error[PLT-0110]: the file is not UTF-8 text
                 --> latin.platform
                  = byte 0xE9 at offset 17
                  = note: save it as UTF-8
                """,
                DiagnosticText.render(diagnostic, SourceSet.of(List.of()), Theme.PLAIN));
    }

    @Test
    void nothing_in_a_file_can_move_the_cursor() {
        var source = new Source("evil.platform", "a = \"\u001B[2J\u202E\u0007\"\r\n");
        var diagnostic =
                Diagnostic.of(
                        Code.BAD_CHARACTER,
                        "odd \u001B text",
                        Samples.at(source, "\u0007"),
                        "a \u0007 label");
        var text = DiagnosticText.render(diagnostic, SourceSet.of(List.of(source)), Theme.PLAIN);
        assertTrue(
                text.codePoints()
                        .allMatch(c -> c == '\n' || (c >= ' ' && c != 0x202E && c != 0x7F)),
                text);
    }

    private static void approve(String name, Diagnostic diagnostic) {
        approve(name, diagnostic, Samples.SOURCES);
    }

    private static void approve(String name, Diagnostic diagnostic, SourceSet sources) {
        verify(name, DiagnosticText.render(diagnostic, sources, Theme.PLAIN));
    }

    private static void verify(String name, String text) {
        Approved.verify(text, Approved.resources().resolve("render").resolve(name));
    }
}
