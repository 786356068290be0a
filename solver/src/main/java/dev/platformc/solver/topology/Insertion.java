package dev.platformc.solver.topology;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Puts units of a group where they cost least: where the group stands already, else into the
/// smallest domain that holds them all, else into the fewest domains of one that does. Some choices
/// are left to chance, so that repeating it finds other places.
final class Insertion {
    private static final int BLINKS = 24;

    private final Board board;
    private final Tree tree;
    private final SplittableRandom random;
    private final int leafLevel;

    /// Room for the group at hand, `[level][domain]`.
    private final long[][] room;

    /// Whether the group stands there already, by visit, `[level][domain]`.
    private final int[][] touched;

    /// Children, as `[first, end)` of a domain at a level, in the numbering of the next level.
    private final int[][] firstChild;

    /// Domains just outside the innermost ones in which groups may be put, and what lies in them.
    private final int[] parents;

    private final boolean[] isOpen;
    private int parentCount;
    private final int[] leaves;
    private int leafCount;

    private int visit;
    private final long[] keys;
    private final int[] chosen;
    private final int[] best;
    private int chosenCount;
    private final Tightest tightest = new Tightest();

    Insertion(Board board, SplittableRandom random) {
        this.board = board;
        this.random = random;
        tree = board.tree;
        leafLevel = tree.leafLevel();
        room = new long[leafLevel + 1][];
        touched = new int[leafLevel + 1][];
        firstChild = new int[leafLevel][];
        for (int level = 0; level <= leafLevel; level++) {
            room[level] = new long[tree.domains(level)];
            touched[level] = new int[tree.domains(level)];
        }
        for (int level = 0; level < leafLevel; level++) {
            firstChild[level] = firstChildren(level);
        }
        parents = new int[tree.domains(leafLevel - 1)];
        isOpen = new boolean[parents.length];
        leaves = new int[tree.domains(leafLevel)];
        int most = Arrays.stream(room).mapToInt(r -> r.length).max().orElse(1);
        keys = new long[most];
        chosen = new int[most];
        best = new int[most];
    }

    private int[] firstChildren(int level) {
        int[] first = new int[tree.domains(level) + 1];
        Arrays.fill(first, -1);
        int children = tree.domains(level + 1);
        first[tree.domains(level)] = children;
        for (int child = children - 1; child >= 0; child--) {
            int parent = tree.enclosing(level, level + 1, child);
            if (parent >= 0) {
                first[parent] = child;
            }
        }
        for (int domain = tree.domains(level) - 1; domain >= 0; domain--) {
            if (first[domain] < 0) {
                first[domain] = first[domain + 1];
            }
        }
        return first;
    }

    /// Nothing may be put anywhere until domains are opened.
    void close() {
        for (int i = 0; i < leafCount; i++) {
            room[leafLevel][leaves[i]] = 0;
        }
        for (int level = 0; level < leafLevel - 1; level++) {
            Arrays.fill(room[level], 0);
        }
        for (int i = 0; i < parentCount; i++) {
            room[leafLevel - 1][parents[i]] = 0;
            isOpen[parents[i]] = false;
        }
        parentCount = 0;
        leafCount = 0;
    }

    /// Lets groups into the innermost domains beside this one as well.
    void open(int leaf) {
        int parent = board.around[leafLevel - 1][leaf];
        if (!isOpen[parent]) {
            isOpen[parent] = true;
            parents[parentCount++] = parent;
            int end = firstChild[leafLevel - 1][parent + 1];
            for (int inside = firstChild[leafLevel - 1][parent]; inside < end; inside++) {
                leaves[leafCount++] = inside;
            }
        }
    }

    /// Puts units somewhere.
    ///
    /// @param units above 0
    /// @return whether all found a place; else some may have been put
    boolean insert(int group, int units) {
        var want = board.instance.wants().get(group);
        boolean fresh = board.of(group).size == 0;
        int scope = measure(group, want);
        int left = fresh ? units : intoOwn(group, units);
        if (left == 0) {
            return true;
        }
        if (!want.compact()) {
            return fillUp(group, want, scope, left);
        }
        return choose(want, scope, left, fresh) && put(group, left);
    }

