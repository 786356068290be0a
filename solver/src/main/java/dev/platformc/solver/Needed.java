package dev.platformc.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Members of a contradiction that it needs.
///
/// @param members that cannot all be, in the order they were given in
/// @param minimal whether, without any one of them, the others were found to be possible
public record Needed<T>(List<T> members, boolean minimal) {
    /// Whether some members contradict each other.
    public enum Contradiction {
        YES,
        NO,
        /// Not decided.
        OPEN
    }

    public Needed {
        members = List.copyOf(members);
    }

    /// Leaves out what the contradiction does not need, those that come first before others. The
    /// answer is that of trying one after the other, since what fewer members contradict, more do;
    /// but many are tried at once, so that few needed ones among very many take few questions.
    ///
    /// @param members that contradict each other
    /// @param ask about some of them, in their order
    public static <T> Needed<T> of(List<T> members, Function<List<T>, Contradiction> ask) {
        var search = new Search<>(members, ask);
        search.leaveOut(0, members.size());
        return new Needed<>(search.left(0, 0), search.minimal);
    }

    private static final class Search<T> {
        private final List<T> members;
        private final Function<List<T>, Contradiction> ask;
        private final boolean[] out;
        private boolean minimal = true;

        Search(List<T> members, Function<List<T>, Contradiction> ask) {
            this.members = members;
            this.ask = ask;
            out = new boolean[members.size()];
        }

        /// Members that are not left out, without those from `first` to before `end`.
        List<T> left(int first, int end) {
            var left = new ArrayList<T>();
            for (int i = 0; i < out.length; i++) {
                if (!out[i] && (i < first || i >= end)) {
                    left.add(members.get(i));
                }
            }
            return left;
        }

        void leaveOut(int first, int end) {
            if (first == end) {
                return;
            }
            var answer = ask.apply(left(first, end));
            if (answer == Contradiction.YES) {
                for (int i = first; i < end; i++) {
                    out[i] = true;
                }
            } else if (end - first > 1) {
                int middle = first + (end - first) / 2;
                leaveOut(first, middle);
                leaveOut(middle, end);
            } else if (answer == Contradiction.OPEN) {
                minimal = false;
            }
        }
    }
}
