package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Ray;
import dev.platformc.core.model.Sourced;

/// How [RayChecks] says it.
final class RayMessages {
    private RayMessages() {}

    static Diagnostic nameTooLong(Identity id, int longest) {
        int length = id.objectName().length();
        return Diagnostic.of(
                Code.RAY_NAME_TOO_LONG,
                "the name of "
                        + id.display()
                        + " has "
                        + length
                        + " characters and KubeRay takes "
                        + longest,
                id.span(),
                length - longest + " too many");
    }

    static Diagnostic mismatch(Sourced<String> version, RayVersions.Feature feature) {
        return Diagnostic.of(
                Code.RAY_KUBERAY_MISMATCH,
                "Ray " + version.value() + " does not go with KubeRay " + RayVersions.KUBERAY,
                version.span(),
                feature.what() + " needs Ray 2." + feature.least() + " or later");
    }

    static Diagnostic noImage(Identity user, Sourced<String> version) {
        return Diagnostic.of(
                        Code.RAY_KUBERAY_MISMATCH,
                        "no image with vLLM is known for Ray " + version.value(),
                        version.isWritten() ? version.span() : user.span(),
                        "its tag names a release of Python and of CUDA as well")
                .withNote("`image` names one; known are those of Ray " + RayVersions.llmVersions());
    }

    static Diagnostic headOnGpuNode(Ray ray) {
        var pool = ray.head().on().value().pool();
        return Diagnostic.of(
                        Code.HEAD_ON_GPU_NODE,
                        "the head of `" + ray.id().name() + "` takes cores of machines with GPUs",
                        ray.id().span(),
                        ray.head().cpu().value().toDecimal(1)
                                + " cores, "
                                + ray.head().memory().value().inGib()
                                + " of memory")
                .withRelated(pool.trees().span(), "these machines");
    }

    static Diagnostic storeTooLarge(Ray ray, Ray.Group group) {
        var store = ray.objectStore();
        var memory = group.pods().memory();
        var shared = group.sharedMemory();
        var message =
                Diagnostic.of(
                                Code.OBJECT_STORE_TOO_LARGE,
                                "the object store of `"
                                        + ray.id().name()
                                        + "` is as large as a worker",
                                store.isWritten() ? store.span() : ray.id().span(),
                                "no memory is left to compute in")
                        .withRelated(memory.span(), "a worker has " + memory.value());
        return shared.isWritten()
                ? message.withRelated(shared.span(), "comes out of the same memory")
                : message;
    }

    static Diagnostic resourcesDiffer(Ray ray, Pods group) {
        return Diagnostic.of(
                Code.RAY_RESOURCES_DIFFER,
                "a worker of `"
                        + ray.id().name()
                        + "` has "
                        + group.cpu().value().toDecimal(2)
                        + " cores and Ray counts whole ones",
                group.cpu().span(),
                "what Ray gives out would not be what the pod has");
    }

    static Diagnostic twoAutoscalers(Ray ray, Pods group, Sourced<Cluster.Scheduler> scheduler) {
        return Diagnostic.of(
                        Code.TWO_AUTOSCALERS,
                        "Ray adds workers of `"
                                + ray.id().name()
                                + "` that Volcano has not admitted",
                        group.count().span(),
                        "a range, scaled by Ray")
                .withRelated(scheduler.span(), "admits the head and the least workers")
                .withNote("workers beyond the least start outside of the gang");
    }

    static Diagnostic singleHead(Ray ray) {
        return Diagnostic.of(
                        Code.SINGLE_HEAD,
                        ray.id().display() + " serves and nothing survives its head",
                        ray.duty() == null ? ray.id().span() : ray.duty().span(),
                        "every replica starts anew when the head dies")
                .withNote("`state` names a storage for what the head knows");
    }

    /// @param instead what happens
    static Diagnostic notSaid(String headline, Sourced<?> at, String instead) {
        return Diagnostic.of(Code.NOT_EXPRESSIBLE, headline, at.span(), instead);
    }
}
