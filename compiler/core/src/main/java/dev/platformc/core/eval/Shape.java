package dev.platformc.core.eval;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.syntax.Item;
import dev.platformc.core.syntax.Name;
import dev.platformc.core.syntax.SourceFile;
import dev.platformc.core.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Finds out what exists: opens imports, expands conditions and uses, gathers names, reads each
/// block against the table.
///
/// A condition sees the names of the levels around it, all of which are known before it is asked,
/// and a use is expanded when the conditions of its level have been: the order of the text means
/// nothing.
final class Shape {
    private final Evaluation evaluation;
    private final Trees trees;
    private final Overlay overlay;
    private final Imports imports;
    private final Uses uses;
    private final Declaring declaring;
    private final List<Waiting<Item.Condition>> conditions = new ArrayList<>();
    private final List<Waiting<Item.Use>> waiting = new ArrayList<>();
    private boolean broken;

    /// Something that is expanded later.
    ///
    /// @param perhaps whether it stands under a condition that only a use can answer
    private record Waiting<T>(T item, Scope scope, boolean perhaps) {}

    /// @param overlay what a test changes
    Shape(Evaluation evaluation, Trees trees, Overlay overlay) {
        this.evaluation = evaluation;
        this.trees = trees;
        this.overlay = overlay;
        this.imports = new Imports(evaluation, trees);
        this.uses = new Uses(evaluation);
        this.declaring = new Declaring(evaluation, overlay);
    }

    void expand() {
        gatherAll(trees.platform(), evaluation.platform);
        expandAll();
        overlay.additions().forEach(item -> gather(item, evaluation.platform, false));
        expandAll();
        countPlatforms();
        findObjectNamesTwice();
    }

    private void expandAll() {
        while (!conditions.isEmpty() || !waiting.isEmpty()) {
            while (!conditions.isEmpty()) {
                conditionsOfARound();
            }
            usesOfARound();
        }
    }

    private void gatherAll(List<SourceFile> files, Scope scope) {
        files.forEach(file -> file.items().forEach(item -> gather(item, scope, false)));
    }

    private void conditionsOfARound() {
        var round = List.copyOf(conditions);
        conditions.clear();
        var kept = new ArrayList<Waiting<Item.Condition>>();
        for (var each : round) {
            evaluation.reports.in(each.scope(), () -> keep(each, kept));
        }
        for (var each : kept) {
            each.item().items().forEach(item -> gather(item, each.scope(), each.perhaps()));
        }
    }

    /// The items of a condition that holds, or that a template leaves open; the others are
    /// remembered, so that a reference to them is told why they are not there.
    private void keep(Waiting<Item.Condition> each, List<Waiting<Item.Condition>> kept) {
        var condition = each.item();
        var scope = each.scope();
        var holds = evaluation.expressions.truth(condition.test(), Env.shape(scope));
        if (holds == null && scope.isSample()) {
            kept.add(new Waiting<>(condition, scope, true));
        } else if (holds != null && holds) {
            kept.add(each);
        } else if (holds != null) {
            hide(condition.items(), condition.test().span(), scope);
        } else {
            broken = true;
            Declaring.leaveUnread(condition.items(), scope);
        }
    }

    private void hide(List<Item> items, Span condition, Scope scope) {
        for (var item : items) {
            switch (item) {
                case Item.Declaration declaration ->
                        scope.hide(
                                declaration.kind().text(),
                                Declaring.local(declaration, scope),
                                condition);
                case Item.Use use -> scope.hide("use", use.name().text(), condition);
                case Item.Condition inner -> hide(inner.items(), condition, scope);
                default -> {}
            }
        }
    }

    /// Templates as they are written come first: what is wrong with them is said there.
    private void usesOfARound() {
        var round = new ArrayList<>(waiting);
        waiting.clear();
        round.sort(Comparator.comparing(each -> !each.scope().isSample()));
        for (var each : round) {
            var instance =
                    evaluation.reports.within(
                            each.scope(), () -> uses.open(each.item(), each.scope()).orElse(null));
            if (instance == null) {
                broken = true;
            } else {
                instance.items().forEach(item -> gather(item, instance.scope(), each.perhaps()));
            }
        }
    }

    private void gather(Item item, Scope scope, boolean perhaps) {
        evaluation.reports.in(
                scope,
                () -> {
                    if (!refuse(item, scope)) {
                        take(item, scope, perhaps);
                    }
                });
    }

