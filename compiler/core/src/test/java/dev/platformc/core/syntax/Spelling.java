package dev.platformc.core.syntax;

import dev.platformc.core.syntax.Expr.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A tree as marks: words, brackets, and what may or must stand between them. Where the language
/// knows several spellings of one thing, chance decides.
final class Spelling {
    private static final List<Operator> SUMS = List.of(Operator.PLUS, Operator.MINUS);
    private static final List<Operator> PRODUCTS = List.of(Operator.TIMES, Operator.DIVIDED_BY);

    private final Random random;
    private final List<Mark> marks = new ArrayList<>();

    private Spelling(Random random) {
        this.random = random;
    }

    /// @param text empty for [Kind#SEPARATOR] and [Kind#ROOM]
    record Mark(Kind kind, String text) {}

    enum Kind {
        /// A token.
        WORD,
        /// A token with which an item or member begins.
        START,
        /// A line of documentation.
        DOC,
        /// A newline or comma must stand here.
        SEPARATOR,
        /// A newline or comma may stand here.
        ROOM
    }

    static List<Mark> of(SourceFile file, Random random) {
        var spelling = new Spelling(random);
        spelling.items(file.items());
        return spelling.marks;
    }

    static List<Mark> of(Expr value, Random random) {
        var spelling = new Spelling(random);
        spelling.value(value);
        return spelling.marks;
    }

