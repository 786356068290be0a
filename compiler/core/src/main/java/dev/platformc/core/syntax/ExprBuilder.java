package dev.platformc.core.syntax;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.syntax.Expr.Operator;
import dev.platformc.core.text.Span;
import dev.platformc.grammar.PlatformLexer;
import dev.platformc.grammar.PlatformParser.*;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/// Makes expressions of what the parser read.
final class ExprBuilder {
    private final String file;
    private final LiteralBuilder literals;
    private Function<BlockContext, @Nullable Block> blocks = c -> null;

    ExprBuilder(String file, List<Diagnostic> diagnostics) {
        this.file = file;
        this.literals = new LiteralBuilder(file, diagnostics);
    }

    /// Expressions hold blocks and blocks hold expressions: each builder knows the other.
    void blocks(Function<BlockContext, @Nullable Block> builder) {
        this.blocks = builder;
    }

    /// @param owner what the value belongs to
    Expr value(@Nullable ValueContext context, ParserRuleContext owner) {
        return context == null ? missing(span(owner)) : value(context);
    }

    private Expr value(ValueContext context) {
        return switch (context) {
            case ConditionalContext c when c.otherwise != null ->
                    new Expr.Conditional(
                            expr(c.test, c), value(c.then, c), value(c.otherwise, c), span(c));
            case PlainContext c when c.expr() != null -> plain(c);
            case BracedContext c when c.block() != null -> braced(c.block());
            default -> new Expr.Missing(span(context));
        };
    }

    private Expr plain(PlainContext c) {
        var first = expr(c.expr(), c);
        if (c.X() != null) {
            return new Expr.Multiple(first, thing(c.thing(), c), span(c));
        }
        if (c.OF() != null) {
            return new Expr.Of(first, value(c.value(), c), span(c));
        }
        return changed(first, c.block(), span(c));
    }

    private Expr thing(@Nullable ThingContext c, ParserRuleContext owner) {
        if (c == null || c.getChildCount() == 0) {
            return missing(span(owner));
        }
        if (c.expr() == null) {
            return c.block() == null ? new Expr.Missing(span(c)) : braced(c.block());
        }
        var first = expr(c.expr(), c);
        return c.OF() != null
                ? new Expr.Of(first, value(c.value(), c), span(c))
                : changed(first, c.block(), span(c));
    }

    private Expr changed(Expr base, @Nullable BlockContext context, Span span) {
        var block = context == null ? null : blocks.apply(context);
        return block == null ? base : new Expr.Changed(base, block, span);
    }

    private Expr braced(BlockContext context) {
        var block = blocks.apply(context);
        return block == null
                ? new Expr.Missing(span(context))
                : new Expr.Braced(block, span(context));
    }

    /// @param owner what the expression belongs to
    Expr expr(@Nullable ExprContext c, ParserRuleContext owner) {
        if (c == null || c.conj().isEmpty()) {
            return missing(span(owner));
        }
        var result = conj(c.conj(0));
        for (int i = 1; i < c.conj().size(); i++) {
            result = binary(Operator.OR, result, conj(c.conj(i)), c.OR(i - 1).getSymbol());
        }
        return result;
    }

    private Expr conj(ConjContext c) {
        if (c.neg().isEmpty()) {
            return new Expr.Missing(span(c));
        }
        var result = neg(c.neg(0), c);
        for (int i = 1; i < c.neg().size(); i++) {
            result = binary(Operator.AND, result, neg(c.neg(i), c), c.AND(i - 1).getSymbol());
        }
        return result;
    }

    private Expr neg(@Nullable NegContext c, ParserRuleContext owner) {
        if (c == null) {
            return missing(span(owner));
        }
        return c.NOT() != null ? new Expr.Not(neg(c.neg(), c), span(c)) : cmp(c.cmp(), c);
    }

