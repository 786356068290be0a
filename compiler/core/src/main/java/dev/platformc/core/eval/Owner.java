package dev.platformc.core.eval;

import dev.platformc.core.model.Origin;
import dev.platformc.core.syntax.Expr;
import dev.platformc.core.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The declaration whose attribute or fact an operand is.
///
/// @param path the words after it: `replicas.min`
record Owner(Node node, String path) {

    /// Null when the operand is no single attribute or fact.
    static @Nullable Owner of(Expr expr, Env env, Evaluation evaluation) {
        var path = "";
        var at = expr;
        while (at instanceof Expr.Field(var of, var field, _)) {
            path = path.isEmpty() ? field.text() : field.text() + "." + path;
            var node = evaluation.fields.node(of, env);
            if (node != null) {
                return new Owner(node, path);
            }
            at = of;
        }
        return null;
    }

    String display() {
        return node.display();
    }

    /// The value where it is written, else the declaration.
    Span shown() {
        int dot = path.indexOf('.');
        var value = node.remembered(dot < 0 ? path : path.substring(0, dot));
        return value != null
                        && (value.origin() instanceof Origin.Written
                                || value.origin() instanceof Origin.Copied)
                ? value.span()
                : node.span();
    }

    List<Facts.Remark> remarks(Evaluation evaluation) {
        var facts = evaluation.facts;
        return facts == null ? List.of() : facts.remarks(node.kind.name(), node.name, path);
    }
}
