package dev.platformc.emit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.emit.contract.ExamplePlatforms.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Who schedules, who serves and what runs on the nodes is one attribute each: the sources of their
/// examples differ in it alone, and no object of one is left under another.
class OneAttributeTest {
    private static final String FOLDER = "schedulers/";
    private static final String STACKS = "node-stacks/";
    private static final String ENGINES = "engines/";

    @Test
    void the_sources_differ_in_one_attribute() {
        differ(FOLDER, "  scheduler = ");
        differ(ENGINES, "  engine      = ");
    }

    /// @param one line before the word that is the name of the folder
    private static void differ(String folder, String one) {
        var examples = examples(folder);
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
        for (Example example : examples(FOLDER)) {
            var groups = new TreeSet<String>();
            var plan = Objects.requireNonNull(example.outcome().value());
            for (Output output : Output.of(plan)) {
                output.emitted().forEach(d -> groups.add(d.group()));
            }
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
    void the_stacks_on_nodes_differ_in_one_line_of_the_cluster() {
        var stacks = examples(STACKS);
        var changed = new TreeMap<String, String>();
        var first = lines(stacks.getFirst());
        for (Example other : stacks) {
            var own = lines(other).stream().filter(line -> !first.contains(line)).toList();
            assertEquals(first.size(), lines(other).size(), other.name());
            assertTrue(own.size() <= 1, other.name() + own);
            own.forEach(line -> changed.put(other.name(), line.strip()));
        }
        assertEquals(
                Map.of(
                        STACKS + "dra", "devices    = dra",
                        STACKS + "gpu-operator", "node-stack = gpu-operator"),
                changed);
    }

    /// One of the three looks after the cards, and nobody beside it.
    @Test
    void each_has_its_own_stack_s_objects_and_no_others() {
        for (Example example : examples(STACKS)) {
            var kinds = new TreeSet<String>();
            var plan = Objects.requireNonNull(example.outcome().value());
            for (Output output : Output.of(plan)) {
                output.emitted().forEach(d -> kinds.add(d.kind()));
            }
            var word = example.name().substring(STACKS.length());
            assertEquals(word.equals("agent"), kinds.contains("DaemonSet"), example.name());
            assertEquals(
                    word.equals("gpu-operator"), kinds.contains("ClusterPolicy"), example.name());
            for (String kind :
                    List.of(
                            "GPUCluster",
                            "DeviceClass",
                            "ResourceClaimTemplate",
                            "ComputeDomain")) {
                assertEquals(word.equals("dra"), kinds.contains(kind), example.name() + kind);
            }
        }
    }

    /// A RayService and its cluster, or a Deployment and its service: never both for one endpoint.
    @Test
    void each_has_its_own_engine_s_objects_and_no_others() {
        for (Example example : examples(ENGINES)) {
            var kinds = new TreeSet<String>();
            var plan = Objects.requireNonNull(example.outcome().value());
            for (Output output : Output.of(plan)) {
                output.emitted().forEach(d -> kinds.add(d.kind()));
            }
            assertEquals(word(example).equals("vllm"), kinds.contains("Deployment"), "" + kinds);
            assertEquals(word(example).equals("ray-serve"), kinds.contains("RayService"));
        }
    }

    private static List<Example> examples() {
        return examples(FOLDER);
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
