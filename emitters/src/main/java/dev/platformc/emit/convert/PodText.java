package dev.platformc.emit.convert;

import dev.platformc.emit.Pointers;
import dev.platformc.emit.PoolNodes;
import dev.platformc.hardware.gpu.Gpu;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the template of a pod says about the workers of a gang.
final class PodText {
    private static final String KUEUE = "kueue.x-k8s.io/podset-";

    /// What every pod that is compiled says, by pointer below the template.
    private static final Map<String, String> USUAL =
            Map.ofEntries(
                    Map.entry("/spec/automountServiceAccountToken", "false"),
                    Map.entry("/spec/restartPolicy", "Never"),
                    Map.entry("/spec/securityContext/fsGroup", "1000"),
                    Map.entry("/spec/securityContext/runAsGroup", "1000"),
                    Map.entry("/spec/securityContext/runAsUser", "1000"),
                    Map.entry("/spec/securityContext/runAsNonRoot", "true"),
                    Map.entry("/spec/securityContext/seccompProfile/type", "RuntimeDefault"),
                    Map.entry(
                            "/spec/containers/0/securityContext/allowPrivilegeEscalation", "false"),
                    Map.entry("/spec/containers/0/securityContext/capabilities/drop/0", "ALL"));

    private final Taken taken;
    private final String at;
    private final GangText gang;
    private final Beside beside;

    private PodText(Taken taken, String at, GangText gang, Beside beside) {
        this.taken = taken;
        this.at = at;
        this.gang = gang;
        this.beside = beside;
    }

    /// @param at pointer to the template
    /// @param names of containers that operators look for
    static void read(Taken taken, String at, GangText gang, Beside beside, Set<String> names) {
        var pod = new PodText(taken, at, gang, beside);
        USUAL.forEach((pointer, value) -> taken.takeIf(at + pointer, value));
        pod.metadata();
        pod.nodes();
        pod.sharedMemory();
        ObjectText.priority(taken, gang, beside, at + "/spec/priorityClassName");
        names.forEach(name -> taken.takeIf(at + "/spec/containers/0/name", name));
        ContainerText.resources(taken, at + "/spec/containers/0/resources", gang, beside);
    }

    /// Labels that the object itself has, and where the workers should stand.
    private void metadata() {
        for (var key : taken.fields(at + "/metadata/labels")) {
            var label = at + "/metadata/labels" + Pointers.of(key);
            var own = "/metadata/labels" + Pointers.of(key);
            boolean repeated = taken.peek(own).equals(taken.peek(label)) && taken.isTaken(own);
            if (repeated || key.startsWith("platformc.dev/")) {
                taken.take(label);
            }
        }
        var notes = at + "/metadata/annotations";
        level(notes, "required-topology", "required");
        level(notes, "preferred-topology", "preferred");
        group(notes);
        taken.takeIf(notes + Pointers.of(KUEUE + "group-name"), "workers");
        if (taken.takeIf(notes + Pointers.of("karpenter.sh/do-not-disrupt"), "true")) {
            gang.attributes.put("disrupt", "never");
        }
    }

    private void level(String notes, String key, String field) {
        var pointer = notes + Pointers.of(KUEUE + key);
        beside.level(taken.peek(pointer).asString(""))
                .ifPresent(word -> {
                    taken.take(pointer);
                    gang.place.put(field, word);
                });
    }

    private void group(String notes) {
        var level = notes + Pointers.of(KUEUE + "slice-required-topology");
        var size = notes + Pointers.of(KUEUE + "slice-size");
        var word = beside.level(taken.peek(level).asString(""));
        if (word.isPresent() && taken.peek(size).asString("").matches("[1-9][0-9]{0,5}")) {
            taken.take(level);
            gang.place.put(
                    "group",
                    "{ workers = " + taken.text(size) + ", required = " + word.get() + " }");
        }
    }

    /// A pool by the label that its nodes have.
    private void nodes() {
        var terms =
                at
                        + "/spec/affinity/nodeAffinity"
                        + "/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms";
        var one = taken.peek(terms + "/0/matchExpressions/0");
        boolean single =
                taken.peek(terms).size() == 1
                        && taken.peek(terms + "/0").size() == 1
                        && taken.peek(terms + "/0/matchExpressions").size() == 1;
        if (single
                && one.path("key").asString("").equals(PoolNodes.POOL_LABEL)
                && one.path("operator").asString("").equals("In")
                && one.path("values").size() == 1) {
            pool(one.path("values").path(0), terms);
        }
        var selector = at + "/spec/nodeSelector" + Pointers.of(PoolNodes.POOL_LABEL);
        pool(taken.peek(selector), selector);
    }

    private void pool(JsonNode name, String pointer) {
        beside.pool(name.asString(""))
                .ifPresent(pool -> {
                    taken.take(pointer);
                    gang.attributes.put("on", pool.id().name());
                });
    }

    /// A volume in memory, mounted where processes look for it.
    private void sharedMemory() {
        var mounts = at + "/spec/containers/0/volumeMounts";
        for (int i = 0; i < taken.peek(mounts).size(); i++) {
            var mount = taken.peek(mounts + "/" + i);
            var volume = volume(mount.path("name").asString(""));
            if (!mount.path("mountPath").asString("").equals("/dev/shm") || volume == null) {
                continue;
            }
            var size = PlatformText.bytes(taken.peek(volume + "/emptyDir/sizeLimit").asString(""));
            if (taken.peek(volume + "/emptyDir/medium").asString("").equals("Memory")
                    && size != null) {
                taken.take(volume);
                taken.take(mounts + "/" + i);
                gang.worker.put("shm", size);
            }
        }
    }

    private @Nullable String volume(String name) {
        var volumes = at + "/spec/volumes";
        for (int i = 0; i < taken.peek(volumes).size(); i++) {
            if (taken.peek(volumes + "/" + i + "/name").asString("").equals(name)) {
                return volumes + "/" + i;
            }
        }
        return null;
    }

    /// What runs in the first container of the template.
    static void run(Taken taken, String at, GangText gang) {
        ContainerText.run(taken, at + "/spec/containers/0", gang);
    }

    /// A resource that is a whole GPU.
    static boolean isGpu(String resource) {
        return resource.equals(Gpu.NVIDIA);
    }
}
