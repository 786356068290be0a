package dev.platformc.core.syntax;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Every word that stands in a place of values, whatever it means there.
public final class Mentions {
    private final Set<String> words = new TreeSet<>();

    private Mentions() {}

    public static Set<String> in(List<SourceFile> files) {
        var mentions = new Mentions();
        files.forEach(file -> mentions.items(file.items()));
        return mentions.words;
    }

    private void items(List<Item> items) {
        items.forEach(this::item);
    }

    private void item(Item item) {
        switch (item) {
            case Item.Let let -> expr(let.value());
            case Item.Param param -> perhaps(param.preset());
            case Item.Template template -> {
                template.parameters().forEach(parameter -> perhaps(parameter.preset()));
                items(template.items());
            }
            case Item.Condition condition -> {
                expr(condition.test());
                items(condition.items());
            }
            case Item.Use use -> block(use.arguments());
            case Item.Declaration declaration -> block(declaration.body());
            case Item.Import _, Item.Broken _ -> {}
        }
    }

    private void block(@Nullable Block block) {
        if (block != null) {
            block.members().forEach(this::member);
        }
    }

    private void member(Member member) {
        switch (member) {
            case Member.Attribute attribute -> expr(attribute.value());
            case Member.Clause clause -> {
                expr(clause.condition());
                perhaps(clause.because());
            }
            case Item.Use use -> item(use);
            case Item.Declaration declaration -> item(declaration);
            case Item.Broken _ -> {}
        }
    }

    private void perhaps(@Nullable Expr expr) {
        if (expr != null) {
            expr(expr);
        }
    }

    private void expr(Expr expr) {
        switch (expr) {
            case Expr.Ref(var name, _) -> words.add(name);
            case Expr.Text(var pieces, _) -> {
                for (var piece : pieces) {
                    if (piece instanceof Expr.Piece.Hole(var hole)) {
                        expr(hole);
                    }
                }
            }
            case Expr.Field(var of, _, _) -> expr(of);
            case Expr.Index(var of, var key, _) -> both(of, key);
            case Expr.Call(_, var arguments, _) -> arguments.forEach(this::expr);
            case Expr.Quantified(_, var over, _) -> expr(over);
            case Expr.Listing(var elements, _) -> elements.forEach(this::expr);
            case Expr.Comprehension(_, var in, var condition, var value, _) -> {
                both(in, value);
                perhaps(condition);
            }
            case Expr.Not(var of, _) -> expr(of);
            case Expr.Negated(var of, _) -> expr(of);
            case Expr.Binary(_, var left, var right, _, _) -> both(left, right);
            case Expr.Range(var least, var most, _) -> both(least, most);
            case Expr.Conditional(var test, var then, var otherwise, _) -> {
                expr(test);
                both(then, otherwise);
            }
            case Expr.Multiple(var count, var each, _) -> both(count, each);
            case Expr.Of(var part, var whole, _) -> both(part, whole);
            case Expr.Changed(var base, var changes, _) -> {
                expr(base);
                block(changes);
            }
            case Expr.Braced(var block, _) -> block(block);
            case Expr.Number _, Expr.Amount _, Expr.Slice _, Expr.Bool _, Expr.Missing _ -> {}
        }
    }

    private void both(Expr first, Expr second) {
        expr(first);
        expr(second);
    }
}
