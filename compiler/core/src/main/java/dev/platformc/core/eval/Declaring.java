package dev.platformc.core.eval;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.kind.Kind;
import dev.platformc.core.kind.Kinds;
import dev.platformc.core.syntax.Item;
import dev.platformc.core.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gives declarations their places among the names, and reads their blocks against the table.
final class Declaring {
    private final Evaluation evaluation;
    private final Overlay overlay;
    private boolean broken;

    /// @param overlay what a test changes
    Declaring(Evaluation evaluation, Overlay overlay) {
        this.evaluation = evaluation;
        this.overlay = overlay;
    }

    /// Whether a declaration could not be read.
    boolean isBroken() {
        return broken;
    }

    /// What may only be inside another declaration is refused elsewhere.
    void declareOutside(Item.Declaration declaration, Scope scope, boolean perhaps) {
        var word = declaration.kind().text();
        for (var kind : Kinds.all()) {
            if (kind.nests().contains(word)) {
                broken = true;
                scope.leaveUnread(local(declaration, scope));
                evaluation.reports.add(
                        DeclarationMessages.onlyInside(declaration.kind(), kind.name()));
                return;
            }
        }
        declare(declaration, scope, perhaps);
    }

    /// The declarations inside another one.
    private void nest(Node node, String local, boolean perhaps) {
        var body = node.source.body();
        if (node.kind.nests().isEmpty() || body == null) {
            return;
        }
        var inside = Scope.within(node.scope, local);
        for (var member : body.members()) {
            if (member instanceof Item.Declaration nested
                    && node.kind.nests().contains(nested.kind().text())) {
                var declared = declare(nested, inside, perhaps);
                if (declared != null) {
                    node.nested.add(declared);
                }
            } else if (member instanceof Item item) {
                leaveUnread(List.of(item), inside);
            }
        }
    }

    private @Nullable Node declare(Item.Declaration declaration, Scope scope, boolean perhaps) {
        var kind = Kinds.find(declaration.kind().text());
        if (kind.isEmpty()) {
            broken = true;
            scope.leaveUnread(local(declaration, scope));
            scope.leaveUnread(declaration.kind().text());
            evaluation.reports.add(DeclarationMessages.unknownKind(declaration));
            return null;
        }
        if (!kind.get().built()) {
            evaluation.reports.add(
                    NameMessages.notYet(
                            "`" + kind.get().name() + "`", "is", declaration.kind().span()));
        }
        if (declaration.name() == null && kind.get().name().equals("platform")) {
            evaluation.reports.add(DeclarationMessages.nameless(declaration.kind()));
        }
        lostIn(declaration, scope);
        var local = local(declaration, scope);
        var path = declaration.name();
        if (path != null && path.words().size() > 1) {
            evaluation.reports.add(DeclarationMessages.dotted(path));
        } else if (path != null) {
            checkName(local, kind.get(), path.span());
        }
        var whole =
                scope.isSample()
                        ? declaration
                        : overlay.over(kind.get(), scope.full(local), declaration);
        var node =
                new Node(kind.get(), scope.full(local), scope, whole, written(whole, kind.get()));
        var before = evaluation.census.declare(node, local);
        if (before != null && !perhaps) {
            evaluation.reports.add(twice(before, node));
        }
        if (before == null) {
            nest(node, local, perhaps);
        }
        return before == null ? node : null;
    }

    /// Where the name is not where it should be, it may be among what is broken.
    private static void lostIn(Item.Declaration declaration, Scope scope) {
        var body = declaration.body();
        if (body == null) {
            return;
        }
        boolean isAllLost = body.members().stream().allMatch(m -> m instanceof Item.Broken);
        for (var member : body.members()) {
            if (member instanceof Item.Broken lost && (isAllLost || declaration.name() == null)) {
                lost.words().forEach(scope::leaveUnread);
            }
        }
    }

    private static Diagnostic twice(Node before, Node node) {
        return node.kind.name().equals("platform")
                ? DeclarationMessages.twoPlatforms(before.span(), node.span())
                : DeclarationMessages.duplicate(
                        "the " + node.display(), before.named(), node.named());
    }

    private Written written(Item.Declaration declaration, Kind kind) {
        return kind.built()
                ? evaluation.blocks.read(
                        RuleBody.of(declaration).rest(),
                        kind.attributes(),
                        Shown.article(kind.name()),
                        kind.nests())
                : Written.NOTHING;
    }

    private void checkName(String name, Kind kind, Span at) {
        if (DeclaredName.isFixed(name)) {
            evaluation.reports.add(DeclarationMessages.fixedName(name, at));
            return;
        }
        var fault = DeclaredName.fault(name, kind.dotted());
        if (fault != null) {
            evaluation.reports.add(DeclarationMessages.invalid(name, fault, kind.dotted(), at));
        }
    }

    /// Nobody knows whether they exist, so nobody says that they do not.
    static void leaveUnread(List<Item> items, Scope scope) {
        for (var item : items) {
            switch (item) {
                case Item.Declaration declaration -> scope.leaveUnread(local(declaration, scope));
                case Item.Use use -> scope.leaveUnread(use.name().text());
                case Item.Let let -> scope.leaveUnread(let.name().text());
                case Item.Param param -> scope.leaveUnread(param.name().text());
                case Item.Template template -> scope.leaveUnread(template.name().text());
                case Item.Condition inner -> leaveUnread(inner.items(), scope);
                case Item.Broken lost -> lost.words().forEach(scope::leaveUnread);
                case Item.Import _ -> {}
            }
        }
    }

    static String local(Item.Declaration declaration, Scope scope) {
        var path = declaration.name();
        return path == null || path.words().isEmpty() ? scope.nameless() : path.text();
    }
}
