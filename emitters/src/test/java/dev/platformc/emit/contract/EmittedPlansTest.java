package dev.platformc.emit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.platformc.emit.Plans;
import dev.platformc.plan.Plan;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is emitted for plans that touch every branch keeps the contract.
class EmittedPlansTest {
    static Stream<Named<Plan>> plans() {
        return Plans.all().entrySet().stream().map(e -> Named.of(e.getKey(), e.getValue()));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void a_plan_passes(Plan plan) {
        for (Output output : Output.of(plan)) {
            assertEquals(Map.of(), new Contract(CrdsAtHand.definitions()).broken(output));
        }
    }
}
