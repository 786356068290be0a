package dev.platformc.core.eval;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.kind.Attribute;
import dev.platformc.core.kind.Fact;
import dev.platformc.core.kind.FactTable;
import dev.platformc.core.syntax.Expr;
import dev.platformc.core.syntax.Name;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.quantity.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The words of errors in rules and tests.
final class RuleMessages {
    private RuleMessages() {}

    static Diagnostic factOutside(Node node, Name fact) {
        return Diagnostic.of(
                        Code.FACT_OUTSIDE_RULE,
                        "`" + fact.text() + "` is worked out later, so only rules can read it",
                        fact.span(),
                        "a fact about " + node.display())
                .withNote(
                        "attributes and `let`s are the ground that facts are worked out from; a"
                                + " `policy` or an `expect` may read both");
    }

    /// @param rule whether facts could be read here
    static Diagnostic neither(Node node, Name name, boolean rule) {
        if (!rule) {
            return DeclarationMessages.unknownAttribute(
                    name.text(),
                    name.span(),
                    Shown.article(node.kind.name()),
                    node.kind.attributes());
        }
        var facts = FactTable.of(node.kind.name()).stream().map(Fact::name).toList();
        var known = new ArrayList<>(facts);
        node.kind.attributes().stream().map(Attribute::name).forEach(known::add);
        var message =
                Diagnostic.of(
                                Code.UNKNOWN_ATTRIBUTE,
                                Shown.article(node.kind.name())
                                        + " has neither an attribute nor a"
                                        + " fact `"
                                        + name.text()
                                        + "`",
                                name.span(),
                                "nothing is known by this name")
                        .withRelated(node.span(), node.display());
        return Suggestions.suggest(
                message,
                Spelling.nearest(name.text(), known),
                name.span(),
                facts,
                facts.isEmpty() ? "" : "facts of it");
    }

    static Diagnostic noneCompared(Expr.Binary binary, boolean left, Env env) {
        var expr = left ? binary.left() : binary.right();
        return none(
                expr,
                env,
                "`" + binary.operator().symbol() + "` cannot compare with it",
                binary.operatorSpan());
    }

    static Diagnostic noneInSum(Expr expr, Env env) {
        return none(expr, env, "there is nothing to reckon with", expr.span());
    }

    private static Diagnostic none(Expr expr, Env env, String trouble, Span at) {
        var member = member(env);
        var binder = env.innermost();
        var phrase = Phrase.of(expr, binder == null ? Set.of() : Set.of(binder.name()));
        var whole = Phrase.of(expr, Set.of());
        var message =
                Diagnostic.of(
                        Code.NONE_COMPARED,
                        (phrase == null ? "this" : phrase)
                                + (member == null ? "" : " of " + member.display())
                                + " is `none`, and "
                                + trouble,
                        at,
                        "not an amount on both sides");
        if (member != null) {
            message = message.withRelated(member.span(), "has no such value");
        }
        return whole == null
                ? message
                : message.withNote(guard(binder, whole.substring(1, whole.length() - 1)));
    }

    private static String guard(Env.@Nullable Binder binder, String expr) {
        return binder == null
                ? "`" + expr + " == none or …` lets it pass"
                : "write `if "
                        + expr
                        + " != none` after the list to speak only of those that have"
                        + " one, or `"
                        + expr
                        + " != none and …` to demand one";
    }

    private static @Nullable Node member(Env env) {
        for (var at = env.innermost(); at != null; at = at.outer()) {
            if (at.bound() instanceof Env.Bound.Member(var node)) {
                return node;
            }
        }
        return null;
    }

    static Diagnostic onlyExpected(String function, Span at) {
        return Diagnostic.of(
                Code.TYPE_MISMATCH,
                "`" + function + "` means something only right after `expect`",
                at,
                "not part of a condition");
    }

    static Diagnostic noClause(Node node, String verb) {
        return Diagnostic.of(
                        Code.CLAUSE_MISSING,
                        node.display() + " says nothing",
                        node.span(),
                        "no `" + verb + "` in it")
                .withNote(
                        verb.equals("expect")
                                ? "a test says `expect compiles`, `expect fails(CODE)` or `expect`"
                                        + " and a condition"
                                : "a policy says `require` or `advise` and a condition");
    }

    static Diagnostic contradiction(Span holds, Span fails) {
        return Diagnostic.of(
                        Code.EXPECT_CONTRADICTION,
                        "this test expects the platform to compile and to fail",
                        holds,
                        "can be asked only of a platform that compiles")
                .withRelated(fails, "and here it must not");
    }

    static Diagnostic testInTest(Span at) {
        return Diagnostic.of(
                Code.UNKNOWN_ATTRIBUTE,
                "a test cannot hold a test",
                at,
                "declare it beside this one");
    }

    static Diagnostic unknownCode(String word, Span at) {
        var known = Arrays.stream(Code.values()).map(Code::id).toList();
        if (word.isEmpty()) {
            return Diagnostic.of(
                    Code.TYPE_MISMATCH,
                    "`fails( )` takes the code of an error",
                    at,
                    "a code such as `PLT-0501` belongs here");
        }
        var slugs = Arrays.stream(Code.values()).map(Code::slug).toList();
        var near = new ArrayList<>(Spelling.nearest(word, slugs));
        if (near.isEmpty()) {
            near.addAll(Spelling.nearest(word, known));
        }
        return Suggestions.suggest(
                        Diagnostic.of(
                                Code.UNKNOWN_NAME,
                                "there is no code `" + word + "`",
                                at,
                                "no message has it"),
                        near,
                        at,
                        List.of(),
                        "")
                .withNote("`platformc explain` lists them all");
    }

    static Diagnostic noParameter(String name, List<String> known, Span at) {
        return Suggestions.suggest(
                Diagnostic.of(
                        Code.UNKNOWN_NAME,
                        "there is no parameter named `" + name + "`",
                        at,
                        "nothing to give a value to"),
                Spelling.nearest(name, known),
                at,
                known,
                "parameters");
    }
}
