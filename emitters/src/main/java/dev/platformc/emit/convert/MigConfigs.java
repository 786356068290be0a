package dev.platformc.emit.convert;

import dev.platformc.core.model.Pool;
import dev.platformc.emit.Pointers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Files of NVIDIA's mig-parted: named configurations of the cards of a node, of which a node has
/// one.
final class MigConfigs {
    private static final String CONFIGS = "/mig-configs";
    private static final Pattern PROFILE = Pattern.compile("[0-9]+g\\.[0-9]+gb[+a-z.-]*");

    private MigConfigs() {}

    static boolean isOne(Taken file) {
        return file.peek(CONFIGS).isObject();
    }

    /// Names of its configurations, in order.
    static List<String> names(Taken file) {
        return file.fields(CONFIGS);
    }

    /// Declarations of one configuration; the others are passed over, for they exclude each other.
    static List<String> read(Taken file, String config, Beside beside) {
        file.takeIf("/version", "v1");
        for (var name : names(file)) {
            if (!name.equals(config)) {
                file.take(CONFIGS + Pointers.of(name));
            }
        }
        var at = CONFIGS + Pointers.of(config);
        int cut = 0;
        for (int i = 0; i < file.peek(at).size(); i++) {
            cut += isCut(file, at + "/" + i) ? 1 : 0;
        }
        var declarations = new ArrayList<String>();
        for (int i = 0; i < file.peek(at).size(); i++) {
            var entry = at + "/" + i;
            if (!isCut(file, entry)) {
                file.take(entry);
                continue;
            }
            var name = PlatformText.name(config) + (cut > 1 ? "-" + (declarations.size() + 1) : "");
            declarations.add(sharing(file, entry, name, beside));
        }
        return declarations;
    }

    private static boolean isCut(Taken file, String entry) {
        return file.peek(entry + "/mig-enabled").asBoolean(false)
                && !file.peek(entry + "/mig-devices").isEmpty();
    }

    private static String sharing(Taken file, String entry, String name, Beside beside) {
        file.takeIf(entry + "/mig-enabled", "true");
        var text = new StringBuilder("sharing " + name + " {\n");
        var pool = beside.onlyPool().orElse(null);
        if (pool != null) {
            text.append("  pool = ").append(pool.id().name()).append('\n');
        }
        if (!file.takeIf(entry + "/devices", "all")) {
            text.append("  gpus = ").append(cards(file, entry, pool)).append('\n');
        }
        text.append("  slice = mig { layout = [").append(layout(file, entry)).append("] }\n}\n");
        return text.toString();
    }

    /// Of all nodes together. Which cards of a node is left to be told: the solver chooses them.
    private static long cards(Taken file, String entry, @Nullable Pool pool) {
        long ofNode = file.peek(entry + "/devices").size();
        return pool == null ? ofNode : ofNode * pool.nodes().most();
    }

    private static String layout(Taken file, String entry) {
        var slices = new ArrayList<String>();
        var at = entry + "/mig-devices";
        for (var profile : file.fields(at)) {
            var pointer = at + Pointers.of(profile);
            if (PROFILE.matcher(profile).matches() && file.counts(pointer)) {
                long count = file.take(pointer).asLong();
                slices.add(count == 1 ? profile : count + " x " + profile);
            }
        }
        return String.join(", ", slices);
    }
}
