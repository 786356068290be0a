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
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The words of errors about what is declared: kinds, attributes, names.
final class DeclarationMessages {
    private DeclarationMessages() {}

    /// `drafts endpoint { … }`, `pol main { … }`
    static Diagnostic unknownKind(Item.Declaration declaration) {
        var kind = declaration.kind();
        var name = declaration.name();
        if (name != null && Kinds.find(name.text()).isPresent()) {
            return Diagnostic.of(
                            Code.UNKNOWN_KIND,
                            "the kind of a declaration comes before its name",
                            kind.span(),
                            "`" + name.text() + "` is the kind")
                    .withFix(
                            new Fix(
                                    "swap them",
                                    Confidence.NEEDS_REVIEW,
                                    List.of(
                                            new Edit(kind.span(), name.text()),
                                            new Edit(name.span(), kind.text()))));
        }
        return unknownKind(kind);
    }

    static Diagnostic unknownKind(Name kind) {
        var known = Kinds.all().stream().map(Kind::name).toList();
        var message =
                Diagnostic.of(
                        Code.UNKNOWN_KIND,
                        "there is no kind of declaration `" + kind.text() + "`",
                        kind.span(),
                        "not a kind");
        var lower = kind.text().toLowerCase(Locale.ROOT);
        var one = Kinds.ofCollection(lower).map(Kind::name);
        if (one.isPresent()) {
            return Suggestions.suggest(message, List.of(one.get()), kind.span(), List.of(), "")
                    .withNote("each declaration is of one: `" + one.get() + " name { … }`");
        }
        if (known.contains(lower)) {
            return Suggestions.suggest(message, List.of(lower), kind.span(), List.of(), "")
                    .withNote("kinds are written in lower case");
        }
        var habit = Habits.kind(kind.text());
        if (habit.isPresent()) {
            return Suggestions.suggest(message, List.of(habit.get()), kind.span(), List.of(), "")
                    .withNote("what others call so is " + Shown.article(habit.get()) + " here");
        }
        return Suggestions.suggest(
                message, Spelling.nearest(kind.text(), known), kind.span(), known, "kinds");
    }

    static Diagnostic unknownAttribute(String name, Span at, String owner, List<Attribute> rows) {
        var known = rows.stream().map(Attribute::name).toList();
        var message =
                Diagnostic.of(
                        Code.UNKNOWN_ATTRIBUTE,
                        owner + " has no attribute `" + name + "`",
                        at,
                        "not an attribute of it");
        var habit = Habits.attribute(name, known);
        if (habit.isPresent()) {
            return Suggestions.suggest(message, List.of(habit.get()), at, List.of(), "");
        }
        var near = Spelling.nearest(name, known);
        var others =
                Kinds.all().stream()
                        .filter(kind -> kind.attribute(name).isPresent())
                        .map(kind -> Shown.article(kind.name()))
                        .toList();
        if (!others.isEmpty()) {
            message = message.withNote("`" + name + "` is an attribute of " + among(others));
        }
        return Suggestions.suggest(
                message,
                near,
                at,
                near.isEmpty() && others.isEmpty() ? known : List.of(),
                "attributes");
    }

    private static String among(List<String> things) {
        var shown = things.subList(0, Math.min(4, things.size()));
        return shown.size() == 1
                ? shown.getFirst()
                : String.join(", ", shown.subList(0, shown.size() - 1)) + " and " + shown.getLast();
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
                        "`"
                                + first.row().name()
                                + "` and `"
                                + second.row().name()
                                + "` both say the same thing",
                        second.key(),
                        "says it again")
                .withRelated(first.key(), "said here already")
                .withNote("at most one of " + Suggestions.listed(group) + " may be written");
    }

    static Diagnostic clause(Member.Clause clause, String owner) {
        var verb = clause.verb().name().toLowerCase(java.util.Locale.ROOT);
        return Diagnostic.of(
                Code.UNKNOWN_ATTRIBUTE,
                owner + " cannot hold `" + verb + "`",
                start(clause.span(), verb.length()),
                verb.equals("expect") ? "belongs in a test" : "belongs in a policy");
    }

    static Diagnostic use(Span use, String owner) {
        return Diagnostic.of(
                Code.UNKNOWN_ATTRIBUTE,
                owner + " cannot hold `use`",
                TemplateMessages.word(use, "use"),
                "write it outside of the block");
    }

    static Diagnostic nested(Item.Declaration nested, String owner, List<Attribute> rows) {
        var word = nested.kind().text();
        var at = nested.kind().span();
        if (rows.stream().anyMatch(row -> row.name().equals(word))) {
            return attributeAsDeclaration(nested);
        }
        return Kinds.find(word).isPresent()
                ? Diagnostic.of(
                        Code.UNKNOWN_ATTRIBUTE,
                        owner + " cannot hold a declaration",
                        at,
                        "declare it outside of the block")
                : unknownAttribute(word, at, owner, rows);
    }

    /// `replicas chat { … }`, `place { … }`, `model model = llama`, `on gpus`
    private static Diagnostic attributeAsDeclaration(Item.Declaration nested) {
        var word = nested.kind().text();
        var at = nested.kind().span();
        var name = nested.name();
        var copyOf = nested.copyOf();
        if (name != null && name.text().equals(word)) {
            return Diagnostic.of(
                            Code.UNKNOWN_ATTRIBUTE,
                            "`" + word + "` is written twice",
                            name.span(),
                            "once is enough")
                    .withFix(fix("write it once", at.to(name.span()), word));
        }
        if (name != null && copyOf != null) {
            return Diagnostic.of(
                    Code.UNKNOWN_ATTRIBUTE,
                    "`" + word + "` is an attribute: `=` follows it",
                    name.span(),
                    "one word too many");
        }
        var place = new Span(at.file(), at.end(), at.end());
        return Diagnostic.of(
                        Code.UNKNOWN_ATTRIBUTE,
                        "`" + word + "` is an attribute and needs `=`",
                        at,
                        "write `" + word + " = …`")
                .withFix(fix("add the `=`", place, " ="));
    }

    private static Fix fix(String title, Span at, String text) {
        return new Fix(title, Confidence.NEEDS_REVIEW, List.of(new Edit(at, text)));
    }

    static Diagnostic onlyInside(Name kind, String outer) {
        return Diagnostic.of(
                Code.UNKNOWN_KIND,
                "a `" + kind.text() + "` stands inside a `" + outer + "`",
                kind.span(),
                "not here");
    }

    static Diagnostic notInMap(Span at) {
        return Diagnostic.of(
                Code.TYPE_MISMATCH, "a map holds `key = value`", at, "not an entry of a map");
    }

    static Diagnostic duplicate(String what, Span first, Span second) {
        boolean inOrder = first.compareTo(second) <= 0;
        var later = inOrder ? second : first;
        var earlier = inOrder ? first : second;
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
        return mended.isEmpty() ? message : message.withFix(Suggestions.use(mended, at));
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
        boolean inOrder = first.compareTo(second) <= 0;
        var later = inOrder ? second : first;
        var earlier = inOrder ? first : second;
        return Diagnostic.of(
                        Code.PLATFORM_COUNT,
                        "a directory holds one platform, and this is the second",
                        later,
                        "declared again")
                .withRelated(earlier, "the first is here");
    }

    private static Span start(Span span, int length) {
        return new Span(span.file(), span.start(), Math.min(span.end(), span.start() + length));
    }
}
