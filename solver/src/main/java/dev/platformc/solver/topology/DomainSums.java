package dev.platformc.solver.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Sums over the domains of a level, for groups of which one domain holds all units: without Z3, at
/// any size.
///
/// Two of them: groups of at least some size need a domain of that size, so all such domains
/// together must hold them; and a domain holds at most so many groups of at least some size as that
/// size fits into it, so that there must be as many such places as groups.
final class DomainSums {
    private final Instance instance;
    private final Slots slots;
    private final int level;

    /// Slots of each domain of the level, the most first.
    private final long[] rooms;

    /// Groups inside one domain of the level, the largest first.
    private final List<Integer> groups;

    private DomainSums(Instance instance, Slots slots, int level) {
        this.instance = instance;
        this.slots = slots;
        this.level = level;
        rooms = rooms();
        groups =
                IntStream.range(0, instance.groups())
                        .filter(group -> isInOneDomain(group) && taken(group) > 0)
                        .boxed()
                        .sorted(Comparator.comparingDouble(group -> -taken(group)))
                        .toList();
    }

    /// Groups that cannot stand together, by index, in order; empty when sums show nothing.
    static List<Integer> tooMany(Instance instance, List<Slots> all) {
        for (int level = 1; level <= instance.tree().nodeLevel; level++) {
            for (var slots : all) {
                var found = new DomainSums(instance, slots, level).tooMany();
                if (!found.isEmpty()) {
                    return found.stream().sorted().toList();
                }
            }
        }
        return List.of();
    }

    private long[] rooms() {
        var tree = instance.tree();
        long[] each = new long[tree.domains(level)];
        for (int domain = 0; domain < each.length; domain++) {
            each[domain] = -slots.in(tree, level, domain);
        }
        Arrays.sort(each);
        return Arrays.stream(each).map(room -> -room).toArray();
    }

    private boolean isInOneDomain(int group) {
        var want = instance.wants().get(group);
        return want.units() == 1 || want.required() >= level;
    }

    private double taken(int group) {
        var want = instance.wants().get(group);
        return (double) slots.takenBy(want) * want.units();
    }

    private List<Integer> tooMany() {
        double sum = 0;
        for (int count = 1; count <= groups.size(); count++) {
            double least = taken(groups.get(count - 1));
            sum += least;
            if (least == 0) {
                break;
            }
            if (count > places(least, count)) {
                return new ArrayList<>(groups.subList(0, count));
            }
            if (sum > roomFrom(least)) {
                return new ArrayList<>(groups.subList(0, count));
            }
        }
        return List.of();
    }

    /// How many groups of at least this size all domains hold, as far as it matters.
    private long places(double least, int enough) {
        long places = 0;
        for (long room : rooms) {
            if (room < least || places >= enough) {
                break;
            }
            places += (long) (room / least);
        }
        return places;
    }

    /// Slots of all domains that could hold a group of this size.
    private double roomFrom(double least) {
        double room = 0;
        for (long each : rooms) {
            if (each < least) {
                break;
            }
            room += each;
        }
        return room;
    }
}
