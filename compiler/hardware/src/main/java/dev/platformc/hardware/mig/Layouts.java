package dev.platformc.hardware.mig;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Which instances a card can hold together.
///
/// A set of instances is legal when each stands at a legal start of its profile, no two overlap on
/// the memory axis, no profile has more instances than the card allows, and the media engines and
/// compute slices suffice. On an empty card the sums nearly decide it; beside instances that are
/// there already only the places do.
public final class Layouts {
    /// By memory, then compute, then profile id.
    public static final Comparator<MigProfile> LARGEST_FIRST =
            Comparator.comparingInt(MigProfile::size)
                    .thenComparingInt(MigProfile::compute)
                    .reversed()
                    .thenComparingInt(MigProfile::id);

    /// Enough for 12 instances of each of 16 profiles in a `long`; no card has more of either.
    private static final int KEY_BITS = 4;

    private Layouts() {}

    /// Whether these instances can stand together on one card.
    public static boolean isLegal(MigGeometry geometry, List<PlacedSlice> slices) {
        var profiles = slices.stream().map(PlacedSlice::profile).toList();
        return slices.stream().allMatch(slice -> slice.profile().starts().contains(slice.start()))
                && areDisjoint(slices)
                && LayoutSums.of(geometry, profiles).broken().isEmpty();
    }

    /// What these instances take, and which limits they break, if all were on one card.
    public static LayoutSums sums(MigGeometry geometry, List<MigProfile> profiles) {
        return LayoutSums.of(geometry, profiles);
    }

    /// A place for every one of these profiles beside what is there.
    ///
    /// Large instances are placed first and all as far up the axis as they go: 4g and the starts of
    /// 2g are at the lower end, and slice 7 is of no use to plain 1g, so this leaves most room.
    ///
    /// @param taken legal together
    /// @return the new instances in the order of `profiles`, equal ones by ascending start; empty
    ///   when there is no legal placement
    public static Optional<List<PlacedSlice>> place(
            MigGeometry geometry, List<MigProfile> profiles, List<PlacedSlice> taken) {
        var all = new ArrayList<>(profiles);
        taken.forEach(slice -> all.add(slice.profile()));
        if (!LayoutSums.of(geometry, all).broken().isEmpty()) {
            return Optional.empty();
        }
        var sorted = new ArrayList<>(profiles);
        sorted.sort(LARGEST_FIRST);
        var placed = new ArrayList<PlacedSlice>();
        return placeRest(sorted, 0, occupied(taken), placed)
                ? Optional.of(inOrder(profiles, placed))
                : Optional.empty();
    }

    /// Whether these profiles can stand together on an empty card.
    public static boolean fits(MigGeometry geometry, List<MigProfile> profiles) {
        return place(geometry, profiles, List.of()).isPresent();
    }

    /// Legal sets of instances beside one that may not be, nearest first; a legal one is its own
    /// nearest.
    ///
    /// Only plain profiles and those of `wanted` are used, and never more instances. Ordered by
    /// instances changed, then left out, then memory and compute lost; the best of those that only
    /// leave instances out comes second at the latest, since it is another sort of way out.
    public static List<NearbyLayout> nearest(MigGeometry geometry, List<MigProfile> wanted) {
        var profiles = new ArrayList<MigProfile>();
        for (var profile : geometry.profiles()) {
            if (profile.isPlain() || wanted.contains(profile)) {
                profiles.add(profile);
            }
        }
        var near = new ArrayList<NearbyLayout>();
        for (var set : multisets(geometry, profiles, List.of())) {
            if (!set.isEmpty() && set.size() <= wanted.size()) {
                near.add(NearbyLayout.between(wanted, set));
            }
        }
        near.sort(NearbyLayout.ORDER);
        var dropping = near.stream().filter(NearbyLayout::onlyDrops).findFirst();
        if (dropping.isPresent() && near.indexOf(dropping.get()) > 1) {
            near.remove(dropping.get());
            near.add(1, dropping.get());
        }
        return List.copyOf(near);
    }

    /// Every legal set of these profiles beside what is there, the empty one included, each largest
    /// first; a set comes before those that add to its end.
    public static List<List<MigProfile>> multisets(
            MigGeometry geometry, Collection<MigProfile> profiles, List<PlacedSlice> taken) {
        var sorted = profiles.stream().distinct().sorted(LARGEST_FIRST).toList();
        var found = new ArrayList<List<MigProfile>>();
        extend(geometry, sorted, 0, taken, new ArrayList<>(), found);
        return List.copyOf(found);
    }

