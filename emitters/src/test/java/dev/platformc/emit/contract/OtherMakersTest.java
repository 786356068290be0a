package dev.platformc.emit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Devices that are not NVIDIA's: pods ask for them by their names, queues share them out, and
/// nobody of NVIDIA's is sent to look after them.
class OtherMakersTest {
    private static final Set<String> FIVE =
            Set.of(
                    "amd.com/gpu",
                    "google.com/tpu",
                    "habana.ai/gaudi",
                    "rdma/hca_shared",
                    "xilinx.com/fpga-xilinx_u250");

    @Test
    void five_resources_are_asked_for_and_shared_out() {
        var asked = new TreeSet<String>();
        var shared = new TreeSet<String>();
        var kinds = new TreeSet<String>();
        for (Emitted document : documents()) {
            kinds.add(document.kind());
            for (Pod pod : Pod.in(document.read())) {
                for (Pod.Container container : pod.containers()) {
                    JsonNode resources = container.node().path("resources");
                    asked.addAll(resources.path("limits").propertyNames());
                    assertEquals(resources.path("limits"), resources.path("requests"));
                }
            }
            if (document.kind().equals("ClusterQueue")) {
                for (JsonNode group : document.read().at("/spec/resourceGroups")) {
                    group.path("coveredResources").forEach(name -> shared.add(name.asString("")));
                }
            }
        }
        asked.removeAll(Set.of("cpu", "memory"));
        shared.removeAll(Set.of("cpu", "memory"));
        assertEquals(new TreeSet<>(FIVE), asked);
        assertEquals(new TreeSet<>(FIVE), shared);
        assertTrue(kinds.contains("TrainJob"), kinds.toString());
        assertTrue(kinds.contains("JobSet"), kinds.toString());
        for (String ofNvidia : Set.of("ClusterPolicy", "GPUCluster", "DaemonSet")) {
            assertTrue(!kinds.contains(ofNvidia), ofNvidia);
        }
    }

    private static Iterable<Emitted> documents() {
        var example =
                ExamplePlatforms.all().stream()
                        .filter(e -> e.name().equals("accelerators"))
                        .findFirst()
                        .orElseThrow();
        return Output.of(Objects.requireNonNull(example.outcome().value())).getFirst().emitted();
    }
}
