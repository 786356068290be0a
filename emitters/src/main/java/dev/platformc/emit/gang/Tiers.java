package dev.platformc.emit.gang;

import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Pool;
import org.jspecify.annotations.Nullable;

/// How Volcano counts the levels of a pool: the innermost above the node is tier 1.
public final class Tiers {
    private Tiers() {}

    /// How the workers of a gang should stand to each other.
    ///
    /// @param mode `hard` or `soft`
    /// @param highest tier of which one domain must hold all; absent: any
    public record Wish(String mode, @Nullable Integer highest) {}

    /// Absent for the node itself, which is no tier.
    public static @Nullable Integer of(Pool pool, String level) {
        int index = pool.levelWords().indexOf(level);
        int tier = pool.levelWords().size() - 1 - index;
        return index < 0 || tier == 0 ? null : tier;
    }

    /// Absent where nothing is asked for. A preferred level is a soft wish without a tier: lower
    /// tiers are preferred by themselves.
    public static @Nullable Wish of(Gang gang) {
        var required = gang.place().required();
        if (required == null) {
            return gang.place().preferred() == null ? null : new Wish("soft", null);
        }
        var tier = of(gang.on().value().pool(), required.value());
        return tier == null ? null : new Wish("hard", tier);
    }
}
