package dev.platformc.cli;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What came of damaged platforms, counted.
final class MutationTable {
    private static final int MANY = 7;

    private final long seed;
    private final int damages;
    private final int tokens;
    private final Map<Damage.Kind, Map<Seen, Integer>> byKind = new EnumMap<>(Damage.Kind.class);
    private final Map<Seen, Integer> total = new EnumMap<>(Seen.class);
    private final TreeMap<Integer, Integer> messages = new TreeMap<>();

    /// @param tokens that could have been damaged
    MutationTable(long seed, int damages, int tokens) {
        this.seed = seed;
        this.damages = damages;
        this.tokens = tokens;
    }

    enum Seen {
        /// Something was said within three lines of it.
        NEAR("noticed within three lines"),
        FAR("noticed further away"),
        /// Nothing was said, and nothing need be: the same platform.
        SAME("same meaning"),
        /// Nothing was said: another platform that is right as well.
        ANOTHER("another valid platform");

        final String title;

        Seen(String title) {
            this.title = title;
        }
    }

    void add(Damage damage, Seen seen, int said) {
        byKind.computeIfAbsent(damage.kind(), _ -> new EnumMap<>(Seen.class))
                .merge(seen, 1, Integer::sum);
        total.merge(seen, 1, Integer::sum);
        if (said > 0) {
            messages.merge(Math.min(said, MANY), 1, Integer::sum);
        }
    }

    /// Of the damages that are noticed, those noticed near by.
    double near() {
        return (double) count(total, Seen.NEAR) / noticed();
    }

    /// Of the damages that change anything, those noticed near by.
    double strict() {
        return (double) count(total, Seen.NEAR) / (noticed() + count(total, Seen.ANOTHER));
    }

    /// Of the damages that are noticed, those with at most three messages.
    double few() {
        return (double) messages.headMap(3, true).values().stream().mapToInt(n -> n).sum()
                / noticed();
    }

    private int noticed() {
        return count(total, Seen.NEAR) + count(total, Seen.FAR);
    }

    private static int count(Map<Seen, Integer> counts, Seen seen) {
        return counts.getOrDefault(seen, 0);
    }

    String page() {
        return """
        # One damaged token

        Every platform under `examples/`, %d times with one token damaged at random (seed %d, \
        of %d tokens): what the compiler says before anything is solved. Nothing breaks and \
        nothing hangs. A test repeats it with every build and holds the two bounds; \
        `-Dapprove=true` writes this page.

        %s
        Messages for a damage that is noticed:

        %s
        - noticed within three lines: **%s** of those noticed (the bound: 95 %%)
        - the same, if every other valid platform is counted as not noticed: **%s**
        - at most three messages: **%s** (the bound: 90 %%)

        "Same meaning" are separators that separate nothing. "Another valid platform" are mostly \
        damages that nobody can tell from an intention: another word in a text, a declaration \
        called otherwise that nobody refers to, a line that a deleted newline put into a comment. \
        Some are slips all the same. Later stages see those in the path of a `patch` (`check`), in a \
        `test` (`platformc test`), and in an `if` that does not hold (with the parameters that make \
        it hold). Nobody sees yet a key of `select` that is no label, a `class` or a repository that \
        cannot exist, and a `target` without its unit.
        """
                .formatted(
                        damages,
                        seed,
                        tokens,
                        kinds(),
                        histogram(),
                        percent(near()),
                        percent(strict()),
                        percent(few()));
    }

    String text() {
        return kinds()
                + "\n"
                + histogram()
                + "\nwithin three lines "
                + percent(near())
                + " ("
                + percent(strict())
                + " of all that change anything), at most three messages "
                + percent(few());
    }

    private String kinds() {
        var text = new StringBuilder("| damage | times |");
        for (var seen : Seen.values()) {
            text.append(' ').append(seen.title).append(" |");
        }
        text.append("\n|---|--:|--:|--:|--:|--:|\n");
        byKind.forEach((kind, counts) -> row(text, kind.title, counts));
        row(text, "all", total);
        return text.toString();
    }

    private static void row(StringBuilder text, String title, Map<Seen, Integer> counts) {
        int all = counts.values().stream().mapToInt(n -> n).sum();
        text.append("| ").append(title).append(" | ").append(all).append(" |");
        for (var seen : Seen.values()) {
            text.append(' ').append(count(counts, seen)).append(" |");
        }
        text.append('\n');
    }

    private String histogram() {
        var text = new StringBuilder("| messages | damages | |\n|--:|--:|---|\n");
        messages.forEach((said, times) ->
                text.append("| ")
                        .append(said == MANY ? MANY + " and more" : said)
                        .append(" | ")
                        .append(times)
                        .append(" | ")
                        .append("█".repeat(Math.max(1, times * 50 / damages)))
                        .append(" |\n"));
        return text.toString();
    }

    private static String percent(double ratio) {
        return String.format(Locale.ROOT, "%.1f %%", ratio * 100);
    }
}
