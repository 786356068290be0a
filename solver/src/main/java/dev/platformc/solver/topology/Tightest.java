package dev.platformc.solver.topology;

/// Of all choices of so many rooms the one that holds enough and leaves least over.
final class Tightest {
    /// Rooms of which every choice is looked at: 252 at most.
    static final int MOST_ROOMS = 10;

    private final long[] rooms = new long[MOST_ROOMS];
    private int count;
    private int looks;

    void clear() {
        count = 0;
    }

    void add(long room) {
        rooms[count++] = room;
    }

    /// Choices that the last question looked at.
    int looks() {
        return looks;
    }

    /// @param size how many rooms to choose, at most as many as there are; some choice holds all
    /// @return bits of the rooms, by the order in which they were added; of equals the first
    int choose(int size, long units) {
        int best = 0;
        long least = Long.MAX_VALUE;
        looks = 0;
        for (int set = (1 << size) - 1; set < 1 << count; set = next(set)) {
            long sum = 0;
            for (int left = set; left != 0; left &= left - 1) {
                sum += rooms[Integer.numberOfTrailingZeros(left)];
            }
            looks++;
            if (sum >= units && sum < least) {
                least = sum;
                best = set;
            }
        }
        return best;
    }

    /// The next larger number with as many bits.
    private static int next(int set) {
        int lowest = set & -set;
        int ripple = set + lowest;
        return ripple | ((set ^ ripple) >>> 2) / lowest;
    }
}
