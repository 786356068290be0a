package dev.platformc.emit.patch;

import dev.platformc.core.model.Patch.Content;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.text.Span;
import dev.platformc.emit.Pointers;
import dev.platformc.emit.Quantities;
import dev.platformc.emit.schema.Schema;
import dev.platformc.emit.schema.Schema.Sort;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Dimension.Plain;
import dev.platformc.hardware.quantity.Quantity;
import dev.platformc.hardware.quantity.Rational;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Values of the language as an object holds them: amounts become quantities, seconds or counts, as
/// the schema asks. What fits nowhere is left as it is, for the schema to refuse.
final class Conversion {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, Span> places = new LinkedHashMap<>();

    private Conversion() {}

    /// @param places of the value and what is in it, by JSON pointer
    record Converted(JsonNode value, Map<String, Span> places) {
        /// Of the nearest value around the pointer that is written.
        Span place(String pointer) {
            var at = pointer;
            var place = places.get(at);
            while (place == null) {
                at = at.substring(0, at.lastIndexOf('/'));
                place = places.get(at);
            }
            return place;
        }
    }

    /// @param at pointer to where it goes
    static Converted of(Sourced<Content> content, Schema schema, String at) {
        var conversion = new Conversion();
        var value = conversion.value(content, schema, at);
        return new Converted(value, conversion.places);
    }

    private JsonNode value(Sourced<Content> content, Schema schema, String at) {
        places.put(at, content.span());
        return switch (content.value()) {
            case Content.Text(var text) -> NODES.stringNode(text);
            case Content.Truth(var truth) -> NODES.booleanNode(truth);
            case Content.Amount(var quantity) -> amount(quantity, schema);
            case Content.Listing(var elements) -> {
                var array = NODES.arrayNode();
                var inside = schema instanceof Schema.Items(var of, _) ? of : new Schema.Anything();
                for (var element : elements) {
                    array.add(value(element, inside, at + "/" + array.size()));
                }
                yield array;
            }
            case Content.Fields(var fields) -> {
                var object = NODES.objectNode();
                fields.forEach((name, field) ->
                        object.set(
                                name, value(field, inside(schema, name), at + Pointers.of(name))));
                yield object;
            }
        };
    }

    private static Schema inside(Schema schema, String name) {
        return switch (schema) {
            case Schema.Structure structure -> structure.field(name).orElse(new Schema.Anything());
            case Schema.Entries(var of) -> of;
            case Schema.Items _, Schema.Scalar _, Schema.Anything _ -> new Schema.Anything();
        };
    }

    /// Where any value goes, the one that says most: `8Gi`, `90s`, `25%`.
    private static JsonNode amount(Quantity quantity, Schema schema) {
        var sort = schema instanceof Schema.Scalar(var one, _) ? one : null;
        var amount = quantity.amount();
        boolean counted = sort == Sort.WHOLE || sort == Sort.DECIMAL;
        return switch (quantity.dimension()) {
            case Plain.NUMBER, Plain.TOKENS, Plain.REQUESTS ->
                    sort == Sort.QUANTITY ? quantityOf(amount) : number(amount);
            case Plain.BYTES ->
                    counted
                            ? number(amount)
                            : NODES.stringNode(Quantities.bytes(Bytes.of(amount)).toString());
            case Plain.DURATION -> counted ? number(amount) : NODES.stringNode(seconds(amount));
            case Plain.PERCENT ->
                    sort == Sort.DECIMAL
                            ? number(amount)
                            : sort == Sort.WHOLE
                                    ? number(amount.times(100))
                                    : NODES.stringNode(amount.times(100).toDecimal(6) + "%");
            default -> NODES.stringNode(quantity.toString());
        };
    }

    private static JsonNode number(Rational amount) {
        return amount.isWhole() && amount.numerator().bitLength() < 64
                ? NODES.numberNode(amount.numerator().longValueExact())
                : NODES.numberNode(Double.parseDouble(amount.toDecimal(12)));
    }

    /// `4`, `500m`; finer than a thousandth it stays a number.
    private static JsonNode quantityOf(Rational amount) {
        return amount.times(1000).isWhole()
                ? NODES.stringNode(Quantities.number(amount).toString())
                : number(amount);
    }

    /// As Go reads durations.
    private static String seconds(Rational amount) {
        return amount.isWhole()
                ? amount.toDecimal(0) + "s"
                : amount.times(1000).toDecimal(3) + "ms";
    }
}
