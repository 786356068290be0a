package dev.platformc.solver.mig;

import dev.platformc.hardware.mig.MigGeometry;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Instances onto empty cards of several models, on as few cards as possible. A profile is asked
/// for by its name; whichever model has one of that name will do.
///
/// @param wanted instances by name of profile; not negative
public record MixedProblem(List<Model> models, Map<String, Integer> wanted) {
    public MixedProblem {
        models = List.copyOf(models);
        wanted = Collections.unmodifiableMap(new LinkedHashMap<>(wanted));
    }

    /// @param id opaque; no id twice, and none is the name of a profile
    /// @param count cards there are
    public record Model(String id, MigGeometry geometry, int count) {}
}
