package dev.platformc.core.syntax;

import dev.platformc.core.diagnostic.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Trees as text, for tests: `(pool gpus {nodes = (8 x dgx-h100)})`.
final class Trees {
    private Trees() {}

    /// The tree that the parser gave: it always gives one.
    static SourceFile of(Outcome<SourceFile> read) {
        return Objects.requireNonNull(read.value());
    }

    static String show(SourceFile file) {
        return file.items().stream().map(Trees::show).collect(Collectors.joining("\n"));
    }

    static String show(Item item) {
        return switch (item) {
            case Item.Import(var directory, var alias, _) ->
                    "(import "
                            + show(directory)
                            + (alias == null ? "" : " as " + alias.text())
                            + ")";
            case Item.Param(var name, var type, var preset, var doc, _) ->
                    doc(doc) + "(param " + name.text() + ": " + show(type) + preset(preset) + ")";
            case Item.Let(var name, var value, var doc, _) ->
                    doc(doc) + "(let " + name.text() + " = " + show(value) + ")";
            case Item.Template(var name, var parameters, var items, var doc, _) ->
                    doc(doc)
                            + "(template "
                            + name.text()
                            + parameters.stream()
                                    .map(p ->
                                            p.name().text()
                                                    + ": "
                                                    + show(p.type())
                                                    + preset(p.preset()))
                                    .collect(Collectors.joining(", ", "(", ")"))
                            + items(items)
                            + ")";
            case Item.Condition(var test, var items, _) -> "(if " + show(test) + items(items) + ")";
            case Item.Use use -> show(use);
            case Item.Declaration declaration -> show(declaration);
            case Item.Broken _ -> "BROKEN";
        };
    }

    private static String show(Item.Use use) {
        return doc(use.doc())
                + "(use "
                + use.template().text()
                + " "
                + use.name().text()
                + block(use.arguments())
                + ")";
    }

    private static String show(Item.Declaration d) {
        var name = d.name();
        var copy = d.copyOf();
        return doc(d.doc())
                + "("
                + d.kind().text()
                + (name == null ? "" : " " + name.text())
                + (copy == null ? "" : " = " + copy.text())
                + block(d.body())
                + ")";
    }

    static String show(Member member) {
        return switch (member) {
            case Member.Attribute(var key, var value, var doc, _) ->
                    doc(doc) + show(key) + " = " + show(value);
            case Member.Clause(var verb, var condition, var because, _) ->
                    "("
                            + verb
                            + " "
                            + show(condition)
                            + (because == null ? "" : " because " + show(because))
                            + ")";
            case Item.Use use -> show(use);
            case Item.Declaration declaration -> show(declaration);
            case Item.Broken _ -> "BROKEN";
        };
    }

    private static String show(Member.Key key) {
        var text = new StringBuilder();
        for (var part : key.parts()) {
            var word = part.quoted() ? '"' + part.text() + '"' : part.text();
            text.append(part.bracketed() ? "[" + word + "]" : text.isEmpty() ? word : "." + word);
        }
        return text.toString();
    }

    static String show(Expr expr) {
        return switch (expr) {
            case Expr.Number(var value, _) -> value.toString();
            case Expr.Amount(var value, _) -> value.toString().replace(' ', '_');
            case Expr.Slice(var profile, var start, _) ->
                    start == null ? profile : "(" + profile + " at " + start + ")";
            case Expr.Bool(var value, _) -> String.valueOf(value);
            case Expr.Text(var pieces, _) ->
                    pieces.stream().map(Trees::show).collect(Collectors.joining("", "\"", "\""));
            case Expr.Ref(var name, _) -> name;
            case Expr.Field(var of, var field, _) -> "(" + show(of) + " . " + field.text() + ")";
            case Expr.Index(var of, var key, _) -> "(" + show(of) + " [] " + show(key) + ")";
            case Expr.Call(var function, var arguments, _) ->
                    "(call " + show(function) + list(arguments) + ")";
            case Expr.Quantified(var function, var over, _) ->
                    "(" + show(function) + " " + show((Expr) over) + ")";
            case Expr.Listing(var elements, _) -> "(list" + list(elements) + ")";
            case Expr.Comprehension(var binder, var in, var condition, var value, _) ->
                    "(for "
                            + binder.text()
                            + " in "
                            + show(in)
                            + (condition == null ? "" : " if " + show(condition))
                            + ": "
                            + show(value)
                            + ")";
            case Expr.Not(var of, _) -> "(not " + show(of) + ")";
            case Expr.Negated(var of, _) -> "(- " + show(of) + ")";
            case Expr.Binary(var operator, var left, var right, _, _) ->
                    "(" + show(left) + " " + operator.symbol() + " " + show(right) + ")";
            case Expr.Range(var least, var most, _) ->
                    "(" + show(least) + " .. " + show(most) + ")";
            case Expr.Conditional(var test, var then, var otherwise, _) ->
                    "(if " + show(test) + " " + show(then) + " " + show(otherwise) + ")";
            case Expr.Multiple(var count, var each, _) ->
                    "(" + show(count) + " x " + show(each) + ")";
            case Expr.Of(var part, var whole, _) -> "(" + show(part) + " of " + show(whole) + ")";
            case Expr.Changed(var base, var changes, _) -> "(" + show(base) + block(changes) + ")";
            case Expr.Braced(var block, _) -> block(block).strip();
            case Expr.Missing _ -> "MISSING";
        };
    }

    private static String show(Expr.Piece piece) {
        return switch (piece) {
            case Expr.Piece.Literal(var text) ->
                    text.replace("\n", "\\n").replace("\t", "\\t").replace("\"", "'");
            case Expr.Piece.Hole(var value) -> "${" + show(value) + "}";
        };
    }

    static String show(TypeRef type) {
        return type.alternatives().stream()
                .map(s -> {
                    var of = s.of();
                    return s.word().text() + (of == null ? "" : "(" + show(of) + ")");
                })
                .collect(Collectors.joining(" | "));
    }

    private static String list(List<Expr> elements) {
        return elements.stream().map(e -> " " + show(e)).collect(Collectors.joining());
    }

    private static String items(List<Item> items) {
        return items.stream().map(Trees::show).collect(Collectors.joining("; ", " {", "}"));
    }

    private static String block(@Nullable Block block) {
        return block == null
                ? ""
                : block.members().stream()
                        .map(Trees::show)
                        .collect(Collectors.joining(", ", " {", "}"));
    }

    private static String preset(@Nullable Expr preset) {
        return preset == null ? "" : " = " + show(preset);
    }

    private static String doc(@Nullable Doc doc) {
        return doc == null ? "" : "/" + doc.text().replace("\n", "|") + "/ ";
    }
}
