package dev.platformc.core.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.Frontend;
import dev.platformc.core.Understood;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.eval.Declared;
import dev.platformc.core.kind.Kinds;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.text.SourceSet;
import dev.platformc.core.text.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What `explain` shows is what holds: written out in the declaration, it changes nothing.
class WrittenOutTest {
    private static final Path TEXTS =
            Path.of(System.getProperty("project.root", "../.."))
                    .resolve("compiler/core/src/test/resources/explain");

    /// Shown in words, for the language has none for it.
    private static final Set<String> IN_WORDS = Set.of("queue.share", "ray.object-store");

    /// Of the model, and no attribute: what follows from several.
    private static final Set<String> NO_ATTRIBUTE =
            Set.of(
                    "app.pods",
                    "model.name",
                    "model.wide",
                    "ray.keeper",
                    "step.count",
                    "step.start",
                    "workspace.start");

    @Test
    void writing_out_what_is_shown_changes_nothing() throws IOException {
        var wrong = new ArrayList<String>();
        var kinds = new TreeSet<String>();
        int tried = 0;
        try (var files = Files.list(TEXTS)) {
            for (var file : files.sorted().toList()) {
                var text = Files.readString(file);
                var understood = understood(text);
                for (var declared : understood.declarations().all()) {
                    kinds.add(declared.id().kind());
                    for (var row : sheet(understood, declared).rows()) {
                        if (isAssumed(row)) {
                            tried++;
                            var name = declared.id().kind() + "." + row.name();
                            var problem = problem(text, understood, declared, row);
                            if (problem != null && !IN_WORDS.contains(name)) {
                                wrong.add(
                                        name
                                                + " = "
                                                + row.value()
                                                + " ("
                                                + row.source()
                                                + "): "
                                                + problem);
                            }
                        }
                    }
                }
            }
        }
        assertEquals("", String.join("\n", wrong), tried + " tried");
        assertTrue(tried > 100, "only " + tried);
        var built = new TreeSet<String>();
        Kinds.all().forEach(kind -> built.add(kind.name()));
        built.removeAll(Set.of("patch", "manifest", "policy", "waive", "test"));
        assertEquals(built, kinds, "kinds in " + TEXTS);
    }

    @Test
    void every_value_of_the_model_belongs_to_an_attribute() throws IOException {
        var lost = new TreeSet<String>();
        try (var files = Files.list(TEXTS)) {
            for (var file : files.sorted().toList()) {
                var understood = understood(Files.readString(file));
                for (var declared : understood.declarations().all()) {
                    var kind = Kinds.get(declared.id().kind());
                    var built = Parts.find(understood.platform(), declared.id());
                    if (built == null || kind.name().equals("platform")) {
                        continue;
                    }
                    for (var part : Parts.of(built, declared).keySet()) {
                        int dot = part.indexOf('.');
                        var attribute = dot < 0 ? part : part.substring(0, dot);
                        if (kind.attribute(attribute).isEmpty()) {
                            lost.add(kind.name() + "." + part);
                        }
                    }
                }
            }
        }
        lost.removeAll(NO_ATTRIBUTE);
        assertEquals(Set.of(), lost);
    }

    @Test
    void what_the_lock_keeps_is_said() {
        var understood = understood("platform acme\npool dgx { nodes = 2 x dgx-h100 }\n");
        var sheet =
                AttributeSheet.of(
                                understood.declarations(),
                                understood.platform(),
                                "platform",
                                "acme",
                                Map.of("language", "1"))
                        .orElseThrow();
        assertTrue(
                sheet.rows().contains(new AttributeSheet.Row("language", "1", "locked", null)),
                sheet.toString());
    }

    private static boolean isAssumed(AttributeSheet.Row row) {
        return row.at() == null && !row.name().contains(".");
    }

    private static AttributeSheet sheet(Understood understood, Declared declared) {
        return AttributeSheet.of(
                        understood.declarations(),
                        understood.platform(),
                        declared.id().kind(),
                        declared.id().name())
                .orElseThrow();
    }

    private static @Nullable String problem(
            String text, Understood before, Declared declared, AttributeSheet.Row row) {
        var outcome =
                Frontend.understand(
                        SourceSet.of("a.platform", with(text, declared, row)), Map.of());
        var errors =
                outcome.diagnostics().stream()
                        .filter(Diagnostic::isError)
                        .map(Diagnostic::headline)
                        .toList();
        var after = outcome.value();
        if (!errors.isEmpty() || after == null || after.platform() == null) {
            return errors.toString();
        }
        var was = plain(before.platform());
        var is = plain(after.platform());
        return was.equals(is) ? null : difference(was, is);
    }

    private static String difference(String was, String is) {
        int at = 0;
        while (at < Math.min(was.length(), is.length()) && was.charAt(at) == is.charAt(at)) {
            at++;
        }
        int from = Math.max(0, at - 60);
        return "…"
                + was.substring(from, Math.min(was.length(), at + 60))
                + "… becomes …"
                + is.substring(from, Math.min(is.length(), at + 60))
                + "…";
    }

    /// The attribute at the end of the declaration's block.
    private static String with(String text, Declared declared, AttributeSheet.Row row) {
        var span = declared.id().declaration();
        var attribute = row.name() + " = " + row.value();
        int close = span.end() - 1;
        return text.charAt(close) == '}'
                ? text.substring(0, close) + "\n" + attribute + "\n" + text.substring(close)
                : text.substring(0, span.end())
                        + " { "
                        + attribute
                        + " }"
                        + text.substring(span.end());
    }

    private static Understood understood(String text) {
        var outcome = Frontend.understand(SourceSet.of("a.platform", text), Map.of());
        assertEquals(
                List.of(),
                outcome.diagnostics().stream()
                        .filter(Diagnostic::isError)
                        .map(Diagnostic::headline)
                        .toList());
        return java.util.Objects.requireNonNull(outcome.value());
    }

    /// The model without where its values came from.
    private static String plain(@Nullable Object value) {
        return switch (value) {
            case null -> "none";
            case Span _ -> "";
            case Identity id -> id.key();
            case Sourced<?> sourced -> plain(sourced.value());
            case List<?> list -> list.stream().map(WrittenOutTest::plain).toList().toString();
            case Map<?, ?> map -> {
                var sorted = new TreeMap<String, String>();
                map.forEach((k, v) -> sorted.put(k.toString(), plain(v)));
                yield sorted.toString();
            }
            case Record record when record.getClass().getName().contains(".core.model.") -> {
                var parts = new ArrayList<String>();
                for (var component : record.getClass().getRecordComponents()) {
                    if (!component.getName().equals("priceIsEstimate")) {
                        parts.add(
                                component.getName() + "=" + plain(Parts.value(record, component)));
                    }
                }
                yield record.getClass().getSimpleName() + parts;
            }
            default -> value.toString();
        };
    }
}
