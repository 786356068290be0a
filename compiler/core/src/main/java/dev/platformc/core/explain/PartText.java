package dev.platformc.core.explain;

import dev.platformc.core.kind.Attribute;
import dev.platformc.core.kind.Type;
import dev.platformc.core.model.Endpoint.Fit;
import dev.platformc.core.model.Gateway;
import dev.platformc.core.model.Part;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Queue.Limit;
import dev.platformc.core.model.Queue.Quota;
import dev.platformc.core.model.Ray;
import dev.platformc.core.model.Secret;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Storage;
import dev.platformc.core.model.Weights;
import dev.platformc.hardware.quantity.Dimension.Plain;
import dev.platformc.hardware.quantity.Quantity;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.hardware.quantity.Units;
import java.util.ArrayList;
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
            case Parts.Head head -> "{ cpu = " + head.cpu() + ", memory = " + head.memory() + " }";
            case Ray.Store.Fixed(var size) -> size.toString();
            case Ray.Store.Share(var ratio) -> ratio.times(100).toDecimal(2) + "% of memory";
            case Pool.Fabric fabric -> fabric(fabric);
            case Gateway.Auth.None _ -> "none";
            case Gateway.Auth.ApiKeys keys -> constructor("api-keys", fields(keys));
            case Gateway.Auth.Oidc oidc -> constructor("oidc", fields(oidc));
            case Part.Share(var of, var ratio) ->
                    ratio.times(100).toDecimal(2) + "% of " + of.id().name();
            case Part.Slice(var of, var profile) -> profile.name() + " of " + of.id().name();
            case Quota.Share(var ratio) -> ratio.times(100).toDecimal(2) + "%";
            case Quota.Gpus(var count) -> Integer.toString(count);
            case Quota.Slices(var slices) ->
                    slices.stream()
                            .map(slice -> slice.count() + " x " + slice.profile().name())
                            .collect(Collectors.joining(", ", "[", "]"));
            case Limit.Amount(var quota) -> of(attribute, quota);
            case Weights.Address(var text) -> ValueText.quoted(text);
            case Weights.InStorage(var path) -> of(attribute, path);
            case Weights.InRegistry(var entry) ->
                    entry.registry().id().name() + "[" + ValueText.quoted(entry.name()) + "]";
            case Storage.Path(var storage, var key) ->
                    storage.id().name() + "[" + ValueText.quoted(key) + "]";
            case Secret(var name, var key) ->
                    "secret(" + ValueText.quoted(name) + ", " + ValueText.quoted(key) + ")";
            case String text -> text(attribute, text);
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

    /// Text in quotes, words of the language without.
    private static String text(@Nullable Attribute attribute, String text) {
        boolean isText =
                attribute != null
                        && !text.equals(Parts.NONE)
                        && (attribute.type().find(Type.Text.class).isPresent()
                                || attribute.type().find(Type.Image.class).isPresent());
        return isText ? ValueText.quoted(text) : text;
    }

    private static String constructor(String word, String fields) {
        return fields.isEmpty() ? word : word + " { " + fields + " }";
    }

    private static String fabric(Pool.Fabric fabric) {
        var rate = fabric.rate() == null ? "" : "rate = " + fabric.rate() + ", ";
        var shared =
                fabric.oversubscription().equals(Rational.ONE)
                        ? ""
                        : ", oversubscription = " + fabric.oversubscription();
        return fabric.kind() + " { " + rate + "nics = " + fabric.nics() + shared + " }";
    }

    /// Those of a record that are there.
    private static String fields(Record record) {
        var fields = new ArrayList<String>();
        for (var component : record.getClass().getRecordComponents()) {
            if (Parts.value(record, component) instanceof Sourced<?>(var value, _)) {
                var shown = value instanceof String text ? ValueText.quoted(text) : of(null, value);
                fields.add(Parts.kebab(component.getName()) + " = " + shown);
            }
        }
        return String.join(", ", fields);
    }

    private static String truth(String attribute, boolean truth) {
        return switch (attribute) {
            case "devices" -> truth ? "dra" : "device-plugin";
            case "network" -> truth ? "closed" : "open";
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