    private Expr cmp(@Nullable CmpContext c, ParserRuleContext owner) {
        if (c == null || c.range().isEmpty()) {
            return missing(span(owner));
        }
        var left = range(c.range(0));
        if (c.comparator() == null || c.range().size() < 2) {
            return left;
        }
        return binary(
                comparison(c.comparator()), left, range(c.range(1)), c.comparator().getStart());
    }

    private static Operator comparison(ComparatorContext c) {
        if (c.NOT() != null) {
            return Operator.NOT_IN;
        }
        return switch (c.getStart().getType()) {
            case PlatformLexer.EQUAL -> Operator.EQUAL;
            case PlatformLexer.UNEQUAL -> Operator.UNEQUAL;
            case PlatformLexer.LESS -> Operator.LESS;
            case PlatformLexer.AT_MOST -> Operator.AT_MOST;
            case PlatformLexer.GREATER -> Operator.MORE;
            case PlatformLexer.AT_LEAST -> Operator.AT_LEAST;
            default -> Operator.IN;
        };
    }

    private Expr range(RangeContext c) {
        if (c.sum().isEmpty()) {
            return new Expr.Missing(span(c));
        }
        var least = sum(c.sum(0));
        return c.sum().size() < 2 ? least : new Expr.Range(least, sum(c.sum(1)), span(c));
    }

    private Expr sum(SumContext c) {
        if (c.prod().isEmpty()) {
            return new Expr.Missing(span(c));
        }
        var result = prod(c.prod(0));
        for (int i = 1; i < c.prod().size(); i++) {
            var symbol = ((TerminalNode) c.getChild(2 * i - 1)).getSymbol();
            var operator = symbol.getType() == PlatformLexer.PLUS ? Operator.PLUS : Operator.MINUS;
            result = binary(operator, result, prod(c.prod(i)), symbol);
        }
        return result;
    }

    private Expr prod(ProdContext c) {
        if (c.unary().isEmpty()) {
            return new Expr.Missing(span(c));
        }
        var result = unary(c.unary(0), c);
        for (int i = 1; i < c.unary().size(); i++) {
            var symbol = ((TerminalNode) c.getChild(2 * i - 1)).getSymbol();
            var operator =
                    symbol.getType() == PlatformLexer.STAR ? Operator.TIMES : Operator.DIVIDED_BY;
            result = binary(operator, result, unary(c.unary(i), c), symbol);
        }
        return result;
    }

    private Expr unary(@Nullable UnaryContext c, ParserRuleContext owner) {
        if (c == null) {
            return missing(span(owner));
        }
        return c.MINUS() != null
                ? new Expr.Negated(unary(c.unary(), c), span(c))
                : postfix(c.postfix(), c);
    }

    private Expr postfix(@Nullable PostfixContext c, ParserRuleContext owner) {
        if (c == null || c.primary() == null) {
            return missing(span(owner));
        }
        var result = primary(c.primary());
        for (var suffix : c.suffix()) {
            result = suffix(result, suffix);
        }
        return result;
    }

    private Expr suffix(Expr of, SuffixContext suffix) {
        var span = of.span().to(span(suffix));
        return switch (suffix) {
            case FieldContext c when isRead(c.word()) ->
                    new Expr.Field(of, new Name(c.word().getText(), span(c.word())), span);
            case IndexContext c -> new Expr.Index(of, value(c.value(), c), span);
            case CallContext c -> call(of, c.arguments(), span);
            default -> new Expr.Missing(span);
        };
    }

    private static boolean isRead(@Nullable WordContext word) {
        return word != null && word.exception == null && word.getChildCount() > 0;
    }

    private Expr call(Expr function, @Nullable ArgumentsContext arguments, Span span) {
        return switch (arguments) {
            case null -> new Expr.Call(function, List.of(), span);
            case QuantifiedContext c ->
                    new Expr.Quantified(
                            function, comprehension(c.word(), c.expr(), c.value(), c), span);
            case PositionalContext c ->
                    new Expr.Call(function, c.value().stream().map(this::value).toList(), span);
            default -> new Expr.Missing(span);
        };
    }

