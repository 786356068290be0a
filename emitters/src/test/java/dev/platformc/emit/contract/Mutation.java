package dev.platformc.emit.contract;

import dev.platformc.emit.Yaml;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One mistake that an emitter, or the printer, could make.
///
/// @param file end of the path of the document, in the first example that has one
/// @param change what would be written instead
/// @param onlyText whether the object is right and only its text is not
/// @param complaint part of what the contract must say
record Mutation(
        String name,
        String file,
        UnaryOperator<Emitted> change,
        boolean onlyText,
        String complaint) {

    /// The object is mistaken, and printed as it is.
    static Mutation ofObject(
            String name, String file, Consumer<ObjectNode> change, String complaint) {
        return new Mutation(
                name,
                file,
                document -> {
                    var copy = (ObjectNode) document.read().deepCopy();
                    change.accept(copy);
                    return Emitted.of(document.path(), Yaml.print(copy));
                },
                false,
                complaint);
    }

    /// The object is right, and printed wrongly.
    static Mutation ofText(
            String name, String file, UnaryOperator<String> change, String complaint) {
        return new Mutation(
                name,
                file,
                document -> Emitted.of(document.path(), change.apply(document.text())),
                true,
                complaint);
    }

    boolean concerns(Emitted document) {
        return ("/" + document.path()).endsWith("/" + file);
    }

    /// The object at a pointer, to be changed.
    static ObjectNode at(JsonNode node, String pointer) {
        return (ObjectNode) node.at(pointer);
    }

    @Override
    public String toString() {
        return name;
    }
}