    private void items(List<Item> items) {
        room();
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                separator();
            }
            item(items.get(i));
        }
        if (!items.isEmpty()) {
            room();
        }
    }

    private void item(Item item) {
        switch (item) {
            case Item.Import(var directory, var alias, _) -> {
                start("import", null);
                text(directory);
                if (alias != null) {
                    words("as", alias.text());
                }
            }
            case Item.Param(var name, var type, var preset, var doc, _) -> {
                start("param", doc);
                words(name.text(), ":");
                type(type);
                preset(preset);
            }
            case Item.Let(var name, var value, var doc, _) -> {
                start("let", doc);
                words(name.text(), "=");
                value(value);
            }
            case Item.Template template -> template(template);
            case Item.Condition(var test, var items, _) -> {
                start("if", null);
                expr(test, 0);
                words("{");
                items(items);
                words("}");
            }
            case Item.Use use -> use(use);
            case Item.Declaration declaration -> declaration(declaration);
            case Item.Broken _ -> throw new IllegalArgumentException();
        }
    }

    private void template(Item.Template template) {
        start("template", template.doc());
        words(template.name().text(), "(");
        for (int i = 0; i < template.parameters().size(); i++) {
            if (i > 0) {
                separator();
            }
            var parameter = template.parameters().get(i);
            words(parameter.name().text(), ":");
            type(parameter.type());
            preset(parameter.preset());
        }
        words(")", "{");
        items(template.items());
        words("}");
    }

    private void use(Item.Use use) {
        start("use", use.doc());
        path(use.template());
        words(use.name().text());
        if (use.arguments() != null) {
            block(use.arguments());
        }
    }

    private void declaration(Item.Declaration declaration) {
        start(declaration.kind().text(), declaration.doc());
        if (declaration.name() != null) {
            path(declaration.name());
        }
        if (declaration.copyOf() != null) {
            words("=");
            path(declaration.copyOf());
        }
        if (declaration.body() != null) {
            block(declaration.body());
        }
    }

    private void block(Block block) {
        words("{");
        room();
        for (int i = 0; i < block.members().size(); i++) {
            if (i > 0) {
                separator();
            }
            member(block.members().get(i));
        }
        if (!block.members().isEmpty()) {
            room();
        }
        words("}");
    }

    private void member(Member member) {
        switch (member) {
            case Member.Attribute(var key, var value, var doc, _) -> {
                key(key, doc);
                words("=");
                value(value);
            }
            case Member.Clause(var verb, var condition, var because, _) -> {
                start(verb.name().toLowerCase(Locale.ROOT), null);
                expr(condition, 0);
                if (because != null) {
                    words("because");
                    text(because);
                }
            }
            case Item.Use use -> use(use);
            case Item.Declaration declaration -> declaration(declaration);
            case Item.Broken _ -> throw new IllegalArgumentException();
        }
    }

    private void key(Member.Key key, @Nullable Doc doc) {
        for (int i = 0; i < key.parts().size(); i++) {
            var part = key.parts().get(i);
            var word = part.quoted() ? '"' + part.text() + '"' : part.text();
            if (i == 0) {
                start(word, doc);
            } else if (part.bracketed()) {
                words("[", word, "]");
            } else {
                words(".", word);
            }
        }
    }

    private void value(Expr value) {
        switch (value) {
            case Expr.Conditional(var test, var then, var otherwise, _) -> {
                words("if");
                expr(test, 0);
                words("then");
                value(then);
                words("else");
                value(otherwise);
            }
            case Expr.Multiple(var count, var each, _) -> {
                expr(count, 0);
                words("x");
                thing(each);
            }
            case Expr.Of(var part, var whole, _) -> {
                expr(part, 0);
                words("of");
                value(whole);
            }
            case Expr.Changed(var base, var changes, _) -> {
                expr(base, 0);
                block(changes);
            }
            case Expr.Braced(var block, _) -> block(block);
            default -> expr(value, 0);
        }
    }

    private void thing(Expr thing) {
        switch (thing) {
            case Expr.Of _, Expr.Changed _, Expr.Braced _ -> value(thing);
            default -> expr(thing, 0);
        }
    }

    /// How tightly an expression holds together: from 0, `or`, to 9, a word.
    private static int level(Expr expr) {
        return switch (expr) {
            case Expr.Conditional _, Expr.Multiple _, Expr.Of _, Expr.Changed _, Expr.Braced _ ->
                    -1;
            case Expr.Binary b when b.operator() == Operator.OR -> 0;
            case Expr.Binary b when b.operator() == Operator.AND -> 1;
            case Expr.Not _ -> 2;
            case Expr.Binary b when SUMS.contains(b.operator()) -> 5;
            case Expr.Binary b when PRODUCTS.contains(b.operator()) -> 6;
            case Expr.Binary _ -> 3;
            case Expr.Range _ -> 4;
            case Expr.Negated _ -> 7;
            case Expr.Field _, Expr.Index _, Expr.Call _, Expr.Quantified _ -> 8;
            case Expr.Number _,
                    Expr.Amount _,
                    Expr.Slice _,
                    Expr.Text _,
                    Expr.Bool _,
                    Expr.Ref _,
                    Expr.Listing _,
                    Expr.Comprehension _,
                    Expr.Missing _ ->
                    9;
        };
    }

    private void expr(Expr expr, int least) {
        if (level(expr) < least || random.nextInt(20) == 0) {
            words("(");
            value(expr);
            words(")");
            return;
        }
        switch (expr) {
            case Expr.Binary b -> binary(b);
            case Expr.Not(var of, _) -> {
                words("not");
                expr(of, 2);
            }
            case Expr.Range(var from, var to, _) -> {
                expr(from, 5);
                words("..");
                expr(to, 5);
            }
            case Expr.Negated(var of, _) -> {
                words("-");
                expr(of, 7);
            }
            default -> postfix(expr);
        }
    }

    private void binary(Expr.Binary b) {
        int level = level(b);
        boolean comparison = level == 3;
        expr(b.left(), comparison ? 4 : level);
        words(b.operator().symbol().split(" "));
        expr(b.right(), level + 1);
    }

    private void postfix(Expr expr) {
        switch (expr) {
            case Expr.Field(var of, var field, _) -> {
                expr(of, of instanceof Expr.Ref ? 8 : level(of) == 9 ? 10 : 8);
                words(".", field.text());
            }
            case Expr.Index(var of, var key, _) -> {
                expr(of, 8);
                words("[");
                value(key);
                words("]");
            }
            case Expr.Call(var function, var arguments, _) -> {
                expr(function, 8);
                words("(");
                values(arguments);
                words(")");
            }
            case Expr.Quantified(var function, var over, _) -> {
                expr(function, 8);
                words("(", over.binder().text(), "in");
                over(over);
                room();
                words(")");
            }
            default -> primary(expr);
        }
    }

    private void primary(Expr expr) {
        switch (expr) {
            case Expr.Listing(var elements, _) -> {
                words("[");
                room();
                values(elements);
                words("]");
            }
            case Expr.Comprehension over -> {
                words("[");
                room();
                words("for", over.binder().text(), "in");
                over(over);
                room();
                words("]");
            }
            case Expr.Text text -> text(text);
            case Expr.Slice(var profile, var start, _) -> {
                words(profile);
                if (start != null) {
                    words("at", start.toString());
                }
            }
            case Expr.Number(var value, _) -> words(Literals.number(value, random));
            case Expr.Amount(var value, _) -> words(Literals.quantity(value, random));
            case Expr.Bool(var value, _) -> words(Boolean.toString(value));
            case Expr.Ref(var name, _) -> words(name);
            default -> throw new IllegalArgumentException(expr.toString());
        }
    }

    private void over(Expr.Comprehension over) {
        expr(over.in(), 0);
        if (over.condition() != null) {
            words("if");
            expr(over.condition(), 0);
        }
        words(":");
        value(over.value());
    }

    private void values(List<Expr> values) {
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                separator();
            }
            value(values.get(i));
        }
        if (!values.isEmpty()) {
            room();
        }
    }

    private void text(Expr.Text text) {
        words(Literals.text(text, random));
    }

    private void type(TypeRef type) {
        for (int i = 0; i < type.alternatives().size(); i++) {
            if (i > 0) {
                words("|");
            }
            var simple = type.alternatives().get(i);
            words(simple.word().text());
            if (simple.of() != null) {
                words("(");
                type(simple.of());
                words(")");
            }
        }
    }

    private void preset(@Nullable Expr preset) {
        if (preset != null) {
            words("=");
            value(preset);
        }
    }

    private void path(Path path) {
        for (int i = 0; i < path.words().size(); i++) {
            if (i > 0) {
                words(".");
            }
            words(path.words().get(i).text());
        }
    }

    private void start(String word, @Nullable Doc doc) {
        if (doc != null) {
            doc.text().lines().forEach(line -> marks.add(new Mark(Kind.DOC, line)));
            if (doc.text().isEmpty()) {
                marks.add(new Mark(Kind.DOC, ""));
            }
        }
        marks.add(new Mark(Kind.START, word));
    }

    private void words(String... words) {
        for (var word : words) {
            marks.add(new Mark(Kind.WORD, word));
        }
    }

    private void separator() {
        marks.add(new Mark(Kind.SEPARATOR, ""));
    }

    private void room() {
        marks.add(new Mark(Kind.ROOM, ""));
    }
}
