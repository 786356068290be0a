package dev.platformc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.cli.render.Report;
import dev.platformc.cli.render.Theme;
import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.text.Directory;
import dev.platformc.core.text.Source;
import dev.platformc.core.text.SourceSet;
import dev.platformc.emit.Emitters;
import dev.platformc.solver.Budget;
import dev.platformc.solver.Compilation;
import dev.platformc.solver.Retry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Everything a user can be told, in one place: `cases/AREA/WHAT-HAPPENS.platform`, or a directory
/// of such files (those in folders of it are libraries), with what the compiler says beside it. A
/// directory with a file `command` is run through the command line: `check --as-of 2031-01-01`.
/// `-Dcase=AREA/WHAT` runs those that start so, `-Dapprove=true` accepts what you have read.
class CasesTest {
    private static final Path CASES = Approved.resources().resolve("cases");
    private static final String SUFFIX = ".platform";
    private static final String APPROVED = ".approved.txt";
    private static final String COMMAND = "command";
    private static final Pattern RAISED = Pattern.compile("\\[(PLT-\\d{4})]");

    /// Codes with one cause, which count once: the same slip, milder or harder.
    private static final List<Set<Code>> ONE_CAUSE =
            List.of(
                    Set.of(Code.POLICY_BROKEN, Code.POLICY_ADVICE),
                    Set.of(Code.NOT_YET, Code.NOT_EMITTED),
                    Set.of(Code.EXCEEDS_QUOTA, Code.OVER_QUOTA_AT_MAX),
                    Set.of(Code.SHARE_SUM, Code.STRICT_SUM),
                    Set.of(Code.MEMORY_BUDGET, Code.TIGHT_MEMORY),
                    Set.of(Code.LEVEL_UNKNOWN, Code.LEVEL_WITHOUT_LABEL),
                    Set.of(Code.DRA_TOO_NEW, Code.FEATURE_TOO_NEW, Code.API_NOT_SERVED),
                    Set.of(Code.UNKNOWN_NAME, Code.UNKNOWN_KIND, Code.UNKNOWN_ATTRIBUTE),
                    Set.of(Code.COMPILER_TOO_OLD, Code.LANGUAGE_NEWER));

    /// Codes that no small input raises; where they are raised instead.
    private static final Map<Code, String> ELSEWHERE =
            Map.of(
                    Code.FILE_TOO_LARGE, "a file of more than 4 MiB: RecoveryTest",
                    Code.UNDECIDED, "a budget that is spent: PackerTest",
                    Code.INTERNAL, "a bug of ours: ReportTest");

    @TempDir Path home;

    @TestFactory
    Stream<DynamicTest> everyCase() throws IOException {
        var wanted = System.getProperty("case", "");
        var cases = cases().stream().filter(c -> c.name().startsWith(wanted)).toList();
        assertFalse(cases.isEmpty(), "no cases under " + CASES + " start with `" + wanted + "`");
        return cases.stream()
                .map(c ->
                        DynamicTest.dynamicTest(
                                c.name(),
                                c.path().toUri(),
                                () -> Approved.verify(said(c), CASES.resolve(c.name()))));
    }

    /// A no that teaches: what is offered was compiled, and is compiled here once more.
    @TestFactory
    Stream<DynamicTest> everyRepairOfARefusalCompiles() throws IOException {
        var wanted = System.getProperty("case", "");
        var refusals = cases().stream().filter(c -> c.name().startsWith("refusals/")).toList();
        assertTrue(refusals.size() >= 20, "only " + refusals.size() + " refusals");
        return refusals.stream()
                .filter(c -> c.name().startsWith(wanted))
                .map(c ->
                        DynamicTest.dynamicTest(
                                c.name(), c.path().toUri(), () -> assertRepairsCompile(c)));
    }

    private static void assertRepairsCompile(Case c) throws IOException {
        var sources = c.sources();
        var said = diagnostics(sources, c.lock());
        long errors = said.stream().filter(Diagnostic::isError).count();
        for (var diagnostic : said) {
            boolean told =
                    !diagnostic.isError()
                            || !diagnostic.fixes().isEmpty()
                            || diagnostic.notes().toString().contains("no single change");
            assertTrue(told, () -> "no way out is offered: " + diagnostic.headline());
            assertTrue(diagnostic.fixes().size() <= 3, diagnostic.headline());
            for (var fix : diagnostic.fixes()) {
                var after = diagnostics(Retry.changed(sources, fix.edits()), c.lock());
                long left = after.stream().filter(Diagnostic::isError).count();
                assertEquals(
                        fix.confidence() == Confidence.CHECKED ? 0 : errors - 1,
                        left,
                        () -> fix.title() + ": " + after);
            }
        }
    }

    @Test
    void every_approved_text_has_its_input() throws IOException {
        var expected = cases().stream().map(Case::name).toList();
        try (var files = Files.walk(CASES)) {
            var approved =
                    files.map(file -> CASES.relativize(file).toString().replace('\\', '/'))
                            .filter(name -> name.endsWith(APPROVED))
                            .map(name -> name.substring(0, name.length() - APPROVED.length()))
                            .sorted()
                            .toList();
            assertEquals(List.of(), approved.stream().filter(a -> !expected.contains(a)).toList());
        }
    }

