package dev.platformc.emit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// If an emitter made this mistake, the contract would say so: real output of the examples with one
/// thing wrong, by hand.
class MutationTest {

    static Stream<Mutation> mutations() {
        return Stream.of(
                        QueueMutations.all(),
                        JobMutations.all(),
                        VolcanoMutations.all(),
                        KaiMutations.all(),
                        ServingMutations.all(),
                        DraMutations.all(),
                        RayMutations.all(),
                        ArgoMutations.all(),
                        ServingMutations.ofSystems(),
                        ClusterMutations.all())
                .flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void a_mistake_of_an_emitter_is_caught(Mutation mutation) {
        Output changed = changed(outputFor(mutation), mutation);
        var contract = new Contract(CrdsAtHand.definitions());
        Map<String, List<Violation>> found =
                mutation.onlyText() ? contract.broken(changed) : contract.broken(changed.emitted());
        List<Violation> wanted =
                found.values().stream()
                        .flatMap(List::stream)
                        .filter(v -> v.toString().contains(mutation.complaint()))
                        .toList();
        assertFalse(wanted.isEmpty(), () -> mutation + " is not caught; found: " + found);
        System.out.printf("caught: %-48s %s%n", mutation, wanted.getFirst());
    }

    @Test
    void without_a_mistake_nothing_is_found() {
        var contract = new Contract(CrdsAtHand.definitions());
        mutations()
                .map(MutationTest::outputFor)
                .distinct()
                .forEach(output -> assertEquals(Map.of(), contract.broken(output)));
    }

    /// The first output in which the mistake can be made.
    private static Output outputFor(Mutation mutation) {
        return ExamplePlatforms.outputs().stream()
                .filter(output -> output.emitted().stream().anyMatch(d -> changes(mutation, d)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no example emits " + mutation.file()));
    }

    private static boolean changes(Mutation mutation, Emitted document) {
        return mutation.concerns(document) && !mutation.change().apply(document).equals(document);
    }

    private static Output changed(Output output, Mutation mutation) {
        List<Emitted> emitted =
                output.emitted().stream()
                        .map(d -> mutation.concerns(d) ? mutation.change().apply(d) : d)
                        .toList();
        assertNotEquals(output.emitted(), emitted, mutation + " changed nothing");
        return new Output(output.cluster(), output.documents(), emitted);
    }
}
