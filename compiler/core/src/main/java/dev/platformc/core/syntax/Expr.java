package dev.platformc.core.syntax;

import dev.platformc.core.text.Span;
import dev.platformc.hardware.quantity.Quantity;
import dev.platformc.hardware.quantity.Rational;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A value as the user wrote it. Every node keeps the exact text it came from.
public sealed interface Expr {
    Span span();

    /// `8`, `0.5`, `128_256`
    record Number(Rational value, Span span) implements Expr {}

    /// `80GiB`, `98.32 USD/h`, `60%`
    record Amount(Quantity value, Span span) implements Expr {}

    /// `3g.40gb`, `3g.40gb at 4`
    record Slice(String profile, @Nullable Integer start, Span span) implements Expr {}

    record Bool(boolean value, Span span) implements Expr {}

    /// `"rendered/${env}"`
    record Text(List<Piece> pieces, Span span) implements Expr {
        /// The text, when nothing is interpolated.
        public @Nullable String plain() {
            var text = new StringBuilder();
            for (var piece : pieces) {
                if (!(piece instanceof Piece.Literal(var literal))) {
                    return null;
                }
                text.append(literal);
            }
            return text.toString();
        }
    }

    /// A part of a string, escapes already resolved.
    sealed interface Piece {
        record Literal(String text) implements Piece {}

        record Hole(Expr value) implements Piece {}
    }

    /// A bare word.
    record Ref(String name, Span span) implements Expr {}

    /// `endpoint.replicas`
    record Field(Expr of, Name field, Span span) implements Expr {}

    /// `lake["raw/"]`, `boxes[env]`
    record Index(Expr of, Expr key, Span span) implements Expr {}

    /// `ceil(seats / 10)`
    record Call(Expr function, List<Expr> arguments, Span span) implements Expr {}

    /// `all(e in endpoints if e.class == batch: e.replicas.min == 0)`
    record Quantified(Expr function, Comprehension over, Span span) implements Expr {}

    /// `[a, b]`
    record Listing(List<Expr> elements, Span span) implements Expr {}

    /// `[for e in endpoints if cond: e]`; `span` covers it without the brackets or parentheses.
    record Comprehension(Name binder, Expr in, @Nullable Expr condition, Expr value, Span span)
            implements Expr {}

    record Not(Expr of, Span span) implements Expr {}

    record Negated(Expr of, Span span) implements Expr {}

    /// `a + b`, `a == b`, `a and b`
    ///
    /// @param operatorSpan where the operator stands
    record Binary(Operator operator, Expr left, Expr right, Span operatorSpan, Span span)
            implements Expr {}

    enum Operator {
        OR("or"),
        AND("and"),
        EQUAL("=="),
        UNEQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">="),
        IN("in"),
        NOT_IN("not in"),
        PLUS("+"),
        MINUS("-"),
        TIMES("*"),
        DIVIDED_BY("/");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    /// `2..8`
    record Range(Expr least, Expr most, Span span) implements Expr {}

    /// `if a then b else c`
    record Conditional(Expr test, Expr then, Expr otherwise, Span span) implements Expr {}

    /// `8 x worker { … }`
    record Multiple(Expr count, Expr each, Span span) implements Expr {}

    /// `25% of turns`, and in a tree `rack of 8 x dgx-h100`
    record Of(Expr part, Expr whole, Span span) implements Expr {}

    /// `llama-3.1-8b { precision = fp8 }`, `time { mode = fair }`
    record Changed(Expr base, Block changes, Span span) implements Expr {}

    /// `{ cpu = 8, memory = 32GiB }`
    record Braced(Block block, Span span) implements Expr {}

    /// Stands where the text could not be read. Already reported; stay silent about it.
    record Missing(Span span) implements Expr {}
}
