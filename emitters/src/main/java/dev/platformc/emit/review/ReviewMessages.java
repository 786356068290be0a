package dev.platformc.emit.review;

import static java.util.stream.Collectors.joining;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.core.text.Span;
import dev.platformc.emit.review.RawPod.Container;
import dev.platformc.emit.schema.SchemaCheck;
import java.util.List;

/// Words of a review.
final class ReviewMessages {
    private ReviewMessages() {}

    static Diagnostic unreadable(Span at, String problem) {
        return Diagnostic.of(Code.YAML_UNREADABLE, "the file cannot be read", at, problem);
    }

    static Diagnostic empty(Span at) {
        return Diagnostic.of(Code.YAML_UNREADABLE, "there is no object in the file", at, "")
                .withNote("an object has `apiVersion`, `kind` and `metadata`");
    }

    static Diagnostic noObject(RawObject object) {
        return Diagnostic.of(
                        Code.OBJECT_INVALID,
                        "this is no object of Kubernetes",
                        object.span(""),
                        "no `apiVersion` or no `kind`")
                .withNote("an object has `apiVersion`, `kind` and `metadata`");
    }

    static Diagnostic unlike(RawObject object, SchemaCheck.Problem problem, Span at) {
        var message =
                Diagnostic.of(Code.OBJECT_INVALID, problem.headline(), at, problem.label())
                        .withNote("in " + object.display());
        return problem.nearest().isEmpty()
                ? message
                : message.withNote("near it: " + words(problem.nearest()));
    }

    static Diagnostic legacy(RawObject object) {
        var message =
                Diagnostic.of(
                        Code.LEGACY_KIND,
                        "`" + object.kind() + "` has a successor",
                        object.span("/kind"),
                        "Training Operator v1 is no longer developed");
        return object.kind().equals("PaddleJob") || object.kind().equals("JAXJob")
                ? message.withNote("a TrainJob of Kubeflow Trainer v2 says the same")
                : message.withNote("a TrainJob of Kubeflow Trainer v2 says the same")
                        .withNote("`platformc convert` makes a `gang` of it: compiled to either");
    }

    static Diagnostic barePod(RawObject object) {
        return Diagnostic.of(
                        Code.BARE_POD,
                        object.display() + " belongs to nobody",
                        object.span("/kind"),
                        "nobody starts it again when its node fails or is drained")
                .withNote("a Deployment for what serves, a Job for what ends");
    }

    static Diagnostic noRequests(Container container, List<String> lacks) {
        return Diagnostic.of(
                        Code.NO_REQUESTS,
                        container.display()
                                + " asks for "
                                + lacks.stream().map(l -> "no " + l).collect(joining(" and ")),
                        container.span(),
                        "`resources.requests` says nothing of " + words(lacks))
                .withNote(
                        "it is placed as if it needed nothing, starves beside others, and is the"
                                + " first to be evicted");
    }

    static Diagnostic noMemoryLimit(Container container) {
        return Diagnostic.of(
                        Code.NO_REQUESTS,
                        container.display() + " has no memory limit",
                        container.span(),
                        "`resources.limits.memory` is missing")
                .withNote("a leak takes the node's memory, and with it its neighbours");
    }

    static Diagnostic requestAboveLimit(Container container, String name, Span asked, Span most) {
        return Diagnostic.of(
                        Code.OBJECT_INVALID,
                        container.display() + " asks for more " + name + " than its limit",
                        asked,
                        "asked for")
                .withRelated(most, "the limit");
    }

    static Diagnostic fraction(String name, String amount, Span at) {
        return Diagnostic.of(
                        Code.DEVICE_FRACTION,
                        "`" + amount + "` of `" + name + "` is no whole number",
                        at,
                        "devices are counted whole")
                .withNote("Kubernetes refuses parts of what a device plugin counts")
                .withNote(
                        "a part of a GPU is a MIG slice (`nvidia.com/mig-1g.10gb: 1`), or a share"
                                + " that the node's software hands out under a name of its own");
    }

