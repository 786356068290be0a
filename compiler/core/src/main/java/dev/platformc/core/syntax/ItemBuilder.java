package dev.platformc.core.syntax;

import dev.platformc.core.text.Span;
import dev.platformc.grammar.PlatformParser.*;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/// Makes items and members of what the parser read.
final class ItemBuilder {
    private final String file;
    private final ExprBuilder expressions;
    private final Docs docs;

    ItemBuilder(String file, ExprBuilder expressions, Docs docs) {
        this.file = file;
        this.expressions = expressions;
        this.docs = docs;
        expressions.blocks(this::block);
    }

    List<Item> items(FileContext tree) {
        return items(tree.item());
    }

    private List<Item> items(List<ItemContext> contexts) {
        var items = new ArrayList<Item>();
        for (var context : contexts) {
            items.add(item(context));
        }
        return List.copyOf(items);
    }

    private Item item(ItemContext context) {
        var span = expressions.span(context);
        if (context.getChildCount() == 0 || context.exception != null) {
            return new Item.Broken(span);
        }
        return switch (context.getChild(0)) {
            case ImportingContext c when c.string() != null ->
                    new Item.Import(expressions.text(c.string()), name(c.word()), span);
            case ParamContext c when c.type() != null ->
                    new Item.Param(
                            required(c.word()),
                            type(c.type()),
                            c.value() == null ? null : expressions.value(c.value()),
                            doc(c),
                            span);
            case LetContext c when c.word() != null ->
                    new Item.Let(required(c.word()), expressions.value(c.value()), doc(c), span);
            case TemplateContext c when c.items() != null ->
                    new Item.Template(
                            required(c.word()),
                            c.parameter().stream().map(this::parameter).toList(),
                            items(c.items().item()),
                            doc(c),
                            span);
            case UseContext c when c.word() != null -> use(c);
            case ConditionContext c when c.items() != null ->
                    new Item.Condition(expressions.expr(c.expr()), items(c.items().item()), span);
            case DeclarationContext c -> declaration(c);
            default -> new Item.Broken(span);
        };
    }

    private Item.Parameter parameter(ParameterContext c) {
        return new Item.Parameter(
                required(c.word()),
                type(c.type()),
                c.value() == null ? null : expressions.value(c.value()),
                expressions.span(c));
    }

    private Item.Use use(UseContext c) {
        return new Item.Use(
                path(c.path()), required(c.word()), block(c.block()), doc(c), expressions.span(c));
    }

    private Item.Declaration declaration(DeclarationContext c) {
        var kind = new Name(c.ID().getText(), expressions.span(c.ID().getSymbol()));
        var paths = c.path();
        return new Item.Declaration(
                kind,
                paths.isEmpty() ? null : path(paths.getFirst()),
                paths.size() < 2 ? null : path(paths.get(1)),
                block(c.block()),
                doc(c),
                expressions.span(c));
    }

    @Nullable Block block(@Nullable BlockContext context) {
        if (context == null) {
            return null;
        }
        var members = new ArrayList<Member>();
        for (var member : context.member()) {
            members.add(member(member));
        }
        return new Block(List.copyOf(members), expressions.span(context));
    }

    private Member member(MemberContext context) {
        var span = expressions.span(context);
        if (context.getChildCount() == 0 || context.exception != null) {
            return new Item.Broken(span);
        }
        return switch (context.getChild(0)) {
            case AttributeContext c when c.key() != null && c.key().getChildCount() > 0 ->
                    new Member.Attribute(
                            key(c.key()), expressions.value(c.value()), doc(c), span);
            case ClauseContext c when c.verb != null ->
                    new Member.Clause(
                            verb(c.verb.getText()),
                            expressions.expr(c.expr()),
                            c.string() == null ? null : expressions.text(c.string()),
                            span);
            case UseContext c when c.word() != null -> use(c);
            case DeclarationContext c -> declaration(c);
            default -> new Item.Broken(span);
        };
    }

    private static Member.Verb verb(String text) {
        return switch (text) {
            case "require" -> Member.Verb.REQUIRE;
            case "advise" -> Member.Verb.ADVISE;
            default -> Member.Verb.EXPECT;
        };
    }

    private Member.Key key(KeyContext c) {
        var parts = new ArrayList<Member.Part>();
        if (c.string() != null) {
            parts.add(quoted(c.string(), false));
        } else if (c.word() != null) {
            parts.add(plain(c.word(), false));
        }
        for (var part : c.keyPart()) {
            boolean bracketed = part.LBRACK() != null;
            if (part.string() != null) {
                parts.add(quoted(part.string(), bracketed));
            } else if (part.word() != null) {
                parts.add(plain(part.word(), bracketed));
            }
        }
        return new Member.Key(List.copyOf(parts), expressions.span(c));
    }

    private Member.Part plain(WordContext word, boolean bracketed) {
        return new Member.Part(word.getText(), false, bracketed, expressions.span(word));
    }

    private Member.Part quoted(StringContext string, boolean bracketed) {
        var plain = expressions.text(string).plain();
        return new Member.Part(
                plain == null ? "" : plain, true, bracketed, expressions.span(string));
    }

    private TypeRef type(TypeContext c) {
        var simple =
                c.simple().stream()
                        .map(
                                s ->
                                        new TypeRef.Simple(
                                                required(s.word()),
                                                s.type() == null ? null : type(s.type()),
                                                expressions.span(s)))
                        .toList();
        return new TypeRef(simple, expressions.span(c));
    }

    private Path path(@Nullable PathContext c) {
        if (c == null) {
            return new Path(List.of(), new Span(file, 0, 0));
        }
        return new Path(c.word().stream().map(this::required).toList(), expressions.span(c));
    }

    private @Nullable Name name(@Nullable WordContext c) {
        return c == null ? null : required(c);
    }

    private Name required(@Nullable WordContext c) {
        return c == null
                ? new Name("", new Span(file, 0, 0))
                : new Name(c.getText(), expressions.span(c));
    }

    private @Nullable Doc doc(ParserRuleContext c) {
        return docs.before(c.getStart().getStartIndex());
    }
}
