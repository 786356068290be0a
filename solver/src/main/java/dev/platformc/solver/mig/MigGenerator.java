package dev.platformc.solver.mig;

import dev.platformc.hardware.mig.Layouts;
import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.solver.mig.ReplanProblem.Goal;
import dev.platformc.solver.mig.ReplanProblem.Group;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Fleets for measuring and testing; equal seeds give equal fleets.
public final class MigGenerator {
    /// Share of the memory axis that a generated demand asks for.
    private static final int FILLED_PERCENT = 92;

    private static final int PERCENT = 100;

    /// How far the number of a profile may be from its share.
    private static final int LEAST_PERCENT = 90;

    private static final int SPREAD_PERCENT = 21;
    private static final int HEAVIEST = 5;

    private MigGenerator() {}

    /// Instances worth about 92 % of the memory of so many cards, divided over the models; the mix
    /// of plain profiles is drawn for each model, and some profiles are left out.
    public static Map<String, Integer> demand(List<MigGeometry> models, int gpus, Random random) {
        var wanted = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < models.size(); i++) {
            long cards = (long) gpus * (i + 1) / models.size() - (long) gpus * i / models.size();
            long volume = cards * models.get(i).memorySlices() * FILLED_PERCENT / PERCENT;
            var weights = weights(models.get(i), random);
            long sum = weights.values().stream().mapToLong(Integer::longValue).sum();
            weights.forEach((profile, weight) -> {
                long share = volume * weight / sum / profile.size();
                long drawn = share * (LEAST_PERCENT + random.nextInt(SPREAD_PERCENT)) / PERCENT;
                wanted.merge(profile.name(), Math.toIntExact(drawn), Integer::sum);
            });
        }
        return wanted;
    }

    /// Share of the volume that each plain profile has; not all are nothing.
    private static Map<MigProfile, Integer> weights(MigGeometry geometry, Random random) {
        var weights = new LinkedHashMap<MigProfile, Integer>();
        var plain = plain(geometry);
        plain.forEach(p -> weights.put(p, Math.max(0, random.nextInt(HEAVIEST + 2) - 1)));
        weights.merge(plain.get(random.nextInt(plain.size())), 1, Integer::sum);
        return weights;
    }

    /// Cards with random layouts, half of whose instances somebody still holds, and a demand of one
    /// more instance of each plain profile for a hundred cards.
    public static ReplanProblem running(MigGeometry geometry, int gpus, Random random) {
        var profiles = plain(geometry);
        var layouts = Layouts.layouts(geometry, profiles);
        var counts = new LinkedHashMap<List<PlacedSlice>, Integer>();
        var wanted = new LinkedHashMap<MigProfile, Integer>();
        for (int i = 0; i < gpus; i++) {
            var running = new ArrayList<PlacedSlice>();
            for (var slice : layouts.get(random.nextInt(layouts.size()))) {
                if (random.nextBoolean()) {
                    running.add(slice);
                    wanted.merge(slice.profile(), 1, Integer::sum);
                }
            }
            counts.merge(List.copyOf(running), 1, Integer::sum);
        }
        profiles.forEach(p -> wanted.merge(p, gpus / PERCENT, Integer::sum));
        var sorted = new TreeMap<String, List<PlacedSlice>>();
        counts.keySet().forEach(running -> sorted.put(running.toString(), running));
        var groups = new ArrayList<Group>();
        for (var running : sorted.values()) {
            int count = counts.getOrDefault(running, 0);
            groups.add(new Group("g" + groups.size(), count, running, List.of(), profiles));
        }
        return new ReplanProblem(geometry, groups, wanted, Goal.CARDS_THEN_MOVES, null);
    }

    /// Those that a budget may choose by itself.
    public static List<MigProfile> plain(MigGeometry geometry) {
        return geometry.profiles().stream().filter(MigProfile::isPlain).toList();
    }
}
