package dev.platformc.emit.argocd;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Platform;
import dev.platformc.emit.Document;
import dev.platformc.emit.Kubernetes;
import dev.platformc.emit.Topic;
import dev.platformc.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// An Application for the cluster that Argo CD looks after, or an ApplicationSet for several; the
/// AppProject that says what it may touch: the repository, the namespaces and the kinds that are in
/// the output, no more; the operators that these objects need; and what Argo CD must know of kinds
/// that it does not know.
///
/// All but the operators stand in a folder of their own that the Application does not apply: an
/// Application that contained itself could prune itself.
public final class ArgoCdEmitter {
    private ArgoCdEmitter() {}

    /// What Argo CD needs to know about the other documents.
    ///
    /// @param others all of them
    public static List<Document> emit(Plan plan, List<Document> others) {
        var documents = new ArrayList<Document>();
        for (var hub : Hub.of(plan.platform())) {
            documents.addAll(of(plan, hub, others));
        }
        return documents;
    }

    private static List<Document> of(Plan plan, Hub hub, List<Document> others) {
        var operators = new ArrayList<Document>();
        for (var cluster : hub.clusters()) {
            operators.addAll(Operators.of(plan, hub, cluster, in(hub.platform(), cluster, others)));
        }
        var all = new ArrayList<>(others);
        all.addAll(operators);
        var documents = new ArrayList<>(operators);
        for (var cluster : hub.clusters()) {
            var inCluster = in(hub.platform(), cluster, all);
            documents.add(
                    Projects.of(hub, cluster, inCluster, namespaces(hub.platform(), inCluster)));
        }
        var first = namespaces(hub.platform(), in(hub.platform(), hub.cluster(), others)).first();
        var applied =
                all.stream().filter(d -> hub.clusters().stream().anyMatch(c -> isIn(hub, c, d)));
        documents.add(Applications.of(hub, applied.toList(), first));
        if (!operators.isEmpty()) {
            documents.add(Projects.ofOperators(hub, operators));
        }
        documents.addAll(HealthChecks.of(hub, all));
        return documents;
    }

    private static boolean isIn(Hub hub, Cluster cluster, Document document) {
        return document.path().startsWith(Topic.root(hub.platform(), cluster));
    }

    private static List<Document> in(Platform platform, Cluster cluster, List<Document> documents) {
        var root = Topic.root(platform, cluster);
        return documents.stream().filter(other -> other.path().startsWith(root)).toList();
    }

    /// Namespaces that are written to; the platform's own where everything is outside of
    /// namespaces.
    private static SortedSet<String> namespaces(Platform platform, List<Document> documents) {
        var namespaces = new TreeSet<String>();
        for (var document : documents) {
            var namespace = Kubernetes.of(document.content()).namespace();
            if (namespace != null) {
                namespaces.add(namespace);
            }
        }
        if (namespaces.isEmpty()) {
            namespaces.add(platform.id().objectName());
        }
        return namespaces;
    }
}
