package dev.platformc.cli.solve;

import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.solver.mig.MigGenerator;
import dev.platformc.solver.mig.ReplanProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// Random instances of the packing of MIG slices, as the files that `solve mig` reads.
public final class MigInstances {
    private MigInstances() {}

    /// `demand.csv` for empty cards and, for one model, `running.csv` with `wanted.csv` for cards
    /// that run something.
    public static Map<String, String> files(
            List<MigFiles.Cards> cards, int gpus, int count, long seed) {
        var models = cards.stream().map(MigFiles.Cards::geometry).toList();
        var names = new LinkedHashSet<String>();
        models.forEach(m -> MigGenerator.plain(m).forEach(p -> names.add(p.name())));
        var demands = new LinkedHashMap<String, Map<String, Integer>>();
        for (int i = 0; i < count; i++) {
            var random = new Random(seed + i);
            demands.put(name(gpus, seed + i), MigGenerator.demand(models, gpus, random));
        }
        var files = new LinkedHashMap<String, String>();
        files.put("demand.csv", demandCsv(names, demands));
        if (models.size() == 1) {
            files.putAll(running(models.getFirst(), names, gpus, count, seed));
        }
        return files;
    }

    private static String name(int gpus, long seed) {
        return "gpus-" + gpus + "-seed-" + seed;
    }

    private static String demandCsv(Set<String> names, Map<String, Map<String, Integer>> demands) {
        var text = new StringBuilder("instance");
        names.forEach(name -> text.append(",n_").append(name));
        text.append('\n');
        demands.forEach((instance, wanted) -> {
            text.append(instance);
            names.forEach(name -> text.append(',').append(wanted.getOrDefault(name, 0)));
            text.append('\n');
        });
        return text.toString();
    }

    private static Map<String, String> running(
            MigGeometry geometry, Set<String> names, int gpus, int count, long seed) {
        var demands = new LinkedHashMap<String, Map<String, Integer>>();
        var text = new StringBuilder("instance,cards,running\n");
        for (int i = 0; i < count; i++) {
            var problem = MigGenerator.running(geometry, gpus, new Random(seed + i));
            var wanted = new LinkedHashMap<String, Integer>();
            for (Map.Entry<MigProfile, Integer> entry : problem.wanted().entrySet()) {
                wanted.put(entry.getKey().name(), entry.getValue());
            }
            var name = name(gpus, seed + i);
            demands.put(name, wanted);
            problem.cards().forEach(group -> text.append(row(name, group)));
        }
        return Map.of("running.csv", text.toString(), "wanted.csv", demandCsv(names, demands));
    }

    private static String row(String instance, ReplanProblem.Group group) {
        var slices = new ArrayList<String>();
        group.running().forEach(s -> slices.add(s.profile().name() + "@" + s.start()));
        return instance + "," + group.count() + "," + String.join(" ", slices) + "\n";
    }
}
