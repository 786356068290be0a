package dev.platformc.core.eval;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.kind.Attribute;
import dev.platformc.core.kind.FactTable;
import dev.platformc.core.kind.Kinds;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.syntax.Expr;
import dev.platformc.core.syntax.Name;
import dev.platformc.hardware.quantity.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// `thing.field`, and which declaration an expression names.
final class Fields {
    private final Evaluation evaluation;

    Fields(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    Value field(Expr.Field field, Env env) {
        var node = node(field.of(), env);
        if (node != null) {
            return attribute(node, field.field());
        }
        var part = part(field, env);
        if (part != null) {
            return part;
        }
        var named = node(field, env);
        if (named != null) {
            return evaluation.offers.reference(named, field.span()).value();
        }
        var of = evaluation.expressions.value(field.of(), Place.ANYWHERE, env).value();
        if (of instanceof Value.Reference(var target)) {
            var referred = evaluation.census.find(target.id().kind(), target.id().name());
            if (referred != null) {
                return attribute(referred, field.field());
            }
        }
        return of(of, field, env);
    }

    /// A fact of two words, `e.memory.headroom`; null when the expression is none.
    private @Nullable Value part(Expr.Field field, Env env) {
        if (evaluation.facts == null || !(field.of() instanceof Expr.Field(var of, var first, _))) {
            return null;
        }
        var node = node(of, env);
        var fact = first.text() + "." + field.field().text();
        return node == null || FactTable.find(node.kind.name(), fact).isEmpty()
                ? null
                : answer(node, fact);
    }

    /// The declaration that an expression names, so that one attribute of it can be asked for
    /// without all the others.
    @Nullable Node node(Expr expr, Env env) {
        var word = Dotted.of(expr);
        if (word == null) {
            return null;
        }
        switch (env.binder(word)) {
            case Env.Bound.Member(var member) -> {
                return member;
            }
            case Env.Bound.Known(var known)
                    when known.value() instanceof Value.Reference(var target) -> {
                return evaluation.census.find(target.id().kind(), target.id().name());
            }
            case null, default -> {}
        }
        int dot = word.indexOf('.');
        var head = expr instanceof Expr.Field field ? Dotted.head(field) : word;
        if (isTaken(head, env)) {
            return null;
        }
        if (dot > 0 && Kinds.find(head).isPresent()) {
            var found = env.scope().find(head, word.substring(head.length() + 1));
            if (found != null) {
                return found;
            }
        }
        var bearers =
                word.equals("platform")
                        ? List.copyOf(evaluation.census.of("platform"))
                        : env.scope().bearing(word);
        return bearers.size() == 1 ? bearers.getFirst() : null;
    }

    private static boolean isTaken(String word, Env env) {
        var named = env.scope().named(word);
        return env.shape()
                || env.binder(word) != null
                || named instanceof Named.Let
                || named instanceof Named.Parameter
                || named instanceof Named.Hole;
    }

    private Value attribute(Node node, Name name) {
        if (!node.kind.built()) {
            return new Value.Missing();
        }
        var word = name.text();
        if (evaluation.facts != null && FactTable.find(node.kind.name(), word).isPresent()) {
            var answer = answer(node, word);
            if (answer != null) {
                return answer;
            }
        }
        var row = node.kind.attribute(word);
        if (row.isEmpty()) {
            evaluation.reports.add(unknown(node, name));
            return new Value.Missing();
        }
        var value = evaluation.nodes.attribute(node, row.get());
        return value != null ? value.value() : unwritten(node, row.get(), name);
    }

    /// An attribute of a declaration that a value refers to.
    private Value attribute(Declared target, Name name) {
        var node = evaluation.census.find(target.id().kind(), target.id().name());
        return node == null ? new Value.Missing() : attribute(node, name);
    }

    private Diagnostic unknown(Node node, Name name) {
        boolean rule = evaluation.facts != null;
        if (rule && FactTable.find(node.kind.name(), name.text()).isPresent()) {
            return NameMessages.notYet(
                    "`" + name.text() + "` of " + Shown.article(node.kind.name()),
                    "is",
                    name.span());
        }
        return !rule && FactTable.isFact(name.text())
                ? RuleMessages.factOutside(node, name)
                : RuleMessages.neither(node, name, rule);
    }

    /// What an attribute is that nobody wrote. Rules see what it turned out to be; else it is what
    /// the catalog knows, or its default; where nothing is assumed it is `none`.
    private Value unwritten(Node node, Attribute row, Name name) {
        var effective = evaluation.facts == null ? null : answer(node, row.name());
        if (effective != null) {
            return effective;
        }
        var entry = evaluation.nodes.entry(node);
        var known = entry == null ? null : ofEntry(entry, name.text());
        if (known != null) {
            return known;
        }
        var preset = preset(node, row);
        if (preset != null) {
            return preset.value();
        }
        if (node.scope.isSample() || row.required() && entry == null) {
            return new Value.Missing();
        }
        if (row.preset() == null && entry == null) {
            return new Value.None();
        }
        evaluation.reports.add(NameMessages.defaultNotYet(node, name));
        return new Value.Missing();
    }

    /// What is changed in a copy of a catalog entry, else what the catalog knows.
    private static @Nullable Value ofEntry(Value.CatalogEntry entry, String name) {
        var changed = entry(entry.changes(), name);
        return changed != null ? changed : CatalogFields.of(entry, name);
    }

    /// What is known of a fact; null when nothing of this name is worked out.
    private @Nullable Value answer(Node node, String fact) {
        var facts = Objects.requireNonNull(evaluation.facts);
        return switch (facts.of(node.kind.name(), node.name, fact)) {
            case Facts.Answer.Known(var value) -> value;
            case Facts.Answer.Later _ -> {
                evaluation.waits = true;
                yield new Value.Missing();
            }
            case Facts.Answer.Missing _ -> new Value.Missing();
            case Facts.Answer.Nothing _ -> null;
        };
    }

    /// The default, where the table states it as a value.
    private @Nullable Sourced<Value> preset(Node node, Attribute row) {
        var text = row.preset();
        return text == null
                ? null
                : Literals.read(
                        text, Place.of(row), evaluation.catalog, new Origin.Default(node.span()));
    }

    private Value of(Value of, Expr.Field expr, Env env) {
        var field = expr.field();
        var name = field.text();
        var found =
                switch (of) {
                    case Value.None none -> none;
                    case Value.Missing missing -> missing;
                    case Value.Range(var least, var most) -> end(least, most, name);
                    case Value.Amount(var amount) -> end(amount, amount, name);
                    case Value.Multiple(var least, var most, var each) ->
                            switch (name) {
                                case "count" ->
                                        least.compareAmount(most) == 0
                                                ? new Value.Amount(least)
                                                : new Value.Range(least, most);
                                case "each" -> each.value();
                                default -> null;
                            };
                    case Value.Text(var text) -> ImageName.part(text, name);
                    case Value.Fields(var fields) -> entry(fields, name);
                    case Value.Constructor(_, var fields) -> entry(fields, name);
                    case Value.Reference(var target) -> attribute(target, field);
                    case Value.ChangedReference(var target, var changes) -> {
                        var changed = entry(changes, name);
                        yield changed != null ? changed : attribute(target, field);
                    }
                    case Value.CatalogEntry catalog -> ofEntry(catalog, name);
                    default -> null;
                };
        if (found != null) {
            return found;
        }
        var row =
                evaluation.facts == null
                        ? null
                        : TypesBefore.row(evaluation.types.of(expr.of(), env), name);
        if (row != null && !row.required()) {
            return new Value.None();
        }
        evaluation.reports.add(NameMessages.noField(of, name, field.span()));
        return new Value.Missing();
    }

    private static @Nullable Value end(Quantity least, Quantity most, String name) {
        return switch (name) {
            case "min" -> new Value.Amount(least);
            case "max" -> new Value.Amount(most);
            default -> null;
        };
    }

    private static @Nullable Value entry(Map<String, Sourced<Value>> fields, String name) {
        var value = fields.get(name);
        return value == null ? null : value.value();
    }
}
