package dev.platformc.emit.review;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.text.Span;
import dev.platformc.emit.Pointers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Where pods may go, and who decides when.
final class SchedulingReview {
    private static final String KUEUE = "kueue.x-k8s.io/queue-name";
    private static final String KAI = "kai.scheduler/queue";
    private static final String VOLCANO = "volcano";
    private static final String KAI_SCHEDULER = "kai-scheduler";

    /// Kinds whose pods wait for each other.
    private static final Set<String> TOGETHER =
            Set.of(
                    "PyTorchJob",
                    "TFJob",
                    "XGBoostJob",
                    "MPIJob",
                    "PaddleJob",
                    "JAXJob",
                    "JobSet",
                    "Job");

    private final RawPod pod;
    private final List<Diagnostic> said = new ArrayList<>();

    private SchedulingReview(RawPod pod) {
        this.pod = pod;
    }

    static List<Diagnostic> of(RawPod pod) {
        var review = new SchedulingReview(pod);
        if (pod.asksForGpus()) {
            review.nodes();
            review.together();
        }
        review.mixed();
        return review.said;
    }

    /// Nodes differ in their cards, and keep off who does not tolerate them.
    private void nodes() {
        boolean chooses =
                !pod.spec().path("nodeSelector").isEmpty()
                        || pod.spec().path("affinity").has("nodeAffinity")
                        || pod.spec().has("nodeName")
                        || pod.object().isCompletedByItsOperator();
        if (!chooses) {
            boolean tolerates = !pod.spec().path("tolerations").isEmpty();
            var asking =
                    pod.all().stream()
                            .filter(c -> RawDevices.names(c).stream().anyMatch(RawDevices::isGpu))
                            .findFirst()
                            .orElseThrow();
            var name =
                    RawDevices.names(asking).stream()
                            .filter(RawDevices::isGpu)
                            .findFirst()
                            .orElseThrow();
            var side =
                    asking.node().path("resources").path("limits").has(name)
                            ? "limits"
                            : "requests";
            var at = pod.object().nameSpan(asking.at() + "/resources/" + side + Pointers.of(name));
            said.add(ReviewMessages.openNode(pod, at, tolerates));
        }
    }

    private void together() {
        var object = pod.object();
        boolean first = object.pods().getFirst().at().equals(pod.at());
        long copies = object.pods().stream().mapToLong(RawPod::copies).sum();
        if (first && copies > 1 && TOGETHER.contains(object.kind()) && !isAdmitted()) {
            said.add(ReviewMessages.notTogether(object, copies, object.span("/kind")));
        }
    }

    private boolean isAdmitted() {
        var scheduler = scheduler();
        return label(KUEUE) != null
                || label(KAI) != null
                || scheduler.equals(VOLCANO)
                || scheduler.equals(KAI_SCHEDULER)
                || policy().isObject();
    }

    private JsonNode policy() {
        var runPolicy = pod.object().tree().path("spec").path("runPolicy");
        return runPolicy.path("schedulingPolicy");
    }

    private void mixed() {
        var kueue = label(KUEUE);
        var kai = label(KAI);
        var scheduler = scheduler();
        boolean other = scheduler.equals(VOLCANO) || scheduler.equals(KAI_SCHEDULER);
        if (kueue != null && other) {
            var at = pod.span("/schedulerName");
            said.add(ReviewMessages.mixed(pod, "Kueue", named(scheduler), at, kueue, KUEUE));
        } else if (kueue != null && kai != null) {
            said.add(ReviewMessages.mixed(pod, "Kueue", "KAI", kai, kueue, KUEUE));
        } else if (kai != null && !scheduler.equals(KAI_SCHEDULER) && !scheduler.isEmpty()) {
            var at = pod.span("/schedulerName");
            said.add(ReviewMessages.mixed(pod, "KAI", named(scheduler), at, kai, KAI));
        }
    }

    private static String named(String scheduler) {
        return switch (scheduler) {
            case VOLCANO -> "Volcano";
            case KAI_SCHEDULER -> "KAI";
            default -> "`" + scheduler + "`";
        };
    }

    private String scheduler() {
        return pod.spec().path("schedulerName").asString("");
    }

    /// Of the object, else of its pods.
    private @Nullable Span label(String key) {
        var object = pod.object();
        var inObject = "/metadata/labels" + Pointers.of(key);
        if (!object.tree().at(inObject).isMissingNode()) {
            return object.span(inObject);
        }
        int last = pod.at().lastIndexOf('/');
        var inPods = (last < 0 ? "" : pod.at().substring(0, last)) + inObject;
        return object.tree().at(inPods).isMissingNode() ? null : object.span(inPods);
    }
}
