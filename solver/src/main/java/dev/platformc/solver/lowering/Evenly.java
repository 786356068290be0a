package dev.platformc.solver.lowering;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Dividing a whole number.
final class Evenly {
    private Evenly() {}

    /// As even as the room allows: no place that could hold more has two fewer than another.
    ///
    /// @param room most of each place
    /// @param start place that the first of a remainder goes to
    /// @return of each place; adds up to `count`, or to all the room if that is less
    static List<Integer> over(int count, List<Integer> room, int start) {
        var shares = new ArrayList<>(Collections.nCopies(room.size(), 0));
        int left = count;
        while (left > 0) {
            int open = 0;
            for (int i = 0; i < room.size(); i++) {
                open += shares.get(i) < room.get(i) ? 1 : 0;
            }
            if (open == 0) {
                break;
            }
            int each = Math.max(1, left / open);
            for (int k = 0; k < room.size() && left > 0; k++) {
                int i = (start + k) % room.size();
                int more = Math.min(Math.min(each, room.get(i) - shares.get(i)), left);
                shares.set(i, shares.get(i) + more);
                left -= more;
            }
        }
        return shares;
    }

    /// What is added to places that hold something already, so that they end as even as the room
    /// allows: one after the other, each to the place with least.
    ///
    /// @param held of each place
    /// @param room most that can be added to each place
    static List<Integer> above(int count, List<Integer> held, List<Integer> room) {
        var shares = new ArrayList<>(Collections.nCopies(room.size(), 0));
        for (int left = count; left > 0; left--) {
            int best = -1;
            for (int i = 0; i < room.size(); i++) {
                if (shares.get(i) < room.get(i)
                        && (best < 0
                                || held.get(i) + shares.get(i)
                                        < held.get(best) + shares.get(best))) {
                    best = i;
                }
            }
            if (best < 0) {
                break;
            }
            shares.set(best, shares.get(best) + 1);
        }
        return shares;
    }
}
