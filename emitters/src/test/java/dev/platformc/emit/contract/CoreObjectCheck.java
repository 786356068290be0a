package dev.platformc.emit.contract;

import static dev.platformc.emit.contract.Violation.under;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// An object of one of Kubernetes' own kinds: its model takes every field and gives it back.
final class CoreObjectCheck {
    private CoreObjectCheck() {}

    static List<Violation> of(Class<? extends HasMetadata> model, JsonNode object) {
        var found = new ArrayList<>(MetadataCheck.of(object, CoreModels.isNamespaced(model)));
        try {
            differences(object, CoreModels.throughModel(model, object), "", found);
        } catch (JacksonException e) {
            found.add(new Violation(pointer(e), e.getOriginalMessage()));
        }
        return List.copyOf(found);
    }

    private static String pointer(JacksonException e) {
        var pointer = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            String name = step.getPropertyName();
            pointer.append('/').append(name != null ? name : Integer.toString(step.getIndex()));
        }
        return pointer.toString();
    }

    /// What came back otherwise than it went in: lost, added or changed.
    static void differences(JsonNode in, JsonNode out, String at, List<Violation> into) {
        if (in.isObject() && out.isObject()) {
            var names = new TreeSet<>(in.propertyNames());
            names.addAll(out.propertyNames());
            names.forEach(n -> differences(in.path(n), out.path(n), under(at, n), into));
        } else if (in.isArray() && out.isArray() && in.size() == out.size()) {
            for (int i = 0; i < in.size(); i++) {
                differences(in.get(i), out.get(i), under(at, i), into);
            }
        } else if (!in.equals(out)) {
            into.add(new Violation(at, shown(in) + " comes back as " + shown(out)));
        }
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "nothing" : value.toString();
    }
}
