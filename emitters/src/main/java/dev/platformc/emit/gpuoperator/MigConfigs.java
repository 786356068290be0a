package dev.platformc.emit.gpuoperator;

import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.plan.CardRun;
import dev.platformc.plan.NodeRun;
import dev.platformc.plan.PoolPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The layouts of a pool as named entries of mig-parted's file, one for each way in which a node is
/// cut.
final class MigConfigs {
    static final String ALL_DISABLED = "all-disabled";
    private static final List<Specs.MigEntry> DISABLED =
            List.of(new Specs.MigEntry("all", false, null));

    private final Map<List<Specs.MigEntry>, String> names = new LinkedHashMap<>();

    private MigConfigs() {}

    static MigConfigs of(PoolPlan plan) {
        var configs = new MigConfigs();
        var geometry = geometry(plan);
        if (geometry == null) {
            return configs;
        }
        for (var run : plan.nodes()) {
            var entries = entries(run, geometry);
            if (!entries.isEmpty() && !entries.equals(DISABLED)) {
                var name = plan.pool().id().objectName() + "-" + (configs.names.size() + 1);
                configs.names.putIfAbsent(entries, name);
            }
        }
        return configs;
    }

    /// Entry for a node of the run; absent where nothing may be touched, or MIG is unknown.
    @Nullable String nameFor(PoolPlan plan, NodeRun run) {
        var geometry = geometry(plan);
        if (geometry == null) {
            return null;
        }
        var entries = entries(run, geometry);
        if (entries.isEmpty()) {
            return null;
        }
        return entries.equals(DISABLED) ? ALL_DISABLED : names.get(entries);
    }

    private static @Nullable MigGeometry geometry(PoolPlan plan) {
        var gpu = plan.pool().gpu();
        return gpu == null ? null : gpu.mig();
    }

    SortedMap<String, List<Specs.MigEntry>> byName() {
        var byName = new TreeMap<String, List<Specs.MigEntry>>();
        names.forEach((entries, name) -> byName.put(name, entries));
        return byName;
    }

    static Specs.MigParted file(List<MigConfigs> pools) {
        var all = new TreeMap<String, List<Specs.MigEntry>>();
        all.put(ALL_DISABLED, DISABLED);
        pools.forEach(pool -> all.putAll(pool.byName()));
        return new Specs.MigParted("v1", all);
    }

    private static List<Specs.MigEntry> entries(NodeRun run, MigGeometry geometry) {
        var entries = new ArrayList<Specs.MigEntry>();
        for (var cards : run.cards()) {
            var profiles = profiles(cards, geometry);
            if (profiles != null) {
                entries.add(entry(cards, profiles));
            }
        }
        boolean allOff = entries.stream().noneMatch(Specs.MigEntry::migEnabled);
        boolean allNamed = entries.size() == run.cards().size();
        return allOff && allNamed && !entries.isEmpty() ? DISABLED : entries;
    }

    /// Empty for whole cards; absent for pinned ones, which mig-parted leaves alone when no entry
    /// names them.
    private static @Nullable List<MigProfile> profiles(CardRun cards, MigGeometry geometry) {
        return switch (cards.use()) {
            case CardRun.Use.Whole _, CardRun.Use.Spare _, CardRun.Use.Apart _ -> List.of();
            case CardRun.Use.Cut cut ->
                    cut.slices().isEmpty()
                            ? List.of(largest(geometry))
                            : cut.slices().stream().map(PlacedSlice::profile).toList();
            case CardRun.Use.Pinned pinned ->
                    pinned.pin().never().value()
                            ? null
                            : pinned.slices().stream().map(PlacedSlice::profile).toList();
        };
    }

    /// Of a card of a sharing that nobody needs yet. With MIG off the device plugin would hand it
    /// out as a whole GPU, and with MIG on and no instance it does not start.
    private static MigProfile largest(MigGeometry geometry) {
        return geometry.profiles().stream()
                .filter(MigProfile::isPlain)
                .max(
                        Comparator.comparingInt(MigProfile::compute)
                                .thenComparingInt(MigProfile::size))
                .orElseThrow();
    }

    private static Specs.MigEntry entry(CardRun cards, List<MigProfile> profiles) {
        var devices =
                IntStream.range(cards.first(), cards.first() + cards.count()).boxed().toList();
        if (profiles.isEmpty()) {
            return new Specs.MigEntry(devices, false, null);
        }
        var counts = new TreeMap<String, Integer>();
        profiles.forEach(p -> counts.merge(p.name(), p.devices(), Integer::sum));
        return new Specs.MigEntry(devices, true, counts);
    }
}
