package dev.platformc.emit.ray;

import dev.platformc.core.model.Ray;
import dev.platformc.core.model.Sourced;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Pods;
import dev.platformc.emit.Topic;
import dev.platformc.emit.Wave;
import dev.platformc.emit.Yaml;
import dev.platformc.plan.Plan;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A job by the clock: Argo Workflows creates it anew each time, as somebody who may do no more.
final class Schedules {
    private static final String START = "start";

    /// How long a finished run can be looked at, with its job.
    private static final int DAY = 24 * 60 * 60;

    private Schedules() {}

    static List<Document> of(Plan plan, Ray ray, Sourced<String> schedule) {
        var base = RayObjects.base(plan, RayShape.of(plan, ray), Topic.RAY);
        var job = RayObjects.of(plan, ray);
        return List.of(
                account(base), role(base), binding(base), workflow(base, ray, job, schedule));
    }

    private static Document workflow(
            Metadata base, Ray ray, Document job, Sourced<String> schedule) {
        var meta = base.wave(Wave.WORKLOADS);
        var cluster = ray.head().on().value().pool().cluster();
        var name = base.name();
        var resource =
                new Resource(
                        "create",
                        true,
                        manifest(job),
                        "status.jobStatus == SUCCEEDED",
                        "status.jobDeploymentStatus == Failed");
        var spec =
                new CronWorkflow(
                        List.of(schedule.value()),
                        "Etc/UTC",
                        "Forbid",
                        new Workflow(
                                START,
                                name,
                                Pods.podSecurity(cluster),
                                new Kept(DAY),
                                List.of(new Template(START, resource))));
        var content = new CustomObject<>("argoproj.io/v1alpha1", "CronWorkflow", meta.meta(), spec);
        return meta.document("CronWorkflow", content)
                .from("/spec/schedules", schedule.origin())
                .from("/spec/workflowSpec/securityContext", cluster.podSecurity().origin());
    }

    /// Each run is an object of its own, whose name begins with the ray's.
    private static String manifest(Document job) {
        var tree = Yaml.tree(job.content());
        var meta = (ObjectNode) tree.get("metadata");
        var anew = JsonNodeFactory.instance.objectNode();
        anew.put("generateName", meta.get("name").asString() + "-");
        meta.remove("name");
        if (meta.get("annotations") instanceof ObjectNode annotations) {
            // Argo CD knows the clock, not what it starts.
            var read = annotations.propertyNames().stream();
            annotations.remove(read.filter(key -> key.startsWith("argocd.")).toList());
        }
        anew.setAll(meta);
        ((ObjectNode) tree).set("metadata", anew);
        return Yaml.print(tree);
    }

    private static Document account(Metadata base) {
        var meta = base.wave(Wave.RUNTIMES);
        return meta.document(
                "ServiceAccount", new ServiceAccountBuilder().withMetadata(meta.meta()).build());
    }

    private static Document role(Metadata base) {
        var meta = base.wave(Wave.RUNTIMES);
        var content =
                new RoleBuilder()
                        .withMetadata(meta.meta())
                        .withRules(
                                rule("ray.io", "rayjobs", "create", "get", "list", "watch"),
                                rule("argoproj.io", "workflowtaskresults", "create", "patch"))
                        .build();
        return meta.document("Role", content);
    }

    private static PolicyRule rule(String group, String resource, String... verbs) {
        return new PolicyRuleBuilder()
                .withApiGroups(group)
                .withResources(resource)
                .withVerbs(verbs)
                .build();
    }

    private static Document binding(Metadata base) {
        var meta = base.wave(Wave.RUNTIMES);
        var namespace = base.meta().getNamespace();
        var content =
                new RoleBindingBuilder()
                        .withMetadata(meta.meta())
                        .withNewRoleRef("rbac.authorization.k8s.io", "Role", base.name())
                        .addNewSubject()
                        .withKind("ServiceAccount")
                        .withName(base.name())
                        .withNamespace(namespace)
                        .endSubject()
                        .build();
        return meta.document("RoleBinding", content);
    }

    private record CronWorkflow(
            List<String> schedules,
            String timezone,
            String concurrencyPolicy,
            Workflow workflowSpec) {}

    private record Workflow(
            String entrypoint,
            String serviceAccountName,
            PodSecurityContext securityContext,
            Kept ttlStrategy,
            List<Template> templates) {}

    private record Kept(int secondsAfterCompletion) {}

    private record Template(String name, Resource resource) {}

    /// @param setOwnerReference the job goes with its run
    private record Resource(
            String action,
            boolean setOwnerReference,
            String manifest,
            String successCondition,
            String failureCondition) {}
}
