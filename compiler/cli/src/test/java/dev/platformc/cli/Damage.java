package dev.platformc.cli;

import dev.platformc.core.syntax.Parser;
import dev.platformc.core.text.Source;
import dev.platformc.core.text.Span;
import dev.platformc.grammar.PlatformLexer;
import java.util.List;
import java.util.Random;
import org.antlr.v4.runtime.Token;

/// One slip of the pen in one file: a token deleted, doubled, replaced, swapped, cut or misspelled,
/// or a bracket or character too many.
///
/// @param file the text with the slip in it
/// @param at where it is in that text
record Damage(Kind kind, Source file, Span at) {
    private static final List<String> STRAY =
            List.of("{", "}", "[", "]", "(", ")", "\"", ";", "#", "=", ",", ":", "@", "'", "é");

    enum Kind {
        DELETE("a token deleted"),
        DUPLICATE("a token doubled"),
        REPLACE("a token replaced by another of the file"),
        SWAP("two tokens swapped"),
        INSERT("a stray bracket or character"),
        CUT_UNIT("the unit of an amount cut off"),
        MISSPELL("a word misspelled");

        final String title;

        Kind(String title) {
            this.title = title;
        }
    }

    /// Tokens of a file, with their separators and without its end.
    static List<Token> tokens(Source source) {
        return Parser.words(source).tokens().stream()
                .filter(token -> token.getType() != Token.EOF)
                .toList();
    }

    /// @param at index of the token that suffers, among all tokens of the file
    static Damage at(Source source, List<Token> tokens, int at, Random random) {
        var kind = kind(tokens.get(at), random);
        return switch (kind) {
            case DELETE -> of(kind, source, tokens.get(at), "");
            case DUPLICATE -> {
                var own = text(source, tokens.get(at));
                yield of(kind, source, tokens.get(at), own + " " + own);
            }
            case REPLACE ->
                    of(
                            kind,
                            source,
                            tokens.get(at),
                            text(source, tokens.get(random.nextInt(tokens.size()))));
            case SWAP -> swap(source, tokens, at);
            case INSERT -> {
                var stray = STRAY.get(random.nextInt(STRAY.size()));
                var own = text(source, tokens.get(at));
                yield of(
                        kind,
                        source,
                        tokens.get(at),
                        random.nextBoolean() ? stray + own : own + stray);
            }
            case CUT_UNIT ->
                    of(
                            kind,
                            source,
                            tokens.get(at),
                            text(source, tokens.get(at)).replaceFirst(" ?[A-Za-z%].*", ""));
            case MISSPELL ->
                    of(
                            kind,
                            source,
                            tokens.get(at),
                            misspelled(text(source, tokens.get(at)), random));
        };
    }

    private static Kind kind(Token token, Random random) {
        if (token.getType() == PlatformLexer.QUANTITY && random.nextInt(3) == 0) {
            return Kind.CUT_UNIT;
        }
        boolean word = token.getText().matches("[A-Za-z][A-Za-z0-9.-]{2,}");
        return switch (random.nextInt(word ? 7 : 5)) {
            case 0 -> Kind.DELETE;
            case 1 -> Kind.DUPLICATE;
            case 2 -> Kind.REPLACE;
            case 3 -> Kind.SWAP;
            case 4 -> Kind.INSERT;
            default -> Kind.MISSPELL;
        };
    }

    private static Damage of(Kind kind, Source source, Token token, String text) {
        return new Damage(
                kind,
                replaced(source, token.getStartIndex(), token.getStopIndex() + 1, text),
                new Span(
                        source.path(),
                        token.getStartIndex(),
                        token.getStartIndex() + text.length()));
    }

    private static Damage swap(Source source, List<Token> tokens, int at) {
        var first = tokens.get(at == tokens.size() - 1 ? at - 1 : at);
        var second = tokens.get(at == tokens.size() - 1 ? at : at + 1);
        int start = first.getStartIndex();
        int end = second.getStopIndex() + 1;
        var between = source.text().substring(first.getStopIndex() + 1, second.getStartIndex());
        return new Damage(
                Kind.SWAP,
                replaced(source, start, end, text(source, second) + between + text(source, first)),
                new Span(source.path(), start, end));
    }

    /// A letter dropped, doubled, changed, or two of them swapped.
    private static String misspelled(String word, Random random) {
        int at = random.nextInt(word.length() - 1);
        var other = String.valueOf((char) ('a' + random.nextInt(26)));
        return switch (random.nextInt(4)) {
            case 0 -> word.substring(0, at) + word.substring(at + 1);
            case 1 -> word.substring(0, at + 1) + word.substring(at);
            case 2 -> word.substring(0, at) + other + word.substring(at + 1);
            default ->
                    word.substring(0, at)
                            + word.charAt(at + 1)
                            + word.charAt(at)
                            + word.substring(at + 2);
        };
    }

    private static String text(Source source, Token token) {
        return source.text().substring(token.getStartIndex(), token.getStopIndex() + 1);
    }

    private static Source replaced(Source source, int start, int end, String text) {
        return new Source(
                source.path(),
                source.text().substring(0, start) + text + source.text().substring(end));
    }
}
