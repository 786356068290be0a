package dev.platformc.core.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.text.Lines;
import dev.platformc.core.text.Source;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// One cause, one error: what is reported, where, and what of the file is still understood.
class RecoveryTest {
    @Test
    void independent_errors_are_all_found() {
        var text =
                """
                platform hello

                pool gpus {
                  nodes = 1 x
                  price =
                  levels = [rack, block
                }

                endpoint chat {
                  model = llama-3.1-8b { precision 8 }
                  replicas 3
                  context: 8192 tokens
                  memory = 80 GIB
                  name = "chat
                  on = gpus;
                }

                queue @ research { on = gpus }
                use desk {
                template t(a) { pool b }
                """;
        assertEquals(
                List.of(
                        "4 PLT-0101",
                        "5 PLT-0108",
                        "6 PLT-0102",
                        "10 PLT-0101",
                        "11 PLT-0101",
                        "12 PLT-0101",
                        "13 PLT-0104",
                        "14 PLT-0103",
                        "15 PLT-0105",
                        "18 PLT-0105",
                        "19 PLT-0102",
                        "20 PLT-0101"),
                errors(text));
    }

    @Test
    void the_rest_of_a_broken_block_is_kept() {
        assertEquals(
                "(pool a {b = 1, BROKEN, d = 4, e = MISSING, f = (call g 1), h = 5})",
                tree("pool a {\n b = 1\n c 3\n d = 4\n e =\n f = g(1 2)\n h = 5\n}"));
        assertEquals(
                "(pool a {BROKEN, b = (list 1 MISSING 3)})\n(pool c)",
                tree("pool a {\n + 1\n b = [1, *, 3]\n}\npool c"));
    }

    @Test
    void what_is_broken_at_the_top_ends_at_the_next_item() {
        assertEquals(
                "(pool a)\nBROKEN\n(pool b)", tree("pool a\nfoo: bar\n  baz: 1\n  - x\npool b"));
        assertEquals(List.of("2 PLT-0101"), errors("pool a\nfoo: bar\n  baz: 1\n  - x\npool b"));
    }

    @Test
    void a_missing_brace_is_found_by_the_indentation() {
        var text =
                """
                endpoint chat {
                  place {
                    required = rack
                  replicas = 3
                }
                pool a {
                  nodes = 1
                pool b {
                  nodes = 2
                }
                """;
        assertEquals(List.of("2 PLT-0102", "6 PLT-0102"), errors(text));
        assertEquals(
                "(endpoint chat {(place {required = rack}), replicas = 3})\n"
                        + "(pool a {nodes = 1})\n(pool b {nodes = 2})",
                tree(text));
    }

    @Test
    void a_brace_too_many_is_found_where_it_stands_oddly() {
        var text = "endpoint chat {\n  place = required = rack }\n  replicas = 3\n}\npool b";
        assertEquals(List.of("2 PLT-0101"), errors(text));
        assertEquals(
                "(endpoint chat {place = {required = rack}, replicas = 3})\n(pool b)", tree(text));
        assertEquals(
                List.of("3 PLT-0101"), errors("endpoint chat {\n  a = 1\n  }\n  b = 2\n}\npool c"));
        assertEquals(List.of("1 PLT-0101"), errors("let a = f(1]\nlet b = 2"));
    }

    @Test
    void a_forgotten_opening_brace_is_one_error() {
        var block = "gang finetune\n  queue = research\n  place = { required = node }\n}\npool b";
        assertEquals(List.of("1 PLT-0101"), errors(block));
        assertEquals(
                "(gang finetune {queue = research, place = {required = node}})\n(pool b)",
                tree(block));
        assertEquals(List.of("1 PLT-0101"), errors(block.replace("finetune\n", "finetune }\n")));
        assertEquals(List.of("1 PLT-0103"), errors(block.replace("finetune\n", "finetune \"\n")));
        assertEquals(
                List.of("1 PLT-0101"), errors("priority a value = 1, default = true }\npool b"));
        assertEquals(
                "(app a {uses = (list chat), slo = {latency = 1s}})",
                tree("app a { uses = [chat], slo = latency = 1s } }"));
        assertEquals(
                List.of("2 PLT-0101"), errors("test a {\n  expect fails(PLT-0405}\n}\npool b"));
    }

    @Test
    void an_open_quote_swallows_no_more_than_its_line() {
        assertEquals(List.of("1 PLT-0103"), errors("pool a { b = \"c }\npool d { e = 1 }"));
        assertEquals(
                "(pool a {b = \"c }\"})\n(pool d {e = 1})",
                tree("pool a { b = \"c }\npool d { e = 1 }"));
        assertEquals(List.of("1 PLT-0103"), errors("let a = \"b ${c(d\nlet e = f\n"));
        assertEquals(List.of("2 PLT-0103"), errors("pool a {\n b = \"\"\"\n c\n}\n"));
        assertEquals(List.of("2 PLT-0105"), errors("pool a {\n b = 1 /* c\n}\n"));
    }

    @Test
    void a_forgotten_value_does_not_take_the_next_attribute() {
        assertEquals("(pool a {b = MISSING, c = 1})", tree("pool a {\n b =\n c = 1\n}"));
        assertEquals("(let a = MISSING)\n(pool b {c = 1})", tree("let a =\npool b { c = 1 }"));
        assertEquals("(let a = (foo {b = 1}))", tree("let a =\nfoo { b = 1 }"));
    }