    /// Room everywhere that the group may go.
    ///
    /// @return the domain of its required level that it has to stay in; -1 for none
    private int measure(int group, Want want) {
        visit++;
        var parts = board.of(group);
        int scope = -1;
        if (parts.size > 0) {
            scope = board.around[want.required()][parts.keys[0]];
            for (int i = 0; i < parts.size; i++) {
                for (int level = 0; level <= leafLevel; level++) {
                    touched[level][board.around[level][parts.keys[i]]] = visit;
                }
            }
        }
        for (int level = 0; level < leafLevel - 1; level++) {
            Arrays.fill(room[level], 0);
        }
        for (int i = 0; i < parentCount; i++) {
            room[leafLevel - 1][parents[i]] = 0;
        }
        for (int i = 0; i < leafCount; i++) {
            int leaf = leaves[i];
            int inside = board.around[want.required()][leaf];
            long fits = 0;
            if (inside >= 0 && (scope < 0 || scope == inside)) {
                fits = want.steps(board.fits(leaf, group));
                if (fits > 0 && random.nextInt(BLINKS) == 0 && touched[leafLevel][leaf] != visit) {
                    fits = 0;
                }
            }
            room[leafLevel][leaf] = fits;
            if (fits > 0) {
                for (int level = 0; level < leafLevel; level++) {
                    room[level][board.around[level][leaf]] += fits;
                }
            }
        }
        return scope;
    }

    /// Into domains where the group stands: that costs nothing.
    private int intoOwn(int group, int units) {
        var parts = board.of(group);
        int left = units;
        for (int i = 0; i < parts.size && left > 0; i++) {
            int leaf = parts.keys[i];
            int part = (int) Math.min(left, room[leafLevel][leaf]);
            if (part > 0) {
                board.put(group, leaf, part);
                left -= part;
                for (int level = 0; level < leafLevel; level++) {
                    room[level][board.around[level][leaf]] -= part;
                }
                room[leafLevel][leaf] -= part;
            }
        }
        return left;
    }

    private boolean fillUp(int group, Want want, int scope, int units) {
        int inside = scope;
        if (scope < 0) {
            inside = smallest(want.required(), units);
        }
        if (inside < 0) {
            return false;
        }
        int count = 0;
        for (int i = 0; i < leafCount; i++) {
            int leaf = leaves[i];
            if (room[leafLevel][leaf] > 0 && board.around[want.required()][leaf] == inside) {
                keys[count++] = key(room[leafLevel][leaf], leaf);
            }
        }
        Arrays.sort(keys, 0, count);
        int left = units;
        for (int i = 0; i < count && left > 0; i++) {
            int leaf = index(keys[i]);
            int part = (int) Math.min(left, room[leafLevel][leaf]);
            board.put(group, leaf, part);
            left -= part;
        }
        return left == 0;
    }

    /// Small rooms first; of equal ones the first.
    private static long key(long room, int index) {
        return Math.min(room, Integer.MAX_VALUE) << Integer.SIZE | index;
    }

    private static int index(long key) {
        return (int) key;
    }

    private int smallest(int level, int units) {
        int smallest = -1;
        for (int domain = 0; domain < room[level].length; domain++) {
            long has = room[level][domain];
            if (has >= units && (smallest < 0 || has < room[level][smallest])) {
                smallest = domain;
            }
        }
        return smallest;
    }

    /// The cheapest domain of any level that holds all, of equals the smallest, and the innermost
    /// domains in it: into `best`.
    private boolean choose(Want want, int scope, int units, boolean fresh) {
        long bestCost = Long.MAX_VALUE;
        long bestRoom = Long.MAX_VALUE;
        int bestCount = 0;
        for (int level = leafLevel; level >= want.required(); level--) {
            int count =
                    level == leafLevel
                            ? leafCount
                            : level == leafLevel - 1 ? parentCount : room[level].length;
            for (int i = 0; i < count; i++) {
                int domain =
                        level == leafLevel ? leaves[i] : level == leafLevel - 1 ? parents[i] : i;
                long has = room[level][domain];
                if (has < units || (level == want.required() && scope >= 0 && domain != scope)) {
                    continue;
                }
                long price = open(level, domain, want.required());
                if (price > bestCost
                        || (level == leafLevel && price == bestCost && has >= bestRoom)) {
                    continue;
                }
                price += expand(level, domain, units, fresh);
                if (price < bestCost || (price == bestCost && has < bestRoom)) {
                    bestCost = price;
                    bestRoom = has;
                    bestCount = chosenCount;
                    System.arraycopy(chosen, 0, best, 0, chosenCount);
                }
            }
            if (fresh && bestCount > 0 && level > 1) {
                // Alone in one domain is as cheap as it gets.
                break;
            }
        }
        chosenCount = bestCount;
        return bestCount > 0;
    }

