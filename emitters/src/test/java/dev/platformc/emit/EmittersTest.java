package dev.platformc.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.emit.contract.ExamplePlatforms;
import dev.platformc.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
                        "ClusterPolicy",
                        "ClusterQueue",
                        "ClusterRole",
                        "ClusterRoleBinding",
                        "ConfigMap",
                        "CronWorkflow",
                        "DaemonSet",
                        "Deployment",
                        // Brought along by a manifest of fintech.
                        "ExternalSecret",
                        "GrafanaDashboard",
                        "HyperNode",
                        "Job",
                        "JobSet",
                        "Kustomization",
                        "LocalQueue",
                        "MPIJob",
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
                        "ResourceFlavor",
                        "RoleBinding",
                        "Role",
                        "SchedulingShard",
                        "Service",
                        "ServiceAccount",
                        "ServiceMonitor",
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
        assertTrue(west.contains("gitops/application-lab-west.yaml"));
        assertTrue(east.stream().noneMatch(path -> path.contains("west")), east.toString());
    }
}
