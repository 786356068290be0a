package dev.platformc.core.eval;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// All declarations of a platform after parameters, conditions, copies and evaluation, ordered by
/// kind and full name.
///
/// @param parameters name to value as written
public record Declarations(List<Declared> all, Map<String, String> parameters) {
    public Stream<Declared> of(String kind) {
        return all.stream().filter(d -> d.id().kind().equals(kind));
    }
}
