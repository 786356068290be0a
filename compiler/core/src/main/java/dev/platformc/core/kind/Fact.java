package dev.platformc.core.kind;

/// Something that is worked out about a declaration and that rules may read.
///
/// @param name as it is written after the dot, two words where it has parts: `memory.headroom`
/// @param meaning one sentence
/// @param placed whether only a placement can tell, so that rules about it wait for the solver
public record Fact(String name, Type type, String meaning, boolean placed) {

    static Fact known(String name, Type type, String meaning) {
        return new Fact(name, type, meaning, false);
    }

    static Fact placed(String name, Type type, String meaning) {
        return new Fact(name, type, meaning, true);
    }
}