    /// What the domain and those around it cost where the group is not there yet.
    private long open(int level, int domain, int required) {
        long price = 0;
        int inner = domain;
        for (int at = level; at > required; at--) {
            if (touched[at][inner] != visit) {
                price += tree.costs[at];
            }
            inner = at > 0 ? tree.enclosing(at - 1, at, inner) : inner;
        }
        return price;
    }

    /// The innermost domains that are taken when all goes into one domain: into `chosen`, the one
    /// that takes the rest last.
    ///
    /// @return what domains below it cost
    private long expand(int level, int domain, int units, boolean fresh) {
        chosen[0] = domain;
        chosenCount = 1;
        long price = 0;
        for (int at = level + 1; at <= leafLevel; at++) {
            int count = 0;
            for (int i = 0; i < chosenCount; i++) {
                if (at == leafLevel - 1) {
                    count = open(at, chosen[i], count, fresh);
                    continue;
                }
                int end = firstChild[at - 1][chosen[i] + 1];
                for (int child = firstChild[at - 1][chosen[i]]; child < end; child++) {
                    long has = room[at][child];
                    if (has > 0) {
                        boolean own = !fresh && touched[at][child] == visit;
                        keys[count++] = key(own ? Integer.MAX_VALUE - 1 : has, child);
                    }
                }
            }
            board.step(2L * count);
            price += pick(at, count, units, fresh);
        }
        return price;
    }

    /// Opened domains inside a domain, into `keys`.
    private int open(int at, int domain, int before, boolean fresh) {
        int count = before;
        for (int i = 0; i < parentCount; i++) {
            int child = parents[i];
            if (room[at][child] > 0 && tree.enclosing(at - 1, at, child) == domain) {
                boolean own = !fresh && touched[at][child] == visit;
                keys[count++] = key(own ? Integer.MAX_VALUE - 1 : room[at][child], child);
            }
        }
        return count;
    }

    /// Of the children in `keys` the largest until the rest fits into one, then the smallest that
    /// holds it; or as few in a row that are as small as can be.
    private long pick(int level, int count, int units, boolean fresh) {
        Arrays.sort(keys, 0, count);
        int taken = 0;
        long left = units;
        int next = count - 1;
        while (left > room[level][index(keys[next])]) {
            int child = index(keys[next--]);
            left -= room[level][child];
            chosen[taken++] = child;
        }
        if (fresh && taken > 0 && random.nextBoolean()) {
            return window(level, count, taken + 1, units);
        }
        while (next > 0 && room[level][index(keys[next - 1])] >= left) {
            next--;
        }
        chosen[taken++] = index(keys[next]);
        chosenCount = taken;
        return price(level);
    }

    private long window(int level, int count, int size, int units) {
        if (count <= Tightest.MOST_ROOMS) {
            return tightest(level, count, size, units);
        }
        int start = count - size;
        long sum = 0;
        for (int i = start; i < count; i++) {
            sum += room[level][index(keys[i])];
        }
        while (start > 0) {
            long lower =
                    sum
                            - room[level][index(keys[start + size - 1])]
                            + room[level][index(keys[start - 1])];
            if (lower < units) {
                break;
            }
            sum = lower;
            start--;
        }
        for (int i = 0; i < size; i++) {
            chosen[i] = index(keys[start + size - 1 - i]);
        }
        chosenCount = size;
        return price(level);
    }

    /// So many of the children in `keys` that leave least of their room over, the largest first.
    private long tightest(int level, int count, int size, int units) {
        tightest.clear();
        for (int i = 0; i < count; i++) {
            tightest.add(room[level][index(keys[i])]);
        }
        int set = tightest.choose(size, units);
        board.step(tightest.looks());
        chosenCount = 0;
        for (int i = count - 1; i >= 0; i--) {
            if ((set >> i & 1) != 0) {
                chosen[chosenCount++] = index(keys[i]);
            }
        }
        return price(level);
    }

    private long price(int level) {
        long price = 0;
        for (int i = 0; i < chosenCount; i++) {
            price += touched[level][chosen[i]] == visit ? 0 : tree.costs[level];
        }
        return price;
    }

    private boolean put(int group, int units) {
        int left = units;
        for (int i = 0; i < chosenCount && left > 0; i++) {
            int part = (int) Math.min(left, room[leafLevel][best[i]]);
            board.put(group, best[i], part);
            left -= part;
        }
        return left == 0;
    }
}
