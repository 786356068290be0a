package dev.platformc.emit.contract;

import static dev.platformc.emit.contract.Violation.under;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The GPU Operator's configuration files: they travel as text in config maps, so no schema of a
/// cluster ever sees them.
final class GpuOperatorRules {
    private static final Pattern PROFILE =
            Pattern.compile("[1-7]g\\.[0-9]+gb(\\+(me|me\\.all|gfx))?|[1-7]c\\.[1-7]g\\.[0-9]+gb");
    private static final Set<String> MIG_ENTRY =
            Set.of("devices", "device-filter", "mig-enabled", "mig-devices");
    private static final int MOST_INSTANCES = 7;

    private final Findings found = new Findings();

    private GpuOperatorRules() {}

    static List<Violation> ofPolicy(Emitted document) {
        var rules = new GpuOperatorRules();
        String byDefault = document.read().at("/spec/migManager/config/default").asString("");
        rules.found.must(
                Set.of("", "all-disabled").contains(byDefault),
                "/spec/migManager/config/default",
                "`" + byDefault + "`, may only be all-disabled");
        return rules.found.all();
    }

    /// Config maps whose entries are files of mig-parted or of the device plugin.
    static List<Violation> ofConfigMap(Emitted document) {
        var rules = new GpuOperatorRules();
        for (var file : document.read().path("data").properties()) {
            String text = file.getValue().asString("");
            String at = under("/data", file.getKey());
            if (text.contains("mig-configs:")) {
                rules.migConfigs(Trees.yaml(text), at);
            } else if (text.contains("sharing:") || text.contains("migStrategy:")) {
                rules.devicePlugin(Trees.yaml(text), at);
            }
        }
        return rules.found.all();
    }

    private void migConfigs(JsonNode file, String at) {
        found.must(file.path("version").asString("").equals("v1"), at, "version is not v1");
        for (var config : file.path("mig-configs").properties()) {
            String name = at + " mig-configs/" + config.getKey();
            found.complain(name, Names.labelValue(config.getKey()));
            for (JsonNode entry : config.getValue()) {
                migEntry(entry, name);
            }
        }
    }

    private void migEntry(JsonNode entry, String at) {
        for (String field : entry.propertyNames()) {
            found.must(MIG_ENTRY.contains(field), at, "unknown field `" + field + "`");
        }
        JsonNode devices = entry.path("devices");
        found.must(
                devices.isArray() || devices.asString("").equals("all"),
                at,
                "devices are neither a list nor all");
        found.must(entry.path("mig-enabled").isBoolean(), at, "mig-enabled is not true or false");
        int instances = 0;
        for (var profile : entry.path("mig-devices").properties()) {
            found.must(PROFILE.matches(profile.getKey()), at, profile.getKey() + " is no profile");
            instances += profile.getValue().asInt(0);
        }
        found.must(instances <= MOST_INSTANCES, at, instances + " instances on one card");
        found.must(
                instances == 0 || entry.path("mig-enabled").asBoolean(false),
                at,
                "instances without MIG");
    }

    private void devicePlugin(JsonNode file, String at) {
        found.must(file.path("version").asString("").equals("v1"), at, "version is not v1");
        JsonNode sharing = file.path("sharing");
        found.must(!(sharing.has("timeSlicing") && sharing.has("mps")), at, "two ways of sharing");
        for (String way : List.of("timeSlicing", "mps")) {
            for (JsonNode resource : sharing.path(way).path("resources")) {
                found.must(
                        resource.path("replicas").asInt(0) >= 2, at, resource + " has no replicas");
                found.complain(at, Names.qualified(resource.path("name").asString("")));
            }
        }
        String strategy = file.at("/flags/migStrategy").asString("none");
        found.must(
                Set.of("none", "single", "mixed").contains(strategy),
                at,
                strategy + " is no strategy");
        found.must(
                !(sharing.has("mps") && strategy.equals("mixed")),
                at,
                "MPS does not work with MIG");
    }
}
