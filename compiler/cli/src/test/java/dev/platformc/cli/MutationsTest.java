package dev.platformc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.cli.files.SourceFolder;
import dev.platformc.core.Allow;
import dev.platformc.core.Frontend;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.text.Lines;
import dev.platformc.core.text.Source;
import dev.platformc.core.text.SourceSet;
import dev.platformc.core.text.Span;
import dev.platformc.grammar.PlatformLexer;
import dev.platformc.solver.Budget;
import dev.platformc.solver.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Every platform under `examples/`, damaged in one place at random: the compiler never breaks and
/// never hangs, says something near the damage, and says little. `-Dseed=` replays a run,
/// `-Ddamages=` makes it longer, `-Dplatforms=` damages those in another folder, `-Dapprove=true`
/// writes `docs/mutations.md`.
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MutationsTest {
    private static final Path PAGE =
            Path.of(System.getProperty("project.root")).resolve("docs/mutations.md");
    private static final long SEED = 20261127;
    private static final int DAMAGES = 1_000;
    private static final int THROUGH_EVERYTHING = 10;
    private static final String SEPARATOR = ",";

    /// No damage makes reading a platform take longer than this, in seconds of one processor.
    private static final double LONGEST = 5;

    private final long seed = Long.getLong("seed", SEED);
    private final int damages = Integer.getInteger("damages", DAMAGES);

    /// @param said of it when it is whole, by code and headline
    private record Whole(SourceSet sources, Set<String> said) {}

    /// One token of one file of one platform.
    private record Place(Whole platform, Source file, List<Token> tokens, int at) {}

    @Test
    void one_damaged_token_is_noticed_near_by_and_with_few_words() throws IOException {
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var places = places();
        var table = new MutationTable(seed, damages, places.size());
        for (int i = 0; i < damages; i++) {
            var place = places.get(random.nextInt(places.size()));
            var damage = Damage.at(place.file(), place.tokens(), place.at(), random);
            var said = said(place.platform(), damage, i);
            table.add(damage, seen(place, damage, said), said.size());
            print(place, damage, said, i);
        }
        System.out.println(table.text());
        if (Boolean.getBoolean("approve")) {
            Files.writeString(PAGE, table.page());
        }
        assertTrue(Files.exists(PAGE), "docs/mutations.md is missing: run with -Dapprove=true");
        assertTrue(table.near() >= 0.95, table.text());
        assertTrue(table.few() >= 0.90, table.text());
    }

    @Test
    void a_few_damaged_platforms_go_through_everything() throws IOException {
        var random = new Random(seed + 1);
        var places = places();
        System.out.println("seed " + (seed + 1));
        for (int i = 0; i < THROUGH_EVERYTHING; i++) {
            var place = places.get(random.nextInt(places.size()));
            var damage = Damage.at(place.file(), place.tokens(), place.at(), random);
            var sources = place.platform().sources().replacing(damage.file());
            var planned = Compilation.plan(sources, Map.of(), null, Budget.USUAL);
            assertEquals(
                    planned.value() == null,
                    planned.hasErrors(),
                    () -> "seed " + (seed + 1) + "\n" + damage.file().text());
        }
    }

    private List<Diagnostic> said(Whole platform, Damage damage, int run) {
        var sources = platform.sources().replacing(damage.file());
        long before = System.nanoTime();
        try {
            var all = Frontend.read(sources, Map.of());
            assertEquals(all.value() == null, all.hasErrors(), damage.file().text());
            return Allow.apply(sources, all.diagnostics()).stream()
                    .filter(each -> !platform.said().contains(key(each)))
                    .toList();
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(
                    "seed " + seed + ", damage " + run + "\n" + damage.file().text(), e);
        } finally {
            double seconds = (System.nanoTime() - before) / 1e9;
            assertTrue(seconds < LONGEST, () -> seconds + " s\n" + damage.file().text());
        }
    }

    private static MutationTable.Seen seen(Place place, Damage damage, List<Diagnostic> said) {
        if (!said.isEmpty()) {
            boolean near =
                    said.stream().flatMap(MutationsTest::spans).anyMatch(s -> near(s, damage));
            return near ? MutationTable.Seen.NEAR : MutationTable.Seen.FAR;
        }
        return words(place.file()).equals(words(damage.file()))
                ? MutationTable.Seen.SAME
                : MutationTable.Seen.ANOTHER;
    }

    /// The words of a file, without separators that separate nothing.
    private static List<String> words(Source source) {
        var words = new ArrayList<String>();
        for (var token : Damage.tokens(source)) {
            boolean opened = !words.isEmpty() && words.getLast().matches("[{\\[(]");
            boolean separator = token.getType() == PlatformLexer.SEP;
            boolean again = words.isEmpty() || words.getLast().equals(SEPARATOR);
            if (token.getText().matches("[}\\])]") && words.getLast().equals(SEPARATOR)) {
                words.removeLast();
            }
            if (!separator || !(opened || again)) {
                words.add(separator ? SEPARATOR : token.getText());
            }
        }
        while (!words.isEmpty() && words.getLast().equals(SEPARATOR)) {
            words.removeLast();
        }
        return words;
    }

    private static Stream<Span> spans(Diagnostic diagnostic) {
        return Stream.concat(
                Stream.ofNullable(diagnostic.primary()).map(Diagnostic.Label::span),
                diagnostic.related().stream().map(Diagnostic.Label::span));
    }

    private static boolean near(Span span, Damage damage) {
        if (!span.file().equals(damage.file().path())) {
            return false;
        }
        var lines = Lines.of(damage.file().text());
        return lines.line(span.start()) >= lines.line(damage.at().start()) - 3
                && lines.line(span.start()) <= lines.line(damage.at().end()) + 3;
    }

    private static void print(Place place, Damage damage, List<Diagnostic> said, int run) {
        var wanted = System.getProperty("show", "");
        var seen = seen(place, damage, said);
        boolean many = wanted.equals("MANY") && said.size() > 3;
        boolean two = wanted.equals("TWO") && said.size() > 1;
        if (!many && !two && !wanted.equals(seen.name())) {
            return;
        }
        var lines = Lines.of(damage.file().text());
        int line = lines.line(damage.at().start());
        System.out.println(
                "#" + run + " " + damage.kind() + " " + place.file().path() + ":" + line);
        System.out.println("    was: " + Lines.of(place.file().text()).text(line));
        System.out.println("    now: " + lines.text(line));
        for (var each : said) {
            var primary = each.primary();
            System.out.println(
                    "      "
                            + (primary == null
                                    ? "-"
                                    : primary.span().file().replaceAll(".*/", "")
                                            + ":"
                                            + (primary.span().file().equals(damage.file().path())
                                                    ? lines.line(primary.span().start())
                                                    : "?"))
                            + " "
                            + each.code().id()
                            + " "
                            + each.headline());
        }
    }

    private static List<Place> places() throws IOException {
        var places = new ArrayList<Place>();
        for (var folder : folders()) {
            var read = new SourceFolder(folder).read();
            var sources = Objects.requireNonNull(read.value());
            var whole = Frontend.read(sources, Map.of());
            if (read.hasErrors() || whole.hasErrors()) {
                continue;
            }
            var said = new HashSet<String>();
            Allow.apply(sources, whole.diagnostics()).forEach(each -> said.add(key(each)));
            var platform = new Whole(sources, said);
            for (var file : sources.sources()) {
                var tokens = Damage.tokens(file);
                for (int at = 0; at < tokens.size(); at++) {
                    places.add(new Place(platform, file, tokens, at));
                }
            }
        }
        assertTrue(places.size() > 500, "hardly any platform to damage");
        return places;
    }

    /// Platforms and libraries; what cannot be read by itself is left out when it has been read.
    private static List<Path> folders() throws IOException {
        var elsewhere = System.getProperty("platforms");
        if (elsewhere == null) {
            return Examples.all();
        }
        try (var files = Files.walk(Path.of(elsewhere))) {
            return files.filter(f -> f.toString().endsWith(".platform"))
                    .map(Path::getParent)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    private static String key(Diagnostic diagnostic) {
        return diagnostic.code() + " " + diagnostic.headline();
    }
}
