package dev.platformc.core.eval;

import dev.platformc.core.syntax.Expr;
import java.util.SortedSet;
import java.util.TreeSet;

/// The words that pools use for the levels of their trees.
final class Levels {
    private Levels() {}

    static SortedSet<String> used(Census census) {
        var words = new TreeSet<String>();
        for (var pool : census.of("pool")) {
            var nodes = pool.written.find("nodes");
            if (nodes != null) {
                collect(nodes.value(), words);
            }
        }
        for (var scope : census.scopes()) {
            for (var named : scope.own().values()) {
                if (named instanceof Named.Let(var let, _)) {
                    collect(let.value(), words);
                }
            }
        }
        return words;
    }

    private static void collect(Expr expr, SortedSet<String> words) {
        switch (expr) {
            case Expr.Multiple(_, Expr.Of(Expr.Ref(var word, _), var inside, _), _) -> {
                words.add(word);
                collect(inside, words);
            }
            case Expr.Listing(var elements, _) -> elements.forEach(e -> collect(e, words));
            case Expr.Conditional(_, var then, var otherwise, _) -> {
                collect(then, words);
                collect(otherwise, words);
            }
            default -> {}
        }
    }
}
