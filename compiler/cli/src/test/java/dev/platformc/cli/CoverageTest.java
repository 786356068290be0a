package dev.platformc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.Frontend;
import dev.platformc.core.eval.Value;
import dev.platformc.core.kind.Attribute;
import dev.platformc.core.kind.Kind;
import dev.platformc.core.kind.Kinds;
import dev.platformc.core.kind.Type;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.syntax.Item;
import dev.platformc.core.syntax.Member;
import dev.platformc.core.syntax.Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Every attribute of the table of kinds, and every field of the records in it, is written in a
/// platform that tests compile. `-Dapprove=true` writes the table of where.
class CoverageTest {
    private static final Path PAGE =
            Path.of(System.getProperty("project.root")).resolve("docs/reference/coverage.md");

    /// What evaluation judges itself, so that it is no declaration afterwards.
    private static final List<String> RULES =
            List.of("policy", "waive", "test", "patch", "manifest");

    private final Map<String, String> found = new TreeMap<>();

    @Test
    void every_attribute_is_written_somewhere_and_the_table_says_where() throws IOException {
        for (var text : PlatformTexts.all()) {
            text.sources()
                    .sources()
                    .forEach(source -> {
                        var parsed = Parser.parse(source).value();
                        if (parsed != null) {
                            parsed.items().forEach(item -> rules(item, text.name()));
                        }
                    });
            var understood = Frontend.understand(text.sources(), Map.of()).value();
            if (understood != null) {
                for (var declared : understood.declarations().all()) {
                    record(declared.id().kind(), declared.attributes(), text.name());
                    if (!declared.id().labels().isEmpty()) {
                        found.putIfAbsent(declared.id().kind() + ".labels", text.name());
                    }
                }
            }
        }
        var rows = new TreeMap<String, String>();
        for (var kind : Kinds.all()) {
            rows(kind.name(), kind, rows);
        }
        var page = page(rows);
        if (Boolean.getBoolean("approve")) {
            Files.writeString(PAGE, page);
        }
        var missing = new TreeSet<String>();
        rows.forEach((path, where) -> {
            if (where.isEmpty()) {
                missing.add(path);
            }
        });
        assertEquals(new TreeSet<String>(), missing, "attributes that no platform writes");
        assertEquals(page, Files.readString(PAGE));
        assertTrue(rows.size() > 300, "only " + rows.size());
    }

    /// Policies and the like, inside templates and conditions too.
    private void rules(Item item, String where) {
        switch (item) {
            case Item.Declaration declaration -> {
                var body = declaration.body();
                if (body != null && RULES.contains(declaration.kind().text())) {
                    for (var member : body.members()) {
                        if (member instanceof Member.Attribute attribute) {
                            found.putIfAbsent(
                                    declaration.kind().text() + "." + attribute.key().text(),
                                    where);
                        }
                    }
                }
            }
            case Item.Template template -> template.items().forEach(inner -> rules(inner, where));
            case Item.Condition condition ->
                    condition.items().forEach(inner -> rules(inner, where));
            default -> {}
        }
    }

    private void record(String path, Map<String, Sourced<Value>> fields, String where) {
        fields.forEach((name, value) -> {
            found.putIfAbsent(path + "." + name, where);
            value(path + "." + name, value.value(), where);
        });
    }

    private void value(String path, Value value, String where) {
        switch (value) {
            case Value.Fields(var fields) -> record(path, fields, where);
            case Value.Constructor(var word, var fields) -> {
                record(path + "." + word, fields, where);
                if (Kinds.find(word).isPresent()) {
                    record(word, fields, where);
                }
            }
            case Value.Multiple(_, _, var each) -> value(path, each.value(), where);
            case Value.Level(_, var inside) -> value(path, inside.value(), where);
            case Value.Listing(var elements) ->
                    elements.forEach(element -> value(path, element.value(), where));
            default -> {}
        }
    }

    private void rows(String path, Kind kind, Map<String, String> rows) {
        kind.attributes().forEach(attribute -> row(path, attribute, rows));
    }

    private void row(String path, Attribute attribute, Map<String, String> rows) {
        var here = path + "." + attribute.name();
        rows.put(here, found.getOrDefault(here, ""));
        inside(here, attribute.type(), rows);
    }

    private void inside(String path, Type type, Map<String, String> rows) {
        for (var alternative : type.alternatives()) {
            switch (alternative) {
                case Type.Structure(var fields) -> fields.forEach(f -> row(path, f, rows));
                case Type.OneOf(var constructors) ->
                        constructors.forEach(
                                c -> c.fields().forEach(f -> row(path + "." + c.word(), f, rows)));
                case Type.Range(var of) -> inside(path, of, rows);
                case Type.Multiple(var of, _) -> inside(path, of, rows);
                case Type.ListOf(var of) -> inside(path, of, rows);
                case Type.MapOf(var of) -> inside(path, of, rows);
                case Type.Later(var of, _) -> inside(path, of, rows);
                default -> {}
            }
        }
    }

    private static String page(Map<String, String> rows) {
        var text =
                new StringBuilder(
                        "<!-- Made by CoverageTest from the table of kinds: change that. -->\n"
                                + "# Where each attribute is tried\n\n"
                                + rows.size()
                                + " attributes and fields of records, each with a platform that"
                                + " writes it and that the tests compile.\n\n"
                                + "| attribute | written in |\n|---|---|\n");
        rows.forEach((path, where) -> text.append("| `%s` | %s |\n".formatted(path, where)));
        return text.toString();
    }
}
