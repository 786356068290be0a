package dev.platformc.emit.paged;

import dev.platformc.contract.ServeProcess;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Sourced;
import dev.platformc.emit.Document;
import dev.platformc.emit.Emitter;
import dev.platformc.emit.Pods;
import dev.platformc.emit.serving.EngineArguments;
import dev.platformc.emit.serving.ReplicaOrigins;
import dev.platformc.emit.serving.ReplicaPod;
import dev.platformc.emit.serving.Served;
import dev.platformc.plan.Plan;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.ArrayList;
import java.util.List;

/// An endpoint of our own runtime: weights are copied into the pod before it starts, and every size
/// that the memory sum rests on is said outright.
public final class PagedEmitter implements Emitter {
    @Override
    public List<Document> emit(Plan plan) {
        var documents = new ArrayList<Document>();
        for (var served : Served.all(plan, form -> form == Endpoint.Form.PAGED)) {
            documents.add(origins(served.deployment(pod(served)), served));
            documents.add(served.service("http"));
            documents.add(served.budget());
        }
        return documents;
    }

    private static PodSpec pod(Served served) {
        var endpoint = served.endpoint();
        var files = served.files();
        var volumes = new ArrayList<>(List.of(Pods.scratch("tmp")));
        volumes.addAll(files.volumes());
        return ReplicaPod.placed(served)
                .withTopologySpreadConstraints(ReplicaPod.spread(endpoint, served.selector()))
                .withInitContainers(files.before())
                .withContainers(container(served))
                .withVolumes(volumes)
                .build();
    }

    private static Container container(Served served) {
        var endpoint = served.endpoint();
        var builder =
                new ContainerBuilder()
                        .withName("paged")
                        .withImage(endpoint.engine().image().value())
                        .withCommand(ServeProcess.COMMAND)
                        .withArgs(arguments(served).stream().map(Sourced::value).toList())
                        .withEnv(Pods.env(endpoint.engine().env()))
                        .addNewPort()
                        .withName("http")
                        .withContainerPort(ServeProcess.HTTP_PORT)
                        .endPort()
                        .withResources(ReplicaPod.resources(served))
                        .withStartupProbe(ReplicaPod.startup(endpoint))
                        .withReadinessProbe(ReplicaPod.probe(3))
                        .withLivenessProbe(ReplicaPod.probe(6))
                        .withSecurityContext(Pods.containerSecurity(true))
                        .withVolumeMounts(Pods.mount("tmp", "/tmp"));
        served.files().mounts().forEach(builder::addToVolumeMounts);
        return builder.build();
    }

    private static List<Sourced<String>> arguments(Served served) {
        var endpoint = served.endpoint();
        var model = served.files().model();
        var arguments = new ArrayList<Sourced<String>>();
        arguments.add(model.map(place -> ServeProcess.MODEL + "=" + place));
        arguments.add(
                endpoint.model()
                        .map(_ ->
                                ServeProcess.SERVED_NAME
                                        + "="
                                        + EngineArguments.servedName(endpoint)));
        arguments.add(
                new Sourced<>(ServeProcess.PORT + "=" + ServeProcess.HTTP_PORT, origin(endpoint)));
        arguments.add(endpoint.context().map(n -> ServeProcess.CONTEXT + "=" + n));
        arguments.add(endpoint.concurrency().map(n -> ServeProcess.SEQUENCES + "=" + n));
        arguments.add(
                endpoint.engine().batchTokens().map(n -> ServeProcess.BATCH_TOKENS + "=" + n));
        for (var argument : endpoint.engine().args().value()) {
            arguments.add(new Sourced<>(argument, endpoint.engine().args().origin()));
        }
        return arguments;
    }

    private static Origin origin(Endpoint endpoint) {
        return new Origin.Written(endpoint.id().span());
    }

    private static Document origins(Document document, Served served) {
        var endpoint = served.endpoint();
        var pod = "/spec/template/spec";
        var container = pod + "/containers/0";
        var result =
                document.from(container + "/image", endpoint.engine().image().origin())
                        .from(container + "/startupProbe", endpoint.model().origin());
        var copied = served.files().copied();
        for (int i = 0; i < copied.size(); i++) {
            result = result.from(pod + "/initContainers/" + i, copied.get(i).origin());
        }
        result = ReplicaOrigins.placed(result, served, pod);
        result = ReplicaOrigins.spread(result, endpoint, pod);
        result = ReplicaOrigins.arguments(result, container, arguments(served));
        result = ReplicaOrigins.env(result, endpoint, container, 0);
        return ReplicaOrigins.resources(result, served, container + "/resources");
    }
}
