package dev.platformc.emit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.emit.contract.ExamplePlatforms.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Who schedules and who serves is one attribute: the sources of the examples of each differ in it
/// alone, and no object of one back end is left under another.
class OneAttributeTest {
    @Test
    void the_schedulers_sources_differ_in_one_attribute() {
        differInOne("  scheduler = ", examples("schedulers/"));
    }

    @Test
    void the_engines_sources_differ_in_one_attribute() {
        differInOne("  engine      = ", engines());
    }

    private static void differInOne(String one, List<Example> examples) {
        assertTrue(examples.size() >= 2, examples.toString());
        var first = lines(examples.getFirst());
        for (Example other : examples.subList(1, examples.size())) {
            var lines = lines(other);
            assertEquals(first.size(), lines.size(), other.name());
            var different = new ArrayList<String>();
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).equals(first.get(i))) {
                    different.add(first.get(i) + " | " + lines.get(i));
                }
            }
            assertEquals(
                    List.of(one + word(examples.getFirst()) + " | " + one + word(other)),
                    different);
        }
    }

    @Test
    void each_has_its_own_scheduler_s_objects_and_no_others() {
        for (Example example : examples("schedulers/")) {
            var groups = groups(example);
            boolean isVolcano = word(example).equals("volcano");
            boolean isKueue = word(example).equals("kueue");
            boolean isKai = word(example).equals("kai");
            assertEquals(isKueue, groups.contains("kueue.x-k8s.io"), example.name() + groups);
            assertEquals(isVolcano, groups.contains("scheduling.volcano.sh"), example.name());
            assertEquals(isKai, groups.contains("scheduling.run.ai"), example.name() + groups);
            assertFalse(groups.isEmpty());
        }
    }

    @Test
    void each_has_its_own_engine_s_objects_and_no_others() {
        var own =
                Map.of(
                        "vllm", Set.of("Deployment", "ScaledObject", "Service"),
                        "kserve",
                                Set.of("InferenceService", "ServiceAccount", "ServingRuntime"));
        for (Example example : engines()) {
            var kinds = new TreeSet<String>();
            emitted(example).stream()
                    .filter(d -> d.path().startsWith("serving/"))
                    .forEach(d -> kinds.add(d.kind()));
            var wanted = new TreeSet<>(Objects.requireNonNull(own.get(word(example))));
            wanted.add("PodDisruptionBudget");
            assertEquals(wanted, kinds, example.name());
        }
    }

    private static Set<String> groups(Example example) {
        var groups = new TreeSet<String>();
        emitted(example).forEach(d -> groups.add(d.group()));
        return groups;
    }

    private static List<Emitted> emitted(Example example) {
        var plan = Objects.requireNonNull(example.outcome().value());
        return Output.of(plan).stream().flatMap(output -> output.emitted().stream()).toList();
    }

    private static List<Example> engines() {
        return examples("serving/").stream()
                .filter(e -> Set.of("vllm", "kserve").contains(word(e)))
                .toList();
    }

    private static List<Example> examples(String folder) {
        return ExamplePlatforms.all().stream().filter(e -> e.name().startsWith(folder)).toList();
    }

    private static String word(Example example) {
        return example.name().substring(example.name().indexOf('/') + 1);
    }

    private static List<String> lines(Example example) {
        return example.sources().ofPlatform().iterator().next().text().lines().toList();
    }
}
