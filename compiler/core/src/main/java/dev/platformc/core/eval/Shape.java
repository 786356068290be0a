package dev.platformc.core.eval;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.kind.Kind;
import dev.platformc.core.kind.Kinds;
import dev.platformc.core.syntax.Expr;
import dev.platformc.core.syntax.Item;
import dev.platformc.core.syntax.SourceFile;
import dev.platformc.core.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds out what exists: expands conditions, gathers names, reads each block against the table.
///
/// A condition sees the names of the levels around it, all of which are known before it is asked,
/// so that the order of the text means nothing.
final class Shape {
    private final Evaluation evaluation;
    private final Overlay overlay;
    private boolean broken;

    /// @param overlay what a test changes
    Shape(Evaluation evaluation, Overlay overlay) {
        this.evaluation = evaluation;
        this.overlay = overlay;
    }

    void expand(List<SourceFile> files) {
        var ordered =
                files.stream()
                        .sorted(Comparator.comparing((SourceFile f) -> f.source().path()))
                        .toList();
        var level = new ArrayList<Item>();
        ordered.forEach(file -> level.addAll(file.items()));
        gatherAll(level);
        gatherAll(overlay.additions());
        countPlatforms(ordered);
    }

    private void gatherAll(List<Item> items) {
        var level = new ArrayList<>(items);
        while (!level.isEmpty()) {
            var conditions = new ArrayList<Item.Condition>();
            level.forEach(item -> gather(item, conditions));
            level.clear();
            conditions.forEach(condition -> level.addAll(kept(condition)));
        }
    }

    private void gather(Item item, List<Item.Condition> conditions) {
        switch (item) {
            case Item.Let let -> name(let.name(), new Scope.Named.Let(let));
            case Item.Param param ->
                    name(
                            param.name(),
                            new Scope.Named.Parameter(
                                    param, evaluation.parameters.type(param.type())));
            case Item.Condition condition -> conditions.add(condition);
            case Item.Declaration declaration -> declare(declaration);
            case Item.Import(var directory, var alias, var span) -> {
                notYet("`import`", span);
                evaluation.scope.leaveUnread(alias == null ? last(directory) : alias.text());
            }
            case Item.Template(_, _, _, _, var span) -> notYet("`template`", span);
            case Item.Use(_, var name, _, _, var span) -> {
                notYet("`use`", span);
                evaluation.scope.leaveUnread(name.text());
            }
            case Item.Broken _ -> broken = true;
        }
    }

    /// What an import without an alias is called: the last part of its directory.
    private static String last(Expr.Text directory) {
        var path = directory.plain();
        return path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
    }

    private void notYet(String what, Span span) {
        broken = true;
        int end = span.start() + what.length() - 2;
        evaluation.reports.add(
                NameMessages.notYet(what, "is", new Span(span.file(), span.start(), end)));
    }

    /// The items of a condition that holds; the others are remembered, so that a reference to them
    /// is told why they are not there.
    private List<Item> kept(Item.Condition condition) {
        var holds = evaluation.expressions.truth(condition.test(), Env.SHAPE);
        if (holds != null && holds) {
            return condition.items();
        }
        hide(condition.items(), condition.test().span());
        broken |= holds == null;
        return List.of();
    }

    private void hide(List<Item> items, Span condition) {
        for (var item : items) {
            if (item instanceof Item.Declaration declaration) {
                evaluation.scope.hide(
                        declaration.kind().text(), fullName(declaration), condition);
            } else if (item instanceof Item.Condition inner) {
                hide(inner.items(), condition);
            }
        }
    }

    private void name(dev.platformc.core.syntax.Name name, Scope.Named meaning) {
        if (name.text().isEmpty()) {
            return;
        }
        if (DeclaredName.isFixed(name.text())) {
            evaluation.reports.add(DeclarationMessages.fixedName(name.text(), name.span()));
            return;
        }
        var before = evaluation.scope.name(name.text(), meaning);
        if (before != null) {
            evaluation.reports.add(
                    DeclarationMessages.duplicate(
                            before.word() + " `" + name.text() + "`", before.span(), name.span()));
        }
    }

    private void declare(Item.Declaration declaration) {
        var kind = Kinds.find(declaration.kind().text());
        if (kind.isEmpty()) {
            broken = true;
            evaluation.reports.add(DeclarationMessages.unknownKind(declaration.kind()));
            return;
        }
        if (!kind.get().built()) {
            evaluation.reports.add(
                    NameMessages.notYet(
                            "`" + kind.get().name() + "`", "is", declaration.kind().span()));
        }
        var name = fullName(declaration);
        if (declaration.name() == null && kind.get().name().equals("platform")) {
            evaluation.reports.add(DeclarationMessages.nameless(declaration.kind()));
        }
        var path = declaration.name();
        if (path != null && path.words().size() > 1) {
            evaluation.reports.add(DeclarationMessages.dotted(path));
        } else if (path != null) {
            checkName(name, kind.get(), path.span());
        }
        var whole = overlay.over(kind.get(), name, declaration);
        var node = new Node(kind.get(), name, whole, written(whole, kind.get()));
        var before = evaluation.scope.declare(node);
        if (before != null && !kind.get().name().equals("platform")) {
            evaluation.reports.add(
                    DeclarationMessages.duplicate("the " + node.display(), before.span(), node.span()));
        } else if (before != null) {
            evaluation.reports.add(DeclarationMessages.twoPlatforms(before.span(), node.span()));
        }
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

    static String fullName(Item.Declaration declaration) {
        var path = declaration.name();
        return path == null || path.words().isEmpty() ? "main" : path.text();
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

    private void countPlatforms(List<SourceFile> files) {
        var platforms = List.copyOf(evaluation.scope.of("platform"));
        if (platforms.size() > 1) {
            var inOrder =
                    platforms.stream().map(Node::span).sorted().toList();
            evaluation.reports.add(DeclarationMessages.twoPlatforms(inOrder.get(0), inOrder.get(1)));
        }
        if (platforms.isEmpty() && !broken && !evaluation.reports.has(Code.UNKNOWN_KIND)) {
            evaluation.reports.add(DeclarationMessages.noPlatform(start(files)));
        }
    }

    private static @Nullable Span start(List<SourceFile> files) {
        return files.isEmpty() ? null : new Span(files.getFirst().source().path(), 0, 0);
    }
}
