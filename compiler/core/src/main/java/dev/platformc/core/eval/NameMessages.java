package dev.platformc.core.eval;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.core.kind.Kinds;
import dev.platformc.core.syntax.Name;
import dev.platformc.core.syntax.Path;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.quantity.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// The words of errors about names that mean nothing, or two things.
final class NameMessages {
    private NameMessages() {}

    static Diagnostic notYet(String what, String verb, Span at) {
        return Diagnostic.of(
                Code.NOT_YET,
                what + " " + verb + " not built yet in this version",
                at,
                "part of the language that is still to come");
    }

    static Diagnostic defaultNotYet(Node node, Name field) {
        return Diagnostic.of(
                        Code.NOT_YET,
                        "reading a default that is worked out is not built yet in this version",
                        field.span(),
                        "not written in " + node.display())
                .withRelated(node.span(), "`" + field.text() + "` could be written here");
    }

    static Diagnostic noBase(Node node, Path path, Evaluation evaluation) {
        var kind = node.kind.name();
        var known = new ArrayList<String>();
        evaluation.census.seen(kind, node.scope).stream()
                .filter(other -> !other.equals(node))
                .forEach(other -> known.add(node.scope.spelled(other.name)));
        known.addAll(evaluation.offers.catalogNames(kind));
        return noSuchDeclaration(
                path.text(),
                List.of(kind),
                evaluation.census,
                node.scope,
                known,
                node.scope.bearing(path.text()),
                path.span());
    }

    static Diagnostic noSuchDeclaration(
            String word,
            List<String> kinds,
            Census census,
            Scope scope,
            List<String> words,
            List<Node> bearers,
            Span at) {
        var noun = String.join(" or ", kinds);
        var message =
                bearers.isEmpty()
                        ? Diagnostic.of(
                                Code.UNKNOWN_NAME,
                                "there is no " + noun + " named `" + word + "`",
                                at,
                                "not declared in this platform")
                        : Diagnostic.of(
                                Code.UNKNOWN_NAME,
                                "`"
                                        + word
                                        + "` is "
                                        + Shown.article(bearers.getFirst().kind.name())
                                        + ", and "
                                        + Shown.article(kinds.getFirst())
                                        + (kinds.size() > 1 ? " or " + kinds.get(1) : "")
                                        + " belongs here",
                                at,
                                "no " + noun + " has this name");
        for (var bearer : bearers) {
            message =
                    message.withRelated(
                            bearer.span(), "this is " + Shown.article(bearer.kind.name()));
        }
        var habit = Habits.word(word).filter("none"::equals);
        if (habit.isPresent()) {
            return message.withFix(Suggestions.use(habit.get(), at))
                    .withNote("`none` leaves an attribute out");
        }
        var near = elsewhere(word, words);
        boolean isElsewhere = !near.isEmpty();
        near.addAll(Spelling.nearest(word, words));
        if (near.isEmpty()) {
            near.addAll(words.stream().filter(known -> holds(known, word)).sorted().toList());
        }
        for (var candidate : near) {
            for (var kind : kinds) {
                var node = scope.find(kind, candidate);
                if (node != null && message.related().isEmpty()) {
                    message =
                            message.withRelated(
                                    node.span(),
                                    isElsewhere
                                            ? "one of this name, in a scope of its own"
                                            : "similar name, declared here");
                }
            }
        }
        if (message.related().isEmpty()) {
            message = withNameless(message, kinds, census, scope);
        }
        var declared = new ArrayList<String>();
        kinds.forEach(kind ->
                census.seen(kind, scope).forEach(node -> declared.add(scope.spelled(node.name))));
        if (declared.isEmpty() && kinds.stream().noneMatch(k -> Kinds.get(k).catalog())) {
            message = message.withNote("no " + noun + " is declared");
        }
        return Suggestions.suggest(message, near, at, declared, "declared");
    }

    /// A declaration whose name was left out may be the one that is meant.
    private static Diagnostic withNameless(
            Diagnostic message, List<String> kinds, Census census, Scope scope) {
        for (var kind : kinds) {
            for (var node : census.seen(kind, scope)) {
                if (node.source.name() == null && !kind.equals("platform")) {
                    return message.withRelated(
                            node.span(),
                            "this one has no name, so it is called `"
                                    + scope.spelled(node.name)
                                    + "`");
                }
            }
        }
        return message;
    }

    /// `dgx-h100` holds `h100`.
    private static boolean holds(String name, String part) {
        return List.of(name.split("-", -1)).contains(part);
    }

    /// Names in other scopes that end in the word.
    private static List<String> elsewhere(String word, List<String> words) {
        return new ArrayList<>(words.stream().filter(w -> w.endsWith("." + word)).toList());
    }

    static Diagnostic notAMember(String word, Place place, List<String> words, Span at) {
        var message =
                Diagnostic.of(
                        Code.NOT_A_MEMBER,
                        place.subject() + " cannot be `" + word + "`",
                        at,
                        "not one of the choices");
        return Suggestions.suggest(message, Spelling.nearest(word, words), at, words, "choices");
    }

