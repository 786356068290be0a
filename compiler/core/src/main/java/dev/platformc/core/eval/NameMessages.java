package dev.platformc.core.eval;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.core.kind.Attribute;
import dev.platformc.core.kind.Kind;
import dev.platformc.core.kind.Kinds;
import dev.platformc.core.syntax.Item;
import dev.platformc.core.syntax.Member;
import dev.platformc.core.syntax.Name;
import dev.platformc.core.syntax.Path;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.quantity.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The words of errors about names.
final class NameMessages {
    private static final int MOST_LISTED = 8;

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

    // Kinds and attributes

    static Diagnostic unknownKind(Name kind) {
        var known = Kinds.all().stream().map(Kind::name).toList();
        var message =
                Diagnostic.of(
                        Code.UNKNOWN_KIND,
                        "there is no kind of declaration `" + kind.text() + "`",
                        kind.span(),
                        "not a kind");
        var near = new ArrayList<>(Spelling.nearest(kind.text(), known));
        Kinds.ofCollection(kind.text()).ifPresent(k -> near.addFirst(k.name()));
        return suggest(message, near, kind.span(), known, "kinds");
    }

    static Diagnostic unknownAttribute(
            String name, Span at, String owner, List<Attribute> rows) {
        var known = rows.stream().map(Attribute::name).toList();
        var message =
                Diagnostic.of(
                        Code.UNKNOWN_ATTRIBUTE,
                        owner + " has no attribute `" + name + "`",
                        at,
                        "not an attribute of it");
        return suggest(message, Spelling.nearest(name, known), at, known, "attributes");
    }

    static Diagnostic duplicateAttribute(String name, Span first, Span second) {
        return Diagnostic.of(
                        Code.DUPLICATE_ATTRIBUTE,
                        "`" + name + "` is written twice",
                        second,
                        "written again")
                .withRelated(first, "first written here");
    }

    static Diagnostic twoWays(Written.Entry first, Written.Entry second, List<String> group) {
        return Diagnostic.of(
                        Code.DUPLICATE_ATTRIBUTE,
                        "`" + first.row().name() + "` and `" + second.row().name()
                                + "` both say the same thing",
                        second.key(),
                        "says it again")
                .withRelated(first.key(), "said here already")
                .withNote("at most one of " + listed(group) + " may be written");
    }

    static Diagnostic clause(Member.Clause clause, String owner) {
        var verb = clause.verb().name().toLowerCase(java.util.Locale.ROOT);
        return Diagnostic.of(
                Code.UNKNOWN_ATTRIBUTE,
                owner + " cannot hold `" + verb + "`",
                start(clause.span(), verb.length()),
                "belongs in a policy or a test");
    }

    static Diagnostic nested(
            Item.Declaration nested, String owner, List<Attribute> rows, List<String> nests) {
        var word = nested.kind().text();
        var at = nested.kind().span();
        if (nests.contains(word)) {
            return notYet("`" + word + "`", "is", at);
        }
        if (rows.stream().anyMatch(row -> row.name().equals(word))) {
            return Diagnostic.of(
                    Code.UNKNOWN_ATTRIBUTE,
                    "`" + word + "` is an attribute and needs `=`",
                    at,
                    "write `" + word + " = …`");
        }
        return Kinds.find(word).isPresent()
                ? Diagnostic.of(
                        Code.UNKNOWN_ATTRIBUTE,
                        owner + " cannot hold a declaration",
                        at,
                        "declare it outside of the block")
                : unknownAttribute(word, at, owner, rows);
    }

    static Diagnostic notInMap(Span at) {
        return Diagnostic.of(
                Code.TYPE_MISMATCH, "a map holds `key = value`", at, "not an entry of a map");
    }

    // Names of declarations

    static Diagnostic duplicate(String what, Span first, Span second) {
        var later = first.compareTo(second) <= 0 ? second : first;
        var earlier = later == second ? first : second;
        return Diagnostic.of(
                        Code.DUPLICATE_NAME, what + " is declared twice", later, "declared again")
                .withRelated(earlier, "first declared here");
    }

    static Diagnostic invalid(String name, String fault, boolean dotted, Span at) {
        var mended = DeclaredName.mended(name, dotted);
        var message =
                Diagnostic.of(
                                Code.NAME_INVALID,
                                "`" + name + "` cannot be a name: " + fault,
                                at,
                                "not a valid name")
                        .withNote(
                                "names are lower-case letters, digits and `-`, as Kubernetes wants"
                                        + " them");
        return mended.isEmpty() ? message : message.withFix(use(mended, at));
    }

    static Diagnostic fixedName(String name, Span at) {
        return Diagnostic.of(
                Code.NAME_INVALID,
                "`" + name + "` means something everywhere and cannot be declared",
                at,
                "choose another name");
    }

    static Diagnostic dotted(Path path) {
        return Diagnostic.of(
                Code.NAME_INVALID,
                "`" + path.text() + "` cannot be declared: scopes come from `use`",
                path.span(),
                "one word belongs here");
    }

    static Diagnostic nameless(Name kind) {
        return Diagnostic.of(
                Code.NAME_MISSING, "the platform has no name", kind.span(), "a name belongs here");
    }

    static Diagnostic noPlatform(@Nullable Span at) {
        var headline = "there is no `platform` declaration";
        return at == null
                ? Diagnostic.general(Code.PLATFORM_COUNT, headline)
                : Diagnostic.of(
                        Code.PLATFORM_COUNT,
                        headline,
                        at,
                        "the files of a directory start with one, such as `platform hello`");
    }

    static Diagnostic twoPlatforms(Span first, Span second) {
        var later = first.compareTo(second) <= 0 ? second : first;
        var earlier = later == second ? first : second;
        return Diagnostic.of(
                        Code.PLATFORM_COUNT,
                        "a directory holds one platform, and this is the second",
                        later,
                        "declared again")
                .withRelated(earlier, "the first is here");
    }

