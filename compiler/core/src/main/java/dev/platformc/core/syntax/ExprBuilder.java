package dev.platformc.core.syntax;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.syntax.Expr.Operator;
import dev.platformc.core.text.Span;
import dev.platformc.grammar.PlatformLexer;
import dev.platformc.grammar.PlatformParser.*;
import dev.platformc.hardware.quantity.Quantity;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.hardware.quantity.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/// Makes expressions of what the parser read.
final class ExprBuilder {
    private final String file;
    private final List<Diagnostic> diagnostics;
    private Function<BlockContext, @Nullable Block> blocks = c -> null;

    ExprBuilder(String file, List<Diagnostic> diagnostics) {
        this.file = file;
        this.diagnostics = diagnostics;
    }

    /// Expressions hold blocks and blocks hold expressions: each builder knows the other.
    void blocks(Function<BlockContext, @Nullable Block> builder) {
        this.blocks = builder;
    }

    Expr value(@Nullable ValueContext context) {
        return switch (context) {
            case null -> missing();
            case ConditionalContext c when c.otherwise != null ->
                    new Expr.Conditional(
                            expr(c.test), value(c.then), value(c.otherwise), span(c));
            case PlainContext c when c.expr() != null -> plain(c);
            case BracedContext c when c.block() != null -> braced(c.block());
            default -> new Expr.Missing(span(context));
        };
    }

    private Expr plain(PlainContext c) {
        var first = expr(c.expr());
        if (c.X() != null) {
            return new Expr.Multiple(first, thing(c.thing()), span(c));
        }
        if (c.OF() != null) {
            return new Expr.Of(first, value(c.value()), span(c));
        }
        return changed(first, c.block(), span(c));
    }

