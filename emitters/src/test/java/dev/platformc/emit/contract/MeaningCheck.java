package dev.platformc.emit.contract;

import dev.platformc.emit.Document;
import dev.platformc.emit.Yaml;
import java.util.ArrayList;
import java.util.List;

/// What a document's text says to a reader of YAML 1.1 is what the object says, and every field
/// that names its source is there.
final class MeaningCheck {
    private MeaningCheck() {}

    static List<Violation> of(Document document, Emitted emitted) {
        var found = new ArrayList<Violation>();
        var meant = Trees.of(Yaml.tree(document.content()));
        CoreObjectCheck.differences(meant, emitted.read(), "", found);
        for (Document.FieldOrigin field : document.origins()) {
            if (emitted.read().at(field.pointer()).isMissingNode()) {
                found.add(new Violation(field.pointer(), "has a source, but is not there"));
            }
        }
        return found;
    }
}
