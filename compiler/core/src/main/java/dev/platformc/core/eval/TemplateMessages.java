package dev.platformc.core.eval;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.kind.Type;
import dev.platformc.core.syntax.Item;
import dev.platformc.core.syntax.Member;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.quantity.Spelling;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// The words of errors about templates and their uses.
final class TemplateMessages {
    private TemplateMessages() {}

    /// @param known templates by the names that they have there
    static Diagnostic noTemplate(
            Item.Use use, @Nullable Named other, SortedMap<String, Named> known) {
        var word = use.template().text();
        var at = use.template().span();
        var message =
                Diagnostic.of(
                        Code.UNKNOWN_NAME,
                        "there is no template named `" + word + "`",
                        at,
                        "nothing to use");
        if (other != null) {
            message = message.withRelated(other.span(), "this is a " + other.word());
        }
        var near = Spelling.nearest(word, known.keySet());
        var nearest = near.isEmpty() ? null : known.get(near.getFirst());
        if (nearest != null) {
            message = message.withRelated(nearest.span(), "similar name, declared here");
        }
        return Suggestions.suggest(message, near, at, List.copyOf(known.keySet()), "templates");
    }

    static Diagnostic missing(
            Named.Template template, Item.Parameter hole, Type type, Item.Use use) {
        var name = hole.name().text();
        return Diagnostic.of(
                        Code.ARGUMENT_MISSING,
                        "`"
                                + name
                                + "` of template `"
                                + template.item().name().text()
                                + "` is not given",
                        use.name().span(),
                        "`" + name + " = …` belongs in its block")
                .withRelated(hole.name().span(), "has no default")
                .withNote("`" + name + "` takes " + type.describe());
    }

    static Diagnostic unknown(Named.Template template, Member.Key key, List<String> known) {
        var message =
                Diagnostic.of(
                        Code.ARGUMENT_UNKNOWN,
                        "template `"
                                + template.item().name().text()
                                + "` has no parameter `"
                                + key.text()
                                + "`",
                        key.span(),
                        "nothing that this could fill");
        return Suggestions.suggest(
                        message,
                        Spelling.nearest(key.text(), known),
                        key.span(),
                        known,
                        "parameters")
                .withRelated(template.span(), "declared here");
    }

    static Diagnostic noArgument(Span at) {
        return Diagnostic.of(
                Code.ARGUMENT_UNKNOWN,
                "a use holds only `parameter = value`",
                at,
                "not an argument");
    }

    /// @param circle the templates that lead from one to the next, the innermost first
    static Diagnostic recursion(Named.Template template, Item.Use use, List<Item.Template> circle) {
        var message =
                Diagnostic.of(
                        Code.TEMPLATE_RECURSION,
                        "template `" + template.item().name().text() + "` uses itself",
                        use.template().span(),
                        "would never end");
        for (var each : circle.reversed().stream().skip(1).toList()) {
            message =
                    message.withRelated(
                            each.name().span(), "by way of `" + each.name().text() + "`");
        }
        return message.withNote("templates may use other templates, and never themselves");
    }

    static Diagnostic deep(Span at) {
        return Diagnostic.of(
                Code.TOO_MUCH,
                "templates lie more than " + Uses.DEEPEST + " deep in each other",
                at,
                "one too many");
    }

    static Diagnostic many(Span at) {
        return Diagnostic.of(
                Code.TOO_MUCH,
                "templates make more than 100,000 declarations",
                at,
                "given up here");
    }

    static Diagnostic nameOutside(Span at) {
        return Diagnostic.of(
                Code.UNKNOWN_NAME,
                "`name` means something only in a template",
                at,
                "there it is the name given at the use");
    }

    /// Null when a template may hold the item.
    static @Nullable Diagnostic notInTemplate(Item item) {
        return switch (item) {
            case Item.Param param ->
                    refused(
                            "param",
                            param.span(),
                            "a template's own parameters stand after its name");
            case Item.Import imported ->
                    refused(
                            "import",
                            imported.span(),
                            "import it at the top, where all can see it");
            case Item.Declaration declaration when declaration.kind().text().equals("platform") ->
                    refused(
                            "platform",
                            declaration.kind().span(),
                            "there is one platform in a directory");
            case Item.Declaration declaration when declaration.kind().text().equals("test") ->
                    refused(
                            "test",
                            declaration.kind().span(),
                            "a test speaks of the whole platform and stands at the top");
            default -> null;
        };
    }

    private static Diagnostic refused(String word, Span item, String note) {
        return Diagnostic.of(
                        Code.NOT_IN_TEMPLATE,
                        "a template cannot hold `" + word + "`",
                        word(item, word),
                        "does not belong here")
                .withNote(note);
    }

    /// The keyword that an item starts with.
    static Span word(Span item, String word) {
        return new Span(
                item.file(), item.start(), Math.min(item.end(), item.start() + word.length()));
    }

    static Diagnostic oneObject(Node a, Node b, String object) {
        boolean inOrder = made(a).compareTo(made(b)) <= 0;
        var first = inOrder ? a : b;
        var second = inOrder ? b : a;
        return Diagnostic.of(
                        Code.DUPLICATE_NAME,
                        "`"
                                + first.name
                                + "` and `"
                                + second.name
                                + "` would be one object `"
                                + object
                                + "` in Kubernetes",
                        made(second),
                        "the second " + second.kind.name() + " of that name")
                .withRelated(made(first), "the first")
                .withNote("names of scopes are joined with `-` there");
    }

    /// Where it comes into being: at the use that makes it, else where it is declared.
    private static Span made(Node node) {
        var uses = node.scope.uses;
        return uses.isEmpty() ? node.span() : uses.getFirst();
    }
}
