package dev.platformc.core.model;

import java.util.Map;
import java.util.regex.Pattern;
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
        @Nullable GitOps gitops,
        Options options) {

    private static final Pattern MINOR = Pattern.compile("1\\.(\\d{1,3})");

    /// Minor release of Kubernetes 1 that is aimed at; a huge number where the version is none,
    /// which is an error.
    public int minor() {
        var matcher = MINOR.matcher(kubernetes.value());
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : Integer.MAX_VALUE;
    }

    /// What few clusters write.
    ///
    /// @param dra whether pods ask for devices by claims, not by the device plugin
    /// @param closed whether a namespace reaches only itself, its gateways and DNS
    /// @param fair how spare capacity is divided
    /// @param halfLifeSeconds how fast past use is forgotten; absent: the scheduler's default
    public record Options(
            Sourced<Boolean> dra,
            Sourced<Boolean> closed,
            Sourced<Fair> fair,
            @Nullable Sourced<Long> halfLifeSeconds) {
        /// Of a cluster that writes none of it.
        public static Options usual(Identity cluster) {
            var at = cluster.span();
            return new Options(
                    Sourced.preset(false, at),
                    Sourced.preset(true, at),
                    Sourced.preset(Fair.OFF, at),
                    null);
        }
    }

    public enum Fair {
        OFF,
        /// By weights.
        SHARE,
        /// By what was used before.
        USAGE
    }

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
    /// @param mode `rendered`, or `plugin`: Argo CD runs the compiler itself
    public record GitOps(
            Sourced<String> repository,
            Sourced<String> path,
            Sourced<String> branch,
            Sourced<String> namespace,
            Sourced<String> mode) {}
}