    private Expr thing(@Nullable ThingContext c) {
        if (c == null || c.getChildCount() == 0) {
            return missing();
        }
        if (c.expr() == null) {
            return c.block() == null ? new Expr.Missing(span(c)) : braced(c.block());
        }
        var first = expr(c.expr());
        return c.OF() != null
                ? new Expr.Of(first, value(c.value()), span(c))
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

    Expr expr(@Nullable ExprContext c) {
        if (c == null || c.conj().isEmpty()) {
            return missing();
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
        var result = neg(c.neg(0));
        for (int i = 1; i < c.neg().size(); i++) {
            result = binary(Operator.AND, result, neg(c.neg(i)), c.AND(i - 1).getSymbol());
        }
        return result;
    }

    private Expr neg(@Nullable NegContext c) {
        if (c == null) {
            return missing();
        }
        return c.NOT() != null ? new Expr.Not(neg(c.neg()), span(c)) : cmp(c.cmp());
    }

    private Expr cmp(@Nullable CmpContext c) {
        if (c == null || c.range().isEmpty()) {
            return missing();
        }
        var left = range(c.range(0));
        if (c.comparator() == null || c.range().size() < 2) {
            return left;
        }
        return binary(
                comparison(c.comparator()),
                left,
                range(c.range(1)),
                c.comparator().getStart());
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
            var operator =
                    symbol.getType() == PlatformLexer.PLUS ? Operator.PLUS : Operator.MINUS;
            result = binary(operator, result, prod(c.prod(i)), symbol);
        }
        return result;
    }

    private Expr prod(ProdContext c) {
        if (c.unary().isEmpty()) {
            return new Expr.Missing(span(c));
        }
        var result = unary(c.unary(0));
        for (int i = 1; i < c.unary().size(); i++) {
            var symbol = ((TerminalNode) c.getChild(2 * i - 1)).getSymbol();
            var operator =
                    symbol.getType() == PlatformLexer.STAR
                            ? Operator.TIMES
                            : Operator.DIVIDED_BY;
            result = binary(operator, result, unary(c.unary(i)), symbol);
        }
        return result;
    }

    private Expr unary(@Nullable UnaryContext c) {
        if (c == null) {
            return missing();
        }
        return c.MINUS() != null
                ? new Expr.Negated(unary(c.unary()), span(c))
                : postfix(c.postfix());
    }

    private Expr postfix(@Nullable PostfixContext c) {
        if (c == null || c.primary() == null) {
            return missing();
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
            case FieldContext c when c.word() != null ->
                    new Expr.Field(of, new Name(c.word().getText(), span(c.word())), span);
            case IndexContext c -> new Expr.Index(of, value(c.value()), span);
            case CallContext c -> call(of, c.arguments(), span);
            default -> new Expr.Missing(span);
        };
    }

    private Expr call(Expr function, @Nullable ArgumentsContext arguments, Span span) {
        return switch (arguments) {
            case null -> new Expr.Call(function, List.of(), span);
            case QuantifiedContext c ->
                    new Expr.Quantified(
                            function,
                            comprehension(c.word(), c.expr(), c.value(), span(c)),
                            span);
            case PositionalContext c ->
                    new Expr.Call(function, c.value().stream().map(this::value).toList(), span);
            default -> new Expr.Missing(span);
        };
    }

    private Expr.Comprehension comprehension(
            @Nullable WordContext binder, List<ExprContext> exprs, @Nullable ValueContext value, Span span) {
        return new Expr.Comprehension(
                binder == null ? new Name("", span) : new Name(binder.getText(), span(binder)),
                exprs.isEmpty() ? missing() : expr(exprs.getFirst()),
                exprs.size() < 2 ? null : expr(exprs.get(1)),
                value(value),
                span);
    }

    private Expr primary(PrimaryContext context) {
        var span = span(context);
        return switch (context) {
            case NumberContext c -> number(c.getText(), span);
            case QuantityContext c -> quantity(c.getText(), span);
            case SliceContext c ->
                    new Expr.Slice(
                            c.MIG().getText(),
                            c.NUMBER() == null ? null : Integer.valueOf(c.NUMBER().getText()),
                            span);
            case TextContext c -> text(c.string());
            case BoolContext c -> new Expr.Bool(c.TRUE() != null, span);
            case RefContext c -> new Expr.Ref(c.getText(), span);
            case ParensContext c -> value(c.value());
            case ListContext c -> listing(c.listing());
            default -> new Expr.Missing(span);
        };
    }

    private Expr number(String text, Span span) {
        try {
            return new Expr.Number(Rational.parse(text), span);
        } catch (ArithmeticException e) {
            return tooLong(span);
        }
    }

    private Expr quantity(String text, Span span) {
        int end = 0;
        while ("0123456789._".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        var symbol = text.substring(end).strip();
        var unit = Units.find(symbol);
        if (unit.isEmpty()) {
            diagnostics.add(SyntaxMessages.badUnit(text, span));
            return new Expr.Missing(span);
        }
        try {
            return new Expr.Amount(
                    Quantity.of(Rational.parse(text.substring(0, end)), unit.get()), span);
        } catch (ArithmeticException e) {
            return tooLong(span);
        }
    }

    private Expr tooLong(Span span) {
        diagnostics.add(
                Diagnostic.of(
                        Code.NUMBER_TOO_LONG,
                        "the number has more than 38 digits",
                        span,
                        "exact arithmetic ends there"));
        return new Expr.Missing(span);
    }

    private Expr listing(ListingContext context) {
        return switch (context) {
            case ComprehensionContext c -> comprehension(c.word(), c.expr(), c.value(), span(c));
            case ElementsContext c ->
                    new Expr.Listing(c.value().stream().map(this::value).toList(), span(c));
            default -> new Expr.Missing(span(context));
        };
    }

    Expr.Text text(StringContext c) {
        var pieces = new ArrayList<Expr.Piece>();
        var literal = new StringBuilder();
        for (var part : c.stringPart()) {
            piece(part.STRING_TEXT(), part.STRING_ESCAPE(), part.value(), literal, pieces);
        }
        for (var part : c.textPart()) {
            piece(part.TEXT_BLOCK_TEXT(), part.TEXT_BLOCK_ESCAPE(), part.value(), literal, pieces);
        }
        if (!literal.isEmpty()) {
            pieces.add(new Expr.Piece.Literal(literal.toString()));
        }
        boolean block = c.TEXT_BLOCK_OPEN() != null;
        return new Expr.Text(block ? Indentation.remove(pieces) : List.copyOf(pieces), span(c));
    }

    private void piece(
            @Nullable TerminalNode text,
            @Nullable TerminalNode escape,
            @Nullable ValueContext hole,
            StringBuilder literal,
            List<Expr.Piece> pieces) {
        if (text != null) {
            literal.append(text.getText());
        } else if (escape != null) {
            literal.append(unescape(escape.getSymbol()));
        } else if (hole != null) {
            if (!literal.isEmpty()) {
                pieces.add(new Expr.Piece.Literal(literal.toString()));
                literal.setLength(0);
            }
            pieces.add(new Expr.Piece.Hole(value(hole)));
        }
    }

    private String unescape(Token token) {
        var text = token.getText();
        return switch (text.charAt(1)) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case '"', '\\', '$' -> text.substring(1);
            case 'u' -> text.length() > 3 ? codePoint(text, token) : badEscape(text, token);
            default -> badEscape(text, token);
        };
    }

    private String codePoint(String text, Token token) {
        var digits = text.substring(3, text.length() - 1);
        int point = digits.length() > 6 ? -1 : Integer.parseInt(digits, 16);
        return Character.isValidCodePoint(point) && !(point >= 0xD800 && point <= 0xDFFF)
                ? Character.toString(point)
                : badEscape(text, token);
    }

    private String badEscape(String text, Token token) {
        diagnostics.add(
                Diagnostic.of(
                        Code.BAD_ESCAPE,
                        "`" + text + "` is no escape",
                        span(token),
                        "known are \\\" \\\\ \\n \\t \\u{1F600} \\$"));
        return "";
    }

    private Expr binary(Operator operator, Expr left, Expr right, Token symbol) {
        return new Expr.Binary(
                operator, left, right, span(symbol), left.span().to(right.span()));
    }

    /// Units that the grammar cannot refuse are refused even where a broken part hid them.
    void checkUnits(List<Token> tokens) {
        for (var token : tokens) {
            if (token.getType() == PlatformLexer.BAD_UNIT) {
                var span = span(token);
                boolean reported =
                        diagnostics.stream()
                                .anyMatch(d -> d.primary() != null && d.primary().span().equals(span));
                if (!reported) {
                    diagnostics.add(SyntaxMessages.badUnit(token.getText(), span));
                }
            }
        }
    }

    private Expr missing() {
        return new Expr.Missing(new Span(file, 0, 0));
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