    static Diagnostic requestWithoutLimit(String name, Span at) {
        return Diagnostic.of(
                        Code.DEVICE_REQUEST_DIFFERS,
                        "`" + name + "` is requested without a limit",
                        at,
                        "no `limits` with the same number")
                .withNote("devices are not overcommitted: the limit is what counts");
    }

    static Diagnostic requestDiffers(String name, Span asked, Span limit, String most) {
        return Diagnostic.of(
                        Code.DEVICE_REQUEST_DIFFERS,
                        "`" + name + "` is requested and limited to different numbers",
                        asked,
                        "requested")
                .withRelated(limit, "the limit")
                .withNote("devices are not overcommitted: both must be equal")
                .withFix(
                        new Fix(
                                "ask for what the limit says",
                                Confidence.NEEDS_REVIEW,
                                List.of(new Edit(asked, most))));
    }

    static Diagnostic noSharedMemory(Container container) {
        return Diagnostic.of(
                        Code.NO_SHARED_MEMORY,
                        container.display() + " has several GPUs and 64 MiB of shared memory",
                        container.span(),
                        "nothing is mounted at `/dev/shm`")
                .withNote("NCCL and the workers of a data loader talk through `/dev/shm`")
                .withNote("an `emptyDir` with `medium: Memory` and a `sizeLimit`, mounted there");
    }

    static Diagnostic unpinned(String image, String tag, Span at, String ours) {
        var message =
                Diagnostic.of(
                                Code.UNPINNED_IMAGE,
                                "the image `" + image + "` is not pinned",
                                at,
                                tag.isEmpty()
                                        ? "without a tag it means `latest`"
                                        : "`" + tag + "` is another image tomorrow")
                        .withNote("name a version, or the digest: `name@sha256:…`");
        return ours.isEmpty()
                ? message
                : message.withFix(
                        new Fix(
                                "take the version that an `endpoint` is compiled to",
                                Confidence.NEEDS_REVIEW,
                                List.of(new Edit(at, ours))));
    }

    static Diagnostic noProbes(Container container, boolean isEngine) {
        var message =
                Diagnostic.of(
                                Code.NO_PROBES,
                                container.display() + " serves and has no readiness probe",
                                container.span(),
                                "counts as ready as soon as it runs")
                        .withNote("a Service sends requests to it before it can answer");
        return isEngine
                ? message.withNote(
                        "an engine reads weights for minutes: a `startupProbe` waits for them, so"
                                + " that a `livenessProbe` does not kill it")
                : message;
    }

    static Diagnostic noSecurityContext(Container container, List<String> lacks) {
        return Diagnostic.of(
                        Code.NO_SECURITY_CONTEXT,
                        container.display() + " has rights that it does not need",
                        container.span(),
                        "not in its `securityContext`: " + words(lacks))
                .withNote("a namespace with Pod Security `restricted` refuses it; GPUs need none");
    }

    static Diagnostic privileged(Container container, Span at) {
        return Diagnostic.of(
                        Code.RIGHTS_ON_MACHINE,
                        container.display() + " is privileged",
                        at,
                        "as good as root on the node")
                .withNote("a device plugin or CDI hands over GPUs without it")
                .withNote(
                        "a privileged container sees every GPU of the node, whatever it asked for");
    }

    static Diagnostic capability(Container container, String name, Span at) {
        var message =
                Diagnostic.of(
                        Code.RIGHTS_ON_MACHINE,
                        container.display() + " adds the capability `" + name + "`",
                        at,
                        "neither standard of Pod Security below `privileged` admits it");
        return name.equals("IPC_LOCK")
                ? message.withNote("RDMA needs it: then the pod asks for an `rdma/…` device, too")
                : message;
    }

    static Diagnostic hostPath(RawPod pod, String path, Span at) {
        return Diagnostic.of(
                        Code.RIGHTS_ON_MACHINE,
                        pod.object().display() + " mounts `" + path + "` of its node",
                        at,
                        "another node has other files there")
                .withNote(
                        "a volume claim, an object store or an `emptyDir` goes where the pod goes");
    }

