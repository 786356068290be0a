package dev.platformc.solver.lowering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EvenlyTest {
    @Test
    void theRemainderGoesToTheFirstFromTheStart() {
        assertEquals(List.of(3, 2, 2), Evenly.over(7, List.of(9, 9, 9), 0));
        assertEquals(List.of(2, 2, 3), Evenly.over(7, List.of(9, 9, 9), 2));
    }

    @Test
    void fullPlacesLeaveTheirPartToOthers() {
        assertEquals(List.of(1, 3, 3), Evenly.over(7, List.of(1, 9, 9), 0));
        assertEquals(List.of(1, 2, 0), Evenly.over(9, List.of(1, 2, 0), 0));
    }

    @Test
    void noPlaceThatCouldHoldMoreHasTwoFewerThanAnother() {
        var random = new Random(Long.getLong("seed", 7));
        for (int i = 0; i < 2000; i++) {
            var room = new ArrayList<Integer>();
            int places = 1 + random.nextInt(6);
            for (int p = 0; p < places; p++) {
                room.add(random.nextInt(8));
            }
            int count = random.nextInt(30);
            var shares = Evenly.over(count, room, random.nextInt(places));
            int all = room.stream().mapToInt(Integer::intValue).sum();
            int most = shares.stream().mapToInt(Integer::intValue).max().orElse(0);
            assertEquals(Math.min(count, all), shares.stream().mapToInt(Integer::intValue).sum());
            for (int p = 0; p < places; p++) {
                boolean full = shares.get(p).equals(room.get(p));
                assertTrue(full || most - shares.get(p) <= 1, room + " " + count + " " + shares);
            }
        }
    }
}
