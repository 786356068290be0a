package dev.platformc.core.eval;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.syntax.Item;
import dev.platformc.core.syntax.Name;
import dev.platformc.core.text.Span;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The words of errors about libraries.
final class ImportMessages {
    private static final Set<String> KINDS =
            Set.of("model", "adapter", "gpu", "node", "device", "priority", "policy");

    private ImportMessages() {}

    static Diagnostic notPlain(Span at) {
        return Diagnostic.of(
                Code.IMPORT_MISSING,
                "the directory of an import is plain text",
                at,
                "nothing is filled in here");
    }

    static Diagnostic absent(Item.Import item, String text) {
        return Diagnostic.of(
                        Code.IMPORT_MISSING,
                        "there is no library in `" + text + "`",
                        item.directory().span(),
                        "no directory with `.platform` files")
                .withNote("the directory is meant as seen from that of this file");
    }

    static Diagnostic outside(Item.Import item, String text) {
        return Diagnostic.of(
                        Code.IMPORT_OUTSIDE,
                        "`" + text + "` leads out of the repository",
                        item.directory().span(),
                        "nothing out there belongs to this platform")
                .withNote(
                        "the repository is the nearest directory above that has a `.git`, or else"
                                + " the directory of the platform; links are followed before this"
                                + " is asked");
    }

    /// @param steps the imports on the way, from what is imported again
    static Diagnostic cycle(Item.Import item, List<Item.Import> steps) {
        var message =
                Diagnostic.of(
                        Code.IMPORT_CYCLE,
                        "this import leads back to where it comes from",
                        item.directory().span(),
                        "imports what imports it");
        for (var step : steps) {
            message = message.withRelated(step.directory().span(), "on the way");
        }
        return message;
    }

    static Diagnostic deep(Item.Import item) {
        return Diagnostic.of(
                Code.TOO_MUCH,
                "imports lead more than " + Imports.DEEPEST + " deep",
                item.directory().span(),
                "one too many");
    }

    /// Null when the name is fine.
    static @Nullable Diagnostic alias(Name alias, Item.Import item) {
        var fault =
                DeclaredName.isFixed(alias.text())
                        ? "it means something everywhere"
                        : DeclaredName.fault(alias.text(), false);
        if (fault == null) {
            return null;
        }
        var message =
                Diagnostic.of(
                        Code.NAME_INVALID,
                        "`" + alias.text() + "` cannot be the name of a library: " + fault,
                        alias.span(),
                        "not a valid name");
        return item.alias() == null
                ? message.withNote("`import \"…\" as other` gives it another name")
                : message;
    }

    /// Null when a library may hold the item.
    static @Nullable Diagnostic notInLibrary(Item item) {
        return switch (item) {
            case Item.Import _, Item.Let _, Item.Template _, Item.Broken _ -> null;
            case Item.Declaration(var kind, _, _, _, _, _) ->
                    KINDS.contains(kind.text())
                                    || dev.platformc.core.kind.Kinds.find(kind.text()).isEmpty()
                            ? null
                            : refused("`" + kind.text() + "`", kind.span());
            case Item.Param param ->
                    refused("`param`", TemplateMessages.word(param.span(), "param"));
            case Item.Use use -> refused("`use`", TemplateMessages.word(use.span(), "use"));
            case Item.Condition condition ->
                    refused("`if`", TemplateMessages.word(condition.span(), "if"));
        };
    }

    private static Diagnostic refused(String what, Span at) {
        return Diagnostic.of(
                        Code.LIBRARY_WITH_PLATFORM,
                        "a library cannot hold " + what,
                        at,
                        "belongs in the platform that imports it")
                .withNote(
                        "a library holds `let`, `template`, `import` and what describes: models,"
                                + " adapters, hardware, priorities, policies");
    }
}
