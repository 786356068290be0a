package dev.platformc.core.format;

import static dev.platformc.grammar.PlatformLexer.*;

import dev.platformc.core.format.Piece.Entry;
import dev.platformc.core.format.Piece.Group;
import dev.platformc.core.format.Piece.Word;
import dev.platformc.hardware.quantity.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Numbers, units, keys and ranges in their one spelling; nothing changes its value.
final class Spelled {
    private static final Pattern QUANTITY_PARTS = Pattern.compile("([0-9_.]*[0-9_]) ?(.*)");
    private static final Pattern WORD_KEY =
            Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*(-[a-zA-Z0-9_]+|\\.[0-9][a-zA-Z0-9_]*)*");
    private static final List<String> RESERVED =
            List.of("if", "then", "else", "for", "in", "and", "or", "not", "true", "false");

    private Spelled() {}

    static Group group(Group group) {
        var entries = new ArrayList<Entry>();
        for (var entry : group.entries()) {
            entries.add(entry.with(entry(entry.pieces(), group.opener() == LBRACE)));
        }
        return new Group(group.opener(), entries, group.opened(), group.last());
    }

    private static List<Piece> entry(List<Piece> pieces, boolean inBlock) {
        var spelled = new ArrayList<Piece>();
        for (var piece : pieces) {
            spelled.add(
                    switch (piece) {
                        case Group group -> group(group);
                        case Word(var type, var text) when type == NUMBER ->
                                new Word(type, number(text));
                        case Word(var type, var text) when type == QUANTITY ->
                                new Word(type, quantity(text));
                        case Word word -> word;
                    });
        }
        if (spelled.getFirst() instanceof Word first) {
            if (inBlock && isAttribute(spelled)) {
                spelled.set(0, key(first));
            } else if (!inBlock && isVerb(first.type())) {
                spelled.set(0, new Word(ID, first.text()));
            }
        }
        return Ranges.parenthesized(spelled);
    }

    private static boolean isAttribute(List<Piece> pieces) {
        boolean key =
                pieces.size() > 1
                        && switch (pieces.get(1)) {
                            case Word(var type, var _) -> type == ASSIGN || type == DOT;
                            case Group group -> group.opener() == LBRACK;
                        };
        return key
                && pieces.stream()
                        .anyMatch(p -> p instanceof Word(var type, var _) && type == ASSIGN);
    }

    /// Clauses stand in blocks only; elsewhere these words are names.
    private static boolean isVerb(int type) {
        return type == REQUIRE || type == ADVISE || type == EXPECT;
    }

    /// A string that can be a word becomes one, and a word that begins clauses elsewhere begins
    /// none here.
    private static Word key(Word first) {
        if (first.type() != STRING_OPEN) {
            return new Word(first.type() == TEXT_BLOCK_OPEN ? first.type() : ID, first.text());
        }
        var text = first.text().substring(1, first.text().length() - 1);
        return WORD_KEY.matcher(text).matches() && !RESERVED.contains(text)
                ? new Word(ID, text)
                : first;
    }

    /// Whole numbers of five digits and more in groups of three.
    static String number(String text) {
        int point = text.indexOf('.');
        var whole = (point < 0 ? text : text.substring(0, point)).replace("_", "");
        var fraction = point < 0 ? "" : text.substring(point);
        if (whole.length() < 5) {
            return whole + fraction;
        }
        var grouped = new StringBuilder(whole);
        for (int i = whole.length() - 3; i > 0; i -= 3) {
            grouped.insert(i, '_');
        }
        return grouped + fraction;
    }

    private static String quantity(String text) {
        var parts = QUANTITY_PARTS.matcher(text);
        if (!parts.matches()) {
            return text;
        }
        var unit = Units.find(parts.group(2));
        return unit.isEmpty()
                ? text
                : number(parts.group(1)) + (unit.get().spaced() ? " " : "") + parts.group(2);
    }
}
