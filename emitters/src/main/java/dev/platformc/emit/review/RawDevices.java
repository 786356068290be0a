package dev.platformc.emit.review;

import dev.platformc.hardware.quantity.Rational;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Extended resources in the `resources` of a container: what a device plugin counts, whole.
public final class RawDevices {
    private static final Set<String> NATIVE =
            Set.of("cpu", "memory", "ephemeral-storage", "storage", "pods");
    private static final List<String> GPUS =
            List.of("nvidia.com/", "amd.com/gpu", "gpu.intel.com/", "habana.ai/gaudi");
    private static final Pattern AMOUNT =
            Pattern.compile(
                    "([-+]?[0-9]+\\.?[0-9]*|[-+]?\\.[0-9]+)([eE][-+]?[0-9]{1,2}|[a-zA-Z]*)");
    private static final List<String> THOUSANDS = List.of("", "k", "M", "G", "T", "P", "E");

    private RawDevices() {}

    /// Names of all resources that Kubernetes knows nothing of, in order.
    static Set<String> names(RawPod.Container container) {
        var names = new TreeSet<String>();
        for (var side : List.of("limits", "requests")) {
            container
                    .node()
                    .path("resources")
                    .path(side)
                    .forEachEntry((name, _) -> {
                        if (isExtended(name)) {
                            names.add(name);
                        }
                    });
        }
        return names;
    }

    /// With a domain that is not Kubernetes' own.
    static boolean isExtended(String name) {
        return !NATIVE.contains(name)
                && !name.startsWith("hugepages-")
                && name.contains("/")
                && !name.substring(0, name.indexOf('/')).endsWith("kubernetes.io");
    }

    static boolean isGpu(String name) {
        return GPUS.stream().anyMatch(name::startsWith);
    }

    /// Whole devices that a container asks for; 0 where that is no number.
    static long count(RawPod.Container container, String resource) {
        var resources = container.node().path("resources");
        var limit = amount(resources.path("limits").path(resource));
        var amount = limit == null ? amount(resources.path("requests").path(resource)) : limit;
        return amount == null || !amount.isWhole() || amount.signum() < 0
                ? 0
                : amount.floor().min(BigInteger.valueOf(1_000_000)).longValueExact();
    }

    /// An amount as Kubernetes writes it: `4`, `500m`, `16Gi`, `1e3`; absent when it is none.
    public static @Nullable Rational amount(JsonNode node) {
        var matcher = AMOUNT.matcher(node.isNumber() ? node.toString() : node.asString(""));
        if (!matcher.matches()) {
            return null;
        }
        var text =
                matcher.group(1).startsWith("+") ? matcher.group(1).substring(1) : matcher.group(1);
        boolean negative = text.startsWith("-");
        var digits = negative ? text.substring(1) : text;
        var number = Rational.parse(digits.startsWith(".") ? "0" + digits : digits);
        var scale = scale(matcher.group(2));
        return scale == null ? null : (negative ? number.negate() : number).times(scale);
    }

    private static @Nullable Rational scale(String suffix) {
        if (suffix.matches("[eE][-+]?[0-9]{1,2}")) {
            int power = Integer.parseInt(suffix.substring(1));
            var ten = BigInteger.TEN.pow(Math.min(18, Math.abs(power)));
            return power < 0 ? Rational.ONE.dividedBy(Rational.of(ten)) : Rational.of(ten);
        }
        var small = List.of("m", "u", "n").indexOf(suffix);
        if (small >= 0) {
            return Rational.ONE.dividedBy(power(1000, small + 1));
        }
        boolean binary = suffix.endsWith("i");
        int unit =
                THOUSANDS.indexOf(
                        binary
                                ? suffix.substring(0, suffix.length() - 1).replace('K', 'k')
                                : suffix);
        return unit < 0 || binary && unit == 0 ? null : power(binary ? 1024 : 1000, unit);
    }

    private static Rational power(long base, int exponent) {
        return Rational.of(BigInteger.valueOf(base).pow(exponent));
    }
}
