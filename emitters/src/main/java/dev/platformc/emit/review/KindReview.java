package dev.platformc.emit.review;

import dev.platformc.core.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What kind of object it is, and whether one would still choose it.
final class KindReview {
    private static final String OLD = "kubeflow.org/v1";
    private static final Set<String> WITH_SUCCESSOR =
            Set.of("PyTorchJob", "TFJob", "XGBoostJob", "MPIJob", "PaddleJob", "JAXJob");

    private KindReview() {}

    static List<Diagnostic> of(RawObject object) {
        var said = new ArrayList<Diagnostic>();
        if (object.apiVersion().equals(OLD) && WITH_SUCCESSOR.contains(object.kind())) {
            said.add(ReviewMessages.legacy(object));
        }
        if (object.kind().equals("Pod")
                && object.tree().path("metadata").path("ownerReferences").isMissingNode()) {
            said.add(ReviewMessages.barePod(object));
        }
        return said;
    }
}
