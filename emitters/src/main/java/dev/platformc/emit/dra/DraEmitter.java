package dev.platformc.emit.dra;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sharing.Slicing;
import dev.platformc.core.model.Workload;
import dev.platformc.emit.Claims;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Emitter;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Pods;
import dev.platformc.emit.ServedApis;
import dev.platformc.emit.Topic;
import dev.platformc.emit.Wave;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.plan.Plan;
import dev.platformc.plan.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Pools whose devices are claimed: a class for each profile that is handed out, a template of the
/// claim of each workload's pods, and a domain for each gang whose NVLink reaches over machines.
/// The driver behind them comes with the GPU Operator.
public final class DraEmitter implements Emitter {
    private static final String ATTRIBUTES = "device.attributes['gpu.nvidia.com']";

    @Override
    public List<Document> emit(Plan plan) {
        var documents = new ArrayList<Document>();
        for (var cluster : plan.platform().clusters()) {
            if (cluster.options().dra().value()) {
                classes(plan, cluster).values().forEach(documents::add);
            }
        }
        for (var placed : plan.workloads()) {
            if (isWritten(placed.workload())
                    && !Claims.of(placed.workload(), placed.each()).isEmpty()) {
                documents.add(template(plan, placed));
                if (Claims.hasChannel(placed.workload())) {
                    documents.add(domain(plan, placed.workload()));
                }
            }
        }
        return documents;
    }

    /// Whether some object has pods that would use the claim.
    private static boolean isWritten(Workload workload) {
        return switch (workload) {
            case Gang _ -> true;
            case Endpoint endpoint -> endpoint.form() != Endpoint.Form.NONE;
            case dev.platformc.core.model.Pods pods -> pods.id().kind().equals("ray");
        };
    }

    /// By name. Whole cards have a class of the driver's.
    private static Map<String, Document> classes(Plan plan, Cluster cluster) {
        var classes = new TreeMap<String, Document>();
        for (var sharing : plan.platform().sharings()) {
            if (sharing.slice().value() instanceof Slicing.Mig
                    && sharing.pool().cluster().id().isSame(cluster.id())) {
                Claims.profiles(plan, sharing)
                        .forEach((name, profile) ->
                                classes.computeIfAbsent(
                                        name, _ -> deviceClass(plan, sharing, profile)));
            }
        }
        return classes;
    }

    private static Document deviceClass(Plan plan, Sharing sharing, MigProfile profile) {
        var cluster = sharing.pool().cluster();
        var meta =
                Metadata.of(Topic.NODES, plan.platform(), cluster, sharing.id())
                        .named(Claims.ofProfile(profile))
                        .wave(Wave.NODES);
        boolean isNamed = ServedApis.has(cluster, "extended resources of device classes");
        var spec =
                new Specs.DeviceClass(
                        List.of(
                                Specs.Selector.of(
                                        "device.driver == 'gpu.nvidia.com' && "
                                                + ATTRIBUTES
                                                + ".type == 'mig' && "
                                                + ATTRIBUTES
                                                + ".profile == '"
                                                + profile.name()
                                                + "'")),
                        isNamed ? profile.resource() : null);
        var content =
                new CustomObject<>(
                        ServedApis.of(cluster, "DeviceClass"), "DeviceClass", meta.meta(), spec);
        return meta.document("DeviceClass", content)
                .from("/apiVersion", cluster.kubernetes().origin())
                .from("/spec/selectors", sharing.slice().origin());
    }

    private static Metadata metadata(Plan plan, Workload workload) {
        var cluster = workload.on().value().pool().cluster();
        var topic = workload instanceof Endpoint ? Topic.SERVING : Topic.TRAINING;
        return Metadata.of(topic, plan.platform(), cluster, workload.id())
                .ownedBy(workload.team())
                .wave(Wave.CLAIMS);
    }

    private static Document template(Plan plan, WorkloadPlan placed) {
        var workload = placed.workload();
        var cluster = workload.on().value().pool().cluster();
        var meta = metadata(plan, workload).named(Claims.template(workload));
        var name =
                switch (placed.each()) {
                    case WorkloadPlan.Devices.Slice(var profile) -> Claims.ofProfile(profile);
                    case WorkloadPlan.Devices.Gpus _, WorkloadPlan.Devices.Share _ -> Claims.WHOLE;
                };
        var exactly = new Specs.Exactly(name, "ExactCount", Pods.count(placed.each()));
        var request = new Specs.Request("gpus", exactly);
        var content =
                new CustomObject<>(
                        ServedApis.of(cluster, "ResourceClaimTemplate"),
                        "ResourceClaimTemplate",
                        meta.meta(),
                        new Specs.ResourceClaimTemplate(
                                new Specs.Claim(new Specs.Devices(List.of(request)))));
        var at = "/spec/spec/devices/requests/0/exactly";
        return meta.document("ResourceClaimTemplate", content)
                .from("/apiVersion", cluster.kubernetes().origin())
                .from(at + "/deviceClassName", workload.on().origin())
                .from(at + "/count", counted(workload));
    }

    private static Origin counted(Workload workload) {
        return switch (workload) {
            case Gang gang -> gang.worker().gpus().origin();
            case Endpoint endpoint -> endpoint.fit().origin();
            case dev.platformc.core.model.Pods pods -> pods.gpus().origin();
        };
    }

    private static Document domain(Plan plan, Workload workload) {
        var meta = metadata(plan, workload).named(Claims.template(workload));
        var spec =
                new Specs.ComputeDomain(
                        0, new Specs.Channel(new Specs.TemplateName(Claims.channel(workload))));
        var content = new CustomObject<>(Specs.DRIVER_API, "ComputeDomain", meta.meta(), spec);
        return meta.document("ComputeDomain", content).from("/spec", workload.on().origin());
    }
}