    /// @param declared every declaration that the place can see
    static Diagnostic unknownWord(
            String word,
            Place place,
            List<String> words,
            boolean difference,
            List<Node> declared,
            Span at) {
        var message =
                Diagnostic.of(
                        Code.UNKNOWN_NAME,
                        "there is nothing named `" + word + "`",
                        at,
                        place.untyped()
                                ? "not declared in this platform"
                                : place.subject() + " takes " + place.type().describe());
        if (difference) {
            var spaced = word.replaceFirst("-(?=[^-]*$)", " - ");
            return message.withNote(
                            "`" + word + "` is one name; a subtraction has spaces around its `-`")
                    .withFix(Suggestions.use(spaced, at));
        }
        var habit = Habits.word(word);
        boolean bool =
                place.type().alternatives().stream()
                        .anyMatch(t -> t instanceof dev.platformc.core.kind.Type.Bool);
        if (habit.isPresent() && (bool || habit.get().equals("none"))) {
            return message.withFix(Suggestions.use(habit.get(), at));
        }
        boolean text =
                place.type().alternatives().stream()
                        .anyMatch(t ->
                                t instanceof dev.platformc.core.kind.Type.Text
                                        || t instanceof dev.platformc.core.kind.Type.Image);
        if (text) {
            return message.withFix(
                    new Fix(
                            "write it as text",
                            Confidence.NEEDS_REVIEW,
                            List.of(new Edit(at, "\"" + word + "\""))));
        }
        var near = Spelling.nearest(word, words);
        var meant =
                declared.stream()
                        .filter(node -> near.contains(node.name) || node.source.name() == null)
                        .filter(node -> !node.kind.name().equals("platform"))
                        .findFirst();
        if (meant.isPresent()) {
            var node = meant.get();
            message =
                    message.withRelated(
                            node.span(),
                            node.source.name() != null
                                    ? "similar name, declared here"
                                    : "this one has no name, so it is called `" + node.name + "`");
        }
        return Suggestions.suggest(message, near, at, List.of(), "");
    }

    static Diagnostic unknownInCondition(String word, Collection<String> known, Span at) {
        var message =
                Diagnostic.of(
                                Code.UNKNOWN_NAME,
                                "there is no parameter or `let` named `" + word + "`",
                                at,
                                "not known here")
                        .withNote(
                                "what decides what exists sees only parameters, `let`s and"
                                        + " literals");
        return Suggestions.suggest(message, Spelling.nearest(word, known), at, List.of(), "");
    }

    static Diagnostic shapeSeesNoDeclaration(String parameter, Span at) {
        return Diagnostic.of(
                        Code.UNKNOWN_NAME,
                        "`" + parameter + "` names a declaration and cannot be asked here",
                        at,
                        "decides what exists")
                .withNote(
                        "what decides what exists sees only parameters, `let`s and literals, never"
                                + " declarations");
    }

    static Diagnostic hidden(String word, String kind, Span condition, Span at) {
        return Diagnostic.of(
                        Code.UNKNOWN_NAME,
                        "there is no " + kind + " named `" + word + "` with these parameters",
                        at,
                        "refers to it")
                .withRelated(condition, "it exists only when this holds");
    }

    static Diagnostic ambiguous(String word, List<Offers.Meaning> meanings, Span at) {
        var message =
                Diagnostic.of(
                        Code.AMBIGUOUS_NAME,
                        "`"
                                + word
                                + "` could mean "
                                + String.join(
                                        " or ",
                                        meanings.stream().map(Offers.Meaning::what).toList()),
                        at,
                        "which of them is meant?");
        for (var meaning : meanings) {
            if (meaning.at() != null) {
                message = message.withRelated(meaning.at(), meaning.what());
            }
        }
        return message;
    }

    static Diagnostic cycle(List<Trail.Frame> frames) {
        var inOrder = new ArrayList<>(frames);
        var first = inOrder.stream().min(Comparator.comparing(Trail.Frame::key)).orElseThrow();
        while (!inOrder.getFirst().equals(first)) {
            inOrder.add(inOrder.removeFirst());
        }
        var message =
                Diagnostic.of(
                        Code.CYCLE,
                        first.shown() + " depends on itself",
                        first.span(),
                        inOrder.size() == 1 ? "needs itself" : "needs " + inOrder.get(1).shown());
        for (int i = 1; i < inOrder.size(); i++) {
            var next = inOrder.get((i + 1) % inOrder.size());
            message = message.withRelated(inOrder.get(i).span(), "needs " + next.shown());
        }
        return message;
    }

    static Diagnostic noField(Value of, String name, Span at) {
        return Diagnostic.of(
                Code.UNKNOWN_ATTRIBUTE,
                Shown.noun(of) + " has no field `" + name + "`",
                at,
                "not a field of it");
    }

    static Diagnostic noKey(String key, Collection<String> keys, Span at) {
        var message =
                Diagnostic.of(
                        Code.UNKNOWN_NAME, "the map has no `" + key + "`", at, "not a key of it");
        return Suggestions.suggest(
                message, Spelling.nearest(key, keys), at, List.copyOf(keys), "keys");
    }

    static Diagnostic noFunction(String name, Span at) {
        var message =
                Diagnostic.of(
                        Code.UNKNOWN_NAME,
                        "there is no function `" + name + "`",
                        at,
                        "not a function");
        return Suggestions.suggest(
                message, Spelling.nearest(name, Functions.NAMES), at, Functions.NAMES, "functions");
    }

    static Diagnostic noType(String word, List<String> known, Span at) {
        var message =
                Diagnostic.of(
                        Code.UNKNOWN_NAME, "there is no type `" + word + "`", at, "not a type");
        return Suggestions.suggest(message, Spelling.nearest(word, known), at, List.of(), "");
    }

    static Diagnostic noParameter(String name, List<String> declared) {
        var message =
                Diagnostic.general(Code.UNKNOWN_NAME, "there is no parameter named `" + name + "`");
        return declared.isEmpty()
                ? message.withNote("this platform has no parameters")
                : message.withNote("parameters: " + Suggestions.listed(declared));
    }

    static Diagnostic parameterMissing(String name, Span at) {
        return Diagnostic.of(
                        Code.PARAM_MISSING,
                        "the parameter `" + name + "` has no value",
                        at,
                        "has no default")
                .withNote("give it with `-P " + name + "=…`");
    }
}
