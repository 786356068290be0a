package dev.platformc.core.eval;

import dev.platformc.core.syntax.Expr;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Short expressions in the words of their author, for messages.
final class Phrase {
    private static final int LONGEST = 60;

    private Phrase() {}

    /// The expression in backticks, or null when it would be too long to help.
    ///
    /// @param binders names of members that the message names otherwise: `e.cost` reads `cost`
    static @Nullable String of(Expr expr, Set<String> binders) {
        var text = text(expr, binders);
        return text == null || text.isEmpty() || text.length() > LONGEST ? null : "`" + text + "`";
    }

    private static @Nullable String text(Expr expr, Set<String> binders) {
        return switch (expr) {
            case Expr.Ref(var name, _) -> binders.contains(name) ? "" : name;
            case Expr.Number(var number, _) -> number.toDecimal(12);
            case Expr.Amount(var quantity, _) -> quantity.toString();
            case Expr.Bool(var truth, _) -> Boolean.toString(truth);
            case Expr.Slice(var profile, _, _) -> profile;
            case Expr.Text text -> text.plain() == null ? null : "\"" + text.plain() + "\"";
            case Expr.Field(var of, var field, _) -> {
                var owner = text(of, binders);
                yield owner == null
                        ? null
                        : owner.isEmpty() ? field.text() : owner + "." + field.text();
            }
            case Expr.Index(var of, var key, _) ->
                    joined(text(of, binders), "[", text(key, binders), "]");
            case Expr.Call(var function, var arguments, _) when arguments.size() == 1 ->
                    joined(text(function, binders), "(", text(arguments.getFirst(), binders), ")");
            case Expr.Quantified(var function, var over, _) ->
                    joined(
                            text(function, binders),
                            "(" + over.binder().text() + " in ",
                            joined(
                                    text(over.in(), binders),
                                    ": ",
                                    text(over.value(), Set.of()),
                                    ""),
                            ")");
            case Expr.Binary binary ->
                    joined(
                            text(binary.left(), binders),
                            " " + binary.operator().symbol() + " ",
                            text(binary.right(), binders),
                            "");
            case Expr.Not(var of, _) -> joined("not ", "", text(of, binders), "");
            default -> null;
        };
    }

    private static @Nullable String joined(
            @Nullable String left, String between, @Nullable String right, String after) {
        return left == null || right == null ? null : left + between + right + after;
    }
}
