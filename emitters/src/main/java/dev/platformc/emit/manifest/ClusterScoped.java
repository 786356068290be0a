package dev.platformc.emit.manifest;

import java.util.Map;
import java.util.Set;

/// Kinds of Kubernetes' own groups that belong to no namespace, as far as the models that are read
/// here do not have them (`kubectl api-resources --namespaced=false`, v1.34).
final class ClusterScoped {
    private static final Map<String, Set<String>> KINDS =
            Map.of(
                    "apiextensions.k8s.io", Set.of("CustomResourceDefinition"),
                    "apiregistration.k8s.io", Set.of("APIService"),
                    "admissionregistration.k8s.io",
                            Set.of(
                                    "MutatingAdmissionPolicy",
                                    "MutatingAdmissionPolicyBinding",
                                    "MutatingWebhookConfiguration",
                                    "ValidatingAdmissionPolicy",
                                    "ValidatingAdmissionPolicyBinding",
                                    "ValidatingWebhookConfiguration"),
                    "certificates.k8s.io",
                            Set.of("CertificateSigningRequest", "ClusterTrustBundle"),
                    "flowcontrol.apiserver.k8s.io",
                            Set.of("FlowSchema", "PriorityLevelConfiguration"),
                    "networking.k8s.io", Set.of("IngressClass", "IPAddress", "ServiceCIDR"),
                    "node.k8s.io", Set.of("RuntimeClass"),
                    "rbac.authorization.k8s.io", Set.of("ClusterRole", "ClusterRoleBinding"),
                    "resource.k8s.io", Set.of("DeviceClass", "DeviceTaintRule", "ResourceSlice"),
                    "storage.k8s.io",
                            Set.of(
                                    "CSIDriver",
                                    "CSINode",
                                    "StorageClass",
                                    "VolumeAttachment",
                                    "VolumeAttributesClass"));

    private ClusterScoped() {}

    static boolean has(String group, String kind) {
        return KINDS.getOrDefault(group, Set.of()).contains(kind);
    }

    /// Whether the group is Kubernetes' own: then what is not listed belongs to a namespace.
    static boolean knows(String group) {
        return !group.contains(".") || KINDS.containsKey(group);
    }
}
