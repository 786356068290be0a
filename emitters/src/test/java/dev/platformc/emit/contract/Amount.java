package dev.platformc.emit.contract;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Quantities as Kubernetes writes them: `80Gi`, `250m`, `1e3`, `2`.
final class Amount {
    private static final Pattern SYNTAX =
            Pattern.compile("([+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+))([A-Za-z]*)([+-]?[0-9]*)");

    private static final Map<String, BigDecimal> SUFFIXES =
            Map.ofEntries(
                    Map.entry("", BigDecimal.ONE),
                    Map.entry("n", new BigDecimal("1e-9")),
                    Map.entry("u", new BigDecimal("1e-6")),
                    Map.entry("m", new BigDecimal("1e-3")),
                    Map.entry("k", new BigDecimal("1e3")),
                    Map.entry("M", new BigDecimal("1e6")),
                    Map.entry("G", new BigDecimal("1e9")),
                    Map.entry("T", new BigDecimal("1e12")),
                    Map.entry("P", new BigDecimal("1e15")),
                    Map.entry("E", new BigDecimal("1e18")),
                    Map.entry("Ki", BigDecimal.TWO.pow(10)),
                    Map.entry("Mi", BigDecimal.TWO.pow(20)),
                    Map.entry("Gi", BigDecimal.TWO.pow(30)),
                    Map.entry("Ti", BigDecimal.TWO.pow(40)),
                    Map.entry("Pi", BigDecimal.TWO.pow(50)),
                    Map.entry("Ei", BigDecimal.TWO.pow(60)));

    private Amount() {}

    /// Its number in base units, if it is one.
    static Optional<BigDecimal> of(JsonNode quantity) {
        if (!quantity.isString() && !quantity.isIntegralNumber()) {
            return Optional.empty();
        }
        Matcher parts = SYNTAX.matcher(quantity.asString());
        if (!parts.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(parts.group(1));
        String suffix = parts.group(2);
        String exponent = parts.group(3);
        if (!exponent.isEmpty()) {
            return suffix.equalsIgnoreCase("e") && !exponent.matches("[+-]")
                    ? Optional.of(number.scaleByPowerOfTen(Integer.parseInt(exponent)))
                    : Optional.empty();
        }
        return Optional.ofNullable(SUFFIXES.get(suffix)).map(number::multiply);
    }

    static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }
}
