package dev.platformc.core.build;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Whatever is written, the front end answers with a platform or with messages, never by breaking.
/// A failing run prints its seed; `-Dseed=N` runs it again.
class AnythingGoesTest {
    private static final int ROUNDS = 3000;
    private static final Pattern WORD = Pattern.compile("[\\w.+\"-]+|[{}\\[\\]=,]");
    private static final List<String> STRANGE =
            List.of(
                    "0",
                    "1",
                    "-1",
                    "999_999",
                    "999_999_999_999_999",
                    "0.5",
                    "50%",
                    "100%",
                    "none",
                    "true",
                    "\"\"",
                    "0GiB",
                    "1 tokens",
                    "mig",
                    "whole",
                    "node",
                    "rack",
                    "1..4",
                    "0..0",
                    "2 x worker { gpus = 3 }",
                    "1 x l4",
                    "[7g.80gb]",
                    "{ }",
                    "[]",
                    "llama-3.1-405b",
                    "deepseek-r1",
                    "l4",
                    "cards",
                    "chat",
                    "x");

    @Test
    void aChangedWordNeverBreaksTheFrontEnd() {
        long seed = Long.getLong("seed", 20261124L);
        var random = new Random(seed);
        var texts = texts();
        for (int round = 0; round < ROUNDS; round++) {
            var text = texts.get(random.nextInt(texts.size()));
            int changes = 1 + random.nextInt(3);
            for (int i = 0; i < changes; i++) {
                text = change(text, random, texts);
            }
            check(text, seed, round);
        }
    }

    private static void check(String text, long seed, int round) {
        try {
            var outcome = Texts.read(text);
            assertTrue(
                    outcome.value() != null || outcome.hasErrors(),
                    () -> "no platform and no error; seed " + seed + "\n" + text);
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed + ", round " + round + "\n" + text, e);
        }
    }

    private static String change(String text, Random random, List<String> texts) {
        var words = new ArrayList<int[]>();
        var matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(new int[] {matcher.start(), matcher.end()});
        }
        if (words.isEmpty()) {
            return text;
        }
        var at = words.get(random.nextInt(words.size()));
        var replacement =
                switch (random.nextInt(4)) {
                    case 0 -> "";
                    case 1 -> wordOf(texts.get(random.nextInt(texts.size())), random);
                    default -> STRANGE.get(random.nextInt(STRANGE.size()));
                };
        return text.substring(0, at[0]) + replacement + text.substring(at[1]);
    }

    private static String wordOf(String text, Random random) {
        var words = WORD.matcher(text).results().map(r -> r.group()).toList();
        return words.get(random.nextInt(words.size()));
    }

    private static List<String> texts() {
        var texts = new ArrayList<String>();
        for (var name : Texts.exampleNames()) {
            var all = new StringBuilder();
            Texts.example(name).sources().forEach(s -> all.append(s.text()).append('\n'));
            texts.add(all.toString().replaceAll("//[^\n]*", ""));
        }
        return texts;
    }
}
