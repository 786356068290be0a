package dev.platformc.emit.schema;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What tells the elements of Kubernetes' own lists apart. The models of fabric8 have lost it; the
/// API says it as `patchMergeKey` (and `x-kubernetes-list-map-keys`) in k8s.io/api, v1.34. Lists
/// that it calls atomic, such as tolerations, are not here.
final class MergeKeys {
    private static final Map<String, String> OF_MODELS =
            Map.ofEntries(
                    Map.entry("Container", "name"),
                    Map.entry("EphemeralContainer", "name"),
                    Map.entry("ContainerPort", "containerPort"),
                    Map.entry("EnvVar", "name"),
                    Map.entry("Volume", "name"),
                    Map.entry("VolumeMount", "mountPath"),
                    Map.entry("VolumeDevice", "devicePath"),
                    Map.entry("HostAlias", "ip"),
                    Map.entry("LocalObjectReference", "name"),
                    Map.entry("ObjectReference", "name"),
                    Map.entry("TopologySpreadConstraint", "topologyKey"),
                    Map.entry("PodResourceClaim", "name"),
                    Map.entry("PodSchedulingGate", "name"),
                    Map.entry("ResourceClaim", "name"),
                    Map.entry("ServicePort", "port"),
                    Map.entry("OwnerReference", "uid"));

    /// What CRDs that embed pods call the same lists, without saying their keys.
    private static final Map<String, String> OF_FIELDS =
            Map.of(
                    "containers", "name",
                    "initContainers", "name",
                    "ephemeralContainers", "name",
                    "ports", "containerPort",
                    "env", "name",
                    "volumes", "name",
                    "volumeMounts", "mountPath",
                    "imagePullSecrets", "name");

    private MergeKeys() {}

    /// @param model simple name of the elements' class
    static @Nullable String ofModel(String model) {
        return OF_MODELS.get(model);
    }

    /// @param field name of the list
    static @Nullable String ofField(String field) {
        return OF_FIELDS.get(field);
    }
}
