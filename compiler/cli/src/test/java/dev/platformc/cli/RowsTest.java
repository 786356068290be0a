package dev.platformc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.kind.Kinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every item of the reference architecture, with what says it, shows it and proves it, or who
/// still owes it: `coverage/rows.tbl`, from which `docs/coverage.md` is made (`-Dapprove=true`).
/// What the table names must be there.
class RowsTest {
    private static final Path TABLE = Approved.resources().resolve("coverage/rows.tbl");
    private static final Path PROJECT = Examples.root().resolveSibling("");
    private static final Path PAGE = PROJECT.resolve("docs/coverage.md");
    private static final Pattern CODE = Pattern.compile("PLT-\\d{4}");

    /// A family of items: its letter and how many it has.
    private record Family(String letter, int count, String title) {
        Stream<String> ids() {
            return IntStream.rangeClosed(1, count).mapToObj(i -> letter + i);
        }

        boolean has(Row row) {
            return row.id().matches(letter + "\\d+");
        }
    }

    private static final List<Family> FAMILIES =
            List.of(
                    new Family("C", 13, "Where the reference's own figures need care"),
                    new Family("D", 7, "Finding GPUs"),
                    new Family("P", 7, "The device plugin"),
                    new Family("O", 8, "The operator's components"),
                    new Family("U", 5, "Use, scatter, cost"),
                    new Family("T", 9, "Taking turns"),
                    new Family("M", 6, "Slices and MPS"),
                    new Family("B", 1, "Batches"),
                    new Family("G", 4, "Gangs"),
                    new Family("H", 3, "Topology"),
                    new Family("S", 5, "Schedulers"),
                    new Family("R", 10, "Ray"),
                    new Family("V", 12, "Serving"),
                    new Family("A", 24, "Boxes and edges of the figure"),
                    new Family("K", 12, "Memory, links, benchmarks"));

