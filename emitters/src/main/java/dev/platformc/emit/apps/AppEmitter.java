package dev.platformc.emit.apps;

import dev.platformc.core.model.App;
import dev.platformc.core.model.Container;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Sourced;
import dev.platformc.emit.Document;
import dev.platformc.emit.Emitter;
import dev.platformc.emit.Given;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Pods;
import dev.platformc.emit.PoolNodes;
import dev.platformc.emit.Topic;
import dev.platformc.emit.Wave;
import dev.platformc.emit.serving.Address;
import dev.platformc.plan.Plan;
import dev.platformc.plan.WorkloadPlan;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// An app with a container of its own. It is told where each endpoint that it uses answers, and on
/// which port it is asked itself.
public final class AppEmitter implements Emitter {
    private static final String LABEL = "platformc.dev/app";

    /// As platforms for web applications have it: the process listens on `$PORT`.
    private static final int PORT = 8080;

    @Override
    public List<Document> emit(Plan plan) {
        var documents = new ArrayList<Document>();
        for (var app : plan.platform().access().apps()) {
            var container = app.container();
            var pods = app.pods();
            if (container != null && pods != null) {
                var one = new Own(plan, app, container, pods);
                documents.add(deployment(one));
                documents.add(service(one));
            }
        }
        return documents;
    }

    /// @param pods where the container runs
    private record Own(
            Plan plan, App app, Container container, dev.platformc.core.model.Pods pods) {
        Metadata meta() {
            var cluster = pods.on().value().pool().cluster();
            return Metadata.of(Topic.ACCESS, plan.platform(), cluster, app.id())
                    .ownedBy(pods.team())
                    .wave(Wave.WORKLOADS);
        }

        Map<String, String> selector() {
            return Map.of(LABEL, app.id().objectName());
        }

        WorkloadPlan placed() {
            return plan.of(pods);
        }
    }

    private static Document deployment(Own own) {
        var meta = own.meta().queued(own.pods());
        var labels = new TreeMap<>(own.meta().meta().getLabels());
        labels.putAll(own.selector());
        var content =
                new DeploymentBuilder()
                        .withMetadata(meta.meta())
                        .withNewSpec()
                        .withReplicas(own.placed().units())
                        .withNewSelector()
                        .withMatchLabels(own.selector())
                        .endSelector()
                        .withNewTemplate()
                        .withNewMetadata()
                        .withLabels(labels)
                        .withAnnotations(Pods.annotations(own.pods()))
                        .endMetadata()
                        .withSpec(pod(own))
                        .endTemplate()
                        .endSpec()
                        .build();
        return origins(meta.document("Deployment", content), own);
    }

    private static PodSpec pod(Own own) {
        var pool = own.pods().on().value().pool();
        var priority = own.pods().priority();
        return new PodSpecBuilder()
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withPriorityClassName(priority == null ? null : priority.value().id().objectName())
                .withSchedulerName(Pods.schedulerName(pool))
                .withSecurityContext(Pods.podSecurity(pool.cluster()))
                .withAffinity(Pods.on(pool))
                .withTolerations(PoolNodes.tolerations(pool))
                .withContainers(container(own))
                .build();
    }

    private static io.fabric8.kubernetes.api.model.Container container(Own own) {
        var written = own.container();
        var pods = own.pods();
        return new ContainerBuilder()
                .withName("app")
                .withImage(written.image().value())
                .withCommand(written.command().value())
                .withArgs(written.args().value())
                .withEnv(env(own))
                .addNewPort()
                .withName("http")
                .withContainerPort(PORT)
                .endPort()
                .withResources(
                        Pods.resources(
                                pods.cpu().value(),
                                pods.memory().value(),
                                Given.of(pods, own.placed().each())))
                .withReadinessProbe(Pods.isOpen("http"))
                .withSecurityContext(Pods.containerSecurity(false))
                .build();
    }

    private static List<EnvVar> env(Own own) {
        var env = new ArrayList<EnvVar>();
        env.add(new EnvVar("PORT", Integer.toString(PORT), null));
        addresses(own.plan().platform(), own.app())
                .forEach((name, url) -> env.add(new EnvVar(name, url, null)));
        env.addAll(Pods.env(own.container().env()));
        return env;
    }

    /// `CHAT_URL`, for clients of the OpenAI API.
    private static Map<String, String> addresses(Platform platform, App app) {
        var addresses = new TreeMap<String, String>();
        for (var endpoint : app.uses().value()) {
            var name = endpoint.id().objectName().toUpperCase(Locale.ROOT).replace('-', '_');
            addresses.put(name + "_URL", Address.url(platform, endpoint));
        }
        return addresses;
    }

    private static Document service(Own own) {
        var meta = own.meta();
        return meta.document(
                "Service",
                new ServiceBuilder()
                        .withMetadata(meta.meta())
                        .withNewSpec()
                        .withSelector(own.selector())
                        .addNewPort()
                        .withName("http")
                        .withPort(80)
                        .withTargetPort(new IntOrString("http"))
                        .endPort()
                        .endSpec()
                        .build());
    }

    private static Document origins(Document document, Own own) {
        var written = own.container();
        var pods = own.pods();
        var spec = "/spec/template/spec";
        var at = spec + "/containers/0";
        var result =
                own.meta()
                        .labelOrigins(document, "/spec/template/metadata/labels")
                        .from("/spec/replicas", pods.count().origin())
                        .from(spec + "/affinity", pods.on().origin())
                        .from(
                                spec + "/securityContext",
                                own.meta().cluster().podSecurity().origin())
                        .from(at + "/image", written.image().origin());
        result = list(result, at + "/command", written.command());
        result = list(result, at + "/args", written.args());
        int index = 1;
        int uses = addresses(own.plan().platform(), own.app()).size();
        for (int i = 0; i < uses; i++) {
            result = result.from(at + "/env/" + index++, own.app().uses().origin());
        }
        for (var value : written.env().values()) {
            result = result.from(at + "/env/" + index++, value.origin());
        }
        return result;
    }

    private static Document list(Document document, String at, Sourced<List<String>> list) {
        return list.value().isEmpty() ? document : document.from(at, list.origin());
    }
}
