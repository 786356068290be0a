package dev.platformc.emit.patch;

import dev.platformc.core.model.FieldPath;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Origin;
import dev.platformc.emit.Document;
import dev.platformc.emit.Kubernetes;
import dev.platformc.emit.Yaml;
import dev.platformc.emit.schema.Schema;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// One document while it is patched.
final class Target {
    private final Document document;
    private final Schema schema;
    private final ObjectNode tree;
    private final List<Written> written = new ArrayList<>();
    private final List<Document.FieldOrigin> origins;
    private boolean changed;

    /// A path that a patch wrote.
    record Written(Identity patch, FieldPath path) {
        /// Whether one of the paths leads into, or to, what the other leads to.
        boolean overlaps(FieldPath other) {
            var mine = path.steps();
            var theirs = other.steps();
            for (int i = 0; i < Math.min(mine.size(), theirs.size()); i++) {
                if (!mine.get(i).text().equals(theirs.get(i).text())) {
                    return false;
                }
            }
            return true;
        }
    }

    Target(Document document, Schema schema) {
        this.document = document;
        this.schema = schema;
        this.tree = (ObjectNode) Yaml.tree(document.content()).deepCopy();
        this.origins = new ArrayList<>(document.origins());
    }

    Document before() {
        return document;
    }

    Kubernetes object() {
        return Kubernetes.of(document.content());
    }

    Schema schema() {
        return schema;
    }

    ObjectNode tree() {
        return tree;
    }

    List<Written> written() {
        return written;
    }

    void changed(List<String> pointers, Origin origin) {
        changed = true;
        pointers.forEach(pointer -> origins.add(new Document.FieldOrigin(pointer, origin)));
    }

    /// Elements behind a removed one move up, and their origins with them.
    void removed(String pointer) {
        changed = true;
        int slash = pointer.lastIndexOf('/');
        var list = pointer.substring(0, slash + 1);
        var last = pointer.substring(slash + 1);
        boolean element = last.matches("[0-9]+") && tree.at(pointer.substring(0, slash)).isArray();
        int index = element ? Integer.parseInt(last) : -1;
        var kept = new ArrayList<Document.FieldOrigin>();
        for (var origin : origins) {
            var at = origin.pointer();
            if (at.equals(pointer) || at.startsWith(pointer + "/")) {
                continue;
            }
            kept.add(
                    element && at.startsWith(list)
                            ? new Document.FieldOrigin(moved(at, list, index), origin.origin())
                            : origin);
        }
        origins.clear();
        origins.addAll(kept);
    }

    private static String moved(String pointer, String list, int removed) {
        var rest = pointer.substring(list.length());
        int slash = rest.indexOf('/');
        var index = slash < 0 ? rest : rest.substring(0, slash);
        int number = Integer.parseInt(index);
        return number < removed
                ? pointer
                : list + (number - 1) + (slash < 0 ? "" : rest.substring(slash));
    }

    /// The document as it is now; where Kubernetes has a model for it, as that.
    Document after() {
        if (!changed) {
            return document;
        }
        Object content = tree;
        if (document.content() instanceof HasMetadata model) {
            var typed = Yaml.as(tree, model.getClass());
            content = Changed.same(Yaml.tree(typed), tree) ? typed : tree;
        }
        return new Document(document.path(), content, origins, document.of());
    }
}