    /// Whether the scope may not hold such an item, which is reported.
    private boolean refuse(Item item, Scope scope) {
        var diagnostic =
                switch (scope.sort) {
                    case PLATFORM -> null;
                    case LIBRARY -> ImportMessages.notInLibrary(item);
                    case INSTANCE, SAMPLE -> TemplateMessages.notInTemplate(item);
                };
        if (diagnostic != null) {
            evaluation.reports.add(diagnostic);
            broken = true;
            if (item instanceof Item.Declaration declaration) {
                scope.leaveUnread(Declaring.local(declaration, scope));
            } else if (item instanceof Item.Use use) {
                scope.leaveUnread(use.name().text());
            }
        }
        return diagnostic != null;
    }

    private void take(Item item, Scope scope, boolean perhaps) {
        switch (item) {
            case Item.Let let -> name(let.name(), new Named.Let(let, scope), scope, perhaps);
            case Item.Param param ->
                    name(
                            param.name(),
                            new Named.Parameter(param, evaluation.parameters.type(param.type())),
                            scope,
                            perhaps);
            case Item.Condition condition ->
                    conditions.add(new Waiting<>(condition, scope, perhaps));
            case Item.Declaration declaration ->
                    declaring.declareOutside(declaration, scope, perhaps);
            case Item.Import(var directory, var alias, var span) -> {
                var opened = imports.open(new Item.Import(directory, alias, span), scope);
                broken |= opened.failed();
                opened.files().forEach(file -> gatherAll(List.of(file), opened.scope()));
                imports.close(opened);
            }
            case Item.Template template -> template(template, scope, perhaps);
            case Item.Use use -> waiting.add(new Waiting<>(use, scope, perhaps));
            case Item.Broken lost -> {
                broken = true;
                lost.words().forEach(scope::leaveUnread);
            }
        }
    }

    private void template(Item.Template template, Scope scope, boolean perhaps) {
        var named = new Named.Template(template, scope);
        if (name(template.name(), named, scope, perhaps) && (scope.sort != Scope.Sort.INSTANCE)) {
            var sample = Scope.sample(named);
            if (evaluation.census.open(sample)) {
                evaluation.reports.in(sample, () -> uses.leaveOpen(named, sample));
                template.items().forEach(item -> gather(item, sample, false));
            }
        }
    }

    /// Whether the name could be given.
    private boolean name(Name name, Named meaning, Scope scope, boolean perhaps) {
        if (name.text().isEmpty()) {
            return false;
        }
        if (DeclaredName.isFixed(name.text())) {
            evaluation.reports.add(DeclarationMessages.fixedName(name.text(), name.span()));
            return false;
        }
        var before = scope.name(name.text(), meaning);
        if (before != null && !perhaps) {
            evaluation.reports.add(
                    DeclarationMessages.duplicate(
                            before.word() + " `" + name.text() + "`", before.span(), name.span()));
        }
        return before == null;
    }

    /// Whether some declarations could not be read, so that nothing is said of what is not there.
    boolean isBroken() {
        return broken || declaring.isBroken();
    }

    private void countPlatforms() {
        var platforms = List.copyOf(evaluation.census.of("platform"));
        if (platforms.size() > 1) {
            var inOrder = platforms.stream().map(Node::span).sorted().toList();
            evaluation.reports.add(
                    DeclarationMessages.twoPlatforms(inOrder.get(0), inOrder.get(1)));
        }
        if (platforms.isEmpty() && !isBroken() && !evaluation.reports.has(Code.UNKNOWN_KIND)) {
            evaluation.reports.add(DeclarationMessages.noPlatform(start(trees.platform())));
        }
    }

    /// Scopes join to their names with `-` in Kubernetes, where `eu.chat` may meet `eu-chat`.
    private void findObjectNamesTwice() {
        var seen = new TreeMap<String, Node>();
        for (var node : evaluation.census.all()) {
            if (!node.kind.dotted()) {
                var object = node.name.replace('.', '-');
                var before = seen.putIfAbsent(node.kind.name() + " " + object, node);
                if (before != null) {
                    evaluation.reports.add(TemplateMessages.oneObject(before, node, object));
                }
            }
        }
    }

    private static @Nullable Span start(List<SourceFile> files) {
        return files.isEmpty() ? null : new Span(files.getFirst().source().path(), 0, 0);
    }
}
