package dev.platformc.emit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.hardware.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Row A22: what an object needs is there before it. Operators before what they look after, the
/// configuration of a node before what its cards are given to, queues before what waits in them.
class WaveOrderTest {
    /// What Argo CD itself applies first in a wave: those that stand before custom resources.
    private static final List<String> BEFORE_CUSTOM_RESOURCES =
            List.of("Namespace", "ServiceAccount", "ConfigMap", "ClusterRole", "Service");

    /// @param first what must be there
    /// @param then what needs it
    private record Edge(Emitted first, Emitted then) {}

    @Test
    void what_is_needed_comes_first() {
        var late = new TreeSet<String>();
        var kinds = new TreeMap<String, Integer>();
        for (Output output : ExamplePlatforms.outputs()) {
            for (Edge edge : edges(output.emitted())) {
                var first = wave(edge.first());
                var then = wave(edge.then());
                if (first.isEmpty() || then.isEmpty()) {
                    continue;
                }
                kinds.merge(edge.first().kind() + " > " + edge.then().kind(), 1, Integer::sum);
                boolean isBefore =
                        first.get() < then.get()
                                || (first.get().equals(then.get())
                                        && BEFORE_CUSTOM_RESOURCES.contains(edge.first().kind())
                                        && !BEFORE_CUSTOM_RESOURCES.contains(edge.then().kind()));
                if (!isBefore) {
                    late.add(edge.first().id() + " not before " + edge.then().id());
                }
            }
        }
        assertEquals(Set.of(), late);
        for (String wanted :
                List.of(
                        "Application > ClusterPolicy",
                        "Application > GPUCluster",
                        "Application > NodeFeatureRule",
                        "Application > ClusterQueue",
                        "Application > TrainJob",
                        "ConfigMap > ClusterPolicy",
                        "ClusterPolicy > Deployment",
                        "GPUCluster > TrainingRuntime",
                        "DeviceClass > ResourceClaimTemplate",
                        "ResourceClaimTemplate > Deployment",
                        "ResourceFlavor > ClusterQueue",
                        "ClusterQueue > LocalQueue",
                        "LocalQueue > TrainJob",
                        "TrainingRuntime > TrainJob",
                        "Namespace > TrainJob")) {
            assertTrue(kinds.containsKey(wanted), wanted + " in " + kinds);
        }
    }

    private static List<Edge> edges(List<Emitted> documents) {
        var set = new DocumentSet(documents);
        var edges = new ArrayList<Edge>();
        for (Emitted then : documents) {
            operators(then, set, edges);
            named(then, set, edges);
            for (Pod pod : Pod.in(then.read())) {
                pod(pod, then, set, edges);
            }
        }
        return edges;
    }

    private static void operators(Emitted then, DocumentSet set, List<Edge> into) {
        for (var operator : Catalog.standard().operators()) {
            if (operator.owns(then.group(), then.kind())) {
                set.of("argoproj.io", "Application")
                        .filter(d -> d.name().endsWith("-" + operator.name()))
                        .forEach(d -> into.add(new Edge(d, then)));
            }
        }
    }

    private static void named(Emitted then, DocumentSet set, List<Edge> into) {
        JsonNode object = then.read();
        find(set, "", "Namespace", "", then.namespace(), then, into);
        String queue = object.at("/metadata/labels").path("kueue.x-k8s.io/queue-name").asString("");
        find(set, "kueue.x-k8s.io", "LocalQueue", then.namespace(), queue, then, into);
        switch (then.kind()) {
            case "ClusterPolicy" -> {
                for (String part : List.of("devicePlugin", "migManager")) {
                    String name = object.at("/spec/" + part + "/config/name").asString("");
                    find(set, "", "ConfigMap", "gpu-operator", name, then, into);
                }
            }
            case "LocalQueue" ->
                    find(
                            set,
                            "kueue.x-k8s.io",
                            "ClusterQueue",
                            "",
                            object.at("/spec/clusterQueue").asString(""),
                            then,
                            into);
            case "ResourceFlavor" ->
                    find(
                            set,
                            "kueue.x-k8s.io",
                            "Topology",
                            "",
                            object.at("/spec/topologyName").asString(""),
                            then,
                            into);
            case "ClusterQueue" ->
                    object.findValues("flavors")
                            .forEach(flavors ->
                                    flavors.forEach(flavor ->
                                            find(
                                                    set,
                                                    "kueue.x-k8s.io",
                                                    "ResourceFlavor",
                                                    "",
                                                    flavor.path("name").asString(""),
                                                    then,
                                                    into)));
            case "TrainJob" ->
                    find(
                            set,
                            "trainer.kubeflow.org",
                            "TrainingRuntime",
                            then.namespace(),
                            object.at("/spec/runtimeRef/name").asString(""),
                            then,
                            into);
            case "ResourceClaimTemplate" ->
                    object.findValues("deviceClassName")
                            .forEach(name ->
                                    find(
                                            set,
                                            "resource.k8s.io",
                                            "DeviceClass",
                                            "",
                                            name.asString(""),
                                            then,
                                            into));
            default -> {}
        }
    }

    /// Pods need who hands out their cards, their claims and their priority.
    private static void pod(Pod pod, Emitted then, DocumentSet set, List<Edge> into) {
        boolean isGiven = pod.spec().toString().contains("nvidia.com/");
        if (isGiven) {
            set.of("nvidia.com", "ClusterPolicy").forEach(d -> into.add(new Edge(d, then)));
        }
        for (JsonNode claim : pod.spec().path("resourceClaims")) {
            String template = claim.path("resourceClaimTemplateName").asString("");
            find(
                    set,
                    "resource.k8s.io",
                    "ResourceClaimTemplate",
                    then.namespace(),
                    template,
                    then,
                    into);
            set.of("nvidia.com", "GPUCluster").forEach(d -> into.add(new Edge(d, then)));
        }
        find(
                set,
                "scheduling.k8s.io",
                "PriorityClass",
                "",
                pod.spec().path("priorityClassName").asString(""),
                then,
                into);
    }

    private static void find(
            DocumentSet set,
            String group,
            String kind,
            String namespace,
            String name,
            Emitted then,
            List<Edge> into) {
        if (!name.isEmpty()) {
            set.find(group, kind, namespace, name).ifPresent(d -> into.add(new Edge(d, then)));
        }
    }

    private static Optional<Integer> wave(Emitted document) {
        String wave =
                document.read()
                        .at("/metadata/annotations")
                        .path("argocd.argoproj.io/sync-wave")
                        .asString("");
        return wave.isEmpty() ? Optional.empty() : Optional.of(Integer.parseInt(wave));
    }
}
