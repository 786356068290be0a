package dev.platformc.emit.argocd;

import dev.platformc.core.model.Cluster;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Kubernetes;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Topic;
import dev.platformc.emit.Wave;
import dev.platformc.emit.Yaml;
import dev.platformc.emit.kueue.Configuration;
import dev.platformc.hardware.catalog.Catalog;
import dev.platformc.hardware.catalog.Operator;
import dev.platformc.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The operators that a cluster's objects need, each an Application of its own at a pinned release.
/// They come in the first wave: all later ones wait until they are healthy.
///
/// None has the finalizer that removes what it applied: with the definitions all objects of their
/// kinds would go.
final class Operators {
    private Operators() {}

    static String projectName(Hub hub) {
        return hub.platform().id().objectName() + "-operators";
    }

    /// @param documents of the cluster
    static List<Document> of(Plan plan, Hub hub, Cluster cluster, List<Document> documents) {
        var needed = new TreeMap<String, Operator>();
        for (var document : documents) {
            var object = Kubernetes.of(document.content());
            for (var operator : Catalog.standard().operators()) {
                if (operator.owns(object.group(), object.kind())) {
                    add(needed, operator);
                }
            }
        }
        var applications = new ArrayList<Document>();
        for (var operator : needed.values()) {
            applications.add(application(plan, hub, cluster, operator));
        }
        return applications;
    }

    private static void add(Map<String, Operator> needed, Operator operator) {
        needed.put(operator.name(), operator);
        for (var other : operator.needs()) {
            if (!needed.containsKey(other)) {
                add(needed, Catalog.standard().operator(other));
            }
        }
    }

    private static Document application(Plan plan, Hub hub, Cluster cluster, Operator operator) {
        var gitops = hub.gitops();
        var name = hub.applicationName(cluster) + "-" + operator.name();
        var meta =
                Metadata.of(Topic.OPERATORS, hub.platform(), hub.cluster(), cluster.id())
                        .in(gitops.namespace())
                        .named(name)
                        .annotation(
                                Applications.COMPARE,
                                Applications.ON_THE_SERVER,
                                gitops.repository().origin())
                        .wave(Wave.OPERATORS);
        var values = values(plan, cluster, operator);
        var spec =
                new Specs.Application(
                        projectName(hub),
                        new Specs.Source(
                                operator.repository(),
                                operator.isChart() ? null : operator.place(),
                                operator.isChart() ? operator.place() : null,
                                operator.version(),
                                values.isEmpty() ? null : new Specs.Helm(values)),
                        hub.destination(cluster, operator.namespace()),
                        new Specs.SyncPolicy(
                                new Specs.Automated(true, true),
                                List.of(
                                        "CreateNamespace=true",
                                        "ServerSideApply=true",
                                        "RespectIgnoreDifferences=true"),
                                new Specs.Retry(-1, new Specs.Backoff("10s", 2, "5m"))),
                        Ignoring.ofOperators());
        return meta.document(
                "Application", new CustomObject<>(Specs.API, "Application", meta.meta(), spec));
    }

    /// Of the chart, as a tree.
    private static Map<String, Object> values(Plan plan, Cluster cluster, Operator operator) {
        var values = new LinkedHashMap<String, Object>();
        new TreeMap<>(operator.values()).forEach((key, value) -> put(values, key, value));
        if (operator.name().equals("kueue")) {
            put(
                    values,
                    "managerConfig.controllerManagerConfigYaml",
                    Yaml.print(Configuration.of(plan, cluster)));
        }
        return values;
    }

    private static void put(Map<String, Object> into, String key, Object value) {
        int dot = key.indexOf('.');
        if (dot < 0) {
            into.put(key, value);
            return;
        }
        var inner = new LinkedHashMap<String, Object>();
        put(inner, key.substring(dot + 1), value);
        into.put(key.substring(0, dot), inner);
    }
}
