package dev.platformc.core.eval;

import dev.platformc.core.syntax.Expr;
import dev.platformc.core.syntax.Expr.Operator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Why a condition does not hold: walks down to the comparisons and members that decide it.
final class Reasons {
    private final Evaluation evaluation;
    private final List<Breach> found = new ArrayList<>();

    private Reasons(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /// @param condition known to be false
    static List<Breach> of(Evaluation evaluation, Expr condition, Env env) {
        var reasons = new Reasons(evaluation);
        reasons.explain(condition, true, new At(env, List.of(), Set.of()));
        return List.copyOf(reasons.found);
    }

    /// Where the walk stands.
    ///
    /// @param members of the quantifiers around it
    /// @param binders their names in the text
    private record At(Env env, List<Breach.Subject> members, Set<String> binders) {
        At with(String binder, Env.Bound bound, Breach.Subject subject) {
            var longer = new ArrayList<>(members);
            longer.add(subject);
            var names = new HashSet<>(binders);
            names.add(binder);
            return new At(env.with(binder, bound), longer, names);
        }
    }

    /// @param wanted what it should be and is not
    private void explain(Expr expr, boolean wanted, At at) {
        switch (expr) {
            case Expr.Not(var of, _) -> explain(of, !wanted, at);
            case Expr.Binary binary when isLogic(binary) -> logic(binary, wanted, at);
            case Expr.Quantified quantified -> quantified(quantified, wanted, at);
            case Expr.Binary binary when isComparison(binary) -> comparison(binary, wanted, at);
            default -> add(expr, at, subject(expr, at) + " is " + !wanted, null, null);
        }
    }

    private void logic(Expr.Binary binary, boolean wanted, At at) {
        boolean decidedByOne = (binary.operator() == Operator.AND) == wanted;
        if (!decidedByOne) {
            both(binary, wanted, at);
            return;
        }
        var left = evaluation.expressions.truth(binary.left(), at.env());
        explain(left == null || left != wanted ? binary.left() : binary.right(), wanted, at);
    }

    /// Neither side is as wanted; one of them would do.
    private void both(Expr.Binary binary, boolean wanted, At at) {
        int before = found.size();
        explain(binary.left(), wanted, at);
        explain(binary.right(), wanted, at);
        if (found.size() != before + 2) {
            return;
        }
        var second = found.removeLast();
        var first = found.removeLast();
        found.add(
                new Breach(
                        first.members(),
                        binary.span(),
                        first.says() + "; and " + second.says(),
                        first.shown() == null ? second.shown() : first.shown(),
                        null,
                        List.of(),
                        List.of()));
    }

    private void quantified(Expr.Quantified quantified, boolean wanted, At at) {
        var name = quantified.function() instanceof Expr.Ref(var word, _) ? word : "";
        var members = evaluation.lists.members(quantified.over().in(), at.env());
        boolean each = name.equals("all") == wanted;
        if (members == null || !each) {
            noneOf(quantified, members == null ? List.of() : members, wanted, at);
            return;
        }
        members(quantified, members, wanted, at);
    }

    /// One member would do, and none does.
    private void noneOf(
            Expr.Quantified quantified, List<Env.Bound> members, boolean wanted, At at) {
        int before = found.size();
        members(quantified, members, wanted, at);
        var inside = List.copyOf(found.subList(before, found.size()));
        found.subList(before, found.size()).clear();
        found.add(
                new Breach(
                        at.members(),
                        quantified.span(),
                        wanted ? none(inside.size()) : "it holds for all of them",
                        null,
                        null,
                        List.of(),
                        inside));
    }

    /// Those that are not as wanted, each with its reason.
    private void members(
            Expr.Quantified quantified, List<Env.Bound> members, boolean wanted, At at) {
        var over = quantified.over();
        for (var member : members) {
            var inner = at.with(over.binder().text(), member, subject(member));
            if (over.condition() != null
                    && !Boolean.TRUE.equals(
                            evaluation.expressions.truth(over.condition(), inner.env()))) {
                continue;
            }
            var truth = evaluation.expressions.truth(over.value(), inner.env());
            if (truth != null && truth != wanted) {
                explain(over.value(), wanted, inner);
            }
        }
    }

    private static String none(int count) {
        return count == 0
                ? "the list is empty, so nothing in it can hold"
                : count == 1
                        ? "the only member does not hold"
                        : "none of " + count + " members holds";
    }

    private Breach.Subject subject(Env.Bound bound) {
        return switch (bound) {
            case Env.Bound.Member(var node) ->
                    new Breach.Subject(node.display(), evaluation.nodes.declared(node).id(), true);
            case Env.Bound.Known(var value) ->
                    value.value() instanceof Value.Reference(var target)
                            ? new Breach.Subject(target.id().display(), target.id(), true)
                            : new Breach.Subject(
                                    "`" + Shown.brief(value.value()) + "`", null, true);
        };
    }

    private void comparison(Expr.Binary binary, boolean wanted, At at) {
        var sides = evaluation.operators.sides(binary, at.env());
        boolean flips = isLiteral(binary.left()) && !isLiteral(binary.right());
        var subject = flips ? binary.right() : binary.left();
        var value = flips ? sides.right() : sides.left();
        var limit = flips ? sides.left() : sides.right();
        var operator = Wanted.of(binary.operator(), flips, wanted);
        var limitText =
                flips || isLiteral(binary.right()) ? null : Phrase.of(binary.right(), at.binders());
        var says =
                subject(subject, at)
                        + " is "
                        + Shown.quoted(value)
                        + ", wanted "
                        + Wanted.words(operator, limit, limitText);
        if (subject instanceof Expr.Quantified sum) {
            found.add(
                    new Breach(
                            at.members(),
                            binary.span(),
                            says,
                            null,
                            Wanted.excess(operator, value, limit),
                            summands(sum.over(), at),
                            List.of()));
            return;
        }
        add(binary, at, says, Wanted.excess(operator, value, limit), subject);
    }

    /// What each member brings to a sum, or to the most or least of all.
    private List<Facts.Remark> summands(Expr.Comprehension over, At at) {
        var members = evaluation.lists.members(over.in(), at.env());
        var remarks = new ArrayList<Facts.Remark>();
        for (var member : members == null ? List.<Env.Bound>of() : members) {
            var inner = at.env().with(over.binder().text(), member);
            if (member instanceof Env.Bound.Member(var node)
                    && (over.condition() == null
                            || Boolean.TRUE.equals(
                                    evaluation.expressions.truth(over.condition(), inner)))) {
                var value = evaluation.expressions.value(over.value(), Place.ANYWHERE, inner);
                remarks.add(
                        new Facts.Remark(
                                node.display() + ": " + Shown.brief(value.value()), node.named()));
            }
        }
        return remarks;
    }

    private String subject(Expr expr, At at) {
        var phrase = Phrase.of(expr, at.binders());
        return phrase == null ? "this" : phrase;
    }

    private void add(Expr expr, At at, String says, @Nullable String excess, @Nullable Expr of) {
        var members = new ArrayList<>(at.members());
        var owner = of == null ? null : Owner.of(of, at.env(), evaluation);
        if (owner != null && members.stream().noneMatch(m -> owner.display().equals(m.name()))) {
            members.add(
                    new Breach.Subject(
                            owner.display(), evaluation.nodes.declared(owner.node()).id(), false));
        }
        found.add(
                new Breach(
                        members,
                        expr.span(),
                        says,
                        owner == null ? null : owner.shown(),
                        excess,
                        owner == null ? List.of() : owner.remarks(evaluation),
                        List.of()));
    }

    private static boolean isLiteral(Expr expr) {
        return switch (expr) {
            case Expr.Number _, Expr.Amount _, Expr.Text _, Expr.Bool _, Expr.Slice _ -> true;
            case Expr.Range(var least, var most, _) -> isLiteral(least) && isLiteral(most);
            case Expr.Listing(var elements, _) ->
                    elements.stream().allMatch(e -> isLiteral(e) || e instanceof Expr.Ref);
            case Expr.Ref _ -> true;
            default -> false;
        };
    }

    private static boolean isLogic(Expr.Binary binary) {
        return binary.operator() == Operator.AND || binary.operator() == Operator.OR;
    }

    private static boolean isComparison(Expr.Binary binary) {
        return switch (binary.operator()) {
            case EQUAL, UNEQUAL, LESS, AT_MOST, MORE, AT_LEAST, IN, NOT_IN -> true;
            case OR, AND, PLUS, MINUS, TIMES, DIVIDED_BY -> false;
        };
    }
}
