package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Endpoint.Engine;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.catalog.Catalog;
import dev.platformc.hardware.catalog.Catalog.EngineFlag;
import dev.platformc.hardware.quantity.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Flags that an author passes to the engine himself: the engine must know them, and none may say
/// what an attribute says, for the author's flag wins and the memory sum would be of another
/// engine.
///
/// Other releases than that of the table may take other flags; nothing is said of those.
final class EngineFlagChecks {
    private EngineFlagChecks() {}

    /// @param args as they are written: a list, or a map whose keys are the flags without `--`
    /// @param version that is asked for; absent: ours
    /// @param ownImage whether the image is the author's, whose engine nobody knows
    static void check(
            Report report,
            Engine.Kind kind,
            @Nullable Sourced<Value> args,
            @Nullable Sourced<String> version,
            boolean ownImage) {
        boolean isKnown = version == null || version.value().equals(EngineBuilder.VERSION);
        boolean isVllm = kind == Engine.Kind.VLLM || kind == Engine.Kind.KSERVE;
        if (args == null || !isVllm || !isKnown || ownImage) {
            return;
        }
        for (var flag : flags(args)) {
            var known = find(flag.name());
            if (known.isEmpty()) {
                report.add(unknown(flag));
            } else if (known.get().owner() != null) {
                report.add(owned(flag, known.get()));
            }
        }
    }

    /// @param name with its dashes and without a value: `--swap-space`
    /// @param isKey whether the text at `at` is a value of a map and not the flag itself
    private record Flag(String name, Span at, boolean isKey) {}

    private static List<Flag> flags(Sourced<Value> args) {
        var flags = new ArrayList<Flag>();
        if (args.value() instanceof Value.Fields(var fields)) {
            for (Map.Entry<String, Sourced<Value>> field : fields.entrySet()) {
                flags.add(new Flag("--" + field.getKey(), field.getValue().span(), true));
            }
            return flags;
        }
        for (var element : Attributes.elements(args)) {
            if (element.value() instanceof Value.Text(var text) && isFlag(text)) {
                int end = text.indexOf('=');
                var name = end < 0 ? text : text.substring(0, end);
                flags.add(new Flag(name, element.span(), false));
            }
        }
        return flags;
    }

    /// `-1` is a value of the flag before it.
    private static boolean isFlag(String text) {
        return text.length() > 1 && text.charAt(0) == '-' && !Character.isDigit(text.charAt(1));
    }

    /// With `_` for `-`, with `no-` before it, or with the field of a record behind a dot.
    private static Optional<EngineFlag> find(String name) {
        var catalog = Catalog.standard();
        int dot = name.indexOf('.');
        var plain = (dot < 0 ? name : name.substring(0, dot)).replace('_', '-');
        var known = catalog.engineFlag(plain);
        if (known.isPresent() || !plain.startsWith("--no-")) {
            return known.or(() -> plain.startsWith("-O") ? catalog.engineFlag("-O") : known);
        }
        return catalog.engineFlag("--" + plain.substring("--no-".length()));
    }

    private static Diagnostic unknown(Flag flag) {
        var message =
                Diagnostic.of(
                                Code.UNKNOWN_ENGINE_FLAG,
                                "vLLM "
                                        + EngineBuilder.VERSION
                                        + " has no flag `"
                                        + flag.name()
                                        + "`",
                                flag.at(),
                                flag.isKey() ? "would be its value" : "the engine would not start")
                        .withNote(
                                "another `version` or an `image` of your own may know it: then"
                                        + " nothing is said");
        for (var near : Spelling.nearest(flag.name(), Catalog.standard().engineFlags())) {
            var title = "use `" + near + "`";
            message =
                    flag.isKey()
                            ? message.withNote("did you mean `" + near.substring(2) + "`?")
                            : message.withFix(replace(title, flag, near));
        }
        return message;
    }

    /// Only the name: its value stays.
    private static Fix replace(String title, Flag flag, String near) {
        int start = flag.at().start() + 1;
        var name = new Span(flag.at().file(), start, start + flag.name().length());
        return new Fix(title, Confidence.NEEDS_REVIEW, List.of(new Edit(name, near)));
    }

    private static Diagnostic owned(Flag flag, EngineFlag known) {
        return Diagnostic.of(
                        Code.ENGINE_FLAG_OWNED,
                        "`" + flag.name() + "` would replace what `" + known.owner() + "` says",
                        flag.at(),
                        "the engine takes the last one")
                .withNote(
                        "what was sized and placed would be another engine: write `"
                                + known.owner()
                                + "` instead");
    }
}