    /// The legal sets of these profiles to which none of them can be added; only the empty one
    /// where nothing fits.
    public static List<List<MigProfile>> maximalMultisets(
            MigGeometry geometry, Collection<MigProfile> profiles, List<PlacedSlice> taken) {
        var sorted = profiles.stream().distinct().sorted(LARGEST_FIRST).toList();
        var all = multisets(geometry, sorted, taken);
        var known = new HashSet<Long>();
        all.forEach(set -> known.add(key(sorted, set)));
        var maximal = new ArrayList<List<MigProfile>>();
        for (var set : all) {
            long key = key(sorted, set);
            boolean grows = false;
            for (int i = 0; i < sorted.size(); i++) {
                grows |= known.contains(key + (1L << (KEY_BITS * i)));
            }
            if (!grows) {
                maximal.add(set);
            }
        }
        return List.copyOf(maximal);
    }

    /// A number for a set: how many of each profile, [#KEY_BITS] bits each.
    private static long key(List<MigProfile> profiles, List<MigProfile> set) {
        long key = 0;
        for (var profile : set) {
            key += 1L << (KEY_BITS * profiles.indexOf(profile));
        }
        return key;
    }

    /// Every legal layout of an empty card cut into these profiles, the uncut card included, each
    /// by ascending start.
    public static List<List<PlacedSlice>> layouts(
            MigGeometry geometry, Collection<MigProfile> profiles) {
        var found = new ArrayList<List<PlacedSlice>>();
        addLayouts(geometry, List.copyOf(profiles), 0, new ArrayList<>(), found);
        return List.copyOf(found);
    }

    private static void addLayouts(
            MigGeometry geometry,
            List<MigProfile> profiles,
            int from,
            List<PlacedSlice> soFar,
            List<List<PlacedSlice>> found) {
        found.add(List.copyOf(soFar));
        for (int start = from; start < geometry.memorySlices(); start++) {
            for (var profile : profiles) {
                if (!profile.starts().contains(start)) {
                    continue;
                }
                soFar.addLast(new PlacedSlice(profile, start));
                if (isLegal(geometry, soFar)) {
                    addLayouts(geometry, profiles, start + profile.size(), soFar, found);
                }
                soFar.removeLast();
            }
        }
    }

    private static void extend(
            MigGeometry geometry,
            List<MigProfile> profiles,
            int from,
            List<PlacedSlice> taken,
            List<MigProfile> soFar,
            List<List<MigProfile>> found) {
        found.add(List.copyOf(soFar));
        for (int i = from; i < profiles.size(); i++) {
            soFar.addLast(profiles.get(i));
            if (place(geometry, soFar, taken).isPresent()) {
                extend(geometry, profiles, i, taken, soFar, found);
            }
            soFar.removeLast();
        }
    }

    private static boolean placeRest(
            List<MigProfile> sorted, int next, long occupied, List<PlacedSlice> placed) {
        if (next == sorted.size()) {
            return true;
        }
        var profile = sorted.get(next);
        boolean again = next > 0 && sorted.get(next - 1).equals(profile);
        int below = again ? placed.getLast().start() : Integer.MAX_VALUE;
        for (var start : profile.starts().reversed()) {
            long span = span(profile, start);
            if (start >= below || (occupied & span) != 0) {
                continue;
            }
            placed.addLast(new PlacedSlice(profile, start));
            if (placeRest(sorted, next + 1, occupied | span, placed)) {
                return true;
            }
            placed.removeLast();
        }
        return false;
    }

    private static List<PlacedSlice> inOrder(List<MigProfile> profiles, List<PlacedSlice> placed) {
        var rest = new ArrayList<>(placed);
        rest.sort(Comparator.comparingInt(PlacedSlice::start));
        var ordered = new ArrayList<PlacedSlice>();
        for (var profile : profiles) {
            for (var slice : rest) {
                if (slice.profile().equals(profile)) {
                    ordered.add(slice);
                    rest.remove(slice);
                    break;
                }
            }
        }
        return List.copyOf(ordered);
    }

    private static boolean areDisjoint(List<PlacedSlice> slices) {
        long occupied = 0;
        for (var slice : slices) {
            long span = span(slice.profile(), slice.start());
            if ((occupied & span) != 0) {
                return false;
            }
            occupied |= span;
        }
        return true;
    }

    private static long occupied(List<PlacedSlice> slices) {
        long occupied = 0;
        for (var slice : slices) {
            occupied |= span(slice.profile(), slice.start());
        }
        return occupied;
    }

    /// One bit for each unit of the memory axis.
    private static long span(MigProfile profile, int start) {
        return ((1L << profile.size()) - 1) << start;
    }
}
