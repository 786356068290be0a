package dev.platformc.emit;

import org.junit.jupiter.api.Test;

class EmittersTest {
    @Test
    void printed() {
        for (var document : Emitters.emit(PlanFixture.quickstart())) {
            System.out.println("--- " + document.path());
            System.out.println(Yaml.print(document.content()));
        }
    }
}
