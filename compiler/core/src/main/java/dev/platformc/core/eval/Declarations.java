package dev.platformc.core.eval;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// All declarations of a platform after parameters, conditions, copies and evaluation, ordered by
/// kind and full name.
///
/// @param parameters name to value as written
/// @param rules policies and tests, to be judged when there is something to judge them by
/// @param lost whether some declarations could not be read: nothing is missed then
public record Declarations(
        List<Declared> all, Map<String, String> parameters, Rules rules, boolean lost) {
    public Stream<Declared> of(String kind) {
        return all.stream().filter(d -> d.id().kind().equals(kind));
    }
}
