package dev.platformc.solver.mig;

import dev.platformc.hardware.catalog.Catalog;
import dev.platformc.hardware.mig.Layouts;
import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.solver.mig.PackingProblem.CardGroup;
import dev.platformc.solver.mig.PackingProblem.Demand;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Small problems of every sort: all geometries, instances in the way, profiles left out.
final class RandomFleets {
    private final Random random;
    private final List<MigGeometry> geometries = new ArrayList<>();

    RandomFleets(long seed) {
        random = new Random(seed);
        for (var name : Catalog.standard().gpuNames()) {
            var mig = Catalog.standard().gpu(name).orElseThrow().mig();
            if (mig != null && geometries.stream().noneMatch(g -> g.name().equals(mig.name()))) {
                geometries.add(mig);
            }
        }
    }

    PackingProblem next() {
        var geometry = geometries.get(random.nextInt(geometries.size()));
        var groups = new ArrayList<CardGroup>();
        int cards = 1 + random.nextInt(3);
        while (cards > 0) {
            int count = 1 + random.nextInt(cards);
            groups.add(group(geometry, "group" + groups.size(), count));
            cards -= count;
        }
        var demands = new ArrayList<Demand>();
        int kinds = 1 + random.nextInt(3);
        for (int i = 0; i < kinds; i++) {
            demands.add(new Demand("demand" + i, any(geometry.profiles()), random.nextInt(4)));
        }
        return new PackingProblem(geometry, groups, demands);
    }

    private CardGroup group(MigGeometry geometry, String id, int count) {
        var taken = new ArrayList<PlacedSlice>();
        if (random.nextInt(3) == 0) {
            for (int i = random.nextInt(4); i > 0; i--) {
                var profile = any(geometry.profiles());
                taken.add(new PlacedSlice(profile, any(profile.starts())));
                if (!legal(geometry, taken)) {
                    taken.removeLast();
                }
            }
        }
        var allowed = new ArrayList<MigProfile>();
        boolean all = random.nextBoolean();
        for (var profile : geometry.profiles()) {
            if (all || random.nextInt(4) > 0) {
                allowed.add(profile);
            }
        }
        return new CardGroup(id, count, taken, allowed);
    }

    private static boolean legal(MigGeometry geometry, List<PlacedSlice> slices) {
        return Layouts.isLegal(geometry, slices);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
