package dev.platformc.emit.contract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a check writes down what it finds.
final class Findings {
    private final List<Violation> found = new ArrayList<>();

    void say(String at, String what) {
        found.add(new Violation(at, what));
    }

    /// Writes down `complaint` if there is one.
    void complain(String at, @Nullable String complaint) {
        if (complaint != null) {
            say(at, complaint);
        }
    }

    void must(boolean holds, String at, String otherwise) {
        if (!holds) {
            say(at, otherwise);
        }
    }

    void add(List<Violation> others) {
        found.addAll(others);
    }

    List<Violation> all() {
        return List.copyOf(found);
    }
}
