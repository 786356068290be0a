package dev.platformc.emit.gpuoperator;

import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sharing.Slicing;
import dev.platformc.core.model.SharingWay.Keeper;
import dev.platformc.emit.Yaml;
import dev.platformc.hardware.gpu.Gpu;
import dev.platformc.plan.CardRun;
import dev.platformc.plan.NodeRun;
import dev.platformc.plan.PoolPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Files of the device plugin by name: one for nodes that hand out whole cards and MIG instances,
/// and one for each sharing whose cards are handed out in equal parts. A node says by a label which
/// is its own.
final class DevicePluginConfigs {
    static final String LABEL = "nvidia.com/device-plugin.config";
    private static final Specs.Flags MIXED = new Specs.Flags("mixed");

    /// The plugin does not start with MPS beside a strategy for MIG.
    private static final Specs.Flags NO_MIG = new Specs.Flags("none");

    private DevicePluginConfigs() {}

    /// Entries of the ConfigMap, ordered by name.
    static Map<String, String> files(List<PoolPlan> pools) {
        var files = new TreeMap<String, String>();
        files.put(
                Policy.DEVICE_PLUGIN_KEY,
                Yaml.print(new Specs.DevicePluginFile("v1", MIXED, null)));
        sharings(pools).forEach((name, sharing) -> files.put(name, Yaml.print(file(sharing))));
        return files;
    }

    /// By the names of their entries.
    static SequencedMap<String, Sharing> sharings(List<PoolPlan> pools) {
        var sharings = new LinkedHashMap<String, Sharing>();
        for (var pool : pools) {
            pool.nodes().stream()
                    .flatMap(DevicePluginConfigs::inParts)
                    .forEach(sharing -> sharings.put(name(sharing), sharing));
        }
        return sharings;
    }

    /// The entry of these nodes; absent: the one for all.
    static Optional<String> nameFor(NodeRun run) {
        return inParts(run).findFirst().map(DevicePluginConfigs::name);
    }

    /// Of the sharing that these nodes are divided for; absent: none.
    static Optional<Sharing> of(NodeRun run) {
        return inParts(run).findFirst();
    }

    /// A machine has one file, and a check sees to it that no other cards are on it.
    private static Stream<Sharing> inParts(NodeRun run) {
        return run.cards().stream()
                .map(CardRun::use)
                .flatMap(use ->
                        use instanceof CardRun.Use.Apart(var sharing)
                                ? Stream.of(sharing)
                                : Stream.empty())
                .filter(sharing -> sharing.isShared() && sharing.keeper() == Keeper.DEVICE_PLUGIN);
    }

    private static String name(Sharing sharing) {
        return "sharing-" + sharing.id().objectName();
    }

    private static Specs.DevicePluginFile file(Sharing sharing) {
        boolean isMps = sharing.slice().value() instanceof Slicing.Mps;
        var replicated =
                new Specs.Replicated(
                        true,
                        isMps ? null : true,
                        List.of(new Specs.Replicas(Gpu.NVIDIA, sharing.devicesOfCard())));
        return isMps
                ? new Specs.DevicePluginFile("v1", NO_MIG, new Specs.Parts(null, replicated))
                : new Specs.DevicePluginFile("v1", MIXED, new Specs.Parts(replicated, null));
    }
}
