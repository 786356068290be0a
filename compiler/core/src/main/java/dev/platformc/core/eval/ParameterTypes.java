package dev.platformc.core.eval;

import dev.platformc.core.kind.Attribute;
import dev.platformc.core.kind.Kinds;
import dev.platformc.core.kind.Type;
import dev.platformc.hardware.quantity.Dimension.Plain;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The words that name types: those of values, kinds, and attributes that take a choice.
final class ParameterTypes {
    private static final long MOST = 1_000_000_000_000L;
    private static final Map<String, Type> WORDS = words();

    private ParameterTypes() {}

    static Set<String> names() {
        return WORDS.keySet();
    }

    static @Nullable Type find(String word) {
        var type = WORDS.get(word);
        if (type != null) {
            return type;
        }
        return Kinds.find(word).isPresent() ? new Type.Reference(List.of(word)) : choice(word);
    }

    /// The choice that an attribute of this name takes, as in `param near: isolation`.
    private static @Nullable Type choice(String attribute) {
        for (var kind : Kinds.all()) {
            var type = kind.attribute(attribute).map(Attribute::type);
            if (type.isPresent()
                    && (type.get() instanceof Type.Choice || type.get() instanceof Type.OneOf)) {
                return type.get();
            }
        }
        return null;
    }

    /// Whether a value of the type may be a declaration.
    static boolean refers(Type type) {
        return type.alternatives().stream()
                .anyMatch(t ->
                        switch (t) {
                            case Type.Reference _, Type.Tree _, Type.Part _ -> true;
                            case Type.ListOf(var of) -> refers(of);
                            case Type.MapOf(var of) -> refers(of);
                            case Type.Range(var of) -> refers(of);
                            default -> false;
                        });
    }

    private static Map<String, Type> words() {
        var words = new LinkedHashMap<String, Type>();
        words.put("text", new Type.Text());
        words.put("bool", new Type.Bool());
        words.put("image", new Type.Image());
        words.put("count", new Type.Whole(0, MOST));
        words.put("number", new Type.Decimal());
        words.put("percent", new Type.Percent());
        words.put("bytes", new Type.Amount(Plain.BYTES));
        words.put("data-rate", new Type.Amount(Plain.DATA_RATE));
        words.put("duration", new Type.Amount(Plain.DURATION));
        words.put("tokens", new Type.Amount(Plain.TOKENS));
        words.put("token-rate", new Type.Amount(Plain.TOKEN_RATE));
        words.put("request-rate", new Type.Amount(Plain.REQUEST_RATE));
        words.put("money", new Type.Money());
        words.put("price", new Type.Price());
        words.put("level", new Type.Level());
        words.put("slice", new Type.Slice());
        words.put("tree", new Type.Tree());
        words.put("part", new Type.Part());
        return words;
    }
}
