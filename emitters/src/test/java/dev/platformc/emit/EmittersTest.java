package dev.platformc.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmittersTest {
    static Stream<Plan> plans() {
        return Plans.all().values().stream();
    }

    @Test
    void printed() {
        for (var document : Emitters.emit(Plans.gpuOperator())) {
            System.out.println("--- " + document.path());
            System.out.println(Yaml.print(document.content()));
        }
        for (var document : Emitters.emit(Plans.twoClusters())) {
            System.out.println("--- " + document.path());
            if (!document.path().contains("serving")) System.out.println(Yaml.print(document.content()));
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void every_field_with_a_source_is_in_the_document(Plan plan) {
        for (var document : Emitters.emit(plan)) {
            var tree = Yaml.tree(document.content());
            for (var field : document.origins()) {
                assertFalse(
                        tree.at(field.pointer()).isMissingNode(),
                        () -> document.path() + " has no " + field.pointer());
            }
        }
    }
}
