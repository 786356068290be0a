package dev.platformc.emit.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.text.Source;
import dev.platformc.core.text.SourceSet;
import dev.platformc.emit.Document;
import dev.platformc.emit.Emitters;
import dev.platformc.emit.Yaml;
import dev.platformc.plan.Plan;
import dev.platformc.solver.Budget;
import dev.platformc.solver.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What we compile a gang to, converted back and compiled again, is the same to the byte.
class RoundTripTest {
    private static final Path EXAMPLE =
            Path.of(System.getProperty("project.root", ".."))
                    .resolve("examples/training-kinds/kinds.platform");

    private static Plan plan(String text) {
        var planned =
                Compilation.plan(
                        SourceSet.of("kinds.platform", text), Map.of(), null, Budget.USUAL);
        var plan = planned.value();
        assertNotNull(plan, () -> planned.diagnostics() + "\n" + text);
        return plan;
    }

    /// Jobs that can be converted, and their runtimes, by path.
    private static Map<String, String> jobs(Plan plan) {
        var jobs = new TreeMap<String, String>();
        for (Document document : Emitters.emit(plan)) {
            var kind = Yaml.tree(document.content()).path("kind").asString("");
            if (RoleJobs.isOne(kind) || kind.equals("TrainJob") || kind.equals("TrainingRuntime")) {
                jobs.put(document.path(), Yaml.print(document.content()));
            }
        }
        return jobs;
    }

    @Test
    void five_kinds_come_back_as_they_were_and_nothing_is_left() throws IOException {
        var text = Files.readString(EXAMPLE);
        var before = plan(text);
        var jobs = jobs(before);
        assertEquals(7, jobs.size(), jobs.keySet().toString());
        var files =
                jobs.entrySet().stream().map(e -> new Source(e.getKey(), e.getValue())).toList();
        var wish = new Conversion.Wish(before.platform(), false, null);
        var converted = Conversion.of(files, wish);
        assertEquals(List.of(), converted.diagnostics());
        var gangs = converted.value();
        assertNotNull(gangs);
        // All that stands before the first gang: cluster, pool, team, queue, priorities.
        var around = text.substring(0, text.indexOf("/// PyTorch, JAX"));
        assertTrue(!around.contains("\ngang "), around);
        assertEquals(jobs, jobs(plan(around + gangs)));
    }
}
