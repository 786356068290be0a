package dev.platformc.core;

import dev.platformc.core.syntax.Block;
import dev.platformc.core.syntax.Comments.Comment;
import dev.platformc.core.syntax.Expr;
import dev.platformc.core.syntax.Item;
import dev.platformc.core.syntax.Member;
import dev.platformc.core.syntax.Parser;
import dev.platformc.core.text.Lines;
import dev.platformc.core.text.Source;
import dev.platformc.core.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which text a comment speaks of.
final class Covered {
    private Covered() {}

    /// The line before a comment at its end; the attribute or declaration after one that is alone.
    static Span by(Comment comment, Source source, Lines lines) {
        int line = lines.line(comment.span().start());
        if (!comment.alone()) {
            return new Span(source.path(), lines.start(line), comment.span().start());
        }
        var tree = Parser.parse(source).value();
        var spans = new ArrayList<Span>();
        if (tree != null) {
            tree.items().forEach(item -> collect(item, spans));
        }
        return spans.stream()
                .filter(span -> span.start() >= comment.span().end())
                .min(
                        Comparator.comparingInt(Span::start)
                                .thenComparing(Comparator.comparingInt(Span::end).reversed()))
                .filter(span -> isNext(comment, span, source))
                .orElse(comment.span());
    }

    /// Only comments and space between.
    private static boolean isNext(Comment comment, Span span, Source source) {
        return source.text()
                .substring(comment.span().end(), span.start())
                .lines()
                .allMatch(text -> text.isBlank() || text.strip().startsWith("//"));
    }

    private static void collect(Item item, List<Span> spans) {
        spans.add(item.span());
        switch (item) {
            case Item.Template template -> template.items().forEach(inner -> collect(inner, spans));
            case Item.Condition condition ->
                    condition.items().forEach(inner -> collect(inner, spans));
            case Item.Declaration declaration -> collect(declaration.body(), spans);
            case Item.Use use -> collect(use.arguments(), spans);
            case Item.Import _, Item.Param _, Item.Let _, Item.Broken _ -> {}
        }
    }

    private static void collect(@Nullable Block block, List<Span> spans) {
        if (block == null) {
            return;
        }
        for (var member : block.members()) {
            switch (member) {
                case Member.Attribute attribute -> {
                    spans.add(attribute.span());
                    if (attribute.value() instanceof Expr.Braced(var inside, _)) {
                        collect(inside, spans);
                    }
                }
                case Member.Clause clause -> spans.add(clause.span());
                case Item.Use use -> collect((Item) use, spans);
                case Item.Declaration declaration -> collect((Item) declaration, spans);
                case Item.Broken broken -> spans.add(broken.span());
            }
        }
    }
}
