package dev.platformc.emit.convert;

import dev.platformc.hardware.quantity.Rational;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Values as the language writes them.
final class PlatformText {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern BYTES =
            Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(|k|M|G|T|P|Ki|Mi|Gi|Ti|Pi)");

    /// Words that the language keeps for itself.
    private static final Set<String> TAKEN =
            Set.of(
                    "if",
                    "then",
                    "else",
                    "for",
                    "in",
                    "and",
                    "or",
                    "not",
                    "true",
                    "false",
                    "none",
                    "name",
                    "platform");

    private static final int THOUSANDTHS = 3;

    /// Seconds of the units of durations, largest first.
    private static final List<Unit> UNITS =
            List.of(new Unit("d", 86_400), new Unit("h", 3600), new Unit("min", 60));

    private record Unit(String word, long seconds) {}

    private PlatformText() {}

    /// Whether a declaration may be called so.
    static boolean isName(String text) {
        return NAME.matcher(text).matches() && !TAKEN.contains(text);
    }

    /// The nearest name to it.
    static String name(String text) {
        var name = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        name = name.replaceAll("^-+|-+$", "");
        if (name.isEmpty()) {
            return "job";
        }
        return isName(name) ? name : "job-" + name;
    }

    static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '$' -> quoted.append(text.startsWith("${", i) ? "\\$" : "$");
                default -> {
                    if (c < ' ') {
                        quoted.append("\\u{%X}".formatted((int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    static String list(List<String> texts) {
        return "[" + String.join(", ", texts.stream().map(PlatformText::quoted).toList()) + "]";
    }

    /// `48h` is `2d`.
    static String duration(long seconds) {
        for (var unit : UNITS) {
            if (seconds > 0 && seconds % unit.seconds() == 0) {
                return seconds / unit.seconds() + unit.word();
            }
        }
        return seconds + "s";
    }

    /// `64Gi` is `64GiB`; absent where Kubernetes writes what the language does not.
    static @Nullable String bytes(String amount) {
        var matcher = BYTES.matcher(amount);
        if (!matcher.matches()) {
            return null;
        }
        var unit = matcher.group(2);
        return matcher.group(1) + (unit.isEmpty() ? " bytes" : unit + "B");
    }

    /// `500m` is `0.5`; absent below a thousandth.
    static @Nullable String number(Rational amount) {
        return amount.times(1000).isWhole() ? amount.toDecimal(THOUSANDTHS) : null;
    }
}
