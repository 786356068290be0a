package dev.platformc.cli;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.kind.Attribute;
import dev.platformc.core.kind.Kind;
import dev.platformc.core.kind.Kinds;
import dev.platformc.core.kind.Type;
import dev.platformc.core.model.SharingWay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The reference, made of the table of kinds and of the codes: nobody writes these pages.
final class ReferencePages {
    private static final String HEAD =
            "<!-- Made by DocsTest from the table of kinds: change that. -->\n";

    private ReferencePages() {}

    /// @param example of a kind by its name: a platform, or empty
    /// @return text by file name
    static SortedMap<String, String> all(Function<String, String> example) {
        var pages = new TreeMap<String, String>();
        pages.put("README.md", index());
        pages.put("codes.md", codes());
        pages.put("ways-of-sharing.md", waysOfSharing());
        for (var kind : Kinds.all()) {
            pages.put(kind.name() + ".md", page(kind, example.apply(kind.name())));
        }
        return pages;
    }

    private static String index() {
        var text = new StringBuilder(HEAD + "# Reference\n\n");
        text.append("| kind | what it is |\n|---|---|\n");
        for (var kind : Kinds.all()) {
            text.append(
                    "| [`%s`](%s.md) | %s%s |\n"
                            .formatted(
                                    kind.name(), kind.name(), kind.meaning(), later(kind.built())));
        }
        text.append(
                "\nAlso: [codes of messages](codes.md), [ways of sharing a card](ways-of-sharing.md), [diagnostics as JSON](diagnostics-json.md).\n");
        text.append("`platformc explain endpoint` prints a page of this reference.\n");
        return text.toString();
    }

    private static String codes() {
        var text = new StringBuilder(HEAD + "# Codes of messages\n\n");
        text.append("`platformc explain CODE` prints the page of a code, by number or by slug.\n");
        text.append("A warning is allowed where it is meant: `// allow: slug (reason)`.\n\n");
        text.append("| code | slug | severity | summary |\n|---|---|---|---|\n");
        for (var code : Code.values()) {
            text.append(
                    "| %s | `%s` | %s | %s |\n"
                            .formatted(
                                    code.id(),
                                    code.slug(),
                                    code.severity().word(),
                                    cell(code.summary())));
        }
        return text.toString();
    }

    private static String waysOfSharing() {
        var text = new StringBuilder(HEAD.replace("kinds", "ways of sharing"));
        text.append("# Ways of sharing a card\n\n");
        text.append("What each really gives to who stands on a part of a card, by who keeps the");
        text.append(" parts apart. What is not in the table nobody does, and a platform that asks");
        text.append(" for it is refused.\n\n");
        text.append(
                "| | kept by | memory | time and processors | faults |\n|---|---|---|---|---|\n");
        for (var way : SharingWay.TABLE) {
            text.append(
                    "| `%s` | %s | %s | %s | %s |\n"
                            .formatted(
                                    way.mode().source(),
                                    way.keeper().words(),
                                    way.memory().words(),
                                    way.compute().words(),
                                    way.faults().words()));
        }
        text.append(
                "\nA team that wants `isolation = slice` has no neighbour of another team under");
        text.append(" those whose faults are shared. Compute instances of one GPU instance");
        text.append(" (`1c.3g.40gb`) share its memory and its faults as well.\n");
        return text.toString();
    }

    private static String page(Kind kind, String example) {
        var text =
                new StringBuilder(
                        HEAD
                                + "# %s\n\n%s%s\n"
                                        .formatted(
                                                kind.name(), kind.meaning(), later(kind.built())));
        text.append("All of them: `").append(kind.plural()).append("`.");
        if (kind.catalog()) {
            text.append(" The catalog has some, to be named or copied.");
        }
        if (!kind.nests().isEmpty()) {
            text.append(" Inside it may stand: ").append(words(kind.nests())).append(".");
        }
        text.append("\n\n");
        if (!example.isEmpty()) {
            text.append("```platform\n").append(example).append("```\n\n");
        }
        text.append(table(kind.attributes()));
        for (var group : kind.alternatives()) {
            text.append("\nAt most one of ").append(words(group)).append(" is written.\n");
        }
        kind.attributes().forEach(a -> text.append(fields(a)));
        return text.toString();
    }

    private static String table(List<Attribute> rows) {
        var text =
                new StringBuilder("| attribute | value | default | meaning |\n|---|---|---|---|\n");
        for (var row : rows) {
            var preset = row.preset();
            text.append(
                    "| `%s` | %s | %s | %s%s |\n"
                            .formatted(
                                    row.name(),
                                    cell(row.type().describe()),
                                    row.required()
                                            ? "must be written"
                                            : preset == null ? "" : cell(preset),
                                    cell(row.meaning()),
                                    later(row.built())));
        }
        return text.toString();
    }

    /// Tables of the records that an attribute takes.
    private static String fields(Attribute attribute) {
        var text = new StringBuilder();
        records(attribute.type())
                .forEach((rows, words) -> {
                    var value = words.isEmpty() ? "{ … }" : String.join(" | ", words) + " { … }";
                    text.append(
                            "\n## `%s = %s`\n\n%s".formatted(attribute.name(), value, table(rows)));
                });
        return text.toString();
    }

    /// Fields to the words of the constructors that have them; none for a record without a word.
    private static Map<List<Attribute>, List<String>> records(Type type) {
        var found = new LinkedHashMap<List<Attribute>, List<String>>();
        collect(type, found);
        return found;
    }

    private static void collect(Type type, Map<List<Attribute>, List<String>> found) {
        switch (type) {
            case Type.Structure(var fields) -> found.put(fields, List.of());
            case Type.OneOf(var constructors) -> {
                for (var constructor : constructors) {
                    if (!constructor.fields().isEmpty()) {
                        found.computeIfAbsent(constructor.fields(), _ -> new ArrayList<>())
                                .add(constructor.word());
                    }
                }
            }
            case Type.Either(var types) -> types.forEach(each -> collect(each, found));
            case Type.ListOf(var of) -> collect(of, found);
            case Type.MapOf(var of) -> collect(of, found);
            case Type.Range(var of) -> collect(of, found);
            case Type.Multiple(var of, _) -> collect(of, found);
            case Type.Later(var of, _) -> collect(of, found);
            default -> {}
        }
    }

    private static String later(boolean built) {
        return built ? "" : " *Not built yet.*";
    }

    private static String words(List<String> words) {
        return words.stream().map(w -> "`" + w + "`").collect(Collectors.joining(", "));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
