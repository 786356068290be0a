package dev.platformc.hardware.quantity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// How far apart two words are, for "did you mean".
public final class Spelling {
    private Spelling() {}

    /// Insertions, removals, replacements and swaps of neighbours that make one of the other.
    public static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            cost[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            cost[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best =
                        Math.min(
                                Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1),
                                cost[i - 1][j - 1] + change);
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    best = Math.min(best, cost[i - 2][j - 2] + 1);
                }
                cost[i][j] = best;
            }
        }
        return cost[a.length()][b.length()];
    }

    /// The words that may have been meant, nearest first, at most three: those within a third of
    /// the length, and those that one begins the other.
    public static List<String> nearest(String word, Collection<String> known) {
        var lower = word.toLowerCase(Locale.ROOT);
        int limit = Math.max(1, word.length() / 3);
        record Near(String word, int distance) {}
        var near = new ArrayList<Near>();
        for (var candidate : known) {
            int distance = distance(lower, candidate.toLowerCase(Locale.ROOT));
            boolean begins =
                    lower.length() >= 3
                            && (candidate.startsWith(lower) || lower.startsWith(candidate));
            if (distance <= limit || begins) {
                near.add(new Near(candidate, distance));
            }
        }
        near.sort(Comparator.comparingInt(Near::distance).thenComparing(Near::word));
        return near.stream().limit(3).map(Near::word).toList();
    }
}
