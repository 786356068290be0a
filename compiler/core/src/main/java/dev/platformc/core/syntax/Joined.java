package dev.platformc.core.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Items and members whose end could not be read. They keep their names, so that what refers to
/// them is not wrong, and lose what the broken rest may have said.
final class Joined {
    private Joined() {}

    /// Absent when the item was complete, so that the rest is something else.
    static @Nullable Item item(Item item, Item.Broken rest) {
        return switch (item) {
            case Item.Declaration(var kind, var name, var copyOf, var body, var doc, var span) ->
                    body != null
                            ? null
                            : new Item.Declaration(
                                    kind, name, copyOf, lost(rest), doc, span.to(rest.span()));
            case Item.Use(var template, var name, var arguments, var doc, var span) ->
                    arguments != null
                            ? null
                            : new Item.Use(template, name, lost(rest), doc, span.to(rest.span()));
            case Item.Let(var name, _, var doc, var span) ->
                    new Item.Let(name, new Expr.Missing(rest.span()), doc, span.to(rest.span()));
            case Item.Param(var name, var type, _, var doc, var span) ->
                    new Item.Param(
                            name, type, new Expr.Missing(rest.span()), doc, span.to(rest.span()));
            case Item.Template _, Item.Condition _, Item.Import _ -> null;
            case Item.Broken broken -> broken(broken, rest);
        };
    }

    static @Nullable Member member(Member member, Item.Broken rest) {
        return switch (member) {
            case Member.Attribute attribute ->
                    broken(new Item.Broken(attribute.span(), Set.of(attribute.key().text())), rest);
            case Item.Declaration declaration ->
                    (Item.@Nullable Declaration) item(declaration, rest);
            case Item.Use use -> (Item.@Nullable Use) item(use, rest);
            case Item.Broken broken -> broken(broken, rest);
            case Member.Clause clause ->
                    new Item.Broken(clause.span().to(rest.span()), rest.words());
        };
    }

    private static Block lost(Item.Broken rest) {
        return new Block(List.of(rest), rest.span());
    }

    private static Item.Broken broken(Item.Broken first, Item.Broken rest) {
        var words = new ArrayList<>(first.words());
        words.addAll(rest.words());
        return new Item.Broken(first.span().to(rest.span()), Set.copyOf(words));
    }
}
