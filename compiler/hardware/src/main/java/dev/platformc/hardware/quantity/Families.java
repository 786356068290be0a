package dev.platformc.hardware.quantity;

import dev.platformc.hardware.quantity.Dimension.Plain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Units that a computed amount may be shown in, largest first.
final class Families {
    private static final List<List<String>> FAMILIES =
            List.of(
                    List.of("PiB", "TiB", "GiB", "MiB", "KiB", "bytes"),
                    List.of("PB", "TB", "GB", "MB", "kB", "bytes"),
                    List.of("PB/s", "TB/s", "GB/s", "MB/s", "kB/s"),
                    List.of("PiB/s", "TiB/s", "GiB/s", "MiB/s", "KiB/s"),
                    List.of("Tb/s", "Gb/s", "Mb/s", "kb/s"),
                    List.of("y", "w", "d", "h", "min", "s", "ms"),
                    List.of("T", "B", "M"));

    private Families() {}

    /// The family of a unit: itself alone where the others mean another rate, as `USD/month`.
    static List<String> of(Unit unit) {
        for (var family : FAMILIES) {
            if (family.contains(unit.symbol())) {
                return family;
            }
        }
        return List.of(unit.symbol());
    }

    /// What an amount is shown in when nobody wrote a unit.
    static List<String> usual(Dimension dimension) {
        return switch (dimension) {
            case Plain.NUMBER -> List.of();
            case Plain.PERCENT -> List.of("%");
            case Plain.BYTES -> FAMILIES.getFirst();
            case Plain.DATA_RATE -> FAMILIES.get(2);
            case Plain.DURATION -> FAMILIES.get(5);
            case Plain.TOKENS -> List.of("tokens");
            case Plain.TOKEN_RATE -> List.of("tokens/s");
            case Plain.REQUESTS -> List.of("req");
            case Plain.REQUEST_RATE -> List.of("req/s");
            case Dimension.Money(var currency) -> List.of(currency);
            case Dimension.Price(var currency) -> List.of(currency + "/h");
        };
    }

    /// The largest unit in which the amount is at least 1, else the smallest; a number below a
    /// million has none.
    static @Nullable Unit fitting(Rational amount, List<String> family) {
        var size = amount.signum() < 0 ? amount.negate() : amount;
        Unit last = null;
        for (var symbol : family) {
            last = Units.find(symbol).orElseThrow();
            if (size.compareTo(last.toBase()) >= 0) {
                return last;
            }
        }
        return last != null && last.dimension() == Plain.NUMBER ? null : last;
    }

    /// `GB/s` for `GB`.
    static @Nullable Unit perSecond(@Nullable Unit unit) {
        return unit == null ? null : Units.find(unit.symbol() + "/s").orElse(null);
    }

    /// `GB` for `GB/s` and for `Gb/s`.
    static @Nullable Unit ofASecond(@Nullable Unit rate) {
        if (rate == null) {
            return null;
        }
        var amount = rate.symbol().substring(0, rate.symbol().length() - "/s".length());
        return Units.find(amount).or(() -> Units.find(amount.replace('b', 'B'))).orElse(null);
    }
}
