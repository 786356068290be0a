package dev.platformc.core.syntax;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.syntax.Indentation.Part;
import dev.platformc.core.text.Span;
import dev.platformc.grammar.PlatformParser.StringContext;
import dev.platformc.grammar.PlatformParser.ValueContext;
import dev.platformc.hardware.quantity.Quantity;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.hardware.quantity.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/// Makes numbers, quantities, slices and texts of what stands in the file.
final class LiteralBuilder {
    /// Longer ones are not even read: 38 digits are the most that count, zeros aside.
    private static final int MOST_NUMBER_CHARACTERS = 200;

    private final String file;
    private final List<Diagnostic> diagnostics;

    LiteralBuilder(String file, List<Diagnostic> diagnostics) {
        this.file = file;
        this.diagnostics = diagnostics;
    }

    Expr number(String text, Span span) {
        if (text.matches("0[0-9].*")) {
            diagnostics.add(SyntaxMessages.leadingZero(text, span));
            return new Expr.Missing(span);
        }
        var value = rational(text, span);
        return value == null ? new Expr.Missing(span) : new Expr.Number(value, span);
    }

    Expr quantity(String text, Span span) {
        int end = 0;
        while ("0123456789._".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        var unit = Units.find(text.substring(end).strip());
        if (unit.isEmpty()) {
            diagnostics.add(UnitMessages.unknown(text, span));
            return new Expr.Missing(span);
        }
        var number = rational(text.substring(0, end), span);
        if (number == null) {
            return new Expr.Missing(span);
        }
        try {
            return new Expr.Amount(Quantity.of(number, unit.get()), span);
        } catch (ArithmeticException e) {
            diagnostics.add(SyntaxMessages.numberTooLong(span));
            return new Expr.Missing(span);
        }
    }

    private @Nullable Rational rational(String text, Span span) {
        if (text.length() <= MOST_NUMBER_CHARACTERS) {
            try {
                return Rational.parse(text);
            } catch (ArithmeticException e) {
                // Reported below.
            }
        }
        diagnostics.add(SyntaxMessages.numberTooLong(span));
        return null;
    }

    /// @param start where on the memory axis it stands, when the author says so
    Expr slice(TerminalNode profile, @Nullable TerminalNode start, Span span) {
        if (start == null) {
            return new Expr.Slice(profile.getText(), null, span);
        }
        var digits = start.getText();
        if (!digits.matches("[0-9]{1,3}")) {
            diagnostics.add(SyntaxMessages.sliceStart(digits, span(start.getSymbol())));
            return new Expr.Missing(span);
        }
        return new Expr.Slice(profile.getText(), Integer.valueOf(digits), span);
    }

    Expr.Text text(StringContext c, Function<ValueContext, Expr> values) {
        var parts = new ArrayList<Part>();
        for (var part : c.stringPart()) {
            add(parts, part.STRING_TEXT(), part.STRING_ESCAPE(), part.value(), values);
        }
        for (var part : c.textPart()) {
            add(parts, part.TEXT_BLOCK_TEXT(), part.TEXT_BLOCK_ESCAPE(), part.value(), values);
        }
        var right = c.TEXT_BLOCK_OPEN() == null ? parts : Indentation.remove(parts);
        var stop = c.getStop() == null ? c.getStart() : c.getStop();
        return new Expr.Text(pieces(right), span(c.getStart()).to(span(stop)));
    }

    private void add(
            List<Part> parts,
            @Nullable TerminalNode text,
            @Nullable TerminalNode escape,
            @Nullable ValueContext hole,
            Function<ValueContext, Expr> values) {
        if (text != null) {
            parts.add(new Part.Raw(text.getText()));
        } else if (escape != null) {
            parts.add(new Part.Escaped(unescape(escape.getSymbol())));
        } else if (hole != null) {
            parts.add(new Part.Hole(values.apply(hole)));
        }
    }

    private static List<Expr.Piece> pieces(List<Part> parts) {
        var pieces = new ArrayList<Expr.Piece>();
        var literal = new StringBuilder();
        for (var part : parts) {
            switch (part) {
                case Part.Raw(var text) -> literal.append(text);
                case Part.Escaped(var text) -> literal.append(text);
                case Part.Hole(var value) -> {
                    flush(literal, pieces);
                    pieces.add(new Expr.Piece.Hole(value));
                }
            }
        }
        flush(literal, pieces);
        return List.copyOf(pieces);
    }

    private static void flush(StringBuilder literal, List<Expr.Piece> pieces) {
        if (!literal.isEmpty()) {
            pieces.add(new Expr.Piece.Literal(literal.toString()));
            literal.setLength(0);
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
        if (Character.isValidCodePoint(point) && !(point >= 0xD800 && point <= 0xDFFF)) {
            return Character.toString(point);
        }
        diagnostics.add(SyntaxMessages.noCodePoint(text, span(token)));
        return "";
    }

    private String badEscape(String text, Token token) {
        diagnostics.add(SyntaxMessages.badEscape(text, span(token)));
        return "";
    }

    private Span span(Token token) {
        int start = token.getStartIndex();
        return new Span(file, start, Math.max(start, token.getStopIndex() + 1));
    }
}
