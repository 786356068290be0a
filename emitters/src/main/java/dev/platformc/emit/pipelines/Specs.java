package dev.platformc.emit.pipelines;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of Argo's kinds that we set.
final class Specs {
    static final String API = "argoproj.io/v1alpha1";

    private Specs() {}

    /// @param concurrencyPolicy a run that is late waits for none: `Forbid` skips it
    record CronWorkflow(
            List<String> schedules,
            String timezone,
            String concurrencyPolicy,
            int successfulJobsHistoryLimit,
            int failedJobsHistoryLimit,
            Workflow workflowSpec) {}

    record Workflow(
            String entrypoint,
            String serviceAccountName,
            PodMetadata podMetadata,
            PodSecurityContext securityContext,
            TtlStrategy ttlStrategy,
            List<Template> templates) {}

    record PodMetadata(Map<String, String> labels) {}

    record TtlStrategy(int secondsAfterCompletion) {}

    /// One of the last three.
    record Template(
            String name,
            @Nullable Inputs inputs,
            @Nullable RetryStrategy retryStrategy,
            @Nullable Affinity affinity,
            @Nullable List<Toleration> tolerations,
            @Nullable String schedulerName,
            @Nullable List<Volume> volumes,
            @Nullable List<Container> initContainers,
            @Nullable Dag dag,
            @Nullable Container container,
            @Nullable Resource resource) {}

    record Inputs(List<Parameter> parameters) {}

    record Parameter(String name, @Nullable String value) {}

    record RetryStrategy(int limit) {}

    record Dag(List<Task> tasks) {}

    record Task(
            String name,
            String template,
            @Nullable List<String> dependencies,
            @Nullable Inputs arguments) {}

    record Resource(
            String action,
            String manifest,
            @Nullable Boolean setOwnerReference,
            @Nullable String successCondition,
            @Nullable String failureCondition) {}
}
