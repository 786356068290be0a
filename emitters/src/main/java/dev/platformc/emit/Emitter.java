package dev.platformc.emit;

import dev.platformc.plan.Plan;
import java.util.List;

/// What one target system needs of a plan. It cannot fail: what could fail was a check earlier.
@FunctionalInterface
public interface Emitter {
    /// In any order; paths are unique over all emitters.
    List<Document> emit(Plan plan);
}
