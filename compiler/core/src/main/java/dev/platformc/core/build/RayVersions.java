package dev.platformc.core.build;

import dev.platformc.core.model.Ray;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which release of Ray can do what KubeRay 1.7 asks of it.
final class RayVersions {
    static final String KUBERAY = "1.7";

    /// What our objects were checked against: the release of KubeRay's own examples.
    static final String USUAL = "2.52.0";

    private static final String IMAGE = "docker.io/rayproject/ray";
    private static final String LLM_IMAGE = "docker.io/rayproject/ray-llm";

    /// Python and CUDA of the images with vLLM, by release: their tags name both.
    private static final Map<String, String> LLM_TAGS =
            Map.of("2.52.0", "py311-cu128", "2.56.0", "py312-cu130");

    /// What a part of our objects needs.
    ///
    /// @param what it is, for the message
    /// @param least minor release of Ray 2
    record Feature(String what, int least) {}

    /// Ray's "What's new" and KubeRay's examples, each in the release that first has it.
    static final Feature AUTOSCALER = new Feature("its autoscaler v2", 10);

    static final Feature LLM = new Feature("serving of language models", 44);
    static final Feature RESOURCES = new Feature("scaling by slices and other devices", 51);

    /// Minor release whose head keeps its state on a volume by itself.
    private static final int KEEPING = 57;

    private RayVersions() {}

    /// Whether some volume keeps the head's state. Nothing of Ray keeps it in objects.
    static boolean isKept(@Nullable Sourced<Storage> state) {
        return state != null && state.value().kind().value() == Storage.Kind.PVC;
    }

    /// Whether the head keeps it by itself; before, a Redis beside it does.
    static boolean isKeptByHead(Sourced<String> version) {
        var minor = Ray.minor(version.value());
        return minor != null && minor >= KEEPING;
    }

    static String image(String version, boolean hasCards) {
        return IMAGE + ":" + version + (hasCards ? "-gpu" : "");
    }

    /// The image with vLLM; absent for a release that we know no tag of.
    static @Nullable String llmImage(String version) {
        var tag = LLM_TAGS.get(version);
        return tag == null ? null : LLM_IMAGE + ":" + version + "-" + tag;
    }

    /// The releases that [#llmImage] knows.
    static String llmVersions() {
        return String.join(", ", new TreeSet<>(LLM_TAGS.keySet()));
    }

    /// What a ray uses that not every release has.
    static List<Feature> used(Ray ray) {
        var used = new ArrayList<Feature>();
        used.add(AUTOSCALER);
        if (ray.isScaled()
                && ray.workers().stream()
                        .map(Ray.Group::pods)
                        .anyMatch(p -> p.part() != null || p.needs().devices() != null)) {
            used.add(RESOURCES);
        }
        return used;
    }
}
