package dev.platformc.core.text;

import java.util.List;

/// What lies where an `import` leads.
public sealed interface Directory {
    /// Files that others may import.
    ///
    /// @param name the same for the same directory, however an import spells it
    /// @param sources at least one, ordered by path
    record Library(String name, List<Source> sources) implements Directory {
        public Library {
            sources = List.copyOf(sources);
        }
    }

    /// The directory of the platform itself.
    record OfPlatform() implements Directory {}

    /// Outside of the repository, perhaps by way of a link.
    record Outside() implements Directory {}

    /// No such directory, or none with sources.
    record Absent() implements Directory {}
}
