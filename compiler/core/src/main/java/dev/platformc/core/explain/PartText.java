package dev.platformc.core.explain;

import dev.platformc.core.kind.Attribute;
import dev.platformc.core.kind.Type;
import dev.platformc.core.model.Endpoint.Fit;
import dev.platformc.core.model.Queue.Limit;
import dev.platformc.core.model.Queue.Quota;
import dev.platformc.hardware.quantity.Dimension.Plain;
import dev.platformc.hardware.quantity.Quantity;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.hardware.quantity.Units;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Values of the model, written as the language would write them.
final class PartText {
    private PartText() {}

    /// @param attribute that the value belongs to: its type knows the unit
    static String of(@Nullable Attribute attribute, Object value) {
        return switch (value) {
            case Boolean truth -> truth(attribute == null ? "" : attribute.name(), truth);
            case Enum<?> member -> member.name().toLowerCase(Locale.ROOT).replace('_', '-');
            case Long number -> number(attribute, Rational.of(number));
            case Integer number -> number(attribute, Rational.of(number));
            case Rational number -> number(attribute, number);
            case List<?> list ->
                    list.stream()
                            .map(element -> of(attribute, element))
                            .collect(Collectors.joining(", ", "[", "]"));
            case Fit.Gpus gpus -> "{ tensor = " + gpus.tensor() + " }";
            case Fit.Slice slice -> slice.profile().name();
            case Quota.Rest _ -> "what is left";
            case Limit.All _ -> "all";
            case Limit.None _ -> "none";
            case Record record -> {
                var declared = Parts.identity(record);
                yield declared == null ? record.toString() : declared.name();
            }
            default -> value.toString();
        };
    }

    private static String truth(String attribute, boolean truth) {
        return switch (attribute) {
            case "disrupt" -> truth ? "never" : "allow";
            case "preempt" -> truth ? "lower-priority" : "never";
            default -> Boolean.toString(truth);
        };
    }

    private static String number(@Nullable Attribute attribute, Rational number) {
        if (attribute != null && attribute.type().find(Type.Percent.class).isPresent()) {
            return number.times(100).toDecimal(2) + "%";
        }
        var amount =
                attribute == null ? null : attribute.type().find(Type.Amount.class).orElse(null);
        if (amount != null && amount.dimension() == Plain.TOKENS) {
            return Quantity.of(number, Units.find("tokens").orElseThrow()).toString();
        }
        if (amount != null && amount.dimension() == Plain.DURATION) {
            return Quantity.of(number, Units.find("s").orElseThrow()).toString();
        }
        return number.toDecimal(2);
    }
}
