package dev.platformc.emit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads YAML that people wrote, and remembers where each field stands.
///
/// What YAML 1.1 and 1.2 read differently is refused: the author has seen what `kubectl` makes of
/// it, and we would print something else.
public final class YamlReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> TRUTHS_OF_OLD = Set.of("yes", "no", "on", "off");
    private static final int MOST_NODES = 200_000;

    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, Place> values = new LinkedHashMap<>();
    private int nodes;

    private YamlReader() {}

    /// One document.
    ///
    /// @param places of fields, by JSON pointer: their names; the whole document has the empty one
    /// @param values where single values stand
    public record Read(JsonNode tree, Map<String, Place> places, Map<String, Place> values) {
        /// Of the value at the pointer where it is a single one, else of its name.
        public Place valuePlace(String pointer) {
            var value = values.get(pointer);
            return value == null ? place(pointer) : value;
        }

        /// Of the field, or of the nearest around it that is there.
        public Place place(String pointer) {
            var at = pointer;
            while (!places.containsKey(at) && !at.isEmpty()) {
                at = at.substring(0, at.lastIndexOf('/'));
            }
            return places.getOrDefault(at, Place.START);
        }
    }

    /// A place in the text: of a field, its key.
    ///
    /// @param line from 0
    /// @param column from 0, in code points
    /// @param length in code points, within the line; 0: to its end
    public record Place(int line, int column, int length) {
        static final Place START = new Place(0, 0, 0);
    }

    /// @param problem why the text could not be read; then there are no documents
    public record Answer(List<Read> documents, @Nullable Problem problem) {}

    /// @param text lower case, no full stop
    public record Problem(String text, Place at) {}

    /// All documents of the text; empty ones are passed over.
    public static Answer read(String text) {
        var settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
        var documents = new ArrayList<Read>();
        try {
            for (var node : new Compose(settings).composeAllFromString(text)) {
                var reader = new YamlReader();
                var tree = reader.tree(node, "");
                reader.places.putIfAbsent("", place(node.getStartMark().orElse(null), null));
                if (!tree.isNull()) {
                    documents.add(
                            new Read(
                                    tree,
                                    Collections.unmodifiableMap(reader.places),
                                    Collections.unmodifiableMap(reader.values)));
                }
            }
            return new Answer(List.copyOf(documents), null);
        } catch (Unreadable e) {
            return new Answer(List.of(), e.problem);
        } catch (MarkedYamlEngineException e) {
            var at = place(e.getProblemMark().orElse(null), null);
            return new Answer(List.of(), new Problem("no YAML: " + e.getProblem(), at));
        } catch (YamlEngineException e) {
            return new Answer(List.of(), new Problem("no YAML", Place.START));
        }
    }

    private JsonNode tree(Node node, String at) {
        if (++nodes > MOST_NODES || node.isRecursive()) {
            throw new Unreadable("an alias that grows without end", node);
        }
        return switch (node) {
            case MappingNode mapping -> object(mapping, at);
            case SequenceNode sequence -> {
                var array = NODES.arrayNode();
                for (var element : sequence.getValue()) {
                    var inside = at + "/" + array.size();
                    places.put(inside, place(element));
                    array.add(tree(element, inside));
                }
                yield array;
            }
            case ScalarNode scalar -> {
                values.put(at, place(scalar));
                yield scalar(scalar);
            }
            default -> throw new Unreadable("nothing that can be read", node);
        };
    }

    private JsonNode object(MappingNode mapping, String at) {
        var object = NODES.objectNode();
        var seen = new HashSet<String>();
        for (var tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new Unreadable("a key that is no word", tuple.getKeyNode());
            }
            var name = scalar(key).asString();
            if (!seen.add(name)) {
                throw new Unreadable("`" + name + "` is written twice", key);
            }
            var inside = at + Pointers.of(name);
            places.put(inside, place(key));
            object.set(name, tree(tuple.getValueNode(), inside));
        }
        return object;
    }

    private static JsonNode scalar(ScalarNode node) {
        var text = node.getValue();
        var tag = node.getTag();
        if (node.isPlain()) {
            requireOneMeaning(text, node);
        }
        if (tag.equals(Tag.NULL)) {
            return NODES.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return NODES.booleanNode(text.equalsIgnoreCase("true"));
        }
        if (tag.equals(Tag.INT)) {
            return whole(text, node);
        }
        if (tag.equals(Tag.FLOAT)) {
            return decimal(text, node);
        }
        return NODES.stringNode(text);
    }

    private static void requireOneMeaning(String text, ScalarNode node) {
        if (TRUTHS_OF_OLD.contains(text.toLowerCase(Locale.ROOT))) {
            throw new Unreadable(
                    "`"
                            + text
                            + "` is text to YAML 1.2, and true or false to 1.1: quote it, or"
                            + " write `true` or `false`",
                    node);
        }
        boolean octal = text.matches("[-+]?0[0-9_]+");
        boolean other =
                text.matches("[-+]?[0-9][0-9_]*_[0-9_]*|[-+]?[0-9]+(:[0-5]?[0-9])+|0b[01_]+");
        if (octal || other) {
            throw new Unreadable(
                    "`"
                            + text
                            + "` is one number to YAML 1.1 and another thing to 1.2: quote it,"
                            + " or write the number plainly",
                    node);
        }
    }

    private static JsonNode whole(String text, ScalarNode node) {
        try {
            var value =
                    text.startsWith("0x")
                            ? new BigInteger(text.substring(2), 16)
                            : text.startsWith("0o")
                                    ? new BigInteger(text.substring(2), 8)
                                    : new BigInteger(text);
            if (value.bitLength() > 63) {
                throw new Unreadable("a number that no field takes", node);
            }
            return NODES.numberNode(value.longValueExact());
        } catch (NumberFormatException e) {
            throw new Unreadable("no number", node);
        }
    }

    private static JsonNode decimal(String text, ScalarNode node) {
        try {
            return NODES.numberNode(new BigDecimal(text).doubleValue());
        } catch (NumberFormatException e) {
            throw new Unreadable("no number that Kubernetes takes", node);
        }
    }

    private static Place place(Node node) {
        return place(node.getStartMark().orElse(null), node.getEndMark().orElse(null));
    }

    private static Place place(@Nullable Mark start, @Nullable Mark end) {
        if (start == null) {
            return Place.START;
        }
        boolean oneLine = end != null && end.getLine() == start.getLine();
        return new Place(
                start.getLine(),
                start.getColumn(),
                oneLine && end != null ? end.getColumn() - start.getColumn() : 0);
    }

    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        Unreadable(String text, Node node) {
            super(text);
            problem = new Problem(text, place(node));
        }
    }
}
