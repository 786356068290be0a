package dev.platformc.emit.contract;

import static dev.platformc.emit.contract.Violation.under;

import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// Devices that are claimed: what the API server, the scheduler and NVIDIA's operator ask of the
/// objects around a claim.
final class DraRules {
    /// Classes that the chart of the driver brings.
    private static final Set<String> OF_THE_DRIVER = Set.of("gpu.nvidia.com", "mig.nvidia.com");

    /// Those of the driver that are off by themselves.
    private static final Set<String> GATES =
            Set.of(
                    "DeviceMetadata",
                    "DynamicMIG",
                    "MPSSupport",
                    "NVMLDeviceHealthCheck",
                    "PassthroughSupport",
                    "TimeSlicingSettings");

    private static final int MOST_DEVICES = 32;

    private final Emitted document;
    private final JsonNode object;
    private final DocumentSet set;
    private final Findings found = new Findings();

    private DraRules(Emitted document, DocumentSet set) {
        this.document = document;
        this.object = document.read();
        this.set = set;
    }

    static List<Violation> of(Emitted document, DocumentSet set) {
        var rules = new DraRules(document, set);
        switch (document.kind()) {
            case "DeviceClass" -> rules.deviceClass();
            case "ResourceClaimTemplate" -> rules.template();
            case "GPUCluster" -> rules.cluster();
            default -> {}
        }
        Pod.in(rules.object).forEach(rules::pod);
        return rules.found.all();
    }

    private void deviceClass() {
        JsonNode selectors = object.at("/spec/selectors");
        found.must(!selectors.isEmpty(), "/spec/selectors", "selects every device there is");
        for (int i = 0; i < selectors.size(); i++) {
            String cel = selectors.get(i).at("/cel/expression").asString("");
            var parsed =
                    CelParserFactory.standardCelParserBuilder()
                            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                            .build()
                            .parse(cel);
            found.must(
                    !cel.isEmpty() && !parsed.hasError(),
                    under("/spec/selectors", i),
                    "`" + cel + "` is no CEL");
        }
    }

    private void template() {
        JsonNode requests = object.at("/spec/spec/devices/requests");
        var names = new TreeSet<String>();
        found.must(!requests.isEmpty(), "/spec/spec/devices", "claims nothing");
        for (int i = 0; i < requests.size(); i++) {
            String at = under("/spec/spec/devices/requests", i);
            JsonNode request = requests.get(i);
            String name = request.path("name").asString("");
            found.complain(at + "/name", Names.dnsLabel(name));
            found.must(names.add(name), at + "/name", "`" + name + "` twice");
            found.must(
                    request.has("exactly") != request.has("firstAvailable"),
                    at,
                    "takes exactly one of exactly, firstAvailable");
            exactly(request.path("exactly"), at + "/exactly");
        }
    }

    private void exactly(JsonNode exactly, String at) {
        String name = exactly.path("deviceClassName").asString("");
        found.must(
                OF_THE_DRIVER.contains(name) || set.has("DeviceClass.resource.k8s.io", "", name),
                at + "/deviceClassName",
                "no class `" + name + "`");
        int count = exactly.path("count").asInt(1);
        found.must(count >= 1 && count <= MOST_DEVICES, at + "/count", count + " devices");
        String mode = exactly.path("allocationMode").asString("ExactCount");
        found.must(
                mode.equals("ExactCount") || (mode.equals("All") && !exactly.has("count")),
                at + "/allocationMode",
                mode + " with a count");
    }

    /// The operator refuses to have both, and a device plugin would count the same cards again.
    private void cluster() {
        for (var gate : object.at("/spec/draDriver/featureGates").properties()) {
            found.must(
                    GATES.contains(gate.getKey()),
                    under("/spec/draDriver/featureGates", gate.getKey()),
                    "the driver has no such gate");
        }
        found.must(
                set.of("nvidia.com", "ClusterPolicy").findAny().isEmpty(),
                "",
                "a ClusterPolicy stands beside it");
        found.must(
                set.of("apps", "DaemonSet").noneMatch(d -> d.name().startsWith("node-agent")),
                "",
                "a device plugin stands beside it");
    }

    private void pod(Pod pod) {
        var claims = new TreeSet<String>();
        JsonNode list = pod.spec().path("resourceClaims");
        for (int i = 0; i < list.size(); i++) {
            String at = under(pod.at() + "/resourceClaims", i);
            String name = list.get(i).path("name").asString("");
            String template = list.get(i).path("resourceClaimTemplateName").asString("");
            found.complain(at + "/name", Names.dnsLabel(name));
            found.must(claims.add(name), at + "/name", "`" + name + "` twice");
            found.must(isThere(template), at, "no template of claims is called `" + template + "`");
        }
        boolean isClaimed = set.of("nvidia.com", "GPUCluster").findAny().isPresent();
        for (Pod.Container container : pod.containers()) {
            JsonNode resources = container.node().path("resources");
            for (JsonNode claim : resources.path("claims")) {
                String name = claim.path("name").asString("");
                found.must(
                        claims.contains(name),
                        container.at() + "/resources/claims",
                        "the pod claims no `" + name + "`");
            }
            for (String resource : resources.path("limits").propertyNames()) {
                found.must(
                        !isClaimed || !resource.startsWith("nvidia.com/"),
                        container.at() + "/resources/limits",
                        resource + " is handed out by nobody where devices are claimed");
            }
        }
    }

    private boolean isThere(String template) {
        String space = document.namespace();
        return set.has("ResourceClaimTemplate.resource.k8s.io", space, template)
                || set.of("resource.nvidia.com", "ComputeDomain")
                        .filter(d -> d.namespace().equals(space))
                        .anyMatch(d ->
                                d.read()
                                        .at("/spec/channel/resourceClaimTemplate/name")
                                        .asString("")
                                        .equals(template));
    }
}
