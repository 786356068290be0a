package dev.platformc.core.eval;

import dev.platformc.core.kind.Type;
import dev.platformc.core.syntax.Expr;
import dev.platformc.core.syntax.Item;
import dev.platformc.core.syntax.Member;
import dev.platformc.core.text.Span;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Makes instances of templates.
final class Uses {
    static final int DEEPEST = 16;

    private final Evaluation evaluation;
    private final Map<Item.Parameter, Type> types = new IdentityHashMap<>();
    private boolean givenUp;

    Uses(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /// What a use brings into being.
    record Instance(Scope scope, List<Item> items) {}

    /// The instance; empty after a report.
    Optional<Instance> open(Item.Use use, Scope user) {
        var word = use.template().text();
        if (word.isEmpty() || use.name().text().isEmpty()) {
            return Optional.empty();
        }
        if (!(user.named(word) instanceof Named.Template template)) {
            user.leaveUnread(use.name().text());
            if (!user.isUnread(word)) {
                evaluation.reports.add(
                        TemplateMessages.noTemplate(use, user.named(word), templates(user)));
            }
            return Optional.empty();
        }
        if (!isFine(use, template, user)) {
            user.leaveUnread(use.name().text());
            return Optional.empty();
        }
        var instance = Scope.instance(template, use, user);
        if (!evaluation.census.open(instance)) {
            giveUp(use);
            return Optional.empty();
        }
        fill(template, use, user, instance);
        return Optional.of(new Instance(instance, template.item().items()));
    }

    private boolean isFine(Item.Use use, Named.Template template, Scope user) {
        if (evaluation.census.isFull()) {
            giveUp(use);
            return false;
        }
        var filling = user.filling();
        int before = filling.indexOf(template.item());
        if (before >= 0) {
            var circle = filling.subList(0, before + 1);
            if (isFirst(template.item(), circle)) {
                evaluation.reports.add(TemplateMessages.recursion(template, use, circle));
            }
            return false;
        }
        if (user.depth() >= DEEPEST) {
            evaluation.reports.add(TemplateMessages.deep(use.name().span()));
            return false;
        }
        return isNameFine(use, template, user);
    }

    private void giveUp(Item.Use use) {
        if (!givenUp) {
            evaluation.reports.add(TemplateMessages.many(use.name().span()));
        }
        givenUp = true;
    }

    /// Of the templates in a circle only one says so.
    private static boolean isFirst(Item.Template template, List<Item.Template> circle) {
        return circle.stream()
                .min(Comparator.comparing(each -> each.name().span()))
                .filter(first -> first.name().span().equals(template.name().span()))
                .isPresent();
    }

    private boolean isNameFine(Item.Use use, Named.Template template, Scope user) {
        var name = use.name();
        var fault = DeclaredName.fault(name.text(), false);
        if (fault != null || DeclaredName.isFixed(name.text())) {
            evaluation.reports.add(
                    fault == null
                            ? DeclarationMessages.fixedName(name.text(), name.span())
                            : DeclarationMessages.invalid(name.text(), fault, false, name.span()));
            return false;
        }
        var before = user.instance(name.text(), template.item());
        if (before != null) {
            evaluation.reports.add(
                    DeclarationMessages.duplicate(
                            "the " + template.item().name().text() + " `" + name.text() + "`",
                            before.uses.getLast(),
                            name.span()));
        }
        return before == null;
    }

    /// Holes without values, for a template that is only looked at.
    void leaveOpen(Named.Template template, Scope sample) {
        for (var hole : template.item().parameters()) {
            declare(hole, null, sample, sample);
            var preset = hole.preset();
            if (preset != null) {
                evaluation.expressions.value(
                        preset,
                        new Place(hole.name().text(), type(hole), isNone(preset)),
                        Env.shape(sample));
            }
        }
    }

    private void fill(Named.Template template, Item.Use use, Scope user, Scope instance) {
        var arguments = arguments(template, use);
        for (var hole : template.item().parameters()) {
            var written = arguments.remove(hole.name().text());
            if (written != null) {
                declare(hole, written.value(), user, instance);
                continue;
            }
            if (hole.preset() == null && isRead(hole)) {
                evaluation.reports.add(TemplateMessages.missing(template, hole, type(hole), use));
            }
            declare(hole, hole.preset(), instance, instance);
        }
        var known = template.item().parameters().stream().map(p -> p.name().text()).toList();
        if (template.item().parameters().stream().allMatch(Uses::isRead)) {
            for (var argument : arguments.values()) {
                evaluation.reports.add(TemplateMessages.unknown(template, argument.key(), known));
            }
        }
    }

    /// Whether what follows the name of a hole could be read.
    private static boolean isRead(Item.Parameter hole) {
        return !hole.type().alternatives().isEmpty();
    }

    private void declare(Item.Parameter hole, @Nullable Expr value, Scope seen, Scope instance) {
        var name = hole.name();
        if (name.text().isEmpty()) {
            return;
        }
        if (DeclaredName.isFixed(name.text())) {
            evaluation.reports.add(DeclarationMessages.fixedName(name.text(), name.span()));
            return;
        }
        var before =
                instance.name(
                        name.text(),
                        new Named.Hole(hole, type(hole), isNone(hole.preset()), value, seen));
        if (before != null) {
            evaluation.reports.add(
                    DeclarationMessages.duplicate(
                            before.word() + " `" + name.text() + "`", before.span(), name.span()));
        }
    }

    private Type type(Item.Parameter hole) {
        var known = types.get(hole);
        if (known == null) {
            known = evaluation.parameters.type(hole.type());
            types.put(hole, known);
        }
        return known;
    }

    private static boolean isNone(@Nullable Expr preset) {
        return preset instanceof Expr.Ref(var word, _) && word.equals("none");
    }

    /// What the use writes, by name.
    private Map<String, Member.Attribute> arguments(Named.Template template, Item.Use use) {
        var arguments = new LinkedHashMap<String, Member.Attribute>();
        var block = use.arguments();
        Span broken = null;
        for (var member : block == null ? List.<Member>of() : block.members()) {
            switch (member) {
                case Member.Attribute attribute -> {
                    var before = arguments.putIfAbsent(attribute.key().text(), attribute);
                    if (before != null) {
                        evaluation.reports.add(
                                DeclarationMessages.duplicateAttribute(
                                        attribute.key().text(),
                                        before.key().span(),
                                        attribute.key().span()));
                    }
                }
                case Item.Broken(var span, _) -> broken = span;
                default -> evaluation.reports.add(TemplateMessages.noArgument(member.span()));
            }
        }
        if (broken != null) {
            for (var hole : template.item().parameters()) {
                arguments.putIfAbsent(hole.name().text(), unreadable(hole, broken));
            }
        }
        return arguments;
    }

    /// Stands for what a broken line may have said.
    private static Member.Attribute unreadable(Item.Parameter hole, Span at) {
        return new Member.Attribute(
                new Member.Key(List.of(new Member.Part(hole.name().text(), false, false, at)), at),
                new Expr.Missing(at),
                null,
                at);
    }

    /// Every template that the place knows, by the name it has there.
    private static SortedMap<String, Named> templates(Scope scope) {
        var names = new TreeMap<String, Named>();
        for (var name : scope.namedHere()) {
            switch (scope.named(name)) {
                case Named.Template template -> names.put(name, template);
                case Named.Library(_, var library) ->
                        library.own()
                                .forEach((inner, named) -> {
                                    if (named instanceof Named.Template) {
                                        names.put(name + "." + inner, named);
                                    }
                                });
                case null, default -> {}
            }
        }
        return names;
    }
}
