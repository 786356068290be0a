package dev.platformc.core.eval;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.kind.Attribute;
import dev.platformc.core.kind.Fact;
import dev.platformc.core.kind.FactTable;
import dev.platformc.core.kind.Kinds;
import dev.platformc.core.kind.Type;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.syntax.Expr;
import dev.platformc.core.syntax.Name;
import dev.platformc.hardware.quantity.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `thing.field` and `thing[key]`.
final class Fields {
    /// Kinds that hold things under keys.
    private static final Set<String> ENTRIES = Set.of("storage", "registry");

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
        if (env.binder(word) instanceof Env.Bound.Known(Sourced<Value>(var known, _))
                && known instanceof Value.Reference(var target)) {
            return evaluation.census.find(target.id().kind(), target.id().name());
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
        var row = evaluation.facts == null ? null : row(typeOf(expr.of(), env), name);
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

    /// `map[key]` and `list[number]`, the first being 0.
    Sourced<Value> index(Expr.Index index, Place place, Env env) {
        var span = index.span();
        var node = node(index.of(), env);
        if (node != null && !node.kind.built()) {
            return Reports.silent(span);
        }
        if (node != null && ENTRIES.contains(node.kind.name())) {
            return entry(node, index, env);
        }
        var type =
                place.untyped()
                        ? place.type()
                        : new Type.Either(
                                List.of(
                                        new Type.MapOf(place.type()),
                                        new Type.ListOf(place.type())));
        var of = evaluation.expressions.value(index.of(), place.expecting(type), env);
        return switch (of.value()) {
            case Value.Missing _ -> Reports.silent(span);
            case Value.Fields(var fields) -> keyed(fields, index, env);
            case Value.Listing(var elements) -> numbered(elements, index, env);
            default ->
                    evaluation.reports.missing(
                            TypeMessages.notIndexed(of.value(), index.of().span()), span);
        };
    }

    /// `lake["raw/"]`, `models["fraud@production"]`
    private Sourced<Value> entry(Node node, Expr.Index index, Env env) {
        var place = new Place("key", new Type.Text(), false);
        var key = evaluation.expressions.value(index.key(), place, env).value();
        return key instanceof Value.Text(var text)
                ? Sourced.written(
                        new Value.Entry(evaluation.nodes.declared(node), text), index.span())
                : Reports.silent(index.span());
    }

    private Sourced<Value> keyed(Map<String, Sourced<Value>> fields, Expr.Index index, Env env) {
        var span = index.span();
        var key = key(index.key(), env);
        if (key == null) {
            return Reports.silent(span);
        }
        if (typeOf(index.key(), env) instanceof Type.Choice(var members, _)) {
            var lacking =
                    members.stream()
                            .map(Type.Member::word)
                            .filter(word -> !fields.containsKey(word))
                            .toList();
            if (!lacking.isEmpty()) {
                return evaluation.reports.missing(
                        TypeMessages.membersLacking(lacking, index.key().span()), span);
            }
        }
        var value = fields.get(key);
        return value != null
                ? value
                : evaluation.reports.missing(
                        NameMessages.noKey(key, fields.keySet(), index.key().span()), span);
    }

    /// A key is text, a value that has a word, or the word itself.
    private @Nullable String key(Expr key, Env env) {
        if (key instanceof Expr.Ref(var word, _)
                && env.binder(word) == null
                && env.scope().named(word) == null) {
            return word;
        }
        var value = evaluation.expressions.value(key, Place.ANYWHERE, env).value();
        if (value instanceof Value.Missing) {
            return null;
        }
        var text = Shown.inText(value);
        if (text == null) {
            evaluation.reports.add(TypeMessages.notAKey(value, key.span()));
        }
        return text;
    }

    private Sourced<Value> numbered(List<Sourced<Value>> elements, Expr.Index index, Env env) {
        var last = new Type.Whole(0, Math.max(0, elements.size() - 1L));
        var place = new Place("index", last, false);
        var at = evaluation.expressions.value(index.key(), place, env).value();
        if (!(at instanceof Value.Amount(var quantity)) || elements.isEmpty()) {
            if (elements.isEmpty()) {
                evaluation.reports.add(TypeMessages.emptyList(index.of().span()));
            }
            return Reports.silent(index.span());
        }
        return elements.get(quantity.amount().numerator().intValueExact());
    }

    /// The type of an expression where it is known before its value: of a parameter, and of a
    /// declaration's attribute.
    @Nullable Type typeOf(Expr expr, Env env) {
        return typeOf(expr, env, 0);
    }

    private @Nullable Type typeOf(Expr expr, Env env, int depth) {
        if (depth > Trail.DEEPEST) {
            return null;
        }
        return switch (expr) {
            case Expr.Ref(var word, _) when env.binder(word) == null ->
                    switch (env.scope().named(word)) {
                        case Named.Parameter(_, var type) -> type;
                        case Named.Hole(_, var type, _, _, _) -> type;
                        case null, default -> null;
                    };
            case Expr.Field(var of, var field, _) -> {
                var node = node(of, env);
                if (node != null) {
                    yield typeOf(node.kind.name(), field.text());
                }
                var type = typeOf(of, env, depth + 1);
                if (type != null && type.find(Type.Reference.class).isPresent()) {
                    yield type.find(Type.Reference.class).orElseThrow().kinds().stream()
                            .map(kind -> typeOf(kind, field.text()))
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null);
                }
                var row = row(type, field.text());
                yield row == null ? null : row.type();
            }
            default -> null;
        };
    }

    /// Of a fact, in rules, else of an attribute.
    private @Nullable Type typeOf(String kind, String name) {
        var fact =
                evaluation.facts == null
                        ? Optional.<Type>empty()
                        : FactTable.find(kind, name).map(Fact::type);
        return fact.or(() -> Kinds.get(kind).attribute(name).map(Attribute::type)).orElse(null);
    }

    /// The field of a record, or of one of several constructors.
    private static @Nullable Attribute row(@Nullable Type type, String name) {
        if (type == null) {
            return null;
        }
        for (var alternative : type.alternatives()) {
            var rows =
                    switch (alternative) {
                        case Type.Structure(var fields) -> fields;
                        case Type.OneOf(var constructors) ->
                                constructors.stream().flatMap(c -> c.fields().stream()).toList();
                        default -> List.<Attribute>of();
                    };
            for (var row : rows) {
                if (row.name().equals(name)) {
                    return row;
                }
            }
        }
        return null;
    }
}
