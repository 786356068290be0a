package dev.platformc.emit.contract;

import static dev.platformc.emit.contract.Violation.under;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.cel.runtime.CelEvaluationException;
import dev.platformc.emit.contract.Schema.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// `x-kubernetes-validations` at any depth, for an object that is being created: rules that compare
/// with `oldSelf` wait for an update and are passed over.
///
/// `self` is untyped here. The API server types it, so a comparison that it would refuse to compile
/// is an error of evaluation here; either way it is a violation.
final class CelRules {
    /// `.name` or `['name']`.
    private static final Pattern STEP = Pattern.compile("\\.([^.\\[]+)|\\['([^']+)'\\]");

    private static final Pattern OLD = Pattern.compile("\\boldSelf\\b");

    private final List<Violation> found = new ArrayList<>();

    private CelRules() {}

    /// What the rules of `schema` say to `object`, a whole object with its defaults in it.
    static List<Violation> broken(Schema schema, JsonNode object) {
        var rules = new CelRules();
        rules.value(schema, object, "");
        return rules.found;
    }

    private void value(Schema schema, JsonNode value, String at) {
        if (value.isNull()) {
            return;
        }
        if (!schema.rules().isEmpty()) {
            Object self = self(schema, value, at);
            schema.rules().forEach(rule -> judge(rule, self, at));
        }
        if (value.isObject()) {
            for (var field : value.properties()) {
                Schema named = schema.properties().get(field.getKey());
                Schema inner = named != null ? named : schema.values();
                if (inner != null) {
                    value(inner, field.getValue(), under(at, field.getKey()));
                }
            }
        } else if (value.isArray() && schema.items() != null) {
            for (int i = 0; i < value.size(); i++) {
                value(schema.items(), value.get(i), under(at, i));
            }
        }
    }

    private static @Nullable Object self(Schema schema, JsonNode value, String at) {
        Object self = CelValues.of(schema, value);
        if (self instanceof Map<?, ?> fields && (at.isEmpty() || schema.embedded())) {
            var whole = new LinkedHashMap<Object, @Nullable Object>(fields);
            whole.put("metadata", CelValues.metadata(value.path("metadata")));
            return whole;
        }
        return self;
    }

    private void judge(Rule rule, @Nullable Object self, String at) {
        if (waitsForUpdate(rule)) {
            return;
        }
        Map<String, @Nullable Object> scope = scope(rule, self);
        try {
            if (!Boolean.TRUE.equals(CelEnvironment.compiled(rule.text()).eval(scope))) {
                found.add(new Violation(at + pointer(rule.fieldPath()), message(rule, scope)));
            }
        } catch (CelEvaluationException e) {
            found.add(new Violation(at, rule.text() + " cannot be evaluated: " + e.getMessage()));
        }
    }

    static boolean waitsForUpdate(Rule rule) {
        return !rule.optionalOldSelf() && OLD.matcher(rule.text()).find();
    }

    private static Map<String, @Nullable Object> scope(Rule rule, @Nullable Object self) {
        var scope = new LinkedHashMap<String, @Nullable Object>();
        scope.put("self", self);
        if (rule.optionalOldSelf()) {
            scope.put("oldSelf", Optional.empty());
        }
        return scope;
    }

    private static String message(Rule rule, Map<String, @Nullable Object> scope)
            throws CelEvaluationException {
        if (rule.messageExpression() != null) {
            return String.valueOf(CelEnvironment.compiled(rule.messageExpression()).eval(scope));
        }
        return rule.message() != null ? rule.message() : "must hold: " + rule.text();
    }

    /// `.spec.a['b.c']` as a JSON pointer.
    private static String pointer(String fieldPath) {
        var pointer = new StringBuilder();
        Matcher step = STEP.matcher(fieldPath);
        while (step.find()) {
            String quoted = step.group(2);
            pointer.append(under("", quoted != null ? quoted : step.group(1)));
        }
        return pointer.toString();
    }
}
