package dev.platformc.emit.argocd;

import java.util.List;

/// The fields of Argo CD's kinds that we set.
final class Specs {
    static final String API = "argoproj.io/v1alpha1";

    private Specs() {}

    record Application(
            String project,
            Source source,
            Destination destination,
            SyncPolicy syncPolicy,
            List<Ignored> ignoreDifferences) {}

    record Source(String repoURL, String targetRevision, String path) {}

    /// Of an application: where it applies; of a project: where it may.
    record Destination(String server, String namespace) {}

    record SyncPolicy(Automated automated, List<String> syncOptions) {}

    /// @param prune removes what the sources no longer say
    /// @param selfHeal undoes changes by hand
    record Automated(boolean prune, boolean selfHeal) {}

    record Ignored(String group, String kind, List<String> jsonPointers) {}

    record AppProject(
            String description,
            List<String> sourceRepos,
            List<Destination> destinations,
            List<GroupKind> clusterResourceWhitelist) {}

    record GroupKind(String group, String kind) {}
}
