package dev.platformc.emit.pipelines;

import dev.platformc.core.model.Pipeline;
import dev.platformc.emit.Document;
import dev.platformc.emit.Metadata;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import java.util.ArrayList;
import java.util.List;

/// Who the pods of a pipeline are: they report to Argo what came of a task, and make, watch and
/// delete the objects that the pipeline starts, by name.
final class Permissions {
    private Permissions() {}

    static String name(Pipeline pipeline) {
        return "pipeline-" + pipeline.id().objectName();
    }

    static List<Document> of(Metadata base, List<Started> started) {
        var meta = base.named("pipeline-" + base.name());
        var namespace = meta.meta().getNamespace();
        var account = new ServiceAccountBuilder().withMetadata(meta.meta()).build();
        var role = new RoleBuilder().withMetadata(meta.meta()).withRules(rules(started)).build();
        var binding =
                new RoleBindingBuilder()
                        .withMetadata(meta.meta())
                        .withNewRoleRef()
                        .withApiGroup("rbac.authorization.k8s.io")
                        .withKind("Role")
                        .withName(meta.name())
                        .endRoleRef()
                        .addNewSubject()
                        .withKind("ServiceAccount")
                        .withName(meta.name())
                        .withNamespace(namespace)
                        .endSubject()
                        .build();
        return List.of(
                meta.document("ServiceAccount", account),
                meta.document("Role", role),
                meta.document("RoleBinding", binding));
    }

    private static List<PolicyRule> rules(List<Started> started) {
        var rules = new ArrayList<PolicyRule>();
        rules.add(
                new PolicyRuleBuilder()
                        .withApiGroups("argoproj.io")
                        .withResources("workflowtaskresults")
                        .withVerbs("create", "patch")
                        .build());
        for (var one : started) {
            rules.add(
                    new PolicyRuleBuilder()
                            .withApiGroups(one.object().group())
                            .withResources(one.plural())
                            .withVerbs("create")
                            .build());
            rules.add(
                    new PolicyRuleBuilder()
                            .withApiGroups(one.object().group())
                            .withResources(one.plural())
                            .withResourceNames(one.object().name())
                            .withVerbs("get", "delete")
                            .build());
        }
        return rules;
    }
}
