package dev.platformc.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.emit.contract.ExamplePlatforms;
import dev.platformc.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class EmittersTest {
    static Stream<Named<Plan>> plans() {
        return Stream.of(Plans.all(), ExamplePlatforms.plans())
                .flatMap(plans -> plans.entrySet().stream())
                .map(e -> Named.of(e.getKey(), e.getValue()));
    }

    /// The kinds that the first issue of the language asks for, by what writes them.
    @Test
    void the_examples_show_every_kind() {
        var kinds =
                ExamplePlatforms.plans().values().stream()
                        .flatMap(plan -> Emitters.emit(plan).stream())
                        .map(document -> Kubernetes.of(document.content()).kind())
                        .collect(Collectors.toCollection(TreeSet::new));
        var wanted =
                Set.of(
                        "AppProject",
                        "Application",
                        "ApplicationSet",
                        "AuthorizationPolicy",
                        "BackendTrafficPolicy",
                        "Certificate",
                        "ClusterPolicy",
                        "ClusterQueue",
                        "ClusterRole",
                        "ClusterRoleBinding",
                        "ComputeDomain",
                        "ConfigMap",
                        "CronWorkflow",
                        "DaemonSet",
                        "Deployment",
                        "DeviceClass",
                        // Brought along by a manifest of fintech.
                        "ExternalSecret",
                        "GPUCluster",
                        "Gateway",
                        "GrafanaDashboard",
                        "HTTPRoute",
                        "HyperNode",
                        "InferenceObjective",
                        "InferencePool",
                        "InferenceService",
                        "Job",
                        "JobSet",
                        "Kustomization",
                        "LLMInferenceService",
                        "LeaderWorkerSet",
                        "LocalQueue",
                        "MPIJob",
                        "NVIDIADriver",
                        "Namespace",
                        "NetworkPolicy",
                        "NodeFeatureRule",
                        "PodDisruptionBudget",
                        "PersistentVolumeClaim",
                        "PodGroup",
                        "PodMonitor",
                        "PriorityClass",
                        "PrometheusRule",
                        "PyTorchJob",
                        "Queue",
                        "RayCluster",
                        "RayJob",
                        "RayService",
                        "ReferenceGrant",
                        "ResourceClaimTemplate",
                        "RequestAuthentication",
                        "ResourceFlavor",
                        "Role",
                        "RoleBinding",
                        "ScaledObject",
                        "SchedulingShard",
                        "SecurityPolicy",
                        "Service",
                        "ServiceAccount",
                        "ServiceMonitor",
                        "ServingRuntime",
                        "StatefulSet",
                        "TFJob",
                        "Topology",
                        "TrainJob",
                        "TrainingRuntime",
                        "WorkloadPriorityClass",
                        "XGBoostJob");
        assertEquals(new TreeSet<>(wanted), kinds);
    }

    @ParameterizedTest
    @MethodSource("plans")
    void paths_are_in_order_and_a_plan_is_printed_the_same_twice(Plan plan) {
        var documents = Emitters.emit(plan);
        var paths = documents.stream().map(Document::path).toList();
        assertEquals(paths.stream().sorted().distinct().toList(), paths);
        assertEquals(text(documents), text(Emitters.emit(plan)));
    }

    private static List<String> text(List<Document> documents) {
        return documents.stream().map(document -> Yaml.print(document.content())).toList();
    }

    @ParameterizedTest
    @MethodSource("plans")
    void a_file_is_named_after_its_object(Plan plan) {
        // Where two systems have a kind of one name, the system stands before it.
        var systems = List.of("", "kai", "volcano");
        for (var document : Emitters.emit(plan)) {
            var object = Kubernetes.of(document.content());
            var file = document.path().substring(document.path().lastIndexOf('/') + 1);
            if (!object.kind().equals("Kustomization")) {
                var name = object.kind().toLowerCase(Locale.ROOT) + "-" + object.name();
                assertTrue(
                        systems.stream().anyMatch(system -> file.startsWith(system + name)),
                        document.path());
            }
        }
    }

    @Test
    void a_cluster_of_several_has_a_folder_with_all_of_its_own() {
        var byFolder = new TreeMap<String, List<String>>();
        for (var document : Emitters.emit(Plans.twoClusters())) {
            int slash = document.path().indexOf('/');
            byFolder.computeIfAbsent(document.path().substring(0, slash), _ -> new ArrayList<>())
                    .add(document.path().substring(slash + 1));
        }
        assertEquals(Set.of("east", "west"), byFolder.keySet());
        var east = byFolder.getOrDefault("east", List.of());
        var west = byFolder.getOrDefault("west", List.of());
        assertTrue(east.contains("serving/deployment-chat.yaml"));
        assertTrue(west.contains("training/trainjob-solve.yaml"));
        var gitops = east.stream().filter(path -> path.startsWith("gitops/")).toList();
        assertEquals(
                List.of(
                        "gitops/applicationset-lab.yaml",
                        "gitops/appproject-lab-east.yaml",
                        "gitops/appproject-lab-operators.yaml",
                        "gitops/appproject-lab-west.yaml",
                        "gitops/configmap-argocd-cm.yaml",
                        "gitops/kustomization.yaml"),
                gitops);
        assertTrue(west.stream().noneMatch(path -> path.startsWith("gitops/")), west.toString());
        assertTrue(
                east.stream()
                        .filter(path -> path.contains("west"))
                        .allMatch(path -> path.startsWith("operators/") || gitops.contains(path)),
                east.toString());
    }

    /// Argo CD runs in the first of them and knows the others by their names.
    @Test
    void one_argo_cd_looks_after_several_clusters() {
        var byPath = new TreeMap<String, JsonNode>();
        for (var document : Emitters.emit(Plans.twoClusters())) {
            byPath.put(document.path(), Yaml.tree(document.content()));
        }
        var set = tree(byPath, "east/gitops/applicationset-lab.yaml");
        var elements = set.at("/spec/generators/0/list/elements");
        assertEquals(2, elements.size());
        assertEquals("in-cluster", elements.at("/0/cluster").asString());
        assertEquals("west", elements.at("/1/cluster").asString());
        assertEquals("rendered/west", elements.at("/1/path").asString());
        var west = tree(byPath, "east/gitops/appproject-lab-west.yaml");
        var namespaces = new TreeSet<String>();
        for (var destination : west.at("/spec/destinations")) {
            assertEquals("west", destination.path("name").asString());
            namespaces.add(destination.path("namespace").asString());
        }
        var written = new TreeSet<String>();
        byPath.forEach((path, tree) -> {
            if (path.startsWith("west/") && tree.at("/metadata/namespace").isString()) {
                written.add(tree.at("/metadata/namespace").asString());
            }
        });
        assertEquals(written, namespaces);
        var operator = tree(byPath, "east/operators/application-lab-west-gpu-operator.yaml");
        assertEquals("west", operator.at("/spec/destination/name").asString());
        assertTrue(byPath.keySet().stream().noneMatch(p -> p.startsWith("west/operators/")));
    }

    private static JsonNode tree(Map<String, JsonNode> byPath, String path) {
        var tree = byPath.get(path);
        if (tree == null) {
            throw new AssertionError(path + " is not in " + byPath.keySet());
        }
        return tree;
    }
}
