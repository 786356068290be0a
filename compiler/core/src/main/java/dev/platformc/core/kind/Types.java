package dev.platformc.core.kind;

import static dev.platformc.core.kind.Attribute.row;

import dev.platformc.core.kind.Type.Choice;
import dev.platformc.core.kind.Type.Constructor;
import dev.platformc.core.kind.Type.Member;
import dev.platformc.core.kind.Type.OneOf;
import dev.platformc.hardware.quantity.Dimension.Plain;
import java.util.Arrays;
import java.util.List;

/// Types that several rows share, and short ways to write others.
final class Types {
    /// More of anything is a slip of the keyboard, and would overflow sums further on.
    static final long MOST = 1_000_000;

    static final Type TEXT = new Type.Text();
    static final Type IMAGE = new Type.Image();
    static final Type BOOL = new Type.Bool();
    static final Type COUNT = new Type.Whole(0, MOST);
    static final Type SOME = new Type.Whole(1, MOST);
    static final Type BIG_COUNT = new Type.Whole(1, 1_000_000_000_000_000L);
    static final Type NUMBER = new Type.Decimal();
    static final Type PERCENT = new Type.Percent();
    static final Type BYTES = new Type.Amount(Plain.BYTES);
    static final Type DATA_RATE = new Type.Amount(Plain.DATA_RATE);
    static final Type DURATION = new Type.Amount(Plain.DURATION);
    static final Type TOKENS = new Type.Amount(Plain.TOKENS);
    static final Type TOKEN_RATE = new Type.Amount(Plain.TOKEN_RATE);
    static final Type REQUEST_RATE = new Type.Amount(Plain.REQUEST_RATE);
    static final Type PRICE = new Type.Price();
    static final Type LEVEL = new Type.Level();
    static final Type SLICE = new Type.Slice();
    static final Type PART = new Type.Part();
    static final Type SECRET = new Type.Secret();
    static final Type STORAGE_PATH = new Type.Entry("storage");
    static final Type REGISTRY_ENTRY = new Type.Entry("registry");
    static final Type TEXTS = listOf(TEXT);

    /// Slices, single or so many at once: `[1g.10gb, 2 x 2g.20gb]`.
    static final Type LAYOUT = listOf(either(SLICE, new Type.Multiple(SLICE, Type.Counts.EXACT)));

    static final Type PRECISION = choice("fp32", "fp16", "bf16", "fp8", "int8", "int4", "nvfp4");
    static final Type FAIR = choice("off", "share", "usage");
    static final Type START = choice("queued", "guaranteed");
    static final Type DISRUPT = choice("allow", "never");
    static final Type UPGRADE = choice("surge", "in-place");

    static final Type SCHEDULER =
            new OneOf(
                    List.of(
                            constructor(
                                    "kueue",
                                    row("fair-sharing", FAIR, "How spare capacity is divided.")
                                            .or("off"),
                                    row("half-life", DURATION, "How fast past use is forgotten."),
                                    row("version", TEXT, "Release of Kueue.")),
                            constructor("volcano", version("Volcano")),
                            constructor("kai", version("KAI")),
                            constructor("default")));

    static final Type NODE_STACK =
            new OneOf(
                    List.of(
                            constructor("agent", version("our node agent")),
                            constructor("gpu-operator", version("the GPU Operator"))));

    static final Type CONTAINER = new OneOf(List.of(constructor("container", containerRows())));

    private Types() {}

    private static Attribute version(String of) {
        return row("version", TEXT, "Release of " + of + ".");
    }

    static Attribute[] containerRows() {
        return new Attribute[] {
            row("image", IMAGE, "What is run.").or("the workload's"),
            row("command", TEXTS, "Replaces the image's own command.").or("the image's"),
            row("args", TEXTS, "Arguments of the command.").or("the image's"),
            row("env", SharedRows.ENV, "Environment of the process.")
        };
    }

    static Type listOf(Type of) {
        return new Type.ListOf(of);
    }

    static Type mapOf(Type of) {
        return new Type.MapOf(of);
    }

    static Type rangeOf(Type of) {
        return new Type.Range(of);
    }

    static Type either(Type... types) {
        return new Type.Either(List.of(types));
    }

    static Type later(Type type, String noun) {
        return new Type.Later(type, noun);
    }

    static Type record(Attribute... fields) {
        return new Type.Structure(List.of(fields));
    }

    static Type reference(String... kinds) {
        return new Type.Reference(List.of(kinds));
    }

    static Type choice(String... words) {
        return new Choice(Arrays.stream(words).map(w -> new Member(w, true)).toList(), false);
    }

    /// Words that `<` compares, the least first.
    static Type ordered(String... words) {
        return new Choice(Arrays.stream(words).map(w -> new Member(w, true)).toList(), true);
    }

    static Type oneOf(Constructor... constructors) {
        return new OneOf(List.of(constructors));
    }

    static Constructor constructor(String word, Attribute... fields) {
        return new Constructor(word, List.of(fields), true);
    }

    static Constructor notYet(Constructor constructor) {
        return new Constructor(constructor.word(), constructor.fields(), false);
    }
}
