package dev.platformc.solver.mig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.hardware.catalog.Catalog;
import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.solver.Budget;
import dev.platformc.solver.mig.PackingAnswer.Packed;
import dev.platformc.solver.mig.PackingProblem.CardGroup;
import dev.platformc.solver.mig.PackingProblem.Demand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every placed state of every card family, and every profile that may be asked for next: the
/// states are enumerated and judged here, from the limits of the card alone.
class NextRequestTest {
    @TestFactory
    List<DynamicTest> everyStateAndEveryNextRequest() {
        var tests = new ArrayList<DynamicTest>();
        families()
                .forEach((name, geometry) ->
                        tests.add(DynamicTest.dynamicTest(name, () -> family(geometry))));
        return tests;
    }

    /// Those whose limits or profiles differ.
    private static Map<String, MigGeometry> families() {
        var families = new LinkedHashMap<String, MigGeometry>();
        for (var name : Catalog.standard().gpuNames()) {
            var mig = Catalog.standard().gpu(name).orElseThrow().mig();
            if (mig != null) {
                families.putIfAbsent(mig.name(), mig);
            }
        }
        return families;
    }

    private static void family(MigGeometry geometry) {
        var states = new ArrayList<List<PlacedSlice>>();
        grow(geometry, new ArrayList<>(), 0, states);
        long requests = 0;
        long held = 0;
        for (var state : states) {
            for (var profile : geometry.profiles()) {
                boolean fits =
                        profile.starts().stream()
                                .anyMatch(start ->
                                        holds(geometry, state, new PlacedSlice(profile, start)));
                assertEquals(
                        fits, packed(geometry, state, profile), () -> profile + " in " + state);
                requests++;
                held += fits ? 1 : 0;
            }
        }
        System.out.printf(
                "%s: %d placed states, %d next requests, %d of them fit, 0 disagreements%n",
                geometry.name(), states.size(), requests, held);
        assertTrue(held > 0 && held < requests);
    }

    private static void grow(
            MigGeometry geometry,
            List<PlacedSlice> state,
            int from,
            List<List<PlacedSlice>> states) {
        states.add(List.copyOf(state));
        for (int start = from; start < geometry.memorySlices(); start++) {
            for (var profile : geometry.profiles()) {
                var slice = new PlacedSlice(profile, start);
                if (profile.starts().contains(start) && holds(geometry, state, slice)) {
                    state.addLast(slice);
                    grow(geometry, state, start + profile.size(), states);
                    state.removeLast();
                }
            }
        }
    }

    private static boolean packed(
            MigGeometry geometry, List<PlacedSlice> state, MigProfile profile) {
        var problem =
                new PackingProblem(
                        geometry,
                        List.of(new CardGroup("card", 1, state, geometry.profiles())),
                        List.of(new Demand("next", profile, 1)));
        return Packer.pack(problem, Budget.USUAL) instanceof Packed;
    }

    /// Whether one more goes beside those that are there.
    private static boolean holds(MigGeometry geometry, List<PlacedSlice> state, PlacedSlice more) {
        var all = new ArrayList<>(state);
        all.add(more);
        int compute = 0;
        int same = 0;
        long axis = 0;
        for (var slice : all) {
            long span = ((1L << slice.profile().size()) - 1) << slice.start();
            if ((axis & span) != 0) {
                return false;
            }
            axis |= span;
            compute += slice.profile().compute();
            same += slice.profile().id() == more.profile().id() ? 1 : 0;
        }
        if (axis >> geometry.memorySlices() != 0
                || compute > geometry.computeSlices()
                || same > more.profile().max()) {
            return false;
        }
        for (int engine = 1; engine <= 4; engine++) {
            int total = geometry.engineTotals().get(engine);
            int used = 0;
            for (var slice : all) {
                used += Math.max(0, slice.profile().engines().get(engine));
            }
            if (total >= 0 && used > total) {
                return false;
            }
        }
        return true;
    }
}
