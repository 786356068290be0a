package dev.platformc.emit;

import dev.platformc.core.text.Source;
import dev.platformc.core.text.SourceSet;
import dev.platformc.plan.Plan;
import dev.platformc.solver.Budget;
import dev.platformc.solver.Compilation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The platforms of `examples/`, planned.
public final class Examples {
    private Examples() {}

    /// Those that have a plan, by folder; the refused ones are left out.
    public static Map<String, Plan> plans() {
        var plans = new TreeMap<String, Plan>();
        sources()
                .forEach(
                        (name, sources) -> {
                            var outcome =
                                    Compilation.plan(sources, Map.of(), null, Budget.USUAL);
                            var plan = outcome.value();
                            if (plan != null) {
                                plans.put(name, plan);
                            }
                        });
        return plans;
    }

    static Map<String, SourceSet> sources() {
        var root = Path.of(System.getProperty("project.root", "..")).resolve("examples");
        var byFolder = new TreeMap<String, List<Source>>();
        try (var files = Files.walk(root)) {
            for (var file :
                    files.filter(f -> f.toString().endsWith(".platform")).sorted().toList()) {
                var folder = root.relativize(file.getParent()).toString().replace('\\', '/');
                byFolder.computeIfAbsent(folder, _ -> new ArrayList<>())
                        .add(new Source(file.getFileName().toString(), Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var sets = new TreeMap<String, SourceSet>();
        byFolder.forEach((folder, sources) -> sets.put(folder, SourceSet.of(sources)));
        return sets;
    }
}
