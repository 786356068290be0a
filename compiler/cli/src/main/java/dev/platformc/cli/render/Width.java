package dev.platformc.cli.render;

import java.util.ArrayList;
import java.util.List;

/// How many columns of a terminal a text takes.
final class Width {
    private static final int TAB = 4;
    private static final int JOINER = 0x200D;
    private static final int EMOJI_STYLE = 0xFE0F;

    /// First and last code points that take two columns, ascending (Unicode's East Asian Width W
    /// and F, without emoji, which the JDK knows).
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x2E80, 0x303E, 0x3041, 0x33FF, 0x3400, 0x4DBF, 0x4E00, 0xA4CF, 0xA960,
        0xA97F, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE30, 0xFE6F, 0xFF00, 0xFF60, 0xFFE0, 0xFFE6,
        0x17000, 0x18DFF, 0x1B000, 0x1B2FF, 0x20000, 0x3FFFD
    };

    private Width() {}

    static int of(String text) {
        int column = 0;
        int before = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            column += of(point, before, column);
            before = next(point, before);
            i += Character.charCount(point);
        }
        return column;
    }

    /// Columns that a code point adds.
    ///
    /// @param before what [#next] gave for the one before it, 0 at the start
    /// @param column where it would start, from 0: a tab reaches to the next multiple of 4
    static int of(int point, int before, int column) {
        if (point == '\t') {
            return TAB - column % TAB;
        }
        if (point < 0x7F) {
            return 1;
        }
        boolean secondFlag = isFlag(before) && isFlag(point);
        if (before == JOINER || secondFlag || isSkinTone(point, before)) {
            return 0;
        }
        if (point == EMOJI_STYLE) {
            return Character.isEmoji(before) && cells(before) == 1 ? 1 : 0;
        }
        return cells(point);
    }

    /// What the code point after this one has to know: usually this one, but of two flags that make
    /// a pair nothing.
    static int next(int point, int before) {
        return isFlag(point) && isFlag(before) ? 0 : point;
    }

    private static int cells(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> Character.isEmojiPresentation(point) || isWide(point) ? 2 : 1;
        };
    }

    private static boolean isWide(int point) {
        for (int i = 0; i < WIDE.length && WIDE[i] <= point; i += 2) {
            if (point <= WIDE[i + 1]) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFlag(int point) {
        return point >= 0x1F1E6 && point <= 0x1F1FF;
    }

    private static boolean isSkinTone(int point, int before) {
        return Character.isEmojiModifier(point) && Character.isEmojiModifierBase(before);
    }

    /// What is safe to send to a terminal: control characters, and those that turn the direction of
    /// writing, are replaced; newlines and tabs stay.
    static String printable(String text) {
        return text.codePoints().allMatch(Width::isPlain)
                ? text
                : text.codePoints()
                        .map(Width::printable)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
    }

    static int printable(int point) {
        boolean turns =
                (point >= 0x202A && point <= 0x202E)
                        || (point >= 0x2066 && point <= 0x2069)
                        || point == 0x200E
                        || point == 0x200F
                        || point == 0x061C;
        boolean breaks = point == 0x2028 || point == 0x2029;
        boolean half = point >= 0xD800 && point <= 0xDFFF;
        boolean control = Character.isISOControl(point) && point != '\n' && point != '\t';
        return turns || breaks || half || control ? 0xFFFD : point;
    }

    private static boolean isPlain(int point) {
        return printable(point) == point;
    }

    /// The text in lines of at most so many columns, broken at spaces only; a longer word stays
    /// whole.
    static List<String> wrap(String text, int columns) {
        var lines = new ArrayList<String>();
        for (var paragraph : text.split("\n", -1)) {
            var line = new StringBuilder();
            for (var word : paragraph.split(" ", -1)) {
                if (!line.isEmpty() && of(line.toString()) + 1 + of(word) > columns) {
                    lines.add(line.toString().stripTrailing());
                    line.setLength(0);
                } else if (!line.isEmpty()) {
                    line.append(' ');
                }
                line.append(word);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
