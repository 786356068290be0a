package dev.platformc.core.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The table itself: what a new row must obey.
final class KindsTest {
    /// Every row, those inside records and constructors too, with the path to it.
    private record Row(String path, Attribute attribute) {}

    private static List<Row> rows() {
        var rows = new ArrayList<Row>();
        for (var kind : Kinds.all()) {
            collect(kind.name(), kind.attributes(), rows);
        }
        return rows;
    }

    private static void collect(String path, List<Attribute> attributes, List<Row> rows) {
        for (var attribute : attributes) {
            var here = path + "." + attribute.name();
            rows.add(new Row(here, attribute));
            inside(here, attribute.type(), rows);
        }
    }

    private static void inside(String path, Type type, List<Row> rows) {
        for (var alternative : type.alternatives()) {
            switch (alternative) {
                case Type.Structure(var fields) -> collect(path, fields, rows);
                case Type.OneOf(var constructors) ->
                        constructors.forEach(c -> collect(path + "." + c.word(), c.fields(), rows));
                case Type.Range(var of) -> inside(path, of, rows);
                case Type.Multiple(var of, _) -> inside(path, of, rows);
                case Type.ListOf(var of) -> inside(path, of, rows);
                case Type.MapOf(var of) -> inside(path, of, rows);
                case Type.Later(var of, _) -> inside(path, of, rows);
                default -> {}
            }
        }
    }

    @Test
    void has_every_kind_of_the_language() {
        assertEquals(29, Kinds.all().size());
        assertTrue(rows().size() > 300, "only " + rows().size() + " rows");
    }

    @Test
    void names_are_unique() {
        var names = new HashSet<String>();
        for (var kind : Kinds.all()) {
            assertTrue(names.add(kind.name()), kind.name());
            assertTrue(names.add(kind.plural()), kind.plural());
        }
        var paths = new HashSet<String>();
        for (var row : new LinkedHashSet<>(rows())) {
            assertTrue(paths.add(row.path()), row.path());
        }
    }

    @Test
    void names_are_words_of_the_language() {
        for (var row : rows()) {
            assertTrue(row.attribute().name().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"), row.path());
        }
    }

    @Test
    void every_row_says_in_a_sentence_what_it_means() {
        for (var kind : Kinds.all()) {
            assertTrue(isSentence(kind.meaning()), kind.name() + ": " + kind.meaning());
        }
        for (var row : rows()) {
            var meaning = row.attribute().meaning();
            assertTrue(isSentence(meaning), row.path() + ": " + meaning);
        }
    }

    private static boolean isSentence(String text) {
        return text.matches("[`A-Z][^\\n]*\\.");
    }

    @Test
    void every_choice_has_members_of_different_names() {
        for (var row : rows()) {
            for (var type : row.attribute().type().alternatives()) {
                var words =
                        switch (type) {
                            case Type.Choice(var members, _) ->
                                    members.stream().map(Type.Member::word).toList();
                            case Type.OneOf(var constructors) ->
                                    constructors.stream().map(Type.Constructor::word).toList();
                            default -> List.of("any");
                        };
                assertFalse(words.isEmpty(), row.path());
                assertEquals(words.size(), new HashSet<>(words).size(), row.path());
            }
        }
    }

    @Test
    void what_must_be_written_has_no_default() {
        for (var row : rows()) {
            assertFalse(row.attribute().required() && row.attribute().preset() != null, row.path());
        }
    }

    @Test
    void references_nests_and_alternatives_lead_to_what_exists() {
        for (var row : rows()) {
            references(row.attribute().type())
                    .forEach(kind -> assertTrue(Kinds.find(kind).isPresent(), row.path()));
        }
        for (var kind : Kinds.all()) {
            kind.nests().forEach(nested -> assertTrue(Kinds.find(nested).isPresent(), nested));
            for (var group : kind.alternatives()) {
                group.forEach(name -> assertTrue(kind.attribute(name).isPresent(), name));
            }
        }
    }

    private static List<String> references(Type type) {
        var kinds = new ArrayList<String>();
        for (var alternative : type.alternatives()) {
            switch (alternative) {
                case Type.Reference(var names) -> kinds.addAll(names);
                case Type.InPlace(var name) -> kinds.add(name);
                case Type.Entry(var name) -> kinds.add(name);
                case Type.ListOf(var of) -> kinds.addAll(references(of));
                case Type.MapOf(var of) -> kinds.addAll(references(of));
                case Type.Multiple(var of, _) -> kinds.addAll(references(of));
                case Type.Later(var of, _) -> kinds.addAll(references(of));
                default -> {}
            }
        }
        return kinds;
    }

    @Test
    void what_must_be_written_can_be_written() {
        for (var row : rows()) {
            boolean inLaterKind =
                    Kinds.find(row.path().substring(0, row.path().indexOf('.')))
                            .filter(kind -> !kind.built())
                            .isPresent();
            assertTrue(
                    inLaterKind
                            || row.attribute().built()
                            || !row.attribute().required()
                            || row.path().contains(".group."),
                    row.path());
        }
    }

    @Test
    void every_type_has_words() {
        for (var row : rows()) {
            var words = row.attribute().type().describe();
            assertFalse(words.isBlank(), row.path());
            assertFalse(words.contains("["), row.path() + ": " + words);
        }
    }
}