    @Test
    void every_code_is_raised_by_a_case_at_least_150_causes() throws IOException {
        var raised = new TreeSet<Code>();
        for (var c : cases()) {
            var approved = CASES.resolve(c.name() + APPROVED);
            var ids = RAISED.matcher(Files.exists(approved) ? Files.readString(approved) : "");
            while (ids.find()) {
                raised.add(Code.find(ids.group(1)).orElseThrow());
            }
        }
        var missing = new TreeSet<>(List.of(Code.values()));
        missing.removeAll(raised);
        assertEquals(new TreeSet<>(ELSEWHERE.keySet()), missing, "codes without a case");
        long again =
                ONE_CAUSE.stream()
                        .mapToLong(one -> one.stream().filter(raised::contains).count() - 1)
                        .sum();
        long causes = raised.size() - again;
        assertTrue(causes >= 150, causes + " causes are raised by cases");
    }

    /// @param name `syntax/unclosed-block`
    /// @param path a file, or a directory of files
    private record Case(String name, Path path) {
        private static Case of(Path path) {
            var name = CASES.relativize(path).toString().replace('\\', '/');
            return new Case(
                    name.endsWith(SUFFIX)
                            ? name.substring(0, name.length() - SUFFIX.length())
                            : name,
                    path);
        }

        SourceSet sources() throws IOException {
            var root = Files.isDirectory(path) ? path : path.resolveSibling("");
            var byFolder = new TreeMap<String, List<Source>>();
            try (var files = Files.walk(path)) {
                for (var file : files.filter(CasesTest::isPlatform).sorted().toList()) {
                    var name = root.relativize(file).toString().replace('\\', '/');
                    byFolder.computeIfAbsent(
                                    name.substring(0, Math.max(0, name.lastIndexOf('/'))),
                                    _ -> new ArrayList<>())
                            .add(new Source(name, Files.readString(file)));
                }
            }
            var sources = SourceSet.of(byFolder.getOrDefault("", List.of()));
            byFolder.remove("");
            for (var folder : byFolder.entrySet()) {
                sources =
                        sources.with(
                                folder.getKey(),
                                new Directory.Library(folder.getKey(), folder.getValue()));
            }
            return sources.withSchemas(schemas(root));
        }

        private List<Source> schemas(Path root) throws IOException {
            var schemas = new ArrayList<Source>();
            if (Files.isDirectory(path) && Files.isDirectory(path.resolve("schemas"))) {
                try (var files = Files.list(path.resolve("schemas"))) {
                    for (var file : files.sorted().toList()) {
                        var name = root.relativize(file).toString().replace('\\', '/');
                        schemas.add(new Source(name, Files.readString(file)));
                    }
                }
            }
            return schemas;
        }

        /// Words of a command; absent: the platform is checked.
        @Nullable List<String> command() throws IOException {
            var file = path.resolve(COMMAND);
            return Files.isDirectory(path) && Files.exists(file)
                    ? List.of(Files.readString(file).strip().split(" ", -1))
                    : null;
        }

        @Nullable String lock() throws IOException {
            var lock = path.resolve("platform.lock");
            return Files.exists(lock) ? Files.readString(lock) : null;
        }
    }

    private static boolean isPlatform(Path file) {
        return file.toString().endsWith(SUFFIX) && Files.isRegularFile(file);
    }

    /// Files and directories directly below an area.
    private static List<Case> cases() throws IOException {
        var cases = new ArrayList<Case>();
        try (var areas = Files.list(CASES)) {
            for (var area : areas.filter(Files::isDirectory).sorted().toList()) {
                try (var entries = Files.list(area)) {
                    entries.filter(e -> Files.isDirectory(e) || isPlatform(e))
                            .sorted()
                            .map(Case::of)
                            .forEach(cases::add);
                }
            }
        }
        return cases;
    }

    private String said(Case c) throws IOException {
        var command = c.command();
        return command == null ? check(c) : run(c, command);
    }

    /// In a copy, for a command may write.
    private String run(Case c, List<String> command) throws IOException {
        var copy = Files.createTempDirectory(home, "case");
        try (var files = Files.walk(c.path())) {
            for (var file : files.sorted().toList()) {
                var to = copy.resolve(c.path().relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else if (!file.getFileName().toString().equals(COMMAND)) {
                    Files.copy(file, to);
                }
            }
        }
        var words = new ArrayList<String>();
        for (var word : command) {
            words.add(word.equals("DIR") ? copy.toString() : word.replace("DIR/", copy + "/"));
        }
        return CommandRun.of(words.toArray(String[]::new))
                .all()
                .replace(copy + "/", "")
                .replace(copy.toString(), "DIR");
    }

    private static String check(Case c) throws IOException {
        var sources = c.sources();
        var diagnostics = diagnostics(sources, c.lock());
        return diagnostics.isEmpty()
                ? "nothing to say\n"
                : Report.text(diagnostics, sources, Theme.PLAIN)
                        + "\n"
                        + Report.summary(diagnostics, "");
    }

    private static List<Diagnostic> diagnostics(SourceSet sources, @Nullable String lock) {
        var given = new Compilation.Given(Map.of(), lock, null, Emitters::objections);
        return Compilation.plan(sources, given, Budget.USUAL).diagnostics();
    }
}
