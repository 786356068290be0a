package dev.platformc.emit.review;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.emit.review.RawPod.Container;
import dev.platformc.hardware.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;

/// Images, and servers that somebody waits for.
final class ServingReview {
    /// Repositories of engines that load weights for minutes before they answer.
    private static final List<String> ENGINES =
            List.of(
                    "vllm/vllm-openai",
                    "lmsysorg/sglang",
                    "huggingface/text-generation-inference",
                    "nvidia/tritonserver",
                    "ollama/ollama",
                    "kserve/huggingfaceserver",
                    "tensorflow/serving");

    private ServingReview() {}

    static List<Diagnostic> of(RawPod pod) {
        var said = new ArrayList<Diagnostic>();
        for (var container : pod.all()) {
            var image = Image.of(container.image());
            if (!container.image().isEmpty() && !image.isPinned()) {
                said.add(
                        ReviewMessages.unpinned(
                                container.image(),
                                image.tag(),
                                container.span("/image"),
                                ours(image)));
            }
        }
        for (var container : pod.containers()) {
            if (isServer(container)
                    && !pod.object().isCompletedByItsOperator()
                    && !isFollower(container)
                    && container.node().path("readinessProbe").isMissingNode()) {
                said.add(ReviewMessages.noProbes(container, isEngine(container)));
            }
        }
        return said;
    }

    /// The version of the same repository that we write ourselves; empty: we have none.
    private static String ours(Image image) {
        for (var own : Catalog.standard().imageNames()) {
            if (Image.of(own).path().equals(image.path())) {
                return own;
            }
        }
        return "";
    }

    /// The further pods of a replica of a LeaderWorkerSet: their leader answers for them.
    private static boolean isFollower(Container container) {
        return container.at().contains("/workerTemplate/");
    }

    /// What runs for good and others talk to.
    private static boolean isServer(Container container) {
        var object = container.pod().object();
        if (object.kind().equals("DaemonSet") || isTraining(object)) {
            return false;
        }
        boolean only = container.pod().containers().size() == 1;
        return !container.node().path("ports").isEmpty()
                || isEngine(container)
                || object.isService() && only;
    }

    private static boolean isTraining(RawObject object) {
        return object.kind().endsWith("Job") || object.kind().equals("JobSet");
    }

    private static boolean isEngine(Container container) {
        return ENGINES.stream().anyMatch(Image.of(container.image()).path()::endsWith);
    }
}
