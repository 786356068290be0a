package dev.platformc.core.kind;

import static dev.platformc.core.kind.Attribute.row;
import static dev.platformc.core.kind.Kind.kind;
import static dev.platformc.core.kind.Types.*;

import java.util.List;

/// The whole, and its clusters.
final class PlatformKinds {
    private PlatformKinds() {}

    static List<Kind> all() {
        return List.of(platform(), cluster());
    }

    private static Kind platform() {
        return kind(
                "platform",
                "platforms",
                "The whole: one in a directory.",
                List.of(
                        row("language", SOME, "Version of this language.").or("1"),
                        row("compiler", TEXT, "Oldest compiler that may read it."),
                        row("owner", TEXT, "Who answers for it."),
                        row("currency", new Type.Currency(), "Currency of reports.").or("USD")));
    }

    private static Kind cluster() {
        return kind(
                "cluster",
                "clusters",
                "One Kubernetes cluster.",
                List.of(
                        row("kubernetes", TEXT, "Version that is aimed at.").or("the newest known"),
                        row("region", TEXT, "Where it stands."),
                        row(
                                        "scheduler",
                                        SCHEDULER,
                                        "Who admits workloads and keeps gangs together.")
                                .or("kueue"),
                        row(
                                        "node-stack",
                                        NODE_STACK,
                                        "Who provides device plugin, MIG and health on the node.")
                                .or("agent"),
                        row("devices", choice("device-plugin", "dra"), "How pods ask for devices.")
                                .or("device-plugin"),
                        row("topology", mapOf(TEXT), "Node label of each level of a tree."),
                        row("network", choice("open", "closed"), "Whether namespaces are closed.")
                                .or("closed"),
                        row(
                                        "pod-security",
                                        choice("restricted", "baseline"),
                                        "Pod security standard of the namespaces.")
                                .or("restricted"),
                        row("gitops", gitops(), "Who applies what is emitted.")));
    }

    private static Type gitops() {
        return oneOf(
                constructor(
                        "argocd",
                        row("repository", TEXT, "Address of the Git repository.").must(),
                        row("path", TEXT, "Folder in it.").must(),
                        row("branch", TEXT, "Branch or other revision.").or("\"main\""),
                        row("mode", choice("rendered", "plugin"), "Who renders.").or("rendered"),
                        row("plugin", TEXT, "Name of the plugin, where that renders."),
                        row("project", choice("one", "per-team"), "Projects of Argo CD.").or("one"),
                        row("namespace", TEXT, "Where Argo CD runs.").or("\"argocd\"")));
    }
}
