package dev.platformc.core.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.text.Lines;
import dev.platformc.core.text.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Files damaged at random: the parser always ends, never throws, and says little. `-Dseed=`
/// replays one run.
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DamageTest {
    private static final int RUNS = 2_000;
    private final long seed = Long.getLong("seed", 20260103);
    private final Random random = new Random(seed);

    @Test
    void one_damaged_token_gives_few_messages() throws IOException {
        var sources = PlatformFiles.all();
        var histogram = new TreeMap<Integer, Integer>();
        for (int i = 0; i < RUNS; i++) {
            var source = sources.get(random.nextInt(sources.size()));
            var damaged = new Source(source.path(), damageToken(source));
            count(histogram, parse(damaged, i).size());
        }
        System.out.println("seed " + seed + ", messages per damaged token: " + histogram);
        assertFew(histogram);
    }

    @Test
    void one_damaged_character_gives_few_messages() throws IOException {
        var sources = PlatformFiles.all();
        var histogram = new TreeMap<Integer, Integer>();
        for (int i = 0; i < RUNS; i++) {
            var source = sources.get(random.nextInt(sources.size()));
            var damaged = new Source(source.path(), damageCharacter(source.text()));
            count(histogram, parse(damaged, i).size());
        }
        System.out.println("seed " + seed + ", messages per damaged character: " + histogram);
        assertFew(histogram);
    }

    @Test
    void garbage_ends_without_an_exception() throws IOException {
        var pieces = pieces(PlatformFiles.all());
        for (int i = 0; i < RUNS; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(200); n > 0; n--) {
                if (random.nextInt(8) == 0) {
                    text.append((char) random.nextInt(random.nextBoolean() ? 128 : 0x10000));
                } else {
                    text.append(pieces.get(random.nextInt(pieces.size())));
                    text.append(random.nextBoolean() ? " " : "");
                }
            }
            parse(new Source("garbage.platform", text.toString()), i);
        }
    }

    /// Mostly one cause gives one message, and even an unlucky one no flood.
    private static void assertFew(SortedMap<Integer, Integer> histogram) {
        int many = histogram.tailMap(3).values().stream().mapToInt(Integer::intValue).sum();
        assertTrue(many <= RUNS / 200, "more than 2 messages: " + histogram);
        assertTrue(histogram.lastKey() <= 12, "a flood: " + histogram);
    }

    private static void count(Map<Integer, Integer> histogram, int messages) {
        histogram.merge(messages, 1, Integer::sum);
    }

    private List<Diagnostic> parse(Source source, int run) {
        var read = Parser.parse(source);
        var tree = Trees.show(Trees.of(read));
        if (read.diagnostics().isEmpty()) {
            assertFalse(
                    tree.contains("MISSING") || tree.contains("BROKEN"),
                    () -> "silent, seed " + seed + ", run " + run + ":\n" + source.text());
        }
        for (var diagnostic : read.diagnostics()) {
            var primary = diagnostic.primary();
            assertTrue(primary != null && primary.span().end() <= source.text().length());
        }
        assertEquals(
                read.diagnostics(), read.diagnostics().stream().sorted(Diagnostic.ORDER).toList());
        return read.diagnostics();
    }

    private String damageToken(Source source) {
        var tokens = tokens(source);
        var text = source.text();
        int at = random.nextInt(tokens.size() - 1);
        var token = tokens.get(at);
        int start = token.getStartIndex();
        int end = token.getStopIndex() + 1;
        var own = text.substring(start, end);
        var other = tokens.get(random.nextInt(tokens.size() - 1));
        var inserted = text.substring(other.getStartIndex(), other.getStopIndex() + 1);
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, start) + text.substring(end);
            case 1 -> text.substring(0, end) + " " + own + text.substring(end);
            case 2 -> swap(text, token, tokens.get(Math.min(at + 1, tokens.size() - 2)));
            default -> text.substring(0, start) + inserted + " " + text.substring(start);
        };
    }

    private static String swap(String text, Token first, Token second) {
        if (first.getStartIndex() == second.getStartIndex()) {
            return text;
        }
        return text.substring(0, first.getStartIndex())
                + text.substring(second.getStartIndex(), second.getStopIndex() + 1)
                + text.substring(first.getStopIndex() + 1, second.getStartIndex())
                + text.substring(first.getStartIndex(), first.getStopIndex() + 1)
                + text.substring(second.getStopIndex() + 1);
    }

    private String damageCharacter(String text) {
        int at = random.nextInt(text.length());
        var character = String.valueOf(text.charAt(random.nextInt(text.length())));
        var odd =
                String.valueOf(
                        (char)
                                (random.nextInt(4) == 0
                                        ? random.nextInt(0x3000)
                                        : 33 + random.nextInt(94)));
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + character + text.substring(at);
            case 2 -> text.substring(0, at) + odd + text.substring(at + 1);
            default -> text.substring(0, at) + odd + text.substring(at);
        };
    }

    private static List<Token> tokens(Source source) {
        return Tokens.read(source, Lines.of(source.text()), new ArrayList<>()).stream()
                .filter(t -> t.getChannel() == Token.DEFAULT_CHANNEL)
                .toList();
    }

    private static List<String> pieces(List<Source> sources) {
        var pieces = new ArrayList<String>();
        for (var source : sources) {
            tokens(source).forEach(t -> pieces.add(t.getType() == Token.EOF ? "\n" : t.getText()));
        }
        return pieces;
    }
}
