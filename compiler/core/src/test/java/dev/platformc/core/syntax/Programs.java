package dev.platformc.core.syntax;

import dev.platformc.core.syntax.Expr.Operator;
import dev.platformc.core.text.Source;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.quantity.Quantity;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.hardware.quantity.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Trees at random that use every construct of the grammar; they mean nothing.
final class Programs {
    private static final Span NOWHERE = new Span("random.platform", 0, 0);
    private static final List<String> IDS =
            List.of(
                    "a",
                    "pool",
                    "chat-large",
                    "llama-3.1-8b",
                    "p5en.48xlarge",
                    "_x",
                    "e2",
                    "Z",
                    "a-very-long-name-of-something-that-someone-declared",
                    "time",
                    "rack");

    /// Words that mean something only in their place.
    private static final List<String> PLACE_WORDS =
            List.of(
                    "x",
                    "of",
                    "at",
                    "as",
                    "import",
                    "param",
                    "let",
                    "template",
                    "use",
                    "require",
                    "advise",
                    "expect",
                    "because");

    private static final List<String> UNITS =
            List.of(
                    "%",
                    "GiB",
                    "GB",
                    "Gb/s",
                    "GB/s",
                    "bytes",
                    "ms",
                    "h",
                    "y",
                    "M",
                    "B",
                    "T",
                    "tokens",
                    "tokens/s",
                    "req/min",
                    "USD",
                    "EUR/month",
                    "w",
                    "min",
                    "kB");
    private static final List<String> PROFILES =
            List.of(
                    "3g.40gb",
                    "1g.10gb+me",
                    "1c.3g.40gb",
                    "7g.80gb",
                    "1g.5gb-me",
                    "1g.24gb+me.all");
    private static final List<String> TEXTS =
            List.of(
                    "eu",
                    "a \"quoted\" word",
                    "back\\slash",
                    "two\nlines",
                    "a block\n  with\nlines\n",
                    "tab\there",
                    "$5 ${x}",
                    "caf\u00e9 \ud83d\ude80",
                    "// no comment",
                    "{ } [ ] ( ) , =",
                    "0123456789 ".repeat(9));

    private final Random random;

    Programs(Random random) {
        this.random = random;
    }

    SourceFile file() {
        return new SourceFile(new Source("random.platform", ""), list(8, () -> item(3)));
    }

    private Item item(int depth) {
        return switch (depth == 0 ? random.nextInt(4) : random.nextInt(9)) {
            case 0 -> new Item.Import(plainText(), flip() ? null : name(), NOWHERE);
            case 1 -> new Item.Param(name(), type(2), maybe(() -> value(2)), doc(), NOWHERE);
            case 2 -> new Item.Let(name(), value(3), doc(), NOWHERE);
            case 3 -> use(1);
            case 4 ->
                    new Item.Template(
                            name(),
                            list(3, this::parameter),
                            list(3, () -> item(depth - 1)),
                            doc(),
                            NOWHERE);
            case 5 -> new Item.Condition(expr(3), list(3, () -> item(depth - 1)), NOWHERE);
            default -> declaration(3);
        };
    }

    private Item.Parameter parameter() {
        return new Item.Parameter(name(), type(2), maybe(() -> value(1)), NOWHERE);
    }

    private Item.Use use(int depth) {
        return new Item.Use(path(), name(), maybe(() -> block(depth)), doc(), NOWHERE);
    }

    private Item.Declaration declaration(int depth) {
        var kind = new Name(pick(IDS), NOWHERE);
        var name = maybe(this::path);
        var copy = name == null ? null : maybe(this::path);
        var body = name == null || flip() ? block(depth) : null;
        return new Item.Declaration(kind, name, copy, body, doc(), NOWHERE);
    }

    private Block block(int depth) {
        return new Block(list(4, () -> member(Math.max(0, depth - 1))), NOWHERE);
    }