    static Diagnostic hostNamespace(RawPod pod, String field, Span at) {
        return Diagnostic.of(
                Code.RIGHTS_ON_MACHINE,
                pod.object().display() + " lives in its node's own namespace",
                at,
                "`" + field + "`: sees and is seen by everything there");
    }

    static Diagnostic devicesUnasked(Container container, String value, boolean asks, Span at) {
        return Diagnostic.of(
                        Code.DEVICES_UNASKED,
                        container.display() + " takes GPUs behind the scheduler's back",
                        at,
                        "`" + value + "`, whatever others were given")
                .withNote(
                        asks
                                ? "the device plugin sets this variable to what it gives"
                                : "it asks for no device, so the node counts its GPUs as free")
                .withNote("ask under `resources.limits`, and leave the variable out");
    }

    static Diagnostic secret(String name, Span at) {
        return Diagnostic.of(
                        Code.SECRET_LITERAL,
                        "`" + name + "` holds a secret in plain text",
                        at,
                        "everybody who reads this file reads it too")
                .withNote("`valueFrom.secretKeyRef` names a Secret instead");
    }

    static Diagnostic openNode(RawPod pod, Span at, boolean tolerates) {
        var message =
                Diagnostic.of(
                                Code.GPU_NODE_OPEN,
                                pod.object().display() + " takes any GPU that is free",
                                at,
                                "no `nodeSelector` and no node affinity")
                        .withNote(
                                "`nvidia.com/gpu.product` is the label of a card's model: a T4 and"
                                        + " an H200 are both one `nvidia.com/gpu`");
        return tolerates
                ? message
                : message.withNote(
                        "GPU nodes are often tainted: without a toleration it never starts there");
    }

    static Diagnostic mixed(RawPod pod, String one, String other, Span at, Span label, String key) {
        return Diagnostic.of(
                        Code.MIXED_SCHEDULERS,
                        pod.object().display() + " is given to " + one + " and to " + other,
                        at,
                        "for " + other)
                .withRelated(label, "`" + key + "`: for " + one)
                .withNote(
                        "each counts quota and holds gangs back on its own: what one admits, the"
                                + " other may leave waiting, with its quota taken");
    }

    static Diagnostic notTogether(RawObject object, long pods, Span at) {
        return Diagnostic.of(
                        Code.NOT_ALL_OR_NONE,
                        object.display() + " may start with some of its " + pods + " pods",
                        at,
                        "nobody holds it back until all fit")
                .withNote(
                        "those that start keep their GPUs and wait for the others, maybe for ever")
                .withNote(
                        "the label `kueue.x-k8s.io/queue-name`, or `schedulerName: volcano` or"
                                + " `kai-scheduler`, makes it all or none");
    }

    static Diagnostic notOffered(String name, List<String> offered, Span at) {
        var message =
                Diagnostic.of(
                        Code.BEYOND_PLATFORM,
                        "no node of the platform has `" + name + "`",
                        at,
                        "would wait for ever");
        return offered.isEmpty() ? message : message.withNote("it has " + words(offered));
    }

    static Diagnostic largerThanNode(String name, long asked, CapacityReview.Offer offer, Span at) {
        return Diagnostic.of(
                Code.BEYOND_PLATFORM,
                "one pod asks for " + asked + " `" + name + "` and no node has that many",
                at,
                "the largest node has " + offer.onNode());
    }

    static Diagnostic overcommitted(String name, long asked, CapacityReview.Offer offer, Span at) {
        return Diagnostic.of(
                        Code.BEYOND_PLATFORM,
                        "the file asks for "
                                + asked
                                + " `"
                                + name
                                + "`, and "
                                + offer.free()
                                + (offer.free() == 1 ? " is free" : " are free"),
                        at,
                        "with what stands above it, too many")
                .withNote(
                        "the platform has "
                                + offer.all()
                                + "; the rest is guaranteed to its own workloads");
    }

    private static String words(List<String> words) {
        return words.stream().map(w -> "`" + w + "`").collect(joining(", "));
    }
}
