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
        if (inBlock
                && spelled.size() > 1
                && spelled.get(0) instanceof Word(var type, var text)
                && type == STRING_OPEN
                && spelled.get(1) instanceof Word(var next, var _)
                && next == ASSIGN) {
            spelled.set(0, key(text));
        }
        return Ranges.parenthesized(spelled);
    }

    /// A string that can be a word becomes one.
    private static Word key(String quoted) {
        var text = quoted.substring(1, quoted.length() - 1);
        return WORD_KEY.matcher(text).matches() && !RESERVED.contains(text)
                ? new Word(ID, text)
                : new Word(STRING_OPEN, quoted);
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
