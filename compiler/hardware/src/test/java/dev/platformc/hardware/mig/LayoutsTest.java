package dev.platformc.hardware.mig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.hardware.catalog.Catalog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutsTest {
    private static final MigGeometry A100_80 = geometry("a100-sxm-80gb");

    static MigGeometry geometry(String gpu) {
        return Objects.requireNonNull(Catalog.standard().gpu(gpu).orElseThrow().mig(), gpu);
    }

    static List<MigProfile> profiles(MigGeometry geometry, String names) {
        return names.isBlank()
                ? List.of()
                : Arrays.stream(names.split("[+,] ?(?=[0-9])"))
                        .map(name -> geometry.profile(name.strip()).orElseThrow())
                        .toList();
    }

    private static List<MigProfile> plain(MigGeometry geometry) {
        return geometry.profiles().stream().filter(MigProfile::isPlain).toList();
    }

    private static String names(List<MigProfile> profiles) {
        return profiles.stream().map(MigProfile::name).collect(Collectors.joining("+"));
    }

    // ---- published counts

    @ParameterizedTest
    @ValueSource(strings = {"a100-sxm-80gb", "h100-sxm-80gb", "h200-sxm-141gb", "b200-180gb"})
    void sixPlainProfilesGiveThePublishedCounts(String gpu) {
        var geometry = geometry(gpu);
        var profiles = plain(geometry);
        assertEquals(6, profiles.size());
        var layouts = Layouts.layouts(geometry, profiles);
        assertEquals(723, layouts.size());
        assertEquals(723, new HashSet<>(layouts).size());
        assertEquals(78, Layouts.multisets(geometry, profiles, List.of()).size());
        assertEquals(28, Layouts.maximalMultisets(geometry, profiles, List.of()).size());
        assertEquals(78, maximal(layouts).size());
        assertEquals(77, setsOf(layouts).size() - 1);
    }

    @Test
    void fiveClassicProfilesOfTheA100GiveTheNineteenConfigurations() {
        var geometry = geometry("a100-sxm-40gb");
        var classic = profiles(geometry, "1g.5gb, 2g.10gb, 3g.20gb, 4g.20gb, 7g.40gb");
        var maximal = maximal(Layouts.layouts(geometry, classic));
        assertEquals(19, maximal.size());
        assertEquals(14, setsOf(maximal).size());
    }

    private static List<List<PlacedSlice>> maximal(List<List<PlacedSlice>> layouts) {
        var sets = layouts.stream().map(Set::copyOf).toList();
        return layouts.stream()
                .filter(layout ->
                        sets.stream()
                                .noneMatch(other ->
                                        other.size() > layout.size() && other.containsAll(layout)))
                .toList();
    }

    private static Set<String> setsOf(List<List<PlacedSlice>> layouts) {
        return layouts.stream()
                .map(l -> l.stream().map(s -> s.profile().name()).sorted().toList().toString())
                .collect(Collectors.toSet());
    }

    @Test
    void onlySumsAndCountsDecideOnAnEmptyCard() {
        for (var gpu : Catalog.standard().gpuNames()) {
            var geometry = Catalog.standard().gpu(gpu).orElseThrow().mig();
            if (geometry == null) {
                continue;
            }
            var byPlacement = setsOf(Layouts.layouts(geometry, geometry.profiles()));
            var bySum = new HashSet<String>();
            addBySum(geometry, 0, new ArrayList<>(), bySum);
            assertEquals(bySum, byPlacement, gpu);
        }
    }

    private static void addBySum(
            MigGeometry geometry, int from, List<MigProfile> soFar, Set<String> found) {
        found.add(soFar.stream().map(MigProfile::name).sorted().toList().toString());
        for (int i = from; i < geometry.profiles().size(); i++) {
            soFar.addLast(geometry.profiles().get(i));
            if (Layouts.sums(geometry, soFar).broken().isEmpty()) {
                addBySum(geometry, i, soFar, found);
            }
            soFar.removeLast();
        }
    }

    @Test
    void everyProfileFitsAsOftenAsPublishedAndNoMore() {
        for (var gpu : Catalog.standard().gpuNames()) {
            var geometry = Catalog.standard().gpu(gpu).orElseThrow().mig();
            if (geometry == null) {
                continue;
            }
            for (var profile : geometry.profiles()) {
                var most = Collections.nCopies(profile.max(), profile);
                assertTrue(Layouts.fits(geometry, most), gpu + " " + profile.name());
                var more = Collections.nCopies(profile.max() + 1, profile);
                assertFalse(Layouts.fits(geometry, more), gpu + " " + profile.name());
            }
        }
    }

    // ---- rules, one by one

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a100-sxm-80gb | 3g.40gb, 3g.40gb                          | true
                    a100-sxm-80gb | 3g.40gb, 4g.40gb                          | true
                    a100-sxm-80gb | 4g.40gb, 4g.40gb                          | false
                    a100-sxm-80gb | 1g.10gb, 1g.10gb, 2g.20gb, 4g.40gb        | false
                    a100-sxm-80gb | 1g.10gb, 1g.10gb, 2g.20gb, 3g.40gb        | true
                    a100-sxm-80gb | 1g.10gb, 2g.20gb, 4g.40gb                 | true
                    a100-sxm-80gb | 2g.20gb, 2g.20gb, 2g.20gb, 1g.20gb        | true
                    a100-sxm-80gb | 2g.20gb, 2g.20gb, 2g.20gb, 2g.20gb        | false
                    a100-sxm-80gb | 1g.10gb+me, 1g.10gb+me                    | false
                    a100-sxm-80gb | 7g.80gb, 1g.10gb                          | false
                    a30           | 1g.6gb+me, 2g.12gb+me                     | false
                    a30           | 1g.6gb+me, 2g.12gb                        | true
                    rtx-pro-6000-96gb | 1g.24gb+me.all, 1g.24gb-me, 2g.48gb-me | true
                    rtx-pro-6000-96gb | 1g.24gb+me.all, 1g.24gb               | false
                    rtx-pro-6000-96gb | 1g.24gb+gfx, 1g.24gb+me, 2g.48gb      | true
                    """)
    void legalOrNot(String gpu, String set, boolean legal) {
        var geometry = geometry(gpu);
        assertEquals(legal, Layouts.fits(geometry, profiles(geometry, set)));
    }

    @Test
    void placesOneByOneAsTheRequestLists() {
        var wanted = profiles(A100_80, "1g.10gb, 1g.10gb, 2g.20gb, 3g.40gb");
        var placed = Layouts.place(A100_80, wanted, List.of()).orElseThrow();
        assertEquals(wanted, placed.stream().map(PlacedSlice::profile).toList());
        assertTrue(Layouts.isLegal(A100_80, placed));
        assertEquals("[1g.10gb at 0, 1g.10gb at 1, 2g.20gb at 2, 3g.40gb at 4]", placed.toString());
    }

    @Test
    void whatIsThereCanBeInTheWay() {
        var small = A100_80.profile("1g.10gb").orElseThrow();
        var large = A100_80.profile("4g.40gb").orElseThrow();
        assertTrue(Layouts.fits(A100_80, List.of(small, large)));
        var inTheWay = List.of(new PlacedSlice(small, 2));
        assertTrue(Layouts.place(A100_80, List.of(large), inTheWay).isEmpty());
        var aside = List.of(new PlacedSlice(small, 6));
        assertEquals(
                List.of(new PlacedSlice(large, 0)),
                Layouts.place(A100_80, List.of(large), aside).orElseThrow());
    }

    @Test
    void aThirdOfTheStatesThatPassBothSumsRefuseTheNextRequest() {
        int passing = 0;
        int refused = 0;
        for (var layout : Layouts.layouts(A100_80, plain(A100_80))) {
            for (var next : plain(A100_80)) {
                var all = new ArrayList<>(layout.stream().map(PlacedSlice::profile).toList());
                all.add(next);
                var sums = Layouts.sums(A100_80, all);
                if (sums.compute() <= 7 && sums.memory() <= 8) {
                    passing++;
                    refused += Layouts.place(A100_80, List.of(next), layout).isEmpty() ? 1 : 0;
                }
            }
        }
        assertEquals("754 of 2190", refused + " of " + passing);
    }

    @Test
    void wrongStartsOverlapsAndExcessAreIllegal() {
        var one = A100_80.profile("1g.10gb").orElseThrow();
        var two = A100_80.profile("2g.20gb").orElseThrow();
        assertFalse(Layouts.isLegal(A100_80, List.of(new PlacedSlice(one, 7))));
        assertFalse(Layouts.isLegal(A100_80, List.of(new PlacedSlice(two, 6))));
        assertFalse(
                Layouts.isLegal(
                        A100_80, List.of(new PlacedSlice(two, 0), new PlacedSlice(one, 1))));
        assertTrue(
                Layouts.isLegal(
                        A100_80, List.of(new PlacedSlice(two, 0), new PlacedSlice(one, 2))));
    }

    // ---- sums and ways out

    @Test
    void sumsSayWhichLimitIsBrokenAndByHowMuch() {
        var sums = Layouts.sums(A100_80, profiles(A100_80, "1g.10gb, 1g.10gb, 2g.20gb, 4g.40gb"));
        assertEquals(
                "8/7 8/8",
                sums.compute()
                        + "/"
                        + sums.computeTotal()
                        + " "
                        + sums.memory()
                        + "/"
                        + sums.memoryTotal());
        assertEquals(List.of(new BrokenLimit.Compute(8, 7)), sums.broken());
        assertEquals(1, sums.broken().getFirst().excess());
    }

    @Test
    void nearestKeepsInstancesAndMemoryFirstAndOffersToDropOneSecond() {
        var wanted = profiles(A100_80, "1g.10gb, 1g.10gb, 2g.20gb, 4g.40gb");
        var near = Layouts.nearest(A100_80, wanted);
        assertEquals("3g.40gb+2g.20gb+1g.10gb+1g.10gb", names(near.get(0).profiles()));
        assertEquals("4g.40gb+2g.20gb+1g.10gb", names(near.get(1).profiles()));
        assertTrue(near.stream().allMatch(n -> Layouts.fits(A100_80, n.profiles())));
        assertEquals(1, near.get(0).changed());
        assertEquals(0, near.get(0).dropped());
        assertEquals(1, near.get(1).dropped());
    }

    @Test
    void aLegalSetIsItsOwnNearest() {
        var wanted = profiles(A100_80, "3g.40gb, 3g.40gb");
        var near = Layouts.nearest(A100_80, wanted);
        assertEquals(0, near.getFirst().changed());
        assertEquals("3g.40gb+3g.40gb", names(near.getFirst().profiles()));
    }

    @Test
    void multisetsBesideInstancesAreTheSameAsByEnumeration() {
        var profiles = plain(A100_80);
        for (var taken : Layouts.layouts(A100_80, profiles)) {
            if (taken.size() != 1) {
                continue;
            }
            var expected =
                    Layouts.layouts(A100_80, profiles).stream()
                            .filter(layout -> layout.containsAll(taken))
                            .map(layout -> {
                                var rest = new ArrayList<>(layout);
                                taken.forEach(rest::remove);
                                return rest.stream()
                                        .map(PlacedSlice::profile)
                                        .sorted(Layouts.LARGEST_FIRST)
                                        .toList();
                            })
                            .collect(Collectors.toSet());
            assertEquals(
                    expected, Set.copyOf(Layouts.multisets(A100_80, profiles, taken)), taken + "");
        }
    }
}