    static Diagnostic noBase(Node node, Path path, Evaluation evaluation) {
        var kind = node.kind.name();
        var known = new ArrayList<String>();
        evaluation.scope.of(kind).stream()
                .filter(other -> other != node)
                .forEach(other -> known.add(other.name));
        known.addAll(evaluation.offers.catalogNames(kind));
        return noSuchDeclaration(
                path.text(),
                List.of(kind),
                evaluation.scope,
                known,
                evaluation.scope.bearing(path.text()),
                path.span());
    }

    // References

    static Diagnostic noSuchDeclaration(
            String word,
            List<String> kinds,
            Scope scope,
            List<String> words,
            List<Node> bearers,
            Span at) {
        var noun = String.join(" or ", kinds);
        var message =
                Diagnostic.of(
                        Code.UNKNOWN_NAME,
                        "there is no " + noun + " named `" + word + "`",
                        at,
                        "not declared in this platform");
        for (var bearer : bearers) {
            message =
                    message.withRelated(
                            bearer.span(), "this is " + Shown.article(bearer.kind.name()));
        }
        var near = Spelling.nearest(word, words);
        for (var candidate : near) {
            for (var kind : kinds) {
                var node = scope.find(kind, candidate);
                if (node != null && message.related().isEmpty()) {
                    message = message.withRelated(node.span(), "similar name, declared here");
                }
            }
        }
        var declared = new ArrayList<String>();
        kinds.forEach(kind -> scope.of(kind).forEach(node -> declared.add(node.name)));
        if (declared.isEmpty() && kinds.stream().noneMatch(k -> Kinds.get(k).catalog())) {
            message = message.withNote("no " + noun + " is declared");
        }
        return suggest(message, near, at, declared, "declared");
    }

    static Diagnostic notAMember(String word, Place place, List<String> words, Span at) {
        var message =
                Diagnostic.of(
                        Code.NOT_A_MEMBER,
                        place.subject() + " cannot be `" + word + "`",
                        at,
                        "not one of the choices");
        return suggest(message, Spelling.nearest(word, words), at, words, "choices");
    }

    static Diagnostic unknownWord(
            String word, Place place, List<String> words, boolean difference, Span at) {
        var message =
                Diagnostic.of(
                        Code.UNKNOWN_NAME,
                        "there is nothing named `" + word + "`",
                        at,
                        place.untyped()
                                ? "not declared in this platform"
                                : place.subject() + " takes " + place.type().describe());
        if (difference) {
            return message.withNote(
                    "`" + word + "` is one name; a subtraction has spaces around its `-`");
        }
        boolean text =
                place.type().alternatives().stream()
                        .anyMatch(
                                t ->
                                        t instanceof dev.platformc.core.kind.Type.Text
                                                || t
                                                        instanceof
                                                        dev.platformc.core.kind.Type.Image);
        if (text) {
            return message.withFix(
                    new Fix(
                            "write it as text",
                            Confidence.NEEDS_REVIEW,
                            List.of(new Edit(at, "\"" + word + "\""))));
        }
        return suggest(message, Spelling.nearest(word, words), at, List.of(), "");
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
        return suggest(message, Spelling.nearest(word, known), at, List.of(), "");
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
                        "`" + word + "` could mean "
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
        while (inOrder.getFirst() != first) {
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
        return suggest(message, Spelling.nearest(key, keys), at, List.copyOf(keys), "keys");
    }

    static Diagnostic noFunction(String name, Span at) {
        var message =
                Diagnostic.of(
                        Code.UNKNOWN_NAME,
                        "there is no function `" + name + "`",
                        at,
                        "not a function");
        return suggest(
                message,
                Spelling.nearest(name, Functions.NAMES),
                at,
                Functions.NAMES,
                "functions");
    }

    static Diagnostic noType(String word, List<String> known, Span at) {
        var message =
                Diagnostic.of(
                        Code.UNKNOWN_NAME, "there is no type `" + word + "`", at, "not a type");
        return suggest(message, Spelling.nearest(word, known), at, List.of(), "");
    }

    static Diagnostic noParameter(String name, List<String> declared) {
        var message =
                Diagnostic.general(
                        Code.UNKNOWN_NAME, "there is no parameter named `" + name + "`");
        return declared.isEmpty()
                ? message.withNote("this platform has no parameters")
                : message.withNote("parameters: " + listed(declared));
    }

    static Diagnostic parameterMissing(String name, Span at) {
        return Diagnostic.of(
                        Code.PARAM_MISSING,
                        "the parameter `" + name + "` has no value",
                        at,
                        "has no default")
                .withNote("give it with `-P " + name + "=…`");
    }

    // Shared

    private static Diagnostic suggest(
            Diagnostic message, List<String> near, Span at, List<String> known, String noun) {
        for (var word : near.stream().distinct().limit(3).toList()) {
            if (word.length() > 1) {
                message = message.withFix(use(word, at));
            }
        }
        return known.isEmpty() ? message : message.withNote(noun + ": " + listed(known));
    }

    private static Fix use(String word, Span at) {
        return new Fix(
                "use `" + word + "`", Confidence.NEEDS_REVIEW, List.of(new Edit(at, word)));
    }

    private static String listed(List<String> words) {
        var shown = words.stream().limit(MOST_LISTED).map(w -> "`" + w + "`").toList();
        return String.join(", ", shown)
                + (words.size() > MOST_LISTED
                        ? " and " + (words.size() - MOST_LISTED) + " more"
                        : "");
    }

    private static Span start(Span span, int length) {
        return new Span(
                span.file(), span.start(), Math.min(span.end(), span.start() + length));
    }
}
