package dev.platformc.core.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One Kubernetes cluster.
///
/// @param kubernetes target version, `"1.36"`
/// @param topology node label of each level that is not given by the pool's own labels
public record Cluster(
        Identity id,
        Sourced<String> kubernetes,
        @Nullable Sourced<String> region,
        Sourced<Scheduler> scheduler,
        Sourced<NodeStack> nodeStack,
        Map<String, Sourced<String>> topology,
        Sourced<PodSecurity> podSecurity,
        @Nullable GitOps gitops) {

    /// Who admits workloads and keeps gangs together.
    public enum Scheduler {
        KUEUE,
        VOLCANO,
        KAI,
        DEFAULT
    }

    /// Who provides device plugin, MIG layouts and health on the node.
    public enum NodeStack {
        AGENT,
        GPU_OPERATOR
    }

    public enum PodSecurity {
        RESTRICTED,
        BASELINE
    }

    /// Argo CD, rendered-manifests way: what is in `path` is applied as it is.
    ///
    /// @param repository address of the Git repository
    /// @param path folder in it
    /// @param branch branch or other revision
    /// @param namespace where Argo CD runs
    public record GitOps(
            Sourced<String> repository,
            Sourced<String> path,
            Sourced<String> branch,
            Sourced<String> namespace) {}
}
