package dev.platformc.core.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/// What is wrong with the brackets of a file, by index of token: one way to explain it, as it
/// grows.
final class BracketFaults {
    private static final int MOST_SUSPECTS = 6;

    /// An opener.
    ///
    /// @param at index of the token
    /// @param indent of its line, in characters
    record Open(int at, Token token, int indent) {}

    /// Closers without an opener; those taken for such from the start.
    private final Set<Integer> stray;

    private final Set<Integer> left;

    /// Openers without a closer, by the index where it should stand.
    private final Map<Integer, List<Open>> closedBefore = new HashMap<>();

    private final Set<Integer> unclosed = new HashSet<>();

    /// Closers of another type than their opener.
    private final Map<Integer, Open> wrong = new HashMap<>();

    /// Closers that stand oddly, the last first, up to where a closer had no opener.
    private final Deque<Integer> suspects = new ArrayDeque<>();

    BracketFaults(Set<Integer> left) {
        this.left = left;
        this.stray = new HashSet<>(left);
    }

    boolean isBetterThan(BracketFaults other) {
        if (count() != other.count()) {
            return count() < other.count();
        }
        return stray.size() - left.size() < other.stray.size() - other.left.size();
    }

    int count() {
        return stray.size() + unclosed.size() + wrong.size();
    }

    void suspect(int at) {
        if (stray.size() == left.size()) {
            suspects.push(at);
            if (suspects.size() > MOST_SUSPECTS) {
                suspects.removeLast();
            }
        }
    }

    List<Integer> suspects() {
        return stray.size() == left.size() ? List.of() : List.copyOf(suspects);
    }

    Set<Integer> stray() {
        return stray;
    }

    Set<Integer> left() {
        return left;
    }

    Map<Integer, List<Open>> closedBefore() {
        return closedBefore;
    }

    Map<Integer, Open> wrong() {
        return wrong;
    }

    Set<Integer> unclosed() {
        return unclosed;
    }

    void unclosed(Open open, int before) {
        unclosed.add(open.at());
        closedBefore.computeIfAbsent(before, _ -> new ArrayList<>()).add(open);
    }
}
