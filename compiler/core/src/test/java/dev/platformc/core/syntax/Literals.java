package dev.platformc.core.syntax;

import dev.platformc.hardware.quantity.Quantity;
import dev.platformc.hardware.quantity.Rational;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Numbers, quantities and strings in one of their spellings.
final class Literals {
    private Literals() {}

    static String number(Rational value, Random random) {
        return grouped(value.toDecimal(38), random);
    }

    static String quantity(Quantity value, Random random) {
        var words = value.toString().split("(?<=[0-9]) ?(?=[^0-9._])", 2);
        return grouped(words[0], random) + (random.nextBoolean() ? " " : "") + words[1];
    }

    private static String grouped(String digits, Random random) {
        if (random.nextInt(3) > 0) {
            return digits;
        }
        int at = 1 + random.nextInt(digits.length());
        return digits.contains(".") ? digits : digits.substring(0, at) + "_" + digits.substring(at);
    }

    static String text(Expr.Text text, Random random) {
        if (random.nextInt(3) == 0) {
            var block = block(text, random);
            if (block != null) {
                return block;
            }
        }
        return text.pieces().stream()
                .map(piece -> piece(piece, random, false))
                .collect(Collectors.joining("", "\"", "\""));
    }

    /// As a text block, when the text ends with a line break or nothing says where it ends.
    private static @Nullable String block(Expr.Text text, Random random) {
        var written =
                text.pieces().stream()
                        .map(piece -> piece(piece, random, true))
                        .collect(Collectors.joining());
        if (random.nextBoolean()) {
            return written.startsWith("\n") || written.isBlank() || written.contains("\n")
                    ? null
                    : "\"\"\"" + written + "\"\"\"";
        }
        if (!written.endsWith("\n") || written.startsWith("\n")) {
            return null;
        }
        var margin = " ".repeat(random.nextInt(6));
        var lines = List.of(written.substring(0, written.length() - 1).split("\n", -1));
        return lines.stream()
                .map(line -> margin + line)
                .collect(Collectors.joining("\n", "\"\"\"\n", "\n" + margin + "\"\"\""));
    }

    private static String piece(Expr.Piece piece, Random random, boolean inBlock) {
        return switch (piece) {
            case Expr.Piece.Literal(var text) -> literal(text, random, inBlock);
            case Expr.Piece.Hole(var value) -> {
                var hole =
                        Spelling.of(value, random).stream()
                                .map(Spelling.Mark::text)
                                .collect(Collectors.joining(" "));
                yield "${" + (random.nextBoolean() ? hole : " " + hole + " ") + "}";
            }
        };
    }

    private static String literal(String text, Random random, boolean inBlock) {
        return text.codePoints()
                .mapToObj(point ->
                        switch (point) {
                            case '"', '\\', '$' -> "\\" + Character.toString(point);
                            case '\n' -> inBlock ? "\n" : "\\n";
                            case '\t' -> "\\t";
                            default ->
                                    random.nextInt(40) == 0
                                            ? "\\u{%x}".formatted(point)
                                            : Character.toString(point);
                        })
                .collect(Collectors.joining());
    }
}
