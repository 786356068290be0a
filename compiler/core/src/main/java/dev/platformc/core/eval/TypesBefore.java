package dev.platformc.core.eval;

import dev.platformc.core.kind.Attribute;
import dev.platformc.core.kind.Fact;
import dev.platformc.core.kind.FactTable;
import dev.platformc.core.kind.Kinds;
import dev.platformc.core.kind.Type;
import dev.platformc.core.syntax.Expr;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Types that are known before values.
final class TypesBefore {
    private final Evaluation evaluation;

    TypesBefore(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /// The type of an expression where it is known before its value: of a parameter, and of a
    /// declaration's attribute.
    @Nullable Type of(Expr expr, Env env) {
        return of(expr, env, 0);
    }

    private @Nullable Type of(Expr expr, Env env, int depth) {
        if (depth > Trail.DEEPEST) {
            return null;
        }
        return switch (expr) {
            case Expr.Ref(var word, _) when env.binder(word) == null ->
                    switch (env.scope().named(word)) {
                        case Named.Parameter(_, var type) -> type;
                        case Named.Hole(_, var type, _, _, _) -> type;
                        case null, default -> null;
                    };
            case Expr.Field(var of, var field, _) -> {
                var node = evaluation.fields.node(of, env);
                if (node != null) {
                    yield of(node.kind.name(), field.text());
                }
                var type = of(of, env, depth + 1);
                if (type != null && type.find(Type.Reference.class).isPresent()) {
                    yield type.find(Type.Reference.class).orElseThrow().kinds().stream()
                            .map(kind -> of(kind, field.text()))
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null);
                }
                var row = row(type, field.text());
                yield row == null ? null : row.type();
            }
            default -> null;
        };
    }

    /// Of a fact, in rules, else of an attribute.
    private @Nullable Type of(String kind, String name) {
        var fact =
                evaluation.facts == null
                        ? Optional.<Type>empty()
                        : FactTable.find(kind, name).map(Fact::type);
        return fact.or(() -> Kinds.get(kind).attribute(name).map(Attribute::type)).orElse(null);
    }

    /// The field of a record, or of one of several constructors.
    static @Nullable Attribute row(@Nullable Type type, String name) {
        if (type == null) {
            return null;
        }
        for (var alternative : type.alternatives()) {
            var rows =
                    switch (alternative) {
                        case Type.Structure(var fields) -> fields;
                        case Type.OneOf(var constructors) ->
                                constructors.stream().flatMap(c -> c.fields().stream()).toList();
                        default -> List.<Attribute>of();
                    };
            for (var row : rows) {
                if (row.name().equals(name)) {
                    return row;
                }
            }
        }
        return null;
    }
}
