package dev.platformc.emit;

import org.junit.jupiter.api.Test;

class EmittersTest {
    @Test
    void printed() {
        Examples.plans().forEach((name, plan) -> {
        for (var document : Emitters.emit(plan)) {
            System.out.println("--- " + name + "/" + document.path());
            System.out.println(Yaml.print(document.content()));
        }});
    }
}
