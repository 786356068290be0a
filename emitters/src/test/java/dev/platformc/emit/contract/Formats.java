package dev.platformc.emit.contract;

import com.google.re2j.Pattern;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// The values of `format` that occur in the definitions. Another one stops the reading of a schema,
/// so that none is passed over in silence.
final class Formats {
    private static final Pattern IPV4 =
            Pattern.compile(
                    "((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\\.){3}"
                            + "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])");
    private static final Pattern GO_DURATION =
            Pattern.compile("[-+]?(0|([0-9]+(\\.[0-9]*)?(ns|us|µs|ms|s|m|h))+)");

    private static final Map<String, Predicate<JsonNode>> KNOWN =
            Map.ofEntries(
                    Map.entry("int32", v -> fits(v, 31)),
                    Map.entry("int64", v -> fits(v, 63)),
                    Map.entry("float", v -> true),
                    Map.entry("double", v -> true),
                    Map.entry("date-time", string(Formats::isDateTime)),
                    Map.entry("byte", string(Formats::isBase64)),
                    Map.entry("ipv4", string(Formats::isIpv4)),
                    Map.entry("ipv6", string(Formats::isIpv6)),
                    Map.entry("duration", string(s -> GO_DURATION.matches(s))));

    private Formats() {}

    static Assertion named(String format) {
        Predicate<JsonNode> test = KNOWN.get(format);
        if (test == null) {
            throw new IllegalArgumentException("format `" + format + "` is not known here");
        }
        return v -> test.test(v) ? null : v + " is not of format " + format;
    }

    static boolean isIpv4(String s) {
        return IPV4.matches(s);
    }

    /// Eight groups of at most four hexadecimal digits, of which one run may be left out as `::`,
    /// and the last two may be written as an IPv4 address.
    static boolean isIpv6(String s) {
        int lastColon = s.lastIndexOf(':');
        if (lastColon < 0) {
            return false;
        }
        String tail = s.substring(lastColon + 1);
        String hex = isIpv4(tail) ? s.substring(0, lastColon + 1) + "0:0" : s;
        int gap = hex.indexOf("::");
        if (gap < 0) {
            return groups(hex) == 8;
        }
        int before = groups(hex.substring(0, gap));
        int after = groups(hex.substring(gap + 2));
        return before >= 0 && after >= 0 && before + after < 8;
    }

    /// How many groups of hexadecimal digits `part` has, or -1 if it has anything else.
    private static int groups(String part) {
        if (part.isEmpty()) {
            return 0;
        }
        String[] groups = part.split(":", -1);
        for (String group : groups) {
            if (!group.matches("[0-9a-fA-F]{1,4}")) {
                return -1;
            }
        }
        return groups.length;
    }

    private static boolean isDateTime(String s) {
        try {
            OffsetDateTime.parse(s);
            return true;
        } catch (DateTimeParseException _) {
            return false;
        }
    }

    private static boolean isBase64(String s) {
        try {
            Base64.getDecoder().decode(s);
            return s.length() % 4 == 0;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static boolean fits(JsonNode value, int bits) {
        if (!value.isIntegralNumber()) {
            return true;
        }
        BigInteger number = value.bigIntegerValue();
        return number.compareTo(limit(bits)) < 0 && number.compareTo(limit(bits).negate()) >= 0;
    }

    private static BigInteger limit(int bits) {
        return BigInteger.ONE.shiftLeft(bits);
    }

    private static Predicate<JsonNode> string(Predicate<String> test) {
        return v -> !v.isString() || test.test(v.stringValue());
    }
}
