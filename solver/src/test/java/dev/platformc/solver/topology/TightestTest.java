package dev.platformc.solver.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The choice of rooms against all sets of them.
class TightestTest {
    @Test
    void noChoiceOfAsManyHoldsAllAndLeavesLess() {
        var random = new SplittableRandom(Seeds.seed());
        var tightest = new Tightest();
        for (int i = 0; i < 2_000; i++) {
            long[] rooms = random.longs(1 + random.nextInt(Tightest.MOST_ROOMS), 1, 100).toArray();
            int size = 1 + random.nextInt(rooms.length);
            tightest.clear();
            for (long room : rooms) {
                tightest.add(room);
            }
            long units = 1 + random.nextLong(sum(rooms, tightest.choose(size, 1)) + 50);
            long least = Long.MAX_VALUE;
            for (int set = 0; set < 1 << rooms.length; set++) {
                long sum = sum(rooms, set);
                if (Integer.bitCount(set) == size && sum >= units) {
                    least = Math.min(least, sum);
                }
            }
            if (least < Long.MAX_VALUE) {
                int chosen = tightest.choose(size, units);
                assertEquals(size, Integer.bitCount(chosen));
                assertEquals(least, sum(rooms, chosen));
            }
        }
    }

    private static long sum(long[] rooms, int set) {
        long sum = 0;
        for (int i = 0; i < rooms.length; i++) {
            sum += (set >> i & 1) != 0 ? rooms[i] : 0;
        }
        return sum;
    }
}