    private Expr.Comprehension comprehension(
            @Nullable WordContext binder,
            List<ExprContext> exprs,
            @Nullable ValueContext value,
            ParserRuleContext owner) {
        var span = span(owner);
        return new Expr.Comprehension(
                binder == null ? new Name("", span) : new Name(binder.getText(), span(binder)),
                exprs.isEmpty() ? missing(span) : expr(exprs.getFirst(), owner),
                exprs.size() < 2 ? null : expr(exprs.get(1), owner),
                value(value, owner),
                span);
    }

    private Expr primary(PrimaryContext context) {
        var span = span(context);
        return switch (context) {
            case NumberContext c -> literals.number(c.getText(), span);
            case QuantityContext c -> literals.quantity(c.getText(), span);
            case SliceContext c -> literals.slice(c.MIG(), c.NUMBER(), span);
            case TextContext c -> text(c.string());
            case BoolContext c -> new Expr.Bool(c.TRUE() != null, span);
            case RefContext c -> new Expr.Ref(c.getText(), span);
            case ParensContext c -> value(c.value(), c);
            case ListContext c -> listing(c.listing());
            default -> new Expr.Missing(span);
        };
    }

    private Expr listing(ListingContext c) {
        var over = c.comprehension();
        return over != null
                ? comprehension(over.word(), over.expr(), over.value(), over)
                : new Expr.Listing(
                        this.<ValueContext, Expr, Expr.Missing>elements(
                                c,
                                ValueContext.class,
                                this::value,
                                Expr.Missing::new,
                                (_, rest) -> rest),
                        span(c));
    }

    /// The elements of a list, in order, with something for what was skipped between them.
    ///
    /// @param broken makes the stand-in for one stretch of skipped text
    /// @param joined of an element and the broken rest of it; absent: they are two
    <C extends ParserRuleContext, T, B extends T> List<T> elements(
            ParserRuleContext list,
            Class<C> type,
            Function<C, ? extends T> read,
            Function<Span, B> broken,
            BiFunction<T, B, ? extends @Nullable T> joined) {
        var elements = new ArrayList<T>();
        Span skipped = null;
        boolean behind = false;
        for (int i = 0; i <= list.getChildCount(); i++) {
            var child = i < list.getChildCount() ? list.getChild(i) : null;
            if (child instanceof ErrorNode error
                    && error.getSymbol().getType() != PlatformLexer.SEP) {
                var span = span(error.getSymbol());
                behind = skipped == null ? i > 0 && type.isInstance(list.getChild(i - 1)) : behind;
                skipped = skipped == null ? span : skipped.to(span);
                continue;
            }
            if (skipped != null) {
                var rest = broken.apply(skipped);
                var whole = behind ? joined.apply(elements.getLast(), rest) : null;
                if (whole != null) {
                    elements.removeLast();
                }
                elements.add(whole != null ? whole : rest);
                skipped = null;
            }
            if (type.isInstance(child)) {
                elements.add(read.apply(type.cast(child)));
            }
        }
        return List.copyOf(elements);
    }

    Expr.Text text(StringContext c) {
        return literals.text(c, this::value);
    }

    private Expr binary(Operator operator, Expr left, Expr right, Token symbol) {
        return new Expr.Binary(operator, left, right, span(symbol), left.span().to(right.span()));
    }

    private static Expr.Missing missing(Span near) {
        return new Expr.Missing(new Span(near.file(), near.end(), near.end()));
    }

    Span span(Token token) {
        return new Span(
                file,
                token.getStartIndex(),
                Math.max(token.getStartIndex(), token.getStopIndex() + 1));
    }

    Span span(ParserRuleContext context) {
        int start = context.getStart().getStartIndex();
        var stop = context.getStop();
        return new Span(
                file, start, stop == null ? start : Math.max(start, stop.getStopIndex() + 1));
    }
}
