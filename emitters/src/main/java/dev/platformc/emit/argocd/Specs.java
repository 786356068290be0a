package dev.platformc.emit.argocd;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of Argo CD's kinds that we set.
final class Specs {
    static final String API = "argoproj.io/v1alpha1";

    private Specs() {}

    record Application(
            String project,
            Source source,
            Destination destination,
            SyncPolicy syncPolicy,
            @Nullable List<Ignored> ignoreDifferences) {}

    /// @param path of a Git repository; absent for a chart
    /// @param chart of a Helm repository; absent for a folder
    record Source(
            String repoURL,
            @Nullable String path,
            @Nullable String chart,
            String targetRevision,
            @Nullable Helm helm) {}

    record Helm(Map<String, Object> valuesObject) {}

    /// Of an application: where it applies; of a project: where it may.
    ///
    /// @param server address; absent where a name says it
    /// @param name under which Argo CD knows the cluster
    record Destination(@Nullable String server, @Nullable String name, String namespace) {}

    record SyncPolicy(Automated automated, List<String> syncOptions, @Nullable Retry retry) {}

    /// @param prune removes what the sources no longer say
    /// @param selfHeal undoes changes by hand
    record Automated(boolean prune, boolean selfHeal) {}

    /// @param limit how often; negative: for ever
    record Retry(int limit, Backoff backoff) {}

    record Backoff(String duration, int factor, String maxDuration) {}

    /// @param name of the only object meant; absent: all of the kind
    record Ignored(
            String group,
            String kind,
            @Nullable String name,
            @Nullable List<String> jsonPointers,
            @Nullable List<String> jqPathExpressions) {}

    record AppProject(
            String description,
            List<String> sourceRepos,
            List<Destination> destinations,
            List<GroupKind> clusterResourceWhitelist) {}

    record GroupKind(String group, String kind) {}

    /// @param goTemplateOptions a hole that nothing fills is an error
    record ApplicationSet(
            boolean goTemplate,
            List<String> goTemplateOptions,
            List<Generator> generators,
            Template template) {}

    record Generator(ListOf list) {}

    /// @param elements one a cluster
    record ListOf(List<Map<String, String>> elements) {}

    record Template(TemplateMeta metadata, Application spec) {}

    record TemplateMeta(String name, Map<String, String> labels, Map<String, String> annotations) {}
}
