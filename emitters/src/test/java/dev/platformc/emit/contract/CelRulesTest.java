package dev.platformc.emit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rules in schemas: where they are evaluated, on what, and what they say.
class CelRulesTest {

    @ParameterizedTest(name = "{0} holds for {1} and not for {2}")
    @CsvSource(
            delimiterString = " | ",
            value = {
                "self.a <= self.b                      | '{a: 1, b: 2}'   | '{a: 3, b: 2}'",
                "has(self.s)                           | '{s: x}'         | '{a: 1}'",
                "!has(self.a) || self.a > 1            | '{}'             | '{a: 1}'",
                "size(self.s) <= 2                     | '{s: ab}'        | '{s: abc}'",
                "self.l.all(x, x > 0)                  | '{l: [1, 2]}'    | '{l: [0]}'",
                "self.l.exists_one(x, x == 1)          | '{l: [1, 2]}'    | '{l: [1, 1]}'",
                "self.l.map(x, x * 2) == [2, 4]        | '{l: [1, 2]}'    | '{l: [2]}'",
                "self.s.matches('b')                   | '{s: abc}'       | '{s: ac}'",
                "self.s.find('^[^/]+') == 'a'          | '{s: a/b}'       | '{s: b/a}'",
                "self.s.split('/')[0].size() < 3       | '{s: ab/cdef}'   | '{s: abc/d}'",
                "self.s.substring(1) == 'b'            | '{s: ab}'        | '{s: abc}'",
                "isIP(self.s)                          | '{s: 10.0.0.1}'  | '{s: example.com}'",
                "isIP(self.s)                          | '{s: \"::1\"}'   | '{s: \"1::2::3\"}'",
                "duration(self.s) > duration('1m')     | '{s: 2m}'        | '{s: 30s}'",
                "self.__namespace__ == 'x'             | '{namespace: x}' | '{namespace: y}'",
                "self.x__dash__y == 1                  | '{x-y: 1}'       | '{x-y: 2}'",
                "self.m['k.l'] == 1                    | '{m: {k.l: 1}}'  | '{m: {k.l: 2}}'",
                "self.d > 0.5                          | '{d: 1}'         | '{d: 0.25}'",
                "self.a < self.d                       | '{a: 1, d: 1.5}' | '{a: 2, d: 1.5}'",
            })
    void a_rule_judges_its_value(String rule, String right, String wrong) {
        assertEquals(List.of(), broken(rule, right));
        assertEquals(List.of(new Violation("", "broken")), broken(rule, wrong));
    }

    @Test
    void a_rule_on_an_element_is_evaluated_for_each_element_and_points_at_it() {
        String schema =
                "{type: object, properties: {l: {type: array, items: {type: object, properties:"
                        + " {a: {type: integer}}, x-kubernetes-validations: [{rule: self.a == 1,"
                        + " message: broken}]}}}}";
        assertEquals(
                List.of(new Violation("/l/1", "broken")),
                broken(schema(schema), "{l: [{a: 1}, {a: 2}]}"));
    }

    @Test
    void a_rule_on_a_field_that_is_absent_is_not_evaluated() {
        String schema =
                "{type: object, properties: {a: {type: integer, x-kubernetes-validations:"
                        + " [{rule: self == 1}]}}}";
        assertEquals(List.of(), broken(schema(schema), "{}"));
        assertEquals(
                List.of(new Violation("/a", "must hold: self == 1")),
                broken(schema(schema), "{a: 2}"));
    }

    @Test
    void a_rule_of_the_whole_object_sees_its_name() {
        String schema =
                "{type: object, properties: {metadata: {type: object}}, x-kubernetes-validations:"
                        + " [{rule: self.metadata.name == 'one', message: broken}]}";
        assertEquals(List.of(), broken(schema(schema), "{metadata: {name: one}}"));
        assertEquals(1, broken(schema(schema), "{metadata: {name: two}}").size());
    }

    @Test
    void a_rule_about_a_change_waits_for_one() {
        assertEquals(List.of(), broken("self.a == oldSelf.a", "{a: 1}"));
        String optional =
                "{type: object, properties: {a: {type: integer}}, x-kubernetes-validations:"
                        + " [{rule: 'oldSelf.hasValue() || self.a == 0', optionalOldSelf: true}]}";
        assertEquals(List.of(), broken(schema(optional), "{a: 0}"));
        assertEquals(1, broken(schema(optional), "{a: 1}").size());
    }

    @Test
    void a_message_may_be_computed_and_may_point_at_a_field() {
        String schema =
                "{type: object, properties: {a: {type: object, properties: {b.c: {type:"
                        + " integer}}}}, x-kubernetes-validations: [{rule: 'false', fieldPath:"
                        + " \".a['b.c']\", messageExpression: '\"got \" + string(self.a.b__dot__c)'}]}";
        assertEquals(
                List.of(new Violation("/a/b.c", "got 7")), broken(schema(schema), "{a: {b.c: 7}}"));
    }

    @Test
    void fields_without_a_schema_cannot_be_seen() {
        List<Violation> found = broken("self.unknown == 1", "{unknown: 1}");
        assertTrue(found.getFirst().says().contains("cannot be evaluated"), found.toString());
    }

    @Test
    void a_function_that_is_missing_is_no_silent_pass() {
        assertThrows(
                IllegalArgumentException.class, () -> broken("quantity(self.s) == 1", "{s: a}"));
    }

    private static List<Violation> broken(String rule, String value) {
        String fields =
                "{a: {type: integer}, b: {type: integer}, d: {type: number}, s: {type: string},"
                        + " l: {type: array, items: {type: integer}}, namespace: {type: string},"
                        + " x-y: {type: integer}, m: {type: object, additionalProperties: {type:"
                        + " integer}}}";
        String quoted = rule.replace("'", "''");
        return broken(
                schema(
                        "{type: object, properties: "
                                + fields
                                + ", x-kubernetes-validations: [{rule: '"
                                + quoted
                                + "', message: broken}]}"),
                value);
    }

    private static Schema schema(String yaml) {
        return SchemaReader.read(Trees.yaml(yaml));
    }

    private static List<Violation> broken(Schema schema, String value) {
        return CelRules.broken(schema, Trees.yaml(value));
    }
}
