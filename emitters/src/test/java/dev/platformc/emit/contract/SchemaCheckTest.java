package dev.platformc.emit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each keyword of a schema by a small example: what passes and what does not.
class SchemaCheckTest {

    @ParameterizedTest(name = "{0} takes {1} and not {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "type: object                          | {}                | []",
                "type: array                           | []                | {}",
                "type: string                          | '\"1\"'           | 1",
                "type: integer                         | 1                 | '\"1\"'",
                "type: integer                         | 1                 | 1.5",
                "type: number                          | 1.5               | true",
                "type: boolean                         | true              | '\"yes\"'",
                "x-kubernetes-int-or-string: true      | 1                 | true",
                "x-kubernetes-int-or-string: true      | 50%               | 1.5",
                "{type: string, nullable: true}        | null              | 1",
                "type: string                          | a                 | null",
                "{type: string, enum: [A, B]}          | A                 | C",
                "{type: string, pattern: '^a+$'}       | aa                | ab",
                "{type: string, pattern: 'b'}          | abc               | ac",
                "{type: string, minLength: 2}          | ab                | a",
                "{type: string, maxLength: 1}          | 'é'               | ab",
                "{type: integer, minimum: 0}           | 0                 | -1",
                "{type: integer, maximum: 3}           | 3                 | 4",
                "{type: integer, minimum: 0, exclusiveMinimum: true} | 1   | 0",
                "{type: integer, maximum: 3, exclusiveMaximum: true} | 2   | 3",
                "{type: integer, multipleOf: 4}        | 8                 | 6",
                "{type: array, minItems: 1}            | [1]               | []",
                "{type: array, maxItems: 1}            | [1]               | '[1, 2]'",
                "{type: array, uniqueItems: true}      | '[1, 2]'          | '[1, 1]'",
                "{type: array, x-kubernetes-list-type: set} | '[a, b]'     | '[a, a]'",
                "{type: array, items: {type: string}}  | [a]               | [1]",
                "{type: object, minProperties: 1, additionalProperties: true} | {a: 1} | {}",
                "{type: object, maxProperties: 1, additionalProperties: true} | {a: 1} | '{a: 1, b:"
                        + " 2}'",
                "{type: object, additionalProperties: {type: integer}} | {a: 1} | {a: b}",
                "{type: object, required: [a], additionalProperties: true} | {a: 1} | {b: 1}",
                "{type: integer, format: int32}        | 2147483647        | 2147483648",
                "{type: integer, format: int64}        | 2147483648        | 9223372036854775808",
                "{type: string, format: byte}          | YQ==              | Y",
                "{type: string, format: date-time}     | '\"2026-01-01T00:00:00Z\"' |"
                        + " '\"2026-01-01\"'",
                "{type: string, format: duration}      | 1h30m             | 1 day",
                "{format: ipv4}                        | 10.0.0.1          | 10.0.0.256",
                "{format: ipv6}                        | '\"fe80::1\"'     | '\"fe80:::1\"'",
                "{format: ipv6}                        | '\"::ffff:10.0.0.1\"' |"
                        + " '\"1:2:3:4:5:6:7\"'",
                "{anyOf: [{enum: [1]}, {enum: [2]}]}   | 2                 | 3",
                "{oneOf: [{minimum: 1}, {minimum: 5}]} | 3                 | 7",
                "{oneOf: [{minimum: 1}, {minimum: 5}]} | 3                 | 0",
                "{allOf: [{minimum: 1}, {maximum: 5}]} | 3                 | 7",
                "{not: {enum: [x]}}                    | y                 | x",
            })
    void takes_what_its_words_allow(String schema, String right, String wrong) {
        assertEquals(List.of(), check(schema, right));
        assertEquals(1, check(schema, wrong).size(), () -> check(schema, wrong).toString());
    }

    @Test
    void a_field_that_the_schema_does_not_know_is_a_violation() {
        String schema = "{type: object, properties: {in: {type: object, properties: {a: {}}}}}";
        assertEquals(List.of(), check(schema, "{in: {a: 1}}"));
        List<Violation> found = check(schema, "{in: {a: 1, b/c: 2}}");
        assertEquals("/in/b~1c", found.getFirst().at());
        assertTrue(found.getFirst().says().startsWith("unknown field `b/c`"), found.toString());
    }

    @Test
    void a_field_below_preserve_unknown_fields_is_kept_but_the_known_ones_are_checked() {
        String schema =
                "{type: object, x-kubernetes-preserve-unknown-fields: true,"
                        + " properties: {a: {type: string}}}";
        assertEquals(List.of(), check(schema, "{a: x, b: {c: [1]}}"));
        assertEquals(1, check(schema, "{a: 1, b: 2}").size());
    }

    @Test
    void fields_named_only_inside_anyOf_stay_unknown() {
        String schema = "{type: object, anyOf: [{properties: {a: {enum: [1]}}}]}";
        assertEquals("/a", check(schema, "{a: 1}").getFirst().at());
    }

    @Test
    void items_of_a_map_list_are_told_apart_by_all_of_their_keys() {
        String schema =
                "{type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [port, by],"
                        + " items: {type: object, required: [port], properties:"
                        + " {port: {type: integer}, by: {type: string, default: TCP}}}}";
        assertEquals(List.of(), check(schema, "[{port: 1}, {port: 1, by: UDP}]"));
        assertEquals("/1", check(schema, "[{port: 1}, {port: 1, by: TCP}]").getFirst().at());
    }

    @Test
    void an_embedded_object_says_what_it_is() {
        String schema =
                "{type: object, properties: {o: {type: object,"
                        + " x-kubernetes-embedded-resource: true,"
                        + " x-kubernetes-preserve-unknown-fields: true}}}";
        assertEquals(List.of(), check(schema, "{o: {apiVersion: v1, kind: Pod, metadata: {}}}"));
        assertEquals(2, check(schema, "{o: {metadata: {}}}").size());
    }

    @Test
    void a_word_that_is_not_understood_does_not_pass_for_fulfilled() {
        assertThrows(
                IllegalArgumentException.class,
                () -> check("{type: object, patternProperties: {}}", "{}"));
        assertThrows(
                IllegalArgumentException.class, () -> check("{type: string, format: moon}", "a"));
    }

    @Test
    void a_violation_names_the_place_in_the_document() {
        String schema =
                "{type: object, properties: {list: {type: array, items: {type: object,"
                        + " required: [name], properties: {name: {type: string}}}}}}";
        List<Violation> found = check(schema, "{list: [{name: a}, {}]}");
        assertEquals(List.of(new Violation("/list/1", "`name` is missing")), found);
    }

    @Test
    void defaults_complete_objects_that_are_there_and_make_none() {
        String schema =
                "{type: object, properties: {a: {type: object, properties: {b: {type: integer,"
                        + " default: 3}}}, c: {type: object, default: {}, properties: {d: {type:"
                        + " string, default: x}}}, e: {type: object, properties: {f: {type: integer,"
                        + " default: 1}}}}}";
        assertEquals(
                Trees.yaml("{a: {b: 3}, c: {d: x}}"),
                Defaults.applied(SchemaReader.read(Trees.yaml(schema)), Trees.yaml("{a: {}}")));
    }

    @Test
    void defaults_reach_into_lists_and_maps_and_replace_a_null_that_is_not_allowed() {
        String inner = "{type: object, properties: {a: {type: integer, default: 1}}}";
        String schema =
                "{type: object, properties: {l: {type: array, items: "
                        + inner
                        + "}, m: {type:"
                        + " object, additionalProperties: "
                        + inner
                        + "}}}";
        assertEquals(
                Trees.yaml("{l: [{a: 1}, {a: 2}], m: {k: {a: 1}}}"),
                Defaults.applied(
                        SchemaReader.read(Trees.yaml(schema)),
                        Trees.yaml("{l: [{a: null}, {a: 2}], m: {k: {}}}")));
    }

    private static List<Violation> check(String schema, String value) {
        Schema read = SchemaReader.read(Trees.yaml(schema));
        return SchemaCheck.of(read, Defaults.applied(read, Trees.yaml(value)), "");
    }
}
