package dev.platformc.emit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.platformc.emit.Emitters;
import dev.platformc.emit.Examples;
import dev.platformc.emit.Plans;
import dev.platformc.emit.Yaml;
import dev.platformc.plan.Plan;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is emitted for the examples, and for plans that touch every branch, keeps the contract.
class EmittedPlansTest {
    static Stream<Named<Plan>> plans() {
        return Stream.of(Plans.all(), Examples.plans())
                .flatMap(plans -> plans.entrySet().stream())
                .map(e -> Named.of(e.getKey(), e.getValue()));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void a_plan_passes(Plan plan) {
        var clusters = plan.platform().clusters();
        for (var cluster : clusters) {
            var root = clusters.size() > 1 ? cluster.id().objectName() + "/" : "";
            var documents =
                    Emitters.emit(plan).stream()
                            .filter(d -> d.path().startsWith(root))
                            .map(
                                    d ->
                                            Emitted.of(
                                                    d.path().substring(root.length()),
                                                    Yaml.print(d.content())))
                            .toList();
            assertEquals(Map.of(), new Contract(CrdsAtHand.folder()).broken(documents));
        }
    }
}
