package dev.platformc.emit.contract;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// All documents of one cluster, for rules that look from one to another.
final class DocumentSet {
    private static final String TRAINER = "trainer.kubeflow.org";

    private final List<Emitted> all;
    private final Set<String> ids = new TreeSet<>();

    DocumentSet(List<Emitted> all) {
        this.all = List.copyOf(all);
        this.all.forEach(d -> ids.add(d.id()));
    }

    List<Emitted> all() {
        return all;
    }

    Stream<Emitted> of(String group, String kind) {
        return all.stream().filter(d -> d.is(group, kind));
    }

    Optional<Emitted> find(String group, String kind, String namespace, String name) {
        return of(group, kind)
                .filter(d -> d.namespace().equals(namespace) && d.name().equals(name))
                .findFirst();
    }

    /// @param kind with its group: `LocalQueue.kueue.x-k8s.io`, `ConfigMap`
    /// @param namespace empty outside of any
    boolean has(String kind, String namespace, String name) {
        return ids.contains(kind + "/" + namespace + "/" + name);
    }

    /// The TrainJobs that a runtime of this name starts, in all namespaces.
    Stream<Emitted> jobsOf(String runtime) {
        return of(TRAINER, "TrainJob")
                .filter(d -> d.read().at("/spec/runtimeRef/name").asString("").equals(runtime));
    }

    Stream<Pod> podsIn(String namespace) {
        return all.stream()
                .filter(d -> d.namespace().equals(namespace))
                .flatMap(this::podsWithAllLabels);
    }

    /// With the labels that pods will have: those of their template, and those that the JobSet
    /// controller adds for each job of a runtime.
    private Stream<Pod> podsWithAllLabels(Emitted document) {
        switch (document.kind()) {
            case "InferenceService" -> {
                return Stream.of(ofService(document, "/spec/predictor"));
            }
            case "LLMInferenceService" -> {
                return Stream.of(ofService(document, "/spec"));
            }
            case "CronWorkflow", "WorkflowTemplate" -> {
                return WorkflowRules.started(document).flatMap(d -> Pod.in(d.read()).stream());
            }
            default -> {}
        }
        Stream<Pod> written = Pod.in(document.read()).stream();
        return document.kind().endsWith("TrainingRuntime")
                ? written.flatMap(pod -> jobsOf(document.name()).map(job -> ofJobSet(pod, job)))
                : written;
    }

    /// Of those that KServe makes: it takes their labels from the service.
    ///
    /// @param at where the labels stand
    private static Pod ofService(Emitted document, String at) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        metadata.set("labels", copy(document.read().at(at + "/labels")));
        return new Pod(metadata, document.read().at(at + "/template"), at, Set.of());
    }

    private static Pod ofJobSet(Pod pod, Emitted job) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        ObjectNode labels = copy(pod.metadata().path("labels"));
        labels.put("jobset.sigs.k8s.io/jobset-name", job.name());
        metadata.set("labels", labels);
        return new Pod(metadata, pod.spec(), pod.at(), pod.claims());
    }

    /// Labels of a namespace, with the one that the API server adds.
    JsonNode labelsOfNamespace(String name) {
        ObjectNode labels =
                find("", "Namespace", "", name)
                        .map(d -> copy(d.read().at("/metadata/labels")))
                        .orElseGet(JsonNodeFactory.instance::objectNode);
        return labels.put("kubernetes.io/metadata.name", name);
    }

    private static ObjectNode copy(JsonNode labels) {
        return labels instanceof ObjectNode object
                ? object.deepCopy()
                : JsonNodeFactory.instance.objectNode();
    }
}
