package dev.platformc.core.eval;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.kind.Kind;
import dev.platformc.core.kind.Kinds;
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
            leaveUnread(condition.items(), scope);
        }
    }

    /// Nobody knows whether they exist, so nobody says that they do not.
    private static void leaveUnread(List<Item> items, Scope scope) {
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

    private void hide(List<Item> items, Span condition, Scope scope) {
        for (var item : items) {
            switch (item) {
                case Item.Declaration declaration ->
                        scope.hide(declaration.kind().text(), local(declaration, scope), condition);
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
                scope.leaveUnread(local(declaration, scope));
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
            case Item.Declaration declaration -> declareOutside(declaration, scope, perhaps);
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

    /// What may only be inside another declaration is refused elsewhere.
    private void declareOutside(Item.Declaration declaration, Scope scope, boolean perhaps) {
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

    /// Whether some declarations could not be read, so that nothing is said of what is not there.
    boolean isBroken() {
        return broken;
    }

    private static String local(Item.Declaration declaration, Scope scope) {
        var path = declaration.name();
        return path == null || path.words().isEmpty() ? scope.nameless() : path.text();
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

    private void countPlatforms() {
        var platforms = List.copyOf(evaluation.census.of("platform"));
        if (platforms.size() > 1) {
            var inOrder = platforms.stream().map(Node::span).sorted().toList();
            evaluation.reports.add(
                    DeclarationMessages.twoPlatforms(inOrder.get(0), inOrder.get(1)));
        }
        if (platforms.isEmpty() && !broken && !evaluation.reports.has(Code.UNKNOWN_KIND)) {
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
