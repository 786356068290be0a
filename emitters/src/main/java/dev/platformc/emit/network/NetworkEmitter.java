package dev.platformc.emit.network;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Sourced;
import dev.platformc.emit.Document;
import dev.platformc.emit.Kubernetes;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Topic;
import dev.platformc.emit.Wave;
import dev.platformc.plan.Plan;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What may talk to what in a closed cluster.
///
/// Every namespace that we write gets one policy that shuts it towards all others and lets it reach
/// itself and DNS. What the platform connects across that line is opened at the pods on both ends,
/// each with a policy of its own: a connection must be allowed to leave and to arrive.
public final class NetworkEmitter {
    private NetworkEmitter() {}

    /// Policies for the namespaces among the other documents.
    public static List<Document> emit(Plan plan, List<Document> others) {
        var platform = plan.platform();
        var documents = new ArrayList<Document>();
        for (var cluster : platform.clusters()) {
            if (cluster.options().closed().value()) {
                documents.addAll(of(platform, cluster, others));
            }
        }
        return documents;
    }

    private static List<Document> of(Platform platform, Cluster cluster, List<Document> others) {
        var documents = new ArrayList<Document>();
        var root = Topic.root(platform, cluster);
        for (var document : others) {
            var object = Kubernetes.of(document.content());
            var of = document.of();
            if (object.kind().equals("Namespace")
                    && document.path().startsWith(root)
                    && of != null) {
                documents.add(closed(platform, cluster, of, object.name()));
            }
        }
        bySide(platform, cluster, others)
                .forEach((pods, edges) -> {
                    documents.add(openings(platform, cluster, pods, edges));
                });
        return documents;
    }

    /// Edges of each group of our pods, in either direction.
    private static Map<End.Ours, List<Edge>> bySide(
            Platform platform, Cluster cluster, List<Document> others) {
        var sides = new LinkedHashMap<End.Ours, List<Edge>>();
        var edges = new ArrayList<>(Edges.of(platform, cluster));
        edges.addAll(Edges.ofNodes(platform, cluster, others));
        for (var edge : edges) {
            for (var end : List.of(edge.from(), edge.to())) {
                if (end instanceof End.Ours ours) {
                    sides.computeIfAbsent(ours, _ -> new ArrayList<>()).add(edge);
                }
            }
        }
        return sides;
    }

    private static Metadata metadata(
            Platform platform, Cluster cluster, Identity of, String name, String namespace) {
        var origin = cluster.options().closed().origin();
        return Metadata.of(Topic.NETWORK, platform, cluster, of)
                .named(name)
                .in(new Sourced<>(namespace, origin))
                .wave(Wave.NAMESPACES);
    }

    private static Document closed(
            Platform platform, Cluster cluster, Identity of, String namespace) {
        var meta = metadata(platform, cluster, of, "closed-" + namespace, namespace);
        var content =
                new NetworkPolicyBuilder()
                        .withMetadata(meta.meta())
                        .withNewSpec()
                        .withPodSelector(allButProxies(platform, namespace))
                        .withPolicyTypes("Ingress", "Egress")
                        .withIngress(Rules.fromItself())
                        .withEgress(Rules.toItself(), Rules.toDns())
                        .endSpec()
                        .build();
        return document(meta, content, cluster.options().closed().origin());
    }

    /// The proxies of a gateway answer the world and are told by a controller what to do: the
    /// implementation that brings them along knows whom they must reach.
    private static LabelSelector allButProxies(Platform platform, String namespace) {
        var names = platform.access().gateways().stream().map(g -> g.id().objectName()).toList();
        var selector = new LabelSelectorBuilder();
        return names.isEmpty() || !namespace.equals(platform.id().objectName())
                ? selector.build()
                : selector.addNewMatchExpression()
                        .withKey(Edges.GATEWAY_LABEL)
                        .withOperator("NotIn")
                        .withValues(names)
                        .endMatchExpression()
                        .build();
    }

    private static Document openings(
            Platform platform, Cluster cluster, End.Ours pods, List<Edge> edges) {
        var meta = metadata(platform, cluster, pods.of(), pods.policy(), pods.namespace());
        var in = edges.stream().filter(edge -> edge.to().equals(pods)).toList();
        var out = edges.stream().filter(edge -> edge.from().equals(pods)).toList();
        var types = new ArrayList<String>();
        if (!in.isEmpty()) {
            types.add("Ingress");
        }
        if (!out.isEmpty()) {
            types.add("Egress");
        }
        var content =
                new NetworkPolicyBuilder()
                        .withMetadata(meta.meta())
                        .withNewSpec()
                        .withPodSelector(
                                new LabelSelectorBuilder().withMatchLabels(pods.labels()).build())
                        .withPolicyTypes(types)
                        .withIngress(in.stream().map(Rules::from).toList())
                        .withEgress(out.stream().map(Rules::to).toList())
                        .endSpec()
                        .build();
        var document = document(meta, content, meta.origin());
        for (int i = 0; i < in.size(); i++) {
            document = document.from("/spec/ingress/" + i, in.get(i).origin());
        }
        for (int i = 0; i < out.size(); i++) {
            document = document.from("/spec/egress/" + i, out.get(i).origin());
        }
        return document;
    }

    private static Document document(Metadata meta, NetworkPolicy content, Origin origin) {
        return meta.document("NetworkPolicy", content).from("/spec", origin);
    }
}
