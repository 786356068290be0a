package dev.platformc.core.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Ray;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a library fills in, and that what is written goes before it.
class RayPresetTest {
    private static final String POOLS =
            """
            platform demo
            pool cpus  { nodes = 4 x node { cpu = 64, memory = 256GiB, price = 2 USD/h } }
            pool cheap {
              nodes = 4 x node { cpu = 6, memory = 12GiB, price = 1 USD/h }
              spot  = true
            }
            """;

    private static Ray ray(String attributes) {
        return Texts.platform(POOLS + "ray r { on = cpus, " + attributes + " }\n")
                .others()
                .rays()
                .getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "train, 4, 16, 8, 32, 30, 300, ACTORS",
        "tune, 8, 32, 4, 16, 30, 120, TASKS",
        "serve, 4, 16, 4, 16, 10, 600, ACTORS",
        "data, 4, 16, 8, 32, 50, 60, TASKS",
        "rllib, 8, 32, 4, 16, 30, 300, ACTORS"
    })
    void each_library_has_sizes_of_its_own(
            String library,
            int headCores,
            int headGib,
            int cores,
            int gib,
            int store,
            long idle,
            Ray.Work work) {
        var ray = ray("library = " + library + ", workers = 0..2 x worker");
        assertEquals(Rational.of(headCores), ray.size().cpu().value());
        assertEquals(Bytes.gib(headGib), ray.size().memory().value());
        var pods = ray.workers().getFirst().pods();
        assertEquals(Rational.of(cores), pods.cpu().value());
        assertEquals(Bytes.gib(gib), pods.memory().value());
        assertEquals(new Ray.Store.Share(Rational.of(store, 100)), ray.objectStore().value());
        assertEquals(idle, ray.idleSeconds().value());
        assertEquals(work, ray.work());
        for (var value : List.of(ray.size().cpu(), pods.cpu(), ray.idleSeconds())) {
            assertTrue(
                    value.origin() instanceof Origin.Inferred(var reason, _)
                            && reason.equals("library = " + library),
                    value.toString());
        }
    }

    @Test
    void what_is_written_goes_before_the_library() {
        var ray =
                ray(
                        "library = data, head = { cpu = 2, memory = 8GiB }, idle = 7min,"
                                + " object-store = 3GiB, workers = 0..2 x worker { cpu = 3 }");
        assertEquals(Rational.of(2), ray.size().cpu().value());
        assertEquals(420, ray.idleSeconds().value());
        assertEquals(new Ray.Store.Fixed(Bytes.gib(3)), ray.objectStore().value());
        assertEquals(Rational.of(3), ray.workers().getFirst().pods().cpu().value());
    }

    @Test
    void a_small_machine_holds_a_worker_all_the_same() {
        var text = POOLS + "ray r { on = cheap, library = data, workers = 1 x worker }\n";
        var ray = Texts.platform(text).others().rays().getFirst();
        var pods = ray.workers().getFirst().pods();
        assertEquals(Rational.of(6), pods.cpu().value());
        assertEquals(Bytes.gib(12), pods.memory().value());
    }

    /// Tasks may stand on machines that vanish; the head, which knows of all of them, may not.
    @Test
    void the_head_of_tasks_on_spot_machines_stands_elsewhere() {
        var text = POOLS + "ray r { on = cheap, library = data, workers = 0..4 x worker }\n";
        var ray = Texts.platform(text).others().rays().getFirst();
        assertEquals("cpus", ray.head().on().value().id().name());
        assertEquals("cheap", ray.workers().getFirst().pods().on().value().id().name());
    }

    /// The autoscaler stands beside the head, so the head's machine must have room for both.
    @Test
    void the_autoscaler_counts_on_the_machine_of_the_head() {
        var fixed = ray("workers = 2 x worker");
        var scaled = ray("workers = 1..2 x worker");
        assertEquals(Rational.of(4), fixed.head().cpu().value());
        assertEquals(Rational.of(9, 2), scaled.head().cpu().value());
        assertEquals(
                fixed.head().memory().value().plus(Ray.AUTOSCALER_MEMORY),
                scaled.head().memory().value());
        var full = "head = { cpu = 64, memory = 16GiB }, workers = ";
        var text = POOLS + "ray r { on = cpus, " + full;
        assertEquals(List.of(Code.NOT_EMITTED), Texts.codes(text + "2 x worker }\n"));
        assertTrue(Texts.codes(text + "1..2 x worker }\n").contains(Code.NODE_TOO_SMALL));
    }

    @Test
    void there_are_as_many_pods_as_head_and_groups_say() {
        var ray = ray("workers = [2 x worker, 1..3 x worker]");
        int pods = ray.pods().stream().mapToInt(p -> p.count().value().least()).sum();
        assertEquals(4, pods);
    }
}