    private record Row(
            String id,
            String title,
            List<String> constructs,
            List<String> examples,
            List<String> tests,
            String owed) {
        private static Row of(String line) {
            var cells = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
            assertEquals(6, cells.size(), line);
            return new Row(
                    cells.get(0),
                    cells.get(1),
                    words(cells.get(2), ",\\s*"),
                    words(cells.get(3), "\\s+"),
                    words(cells.get(4), "\\s+"),
                    cells.get(5).equals("-") ? "" : cells.get(5));
        }

        private static List<String> words(String cell, String between) {
            return cell.equals("-") ? List.of() : List.of(cell.split(between));
        }

        boolean isDone() {
            return owed.isEmpty();
        }
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Row::of)
                .toList();
    }

    @Test
    void no_item_is_missing_and_none_is_there_twice() throws IOException {
        var wanted = FAMILIES.stream().flatMap(Family::ids).toList();
        assertEquals(126, wanted.size());
        assertEquals(wanted, rows().stream().map(Row::id).sorted(RowsTest::inOrder).toList());
    }

    private static int inOrder(String a, String b) {
        int byFamily = Integer.compare(family(a), family(b));
        return byFamily != 0
                ? byFamily
                : Integer.compare(
                        Integer.parseInt(a.substring(1)), Integer.parseInt(b.substring(1)));
    }

    private static int family(String id) {
        return FAMILIES.stream().map(Family::letter).toList().indexOf(id.substring(0, 1));
    }

    @Test
    void whoever_owes_nothing_has_a_test_and_something_that_says_it() throws IOException {
        for (var row : rows()) {
            if (row.isDone()) {
                assertFalse(row.tests().isEmpty(), row.id() + " is proved by nothing");
                assertFalse(row.constructs().isEmpty(), row.id() + " is said by nothing");
            }
        }
    }

    @Test
    void every_test_that_is_named_is_there() throws IOException {
        var there = testClasses();
        var named = rows().stream().flatMap(row -> row.tests().stream());
        assertEquals(List.of(), named.filter(test -> !there.contains(test)).toList());
    }

    /// Names of test classes in all modules that have a test in them.
    private static Set<String> testClasses() throws IOException {
        var names = new TreeSet<String>();
        for (var module :
                List.of(
                        "compiler/hardware",
                        "compiler/core",
                        "compiler/cli",
                        "solver",
                        "emitters")) {
            var folder = PROJECT.resolve(module).resolve("src/test/java");
            try (var files = Files.walk(folder)) {
                for (var file : files.filter(f -> f.toString().endsWith("Test.java")).toList()) {
                    if (Files.readString(file).matches("(?s).*@(Arch|Parameterized)?Test.*")) {
                        var name = file.getFileName().toString();
                        names.add(name.substring(0, name.length() - ".java".length()));
                    }
                }
            }
        }
        return names;
    }

    @Test
    void everything_that_says_it_exists() throws IOException {
        for (var row : rows()) {
            for (var construct : row.constructs()) {
                assertTrue(exists(construct), row.id() + ": no `" + construct + "`");
            }
        }
    }

    private static boolean exists(String construct) {
        if (construct.startsWith("platformc ")) {
            return CommandTable.names().contains(construct.substring("platformc ".length()));
        }
        if (CODE.matcher(construct).matches()) {
            return Code.find(construct).isPresent();
        }
        int dot = construct.indexOf('.');
        var kind = Kinds.find(dot < 0 ? construct : construct.substring(0, dot));
        return kind.isPresent()
                && (dot < 0
                        || kind.get().attribute(construct.substring(dot + 1)).isPresent()
                        || kind.get().nests().contains(construct.substring(dot + 1)));
    }

    @Test
    void every_example_is_there_and_shows_it() throws IOException {
        var dumb = new ArrayList<String>();
        for (var row : rows()) {
            for (var example : row.examples()) {
                var text = text(example);
                boolean shows =
                        row.constructs().stream()
                                .filter(c -> !CODE.matcher(c).matches())
                                .anyMatch(c -> shows(text, c));
                if (!shows) {
                    dumb.add(row.id() + ": " + example + " shows none of " + row.constructs());
                }
            }
        }
        assertEquals(List.of(), dumb);
    }

    private static String text(String example) throws IOException {
        var folder = Examples.root().resolve(example);
        assertTrue(Files.isDirectory(folder), "there is no example " + example);
        try (var files = Files.walk(folder)) {
            var texts = new ArrayList<String>();
            for (var file : files.filter(f -> f.toString().endsWith(".platform")).toList()) {
                texts.add(Files.readString(file));
            }
            return String.join("\n", texts);
        }
    }

    /// Of an attribute its word before an equals sign; of a kind its word before a name.
    private static boolean shows(String text, String construct) {
        if (construct.startsWith("platformc ")) {
            return false;
        }
        int dot = construct.indexOf('.');
        var pattern =
                dot < 0
                        ? "(?m)^\\s*" + construct + " [a-z{]"
                        : "\\b" + construct.substring(dot + 1) + "( *=|[ .][a-z])";
        return Pattern.compile(pattern).matcher(text).find();
    }

    @Test
    void the_page_is_up_to_date() throws IOException {
        var page = page(rows());
        if (Boolean.getBoolean("approve")) {
            Files.writeString(PAGE, page);
        }
        assertEquals(Files.readString(PAGE), page, "run with -Dapprove=true");
    }

    private static String page(List<Row> rows) {
        var text = new StringBuilder();
        text.append("<!-- Made by RowsTest from coverage/rows.tbl: change that. -->\n");
        text.append("# Coverage of the reference architecture\n\n");
        long done = rows.stream().filter(Row::isDone).count();
        text.append(rows.size())
                .append(" items; ")
                .append(done)
                .append(" are done. A test checks that every item is here, and that the examples,")
                .append(" tests, attributes, commands\nand codes that are named exist. ")
                .append("Where something is owed, what stands beside it is there already.\n");
        for (var family : FAMILIES) {
            text.append("\n## ").append(family.title()).append("\n\n");
            text.append("| | item | said by | example | proved by | owed |\n");
            text.append("|---|---|---|---|---|---|\n");
            rows.stream()
                    .filter(family::has)
                    .sorted((a, b) -> inOrder(a.id(), b.id()))
                    .forEach(row -> text.append(line(row)));
        }
        return text.toString();
    }

    private static String line(Row row) {
        return "| %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        row.id(),
                        row.title(),
                        joined(row.constructs(), "`%1$s`"),
                        joined(row.examples(), "[%1$s](../examples/%1$s)"),
                        joined(row.tests(), "`%1$s`"),
                        row.owed());
    }

    private static String joined(List<String> words, String form) {
        return words.stream().map(form::formatted).collect(Collectors.joining(", "));
    }
}
