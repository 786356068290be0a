package dev.platformc.emit.argocd;

import dev.platformc.core.model.Cluster;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What applies the folder of a cluster.
final class Applications {
    /// Defaults and what webhooks fill in count as ours: Argo CD compares with what the cluster
    /// would answer.
    static final String COMPARE = "argocd.argoproj.io/compare-options";

    static final String ON_THE_SERVER = "ServerSideDiff=true";

    /// Large definitions and objects have no room for the annotation of an apply by the client;
    /// objects whose definition comes in an earlier wave cannot be tried before.
    private static final List<String> OPTIONS =
            List.of(
                    "ServerSideApply=true",
                    "SkipDryRunOnMissingResource=true",
                    "RespectIgnoreDifferences=true");

    private Applications() {}

    /// Metadata of what Argo CD itself reads, in its namespace.
    static Metadata metadata(Hub hub, String name) {
        return Metadata.of(Topic.GITOPS, hub.platform(), hub.cluster(), hub.platform().id())
                .in(hub.gitops().namespace())
                .named(name);
    }

    /// @param applied all documents that it applies
    /// @param namespace one that the project allows. Every object names its own, but Argo CD holds
    ///   the application's against the project as well, and an absent one matches none
    static Document of(Hub hub, List<Document> applied, String namespace) {
        return hub.isOfSeveral() ? set(hub, applied, namespace) : one(hub, applied, namespace);
    }

    private static Specs.SyncPolicy sync() {
        return new Specs.SyncPolicy(
                new Specs.Automated(true, true),
                OPTIONS,
                new Specs.Retry(-1, new Specs.Backoff("10s", 2, "5m")));
    }

    private static Document one(Hub hub, List<Document> applied, String namespace) {
        var gitops = hub.gitops();
        var meta =
                metadata(hub, hub.applicationName(hub.cluster()))
                        .annotation(COMPARE, ON_THE_SERVER, gitops.repository().origin());
        var spec =
                new Specs.Application(
                        meta.name(),
                        new Specs.Source(
                                gitops.repository().value(),
                                Hub.folder(hub.platform(), hub.cluster(), gitops),
                                null,
                                gitops.branch().value(),
                                null),
                        hub.destination(hub.cluster(), namespace),
                        sync(),
                        orNull(Ignoring.of(applied)));
        var content = new CustomObject<>(Specs.API, "Application", meta.meta(), spec);
        return meta.document("Application", content)
                .from("/spec/source/repoURL", gitops.repository().origin())
                .from("/spec/source/targetRevision", gitops.branch().origin())
                .from("/spec/source/path", gitops.path().origin());
    }

    private static @Nullable List<Specs.Ignored> orNull(List<Specs.Ignored> list) {
        return list.isEmpty() ? null : list;
    }

    /// An application for each cluster; what differs between them stands in the list.
    private static Document set(Hub hub, List<Document> applied, String namespace) {
        var gitops = hub.gitops();
        var meta = metadata(hub, hub.platform().id().objectName());
        var elements = new ArrayList<Map<String, String>>();
        for (var cluster : hub.clusters()) {
            elements.add(element(hub, cluster, namespace));
        }
        var labels = new TreeMap<>(meta.meta().getLabels());
        var template =
                new Specs.Template(
                        new Specs.TemplateMeta("{{.name}}", labels, Map.of(COMPARE, ON_THE_SERVER)),
                        new Specs.Application(
                                "{{.name}}",
                                new Specs.Source(
                                        gitops.repository().value(),
                                        "{{.path}}",
                                        null,
                                        "{{.revision}}",
                                        null),
                                new Specs.Destination(null, "{{.cluster}}", "{{.namespace}}"),
                                sync(),
                                orNull(Ignoring.of(applied))));
        var spec =
                new Specs.ApplicationSet(
                        true,
                        List.of("missingkey=error"),
                        List.of(new Specs.Generator(new Specs.ListOf(elements))),
                        template);
        var content = new CustomObject<>(Specs.API, "ApplicationSet", meta.meta(), spec);
        var document =
                meta.document("ApplicationSet", content)
                        .from("/spec/template/spec/source/repoURL", gitops.repository().origin());
        for (int i = 0; i < hub.clusters().size(); i++) {
            var own = hub.clusters().get(i).gitops();
            if (own != null) {
                var at = "/spec/generators/0/list/elements/" + i;
                document =
                        document.from(at + "/path", own.path().origin())
                                .from(at + "/revision", own.branch().origin());
            }
        }
        return document;
    }

    private static Map<String, String> element(Hub hub, Cluster cluster, String namespace) {
        var written = cluster.gitops();
        var own = written == null ? hub.gitops() : written;
        var element = new TreeMap<String, String>();
        element.put("cluster", hub.nameOf(cluster));
        element.put("name", hub.applicationName(cluster));
        element.put("namespace", namespace);
        element.put("path", Hub.folder(hub.platform(), cluster, own));
        element.put("revision", own.branch().value());
        return element;
    }
}
