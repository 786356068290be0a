package dev.platformc.emit.agent;

import dev.platformc.emit.Document;
import dev.platformc.emit.Metadata;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import java.util.List;

/// What the agents may do: label and cordon nodes, see and evict pods for a drain, say what
/// happened. They read their layout from a file, so no ConfigMap and no Secret is open to them.
final class Permissions {
    static final String NAME = "platformc-node-agent";

    private Permissions() {}

    /// @param meta in the agents' namespace
    static List<Document> of(Metadata meta, Metadata unscoped) {
        return List.of(
                meta.document(
                        "ServiceAccount",
                        new ServiceAccountBuilder()
                                .withMetadata(meta.meta())
                                .withAutomountServiceAccountToken(false)
                                .build()),
                unscoped.document(
                        "ClusterRole",
                        new ClusterRoleBuilder()
                                .withMetadata(unscoped.meta())
                                .withRules(rules())
                                .build()),
                unscoped.document(
                        "ClusterRoleBinding",
                        new ClusterRoleBindingBuilder()
                                .withMetadata(unscoped.meta())
                                .withNewRoleRef()
                                .withApiGroup("rbac.authorization.k8s.io")
                                .withKind("ClusterRole")
                                .withName(NAME)
                                .endRoleRef()
                                .addNewSubject()
                                .withKind("ServiceAccount")
                                .withName(NAME)
                                .withNamespace(AgentEmitter.NAMESPACE)
                                .endSubject()
                                .build()));
    }

    private static List<PolicyRule> rules() {
        return List.of(
                rule("", List.of("nodes"), "get", "list", "watch", "patch"),
                rule("", List.of("pods"), "get", "list", "watch"),
                rule("", List.of("pods/eviction"), "create"),
                rule("apps", List.of("daemonsets"), "get"),
                rule("events.k8s.io", List.of("events"), "create", "patch"));
    }

    private static PolicyRule rule(String group, List<String> resources, String... verbs) {
        return new PolicyRuleBuilder()
                .withApiGroups(group)
                .withResources(resources)
                .withVerbs(verbs)
                .build();
    }
}