    private Member member(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(8)) {
            case 1 ->
                    new Member.Clause(
                            Member.Verb.values()[random.nextInt(3)],
                            expr(3),
                            maybe(this::plainText),
                            NOWHERE);
            case 2 -> use(depth);
            case 3 -> declaration(depth);
            default -> new Member.Attribute(key(), value(depth), doc(), NOWHERE);
        };
    }

    private Member.Key key() {
        var parts = new ArrayList<Member.Part>();
        if (random.nextInt(6) == 0) {
            var text = pick(List.of("/v1", "dev", "a.b/c", "if", "use", "x-1.2", "1g"));
            return new Member.Key(List.of(new Member.Part(text, true, false, NOWHERE)), NOWHERE);
        }
        parts.add(new Member.Part(word(), false, false, NOWHERE));
        while (random.nextInt(5) == 0) {
            boolean bracketed = flip();
            boolean quoted = bracketed && flip();
            parts.add(new Member.Part(quoted ? "a.b/c" : word(), quoted, bracketed, NOWHERE));
        }
        return new Member.Key(parts, NOWHERE);
    }

    /// What may stand behind `=`.
    Expr value(int depth) {
        int left = depth - 1;
        return switch (depth <= 0 ? 9 : random.nextInt(14)) {
            case 0 -> new Expr.Conditional(expr(left), value(left), value(left), NOWHERE);
            case 1, 2 -> new Expr.Multiple(expr(left), value(left), NOWHERE);
            case 3 -> new Expr.Of(expr(left), value(left), NOWHERE);
            case 4, 5 -> new Expr.Changed(value(left), block(left), NOWHERE);
            case 6 -> new Expr.Braced(block(left), NOWHERE);
            default -> expr(depth);
        };
    }

    private Expr expr(int depth) {
        int left = depth - 1;
        return switch (depth <= 0 ? 99 : random.nextInt(16)) {
            case 0, 1, 2 -> {
                var operators = Operator.values();
                var operator = operators[random.nextInt(operators.length)];
                yield new Expr.Binary(operator, operand(left), operand(left), NOWHERE, NOWHERE);
            }
            case 3 -> new Expr.Not(operand(left), NOWHERE);
            case 4 -> new Expr.Negated(operand(left), NOWHERE);
            case 5 -> new Expr.Range(operand(left), operand(left), NOWHERE);
            case 6 -> new Expr.Field(operand(left), name(), NOWHERE);
            case 7 -> new Expr.Index(operand(left), value(left), NOWHERE);
            case 8 -> new Expr.Call(operand(left), list(3, () -> value(left)), NOWHERE);
            case 9 -> new Expr.Quantified(ref(), comprehension(left), NOWHERE);
            case 10 -> new Expr.Listing(list(4, () -> value(left)), NOWHERE);
            case 11 -> comprehension(left);
            default -> leaf();
        };
    }

    private Expr operand(int depth) {
        return random.nextInt(4) == 0 ? value(depth) : expr(depth);
    }

    private Expr.Comprehension comprehension(int depth) {
        return new Expr.Comprehension(
                name(), expr(depth), maybe(() -> expr(depth)), value(depth), NOWHERE);
    }

    private Expr leaf() {
        return switch (random.nextInt(9)) {
            case 0 -> new Expr.Number(number(), NOWHERE);
            case 1, 2 ->
                    new Expr.Amount(
                            Quantity.of(number(), Units.find(pick(UNITS)).orElseThrow()), NOWHERE);
            case 3 -> new Expr.Slice(pick(PROFILES), flip() ? null : random.nextInt(8), NOWHERE);
            case 4 -> new Expr.Bool(flip(), NOWHERE);
            case 5 -> text();
            default -> ref();
        };
    }

    private Expr ref() {
        return new Expr.Ref(word(), NOWHERE);
    }

    private Expr.Text plainText() {
        return new Expr.Text(List.of(new Expr.Piece.Literal(pick(TEXTS))), NOWHERE);
    }

    private Expr.Text text() {
        var pieces = new ArrayList<Expr.Piece>();
        boolean literal = flip();
        for (int n = random.nextInt(4); n > 0; n--) {
            pieces.add(
                    literal
                            ? new Expr.Piece.Literal(pick(TEXTS))
                            : new Expr.Piece.Hole(
                                    flip() ? leaf() : new Expr.Field(ref(), name(), NOWHERE)));
            literal = !literal;
        }
        return new Expr.Text(pieces, NOWHERE);
    }

    private Rational number() {
        var whole =
                switch (random.nextInt(3)) {
                    case 0 -> String.valueOf(random.nextInt(10));
                    case 1 -> String.valueOf(random.nextInt(2_000));
                    default -> String.valueOf(random.nextLong(1_000_000_000_000L));
                };
        return Rational.parse(random.nextInt(4) == 0 ? whole + ".5" : whole);
    }

    private TypeRef type(int depth) {
        var alternatives = list(3, () -> simple(depth));
        return new TypeRef(alternatives.isEmpty() ? List.of(simple(depth)) : alternatives, NOWHERE);
    }

    private TypeRef.Simple simple(int depth) {
        return new TypeRef.Simple(
                name(), depth > 0 && random.nextInt(3) == 0 ? type(depth - 1) : null, NOWHERE);
    }

    private Path path() {
        var words = new ArrayList<>(List.of(name()));
        while (random.nextInt(4) == 0) {
            words.add(name());
        }
        return new Path(words, NOWHERE);
    }

    private Name name() {
        return new Name(word(), NOWHERE);
    }

    private String word() {
        return random.nextInt(5) == 0 ? pick(PLACE_WORDS) : pick(IDS);
    }

    private @Nullable Doc doc() {
        if (random.nextInt(6) > 0) {
            return null;
        }
        return new Doc(pick(List.of("what it is", "two\nlines", "", "a `b` // c")), NOWHERE);
    }

    private <T> List<T> list(int most, Supplier<? extends T> element) {
        var elements = new ArrayList<T>();
        for (int n = random.nextInt(most + 1); n > 0; n--) {
            elements.add(element.get());
        }
        return List.copyOf(elements);
    }

    private <T> @Nullable T maybe(Supplier<T> element) {
        return flip() ? element.get() : null;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private boolean flip() {
        return random.nextBoolean();
    }
}
