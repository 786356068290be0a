package dev.platformc.core.eval;

import dev.platformc.core.kind.Kinds;
import dev.platformc.core.kind.Type;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.quantity.Units;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The words that a type brings with it: members, constructors, declarations, catalog.
final class Offers {
    private final Evaluation evaluation;

    Offers(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /// One thing that a word may mean.
    ///
    /// @param what in words: ``the pool `gpus` ``
    /// @param at where it is declared; absent for words of the language and the catalog
    record Meaning(String what, @Nullable Span at, Supplier<Sourced<Value>> value) {}

    /// What the place's type means by the word. A declaration hides a catalog entry of its name.
    ///
    /// @param alone whether nothing else bears the name: only then is the catalog asked, so that
    ///   one that grows changes nothing, and a level may be any word
    List<Meaning> find(String word, Place place, Env env, boolean alone, Span at) {
        var meanings = new ArrayList<Meaning>();
        for (var type : place.type().alternatives()) {
            switch (type) {
                case Type.Choice(var members, _) -> {
                    if (members.stream().anyMatch(m -> m.word().equals(word))) {
                        meanings.add(word("a choice of " + place.subject(), word, place, at));
                    }
                }
                case Type.Level _ when word.contains(".") -> {}
                case Type.Level _ -> {
                    boolean none = word.equals("none") && place.optional();
                    if (!none && (alone || evaluation.census.knowsLevel(word))) {
                        meanings.add(word("a level", word, place, at));
                    }
                }
                case Type.ObjectKind _ -> meanings.add(word("a kind of object", word, place, at));
                case Type.Name _ -> meanings.add(word("a name", word, place, at));
                case Type.Currency _ -> {
                    if (Units.isCurrency(word)) {
                        meanings.add(word("a currency", word, place, at));
                    }
                }
                case Type.Family _ -> {
                    if (evaluation.catalog.gpu(word).filter(g -> g.mig() != null).isPresent()) {
                        meanings.add(word("a card of the catalog", word, place, at));
                    }
                }
                case Type.OneOf(var constructors) ->
                        constructors.stream()
                                .filter(c -> c.word().equals(word))
                                .forEach(c -> meanings.add(constructor(c, at)));
                case Type.InPlace(var kind) -> {
                    if (kind.equals(word)) {
                        meanings.add(
                                new Meaning(
                                        "a `" + kind + "` written in place",
                                        null,
                                        () -> constructed(word, at)));
                    }
                }
                case Type.Reference(var kinds) -> {
                    if (!env.shape()) {
                        declared(word, kinds, env, at).forEach(meanings::add);
                    }
                }
                case Type.ListOf(Type.Reference(var kinds)) ->
                        together(word, kinds, place, env, at).ifPresent(meanings::add);
                case Type.Anything _ -> {
                    untyped(word, env, at).forEach(meanings::add);
                    if (meanings.isEmpty() && alone) {
                        together(word, Lists.kindsOf(word), place, env, at)
                                .ifPresent(meanings::add);
                    }
                }
                case Type.Free _ -> {
                    untyped(word, env, at).forEach(meanings::add);
                    if (meanings.isEmpty() && alone) {
                        together(word, Lists.kindsOf(word), place, env, at)
                                .ifPresent(meanings::add);
                    }
                }
                default -> {}
            }
        }
        if (meanings.isEmpty() && alone) {
            catalog(word, place, at).ifPresent(meanings::add);
        }
        if (meanings.isEmpty() && word.equals("none")) {
            meanings.add(
                    new Meaning(
                            "`none`",
                            null,
                            () -> evaluation.expressions.fitted(new Value.None(), at, place)));
        }
        return meanings;
    }

    private Meaning word(String what, String word, Place place, Span at) {
        return new Meaning(
                what, null, () -> evaluation.expressions.fitted(new Value.Word(word), at, place));
    }

    private Meaning constructor(Type.Constructor constructor, Span at) {
        var word = constructor.word();
        return new Meaning(
                "`" + word + "`",
                null,
                () ->
                        constructor.built()
                                ? constructed(word, at)
                                : evaluation.reports.missing(
                                        NameMessages.notYet("`" + word + "`", "is", at), at));
    }

    private static Sourced<Value> constructed(String word, Span at) {
        return Sourced.written(new Value.Constructor(word, Map.of()), at);
    }

    private List<Meaning> declared(String word, Collection<String> kinds, Env env, Span at) {
        var meanings = new ArrayList<Meaning>();
        for (var kind : kinds) {
            var node = env.scope().find(kind, word);
            if (node != null) {
                meanings.add(
                        new Meaning(
                                "the " + node.display(), node.span(), () -> reference(node, at)));
            }
        }
        return meanings;
    }

    /// A mention of a declaration; missing when this version cannot do its kind, which is reported
    /// where it is declared.
    Sourced<Value> reference(Node node, Span at) {
        return node.kind.built()
                ? Sourced.written(new Value.Reference(evaluation.nodes.declared(node)), at)
                : Reports.silent(at);
    }

    /// A collection such as `endpoints`, where a list of such declarations may stand.
    private Optional<Meaning> together(
            String word, List<String> kinds, Place place, Env env, Span at) {
        var named = Lists.kindsOf(word);
        if (env.shape() || named.isEmpty() || !kinds.containsAll(named)) {
            return Optional.empty();
        }
        return Optional.of(
                new Meaning(
                        "all `" + word + "`",
                        null,
                        () ->
                                evaluation.expressions.fitted(
                                        new Value.Listing(
                                                evaluation.lists.collection(named, env).stream()
                                                        .map(node -> reference(node, at))
                                                        .toList()),
                                        at,
                                        place)));
    }

    private List<Meaning> untyped(String word, Env env, Span at) {
        if (env.shape()) {
            return List.of();
        }
        var meanings = new ArrayList<Meaning>();
        var bearers =
                word.equals("platform")
                        ? List.copyOf(evaluation.census.of(word))
                        : env.scope().bearing(word);
        for (var node : bearers) {
            meanings.add(
                    new Meaning("the " + node.display(), node.span(), () -> reference(node, at)));
        }
        return meanings;
    }

    private Optional<Meaning> catalog(String word, Place place, Span at) {
        for (var type : place.type().alternatives()) {
            if (type instanceof Type.Reference(var kinds)) {
                for (var kind : kinds) {
                    var entry = entry(kind, word);
                    if (entry != null) {
                        return Optional.of(
                                new Meaning(
                                        "the " + kind + " of the catalog",
                                        null,
                                        () -> Sourced.written(entry, at)));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// The catalog's entry of this name, without changes.
    Value.@Nullable CatalogEntry entry(String kind, String name) {
        var catalog = evaluation.catalog;
        return switch (kind) {
            case "gpu" ->
                    catalog.gpu(name).map(g -> new Value.GpuEntry(name, g, Map.of())).orElse(null);
            case "node" ->
                    catalog.node(name)
                            .map(n -> new Value.NodeEntry(name, n, Map.of()))
                            .orElse(null);
            case "model" ->
                    catalog.model(name)
                            .map(m -> new Value.ModelEntry(name, m, Map.of()))
                            .orElse(null);
            default -> null;
        };
    }

    /// Every name the catalog has for the kind.
    Collection<String> catalogNames(String kind) {
        return switch (kind) {
            case "gpu" -> evaluation.catalog.gpuNames();
            case "node" -> evaluation.catalog.nodeNames();
            case "model" -> evaluation.catalog.modelNames();
            default -> List.of();
        };
    }

    /// All words that would have been right in the place, declared ones first.
    List<String> all(Place place, Scope scope) {
        var words = new ArrayList<String>();
        for (var type : place.type().alternatives()) {
            switch (type) {
                case Type.Choice(var members, _) -> members.forEach(m -> words.add(m.word()));
                case Type.OneOf(var constructors) -> constructors.forEach(c -> words.add(c.word()));
                case Type.InPlace(var kind) -> words.add(kind);
                case Type.Reference(var kinds) ->
                        kinds.forEach(k ->
                                evaluation
                                        .census
                                        .seen(k, scope)
                                        .forEach(n -> words.add(scope.spelled(n.name))));
                case Type.Anything _ ->
                        evaluation.census.all().forEach(n -> words.add(scope.spelled(n.name)));
                default -> {}
            }
        }
        for (var type : place.type().alternatives()) {
            if (type instanceof Type.Reference(var kinds)) {
                kinds.stream()
                        .filter(k -> Kinds.get(k).catalog())
                        .forEach(k -> words.addAll(catalogNames(k)));
            } else if (type instanceof Type.Family) {
                evaluation.catalog.gpuNames().stream()
                        .filter(name ->
                                evaluation
                                        .catalog
                                        .gpu(name)
                                        .filter(g -> g.mig() != null)
                                        .isPresent())
                        .forEach(words::add);
            }
        }
        words.addAll(scope.valuesHere());
        return words;
    }
}
