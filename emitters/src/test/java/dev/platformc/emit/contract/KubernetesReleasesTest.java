package dev.platformc.emit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Outcome;
import dev.platformc.core.text.SourceSet;
import dev.platformc.hardware.catalog.Catalog;
import dev.platformc.plan.Plan;
import dev.platformc.solver.Budget;
import dev.platformc.solver.Compilation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever release of Kubernetes is aimed at, every object of its own is one that it serves.
class KubernetesReleasesTest {
    private static final Pattern VERSION = Pattern.compile("kubernetes = \"[0-9.]+\"");

    /// Groups that come with Kubernetes and not with what is installed into it.
    private static final Set<String> OWN =
            Set.of(
                    "",
                    "apps",
                    "autoscaling",
                    "batch",
                    "networking.k8s.io",
                    "policy",
                    "rbac.authorization.k8s.io",
                    "resource.k8s.io",
                    "scheduling.k8s.io");

    @ParameterizedTest
    @ValueSource(ints = {34, 35, 36, 37})
    void every_object_is_served(int minor) {
        var kinds = new TreeSet<String>();
        for (String stack : List.of("agent", "gpu-operator", "dra")) {
            boolean isCut = !stack.equals("dra") || minor >= 36;
            Plan plan =
                    Objects.requireNonNull(
                            compiled(text(stack, minor, isCut)).value(), stack + " on 1." + minor);
            for (Output output : Output.of(plan)) {
                for (Emitted document : output.emitted()) {
                    if (OWN.contains(document.group())) {
                        kinds.add(document.kind());
                        assertTrue(
                                Catalog.standard()
                                        .kubernetes()
                                        .serves(document.kind(), document.apiVersion(), minor),
                                document.id() + " on 1." + minor);
                    }
                }
            }
        }
        assertTrue(
                kinds.containsAll(
                        List.of("Deployment", "DaemonSet", "Namespace", "ResourceClaimTemplate")),
                kinds.toString());
    }

    /// The name by which pods that know no claims ask for instances came with 1.36, and so did the
    /// cutting of cards on demand.
    @Test
    void a_class_of_instances_needs_a_release_that_cuts_on_demand() {
        for (int minor : new int[] {36, 37}) {
            Plan plan = Objects.requireNonNull(compiled(text("dra", minor, true)).value());
            var names =
                    Output.of(plan).getFirst().emitted().stream()
                            .filter(d -> d.kind().equals("DeviceClass"))
                            .map(d -> d.read().at("/spec/extendedResourceName").asString("none"))
                            .toList();
            assertEquals(List.of("nvidia.com/mig-1g.20gb", "nvidia.com/mig-3g.40gb"), names);
        }
        for (int minor : new int[] {34, 35}) {
            var codes =
                    compiled(text("dra", minor, true)).diagnostics().stream()
                            .map(Diagnostic::code)
                            .toList();
            assertTrue(codes.contains(Code.FEATURE_TOO_NEW), codes.toString());
        }
    }

    private static Outcome<Plan> compiled(String text) {
        return Compilation.plan(SourceSet.of("lab.platform", text), Map.of(), null, Budget.USUAL);
    }

    /// The example of a node stack, for another release.
    ///
    /// @param isCut whether instances of cards are left in it
    private static String text(String stack, int minor, boolean isCut) {
        var text =
                ExamplePlatforms.all().stream()
                        .filter(e -> e.name().equals("node-stacks/" + stack))
                        .findFirst()
                        .orElseThrow()
                        .sources()
                        .ofPlatform()
                        .iterator()
                        .next()
                        .text();
        var aimed = VERSION.matcher(text).replaceFirst("kubernetes = \"1." + minor + "\"");
        return isCut
                ? aimed
                : aimed.replaceAll("(?m)^(sharing|queue) slices.*$", "")
                        .replaceAll("(?s)/// Two replicas.*?\n}\n", "");
    }
}
