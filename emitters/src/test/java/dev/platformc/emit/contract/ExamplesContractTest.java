package dev.platformc.emit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.text.Span;
import dev.platformc.emit.Document;
import dev.platformc.emit.contract.ExamplePlatforms.Example;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every document of every example keeps the contract, and all kinds that are promised occur.
class ExamplesContractTest {
    /// What the examples together must show.
    private static final Set<String> PROMISED =
            Set.of(
                    "Namespace",
                    "NetworkPolicy",
                    "PriorityClass",
                    "PrometheusRule",
                    "ConfigMap",
                    "CronWorkflow",
                    "DaemonSet",
                    "GrafanaDashboard",
                    "ServiceAccount",
                    "ServiceMonitor",
                    "StatefulSet",
                    "ClusterRole",
                    "ClusterRoleBinding",
                    "ClusterPolicy",
                    "NodeFeatureRule",
                    "Topology",
                    "ResourceFlavor",
                    "RoleBinding",
                    "Role",
                    "ClusterQueue",
                    "LocalQueue",
                    "TrainJob",
                    "TrainingRuntime",
                    "PyTorchJob",
                    "TFJob",
                    "XGBoostJob",
                    "MPIJob",
                    "JobSet",
                    "Job",
                    "Queue",
                    "HyperNode",
                    "SchedulingShard",
                    "PodGroup",
                    "PodMonitor",
                    "Deployment",
                    "Service",
                    "RayCluster",
                    "RayJob",
                    "RayService",
                    "PodDisruptionBudget",
                    "InferenceService",
                    "ServingRuntime",
                    "LLMInferenceService",
                    "LeaderWorkerSet",
                    "ScaledObject",
                    "Gateway",
                    "Certificate",
                    "HTTPRoute",
                    "ReferenceGrant",
                    "InferencePool",
                    "InferenceObjective",
                    "SecurityPolicy",
                    "RequestAuthentication",
                    "AuthorizationPolicy",
                    "BackendTrafficPolicy",
                    "PersistentVolumeClaim",
                    "Application",
                    "Kustomization");

    static Stream<Example> compiling() {
        return ExamplePlatforms.all().stream().filter(Example::shouldCompile);
    }

    static Stream<Example> impossible() {
        return ExamplePlatforms.all().stream().filter(e -> !e.shouldCompile());
    }

    @ParameterizedTest
    @MethodSource("compiling")
    void an_example_keeps_the_contract(Example example) {
        var plan = example.outcome().value();
        assertNotNull(plan, () -> example.outcome().diagnostics().toString());
        var contract = new Contract(CrdsAtHand.definitions());
        for (Output output : Output.of(plan)) {
            assertFalse(output.documents().isEmpty());
            assertEquals(Map.of(), contract.broken(output));
        }
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void an_impossible_example_emits_nothing(Example example) {
        assertTrue(example.outcome().hasErrors());
        assertEquals(null, example.outcome().value());
    }

    @ParameterizedTest
    @MethodSource("compiling")
    void every_field_goes_back_to_a_line_of_the_example(Example example) {
        var plan = example.outcome().value();
        assertNotNull(plan);
        for (Output output : Output.of(plan)) {
            for (Document document : output.documents()) {
                for (Document.FieldOrigin field : document.origins()) {
                    Span span = field.origin().span();
                    assertFalse(
                            example.sources().text(span).isBlank(),
                            () -> document.path() + field.pointer() + " comes from nothing");
                }
            }
        }
    }

    @Test
    void every_promised_kind_occurs_and_is_counted() {
        var documents = new TreeMap<String, Integer>();
        var kinds = new TreeMap<String, Trace>();
        for (Example example : compiling().toList()) {
            var plan = example.outcome().value();
            assertNotNull(plan, example::toString);
            for (Output output : Output.of(plan)) {
                documents.merge(example.name(), output.documents().size(), Integer::sum);
                for (int i = 0; i < output.documents().size(); i++) {
                    String kind = output.emitted().get(i).kind();
                    var trace = Trace.of(example, output.documents().get(i));
                    kinds.merge(kind, trace, Trace::and);
                }
            }
        }
        print(documents, kinds);
        var missing = new TreeSet<>(PROMISED);
        missing.removeAll(kinds.keySet());
        assertEquals(Set.of(), missing, "promised, and in no example");
    }

    /// How many documents of a kind there are, and the line of source that answers for one.
    private record Trace(int count, String document, String source) {
        static Trace of(Example example, Document document) {
            Span span = document.origins().getFirst().origin().span();
            String before = example.sources().text(new Span(span.file(), 0, span.start()));
            long line = 1 + before.chars().filter(c -> c == '\n').count();
            return new Trace(1, example.name() + "/" + document.path(), span.file() + ":" + line);
        }

        Trace and(Trace other) {
            return new Trace(count + other.count, document, source);
        }
    }

    private static void print(Map<String, Integer> documents, Map<String, Trace> kinds) {
        int all = documents.values().stream().mapToInt(Integer::intValue).sum();
        System.out.printf(
                "%d documents of %d kinds in %d examples%n", all, kinds.size(), documents.size());
        documents.forEach((name, count) -> System.out.printf("  %4d  %s%n", count, name));
        kinds.forEach((kind, trace) ->
                System.out.printf(
                        "  %4d  %-22s e.g. %s <- %s%n",
                        trace.count(), kind, trace.document(), trace.source()));
    }

    @Test
    void the_configuration_of_nodes_occurs_in_each_of_its_forms() {
        var names = new TreeSet<String>();
        for (Output output : ExamplePlatforms.outputs()) {
            output.emitted().stream()
                    .filter(d -> d.is("", "ConfigMap"))
                    .forEach(d -> names.add(d.name()));
        }
        for (String start : List.of("node-layout", "platformc-device-plugin", "platformc-mig")) {
            assertTrue(names.stream().anyMatch(n -> n.startsWith(start)), start + " in " + names);
        }
    }

    @Test
    void the_list_of_examples_is_not_empty() {
        assertTrue(compiling().count() >= 5, ExamplePlatforms.all().toString());
        assertEquals(
                List.of("impossible-gang", "impossible-mig"),
                impossible().map(Example::name).toList());
    }
}
