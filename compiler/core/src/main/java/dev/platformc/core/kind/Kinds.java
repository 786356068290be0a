package dev.platformc.core.kind;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All kinds of declarations.
///
/// To add one, add a row to the class of its area: [PlatformKinds], [HardwareKinds],
/// [SharingKinds], [TenantKinds], [WorkloadKinds], [ServingKinds], [DataKinds] or [RuleKinds].
public final class Kinds {
    private static final Map<String, Kind> TABLE = table();

    private Kinds() {}

    /// In the order of the reference.
    public static List<Kind> all() {
        return List.copyOf(TABLE.values());
    }

    public static Optional<Kind> find(String name) {
        return Optional.ofNullable(TABLE.get(name));
    }

    /// The kind with this name, which is known to exist.
    public static Kind get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no kind: " + name));
    }

    /// The kind whose collection has this name: `pools`.
    public static Optional<Kind> ofCollection(String plural) {
        return TABLE.values().stream().filter(k -> k.plural().equals(plural)).findFirst();
    }

    private static Map<String, Kind> table() {
        var all = new ArrayList<Kind>();
        all.addAll(PlatformKinds.all());
        all.addAll(HardwareKinds.all());
        all.addAll(SharingKinds.all());
        all.addAll(TenantKinds.all());
        all.addAll(WorkloadKinds.all());
        all.addAll(ServingKinds.all());
        all.addAll(DataKinds.all());
        all.addAll(RuleKinds.all());
        var table = new LinkedHashMap<String, Kind>();
        all.forEach(kind -> table.put(kind.name(), kind));
        return Collections.unmodifiableMap(table);
    }
}