    @Test
    void nothing_is_too_deep_or_too_long_to_refuse() {
        var hole = "\"${".repeat(50_000);
        for (var text :
                List.of(
                        "{".repeat(100_000),
                        "a = [".repeat(100_000),
                        "{)".repeat(100_000),
                        "]".repeat(100_000),
                        "let a = " + "not ".repeat(100_000) + "b",
                        "let a = " + "-".repeat(100_000) + "b",
                        "let a = " + "1 of ".repeat(100_000) + "b",
                        "let a = b" + ".c".repeat(100_000),
                        "let a = b" + "[c]".repeat(100_000),
                        "let a = 1" + " + 1".repeat(100_000),
                        "let a = " + "if b then c else ".repeat(50_000) + "d",
                        "param a: " + "list(".repeat(50_000),
                        "let a = " + hole)) {
            var read =
                    assertTimeoutPreemptively(
                            Duration.ofSeconds(30),
                            () -> Parser.parse(new Source("a.platform", text)),
                            text.substring(0, 20));
            assertTrue(
                    read.diagnostics().stream().anyMatch(d -> d.code() == Code.TOO_DEEP)
                            || text.startsWith("]"),
                    text.substring(0, 20));
        }
    }

    @Test
    void large_files_are_read_in_time_or_refused() {
        var pool = "pool a { nodes = 1 x dgx-h100, note = \"$$$ \\\" $\" }\n";
        assertEquals(List.of(), read(pool.repeat(5_000)));
        assertEquals(
                List.of(Code.FILE_TOO_LARGE),
                read(pool.repeat(Parser.MAX_FILE_CHARACTERS / pool.length() + 1)));
        assertEquals(List.of(Code.NUMBER_TOO_LONG), read("let a = " + "9".repeat(1_000_000)));
        assertEquals(List.of(), read("let a = \"\"\"\n" + "$\n".repeat(100_000) + "\"\"\""));
        assertEquals(List.of(), read("let a = [" + "1, ".repeat(50_000) + "]"));
    }

    @Test
    void numbers_have_38_digits_and_slices_a_start() {
        assertEquals(List.of(), read("let a = " + "9".repeat(38)));
        assertEquals(List.of(Code.NUMBER_TOO_LONG), read("let a = " + "9".repeat(39)));
        assertEquals(List.of(Code.NUMBER_TOO_LONG), read("let a = " + "9".repeat(38) + "TiB"));
        assertEquals(List.of(Code.BAD_SYNTAX), read("let a = 1g.5gb at 0.5"));
        assertEquals(List.of(Code.BAD_SYNTAX), read("let a = 1g.5gb at 99999999999"));
    }

    @Test
    void units_that_do_not_exist_are_one_error_each() {
        Stream.of(
                        "80 GIB",
                        "80 gb",
                        "80gb",
                        "80 XYZ",
                        "8 workers",
                        "98 USD/hour",
                        "400Gbit/s",
                        "1e9")
                .forEach(text -> {
                    var block = "pool a { b = " + text + ", c = 1 }";
                    assertEquals(List.of("1 PLT-0104"), errors(block), text);
                    assertEquals("(pool a {b = MISSING, c = 1})", tree(block), text);
                });
        assertEquals("(pool a {b = (8 x c)})", tree("pool a { b = 8x c }"));
        assertEquals(List.of("1 PLT-0101"), errors("pool a { b = 8x c }"));
        assertEquals(List.of("1 PLT-0101"), errors("pool 3rd { b = 1 }"));
    }

    @Test
    void odd_characters_are_read_as_what_was_meant() {
        assertEquals("(pool a {b = 1, c = 2})", tree("pool a { b = 1; c = 2 }"));
        assertEquals("(let a = \"b c\")", tree("let a = 'b c'"));
        assertEquals("(let a = \"b c\")", tree("let a = \u201Cb c\u201D"));
        assertEquals("(let a = 1)\n(let b = 2)", tree("let a = 1 # why not\nlet b = 2"));
        assertEquals("(let a = 1)", tree("let a \uFF1D 1"));
        assertEquals("(let a = (b and (not c)))", tree("let a = b && !c"));
        assertEquals("(let gr\u00f6\u00dfe = 1)", tree("let gr\u00f6\u00dfe = 1"));
        assertEquals("(let a = 1)", tree("let\u00A0a = 1"));
        for (var text :
                List.of(
                        "pool a { b = 1; }",
                        "let a = 'b c'",
                        "let a = 1 # why not",
                        "let a \uFF1D 1",
                        "let gr\u00f6\u00dfe = 1",
                        "let\u00A0a = 1",
                        "let a = 1 /* b */",
                        "let a = 2 ^ 3",
                        "pool a\uD83D\uDE00 {}")) {
            assertEquals(List.of("1 PLT-0105"), errors(text), text);
        }
    }

    @Test
    void escapes_that_do_not_exist_are_named() {
        assertEquals(List.of("1 PLT-0107"), errors("let a = \"b\\qc\""));
        assertEquals(List.of("1 PLT-0107"), errors("let a = \"\\u{110000}\""));
        assertEquals(List.of("1 PLT-0107"), errors("let a = \"\\u{D800}\""));
        assertEquals(List.of("1 PLT-0107"), errors("let a = \"\\u41\""));
        assertEquals(List.of("2 PLT-0107"), errors("let a = \"\"\"\nb \\\nc\"\"\""));
    }

    private static List<String> errors(String text) {
        var lines = Lines.of(text);
        return Parser.parse(new Source("a.platform", text)).diagnostics().stream()
                .map(d -> {
                    var primary = Objects.requireNonNull(d.primary());
                    return lines.line(primary.span().start()) + " " + d.code().id();
                })
                .toList();
    }

    private static List<Code> read(String text) {
        return assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () ->
                        Parser.parse(new Source("a.platform", text)).diagnostics().stream()
                                .map(d -> d.code())
                                .toList());
    }

    private static String tree(String text) {
        return Trees.show(Trees.of(Parser.parse(new Source("a.platform", text))));
    }
}
