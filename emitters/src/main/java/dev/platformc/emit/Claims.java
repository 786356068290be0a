package dev.platformc.emit;

import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Workload;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.plan.Plan;
import dev.platformc.plan.WorkloadPlan;
import io.fabric8.kubernetes.api.model.PodResourceClaim;
import io.fabric8.kubernetes.api.model.PodResourceClaimBuilder;
import io.fabric8.kubernetes.api.model.ResourceClaim;
import io.fabric8.kubernetes.api.model.ResourceClaimBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a pod claims, where devices are claimed and not counted as resources: its cards, and where
/// NVLink reaches over machines a channel over it. Empty where a device plugin hands cards out.
public record Claims(List<Claim> all) {
    /// The driver's class of whole cards.
    public static final String WHOLE = "gpu.nvidia.com";

    public static final Claims NONE = new Claims(List.of());

    public Claims {
        all = List.copyOf(all);
    }

    /// One of them.
    ///
    /// @param name inside of the pod
    /// @param template of the claim: each pod gets one of its own
    public record Claim(String name, String template) {}

    /// @param each what one pod takes
    public static Claims of(Workload workload, WorkloadPlan.Devices each) {
        if (!workload.on().value().pool().isClaimed() || Pods.count(each) == 0) {
            return NONE;
        }
        var claims = new ArrayList<Claim>();
        claims.add(new Claim("gpus", template(workload)));
        if (hasChannel(workload)) {
            claims.add(new Claim("channel", channel(workload)));
        }
        return new Claims(claims);
    }

    /// Whether the workers share the memory of their cards over machines.
    public static boolean hasChannel(Workload workload) {
        var pool = workload.on().value().pool();
        return workload instanceof Gang gang
                && pool.isClaimed()
                && pool.hasWideNvlink()
                && gang.worker().gpus().value() > 0
                && gang.mostWorkers() * gang.worker().gpus().value() > pool.gpusPerNode();
    }

    /// Name of the template of the cards' claim. Workloads of two kinds may have one name.
    public static String template(Workload workload) {
        return workload.id().kind() + "-" + workload.id().objectName();
    }

    /// Name of the template of the channel's claim, which the driver makes.
    public static String channel(Workload workload) {
        return template(workload) + "-channel";
    }

    /// The class of instances of a profile.
    public static String ofProfile(MigProfile profile) {
        var resource = profile.resource();
        return resource.substring(resource.indexOf('/') + 1) + ".platformc.dev";
    }

    /// Profiles of a sharing that workloads take or that queues are promised, by the name of their
    /// class.
    public static Map<String, MigProfile> profiles(Plan plan, Sharing sharing) {
        var profiles = new TreeMap<String, MigProfile>();
        for (var placed : plan.workloads()) {
            if (placed.each() instanceof WorkloadPlan.Devices.Slice(var profile)
                    && placed.workload().on().value().id().isSame(sharing.id())) {
                profiles.put(ofProfile(profile), profile);
            }
        }
        var gpu = sharing.pool().gpu();
        var geometry = gpu == null ? null : gpu.mig();
        for (var queue : plan.queues()) {
            for (var grant : queue.grants()) {
                if (geometry != null && grant.supply().id().isSame(sharing.id())) {
                    geometry.profiles().stream()
                            .filter(profile ->
                                    grant.resources().stream()
                                            .anyMatch(amount ->
                                                    amount.quota() > 0
                                                            && amount.resource()
                                                                    .equals(profile.resource())))
                            .forEach(profile -> profiles.put(ofProfile(profile), profile));
                }
            }
        }
        return profiles;
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /// As the pod names them.
    public List<PodResourceClaim> ofPod() {
        return all.stream()
                .map(claim ->
                        new PodResourceClaimBuilder()
                                .withName(claim.name())
                                .withResourceClaimTemplateName(claim.template())
                                .build())
                .toList();
    }

    /// As the container that uses them does.
    public List<ResourceClaim> ofContainer() {
        return all.stream()
                .map(claim -> new ResourceClaimBuilder().withName(claim.name()).build())
                .toList();
    }
}
