package dev.platformc.core.syntax;

import dev.platformc.core.text.Span;
import dev.platformc.grammar.PlatformParser.*;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/// Makes items and members of what the parser read.
final class ItemBuilder {
    private final ExprBuilder expressions;
    private final Docs docs;
    private final List<Token> tokens;

    /// @param tokens of the file, in the order of the text
    ItemBuilder(ExprBuilder expressions, Docs docs, List<Token> tokens) {
        this.expressions = expressions;
        this.docs = docs;
        this.tokens = tokens;
        expressions.blocks(this::block);
    }

    List<Item> items(ParserRuleContext tree) {
        return expressions.<ItemContext, Item, Item.Broken>elements(
                tree, ItemContext.class, this::item, this::broken, Joined::item);
    }

    private Item item(ItemContext context) {
        var span = expressions.span(context);
        if (context.getChildCount() == 0 || context.exception != null) {
            return broken(span);
        }
        return switch (context.getChild(0)) {
            case ImportingContext c when c.string() != null && c.exception == null ->
                    new Item.Import(
                            expressions.text(c.string()),
                            c.word() == null ? null : name(c.word()),
                            span);
            case ParamContext c when isRead(c.word()) && isRead(c.type()) ->
                    new Item.Param(
                            name(c.word()), type(c.type()), preset(c.value(), c), doc(c), span);
            case LetContext c when isRead(c.word()) ->
                    new Item.Let(name(c.word()), expressions.value(c.value(), c), doc(c), span);
            case TemplateContext c when isRead(c.word()) && c.items() != null -> template(c, span);
            case UseContext c when isRead(c) -> readUse(c);
            case ConditionContext c when c.items() != null ->
                    new Item.Condition(expressions.expr(c.expr(), c), items(c.items()), span);
            case DeclarationContext c when isRead(c) -> readDeclaration(c);
            default -> broken(span);
        };
    }

    private Item.Broken broken(Span span) {
        return new Item.Broken(span, LostWords.in(tokens, span));
    }

    private static boolean isRead(@Nullable ParserRuleContext context) {
        return context != null && context.exception == null && context.getChildCount() > 0;
    }

    private Item template(TemplateContext c, Span span) {
        return new Item.Template(
                name(c.word()),
                c.parameter().stream().filter(p -> isRead(p.word())).map(this::parameter).toList(),
                items(c.items()),
                doc(c),
                span);
    }

    private @Nullable Expr preset(@Nullable ValueContext value, ParserRuleContext owner) {
        return value == null ? null : expressions.value(value, owner);
    }

    private Item.Parameter parameter(ParameterContext c) {
        var span = expressions.span(c);
        var type = isRead(c.type()) ? type(c.type()) : new TypeRef(List.of(), span);
        return new Item.Parameter(name(c.word()), type, preset(c.value(), c), span);
    }

    private Item.Use readUse(UseContext c) {
        return new Item.Use(
                path(c.path()), name(c.word()), block(c.block()), doc(c), expressions.span(c));
    }

    private Item.Declaration readDeclaration(DeclarationContext c) {
        var paths = c.path();
        return new Item.Declaration(
                new Name(c.ID().getText(), expressions.span(c.ID().getSymbol())),
                paths.isEmpty() ? null : path(paths.getFirst()),
                paths.size() < 2 ? null : path(paths.get(1)),
                block(c.block()),
                doc(c),
                expressions.span(c));
    }

    private static boolean isRead(UseContext c) {
        return c.exception == null && isRead(c.path()) && isRead(c.word());
    }

    /// A declaration whose head could not be read is broken as a whole.
    private static boolean isRead(DeclarationContext c) {
        return c.exception == null && c.path().stream().allMatch(ItemBuilder::isRead);
    }

    @Nullable Block block(@Nullable BlockContext context) {
        if (context == null) {
            return null;
        }
        var members =
                expressions.<MemberContext, Member, Item.Broken>elements(
                        context, MemberContext.class, this::member, this::broken, Joined::member);
        return new Block(members, expressions.span(context));
    }

    private Member member(MemberContext context) {
        var span = expressions.span(context);
        if (context.getChildCount() == 0 || context.exception != null) {
            return broken(span);
        }
        return switch (context.getChild(0)) {
            case AttributeContext c when isRead(c.key()) ->
                    new Member.Attribute(
                            key(c.key()), expressions.value(c.value(), c), doc(c), span);
            case ClauseContext c when c.verb != null ->
                    new Member.Clause(
                            verb(c.verb.getText()),
                            expressions.expr(c.expr(), c),
                            c.string() == null ? null : expressions.text(c.string()),
                            span);
            case UseContext c when isRead(c) -> readUse(c);
            case DeclarationContext c when isRead(c) -> readDeclaration(c);
            default -> broken(span);
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
                        .map(s ->
                                new TypeRef.Simple(
                                        name(s.word()),
                                        s.type() == null ? null : type(s.type()),
                                        expressions.span(s)))
                        .toList();
        return new TypeRef(simple, expressions.span(c));
    }

    private Path path(PathContext c) {
        return new Path(c.word().stream().map(this::name).toList(), expressions.span(c));
    }

    private Name name(WordContext c) {
        return new Name(c.getText(), expressions.span(c));
    }

    private @Nullable Doc doc(ParserRuleContext c) {
        return docs.before(c.getStart().getStartIndex());
    }
}
