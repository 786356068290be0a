package dev.platformc.emit;

import dev.platformc.core.model.Identity;
import java.util.Map;

/// The label by which the pods of a declaration are told from all others: budgets, services,
/// monitors and network policies select by it.
public final class PodLabels {
    private PodLabels() {}

    /// `platformc.dev/endpoint` of an endpoint.
    public static String key(Identity of) {
        return "platformc.dev/" + of.kind();
    }

    /// The label of the pods of `of`, and of no others.
    public static Map<String, String> of(Identity of) {
        return Map.of(key(of), of.objectName());
    }
}
