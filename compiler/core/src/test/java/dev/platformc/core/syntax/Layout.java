package dev.platformc.core.syntax;

import dev.platformc.core.syntax.Spelling.Kind;
import dev.platformc.core.syntax.Spelling.Mark;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Marks as text, with space, line ends and comments at random wherever they change nothing.
final class Layout {
    private static final Set<String> CONTINUES_AFTER =
            Set.of(
                    "=", ":", "{", "[", "(", "then", "else", "and", "or", "not", "==", "!=", "<=",
                    ">=", "<", ">", "+", "-", "*", "/", "..", "|", "in");
    private static final Set<String> CONTINUES_BEFORE =
            Set.of("}", "]", ")", "then", "else", "and", "or", "|");
    private static final Set<String> OPENERS = Set.of("{", "[", "(");
    private static final Set<String> RESERVED =
            Set.of("if", "then", "else", "for", "in", "and", "or", "not", "true", "false");
    private static final Set<String> TIGHT = Set.of("{", "}", "[", "]", "(", ")", ",", ":");

    private final Random random;
    private final int comments;
    private final StringBuilder text = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private int written;

    private Layout(Random random) {
        this.random = random;
        this.comments = random.nextInt(3) == 0 ? 0 : 2 + random.nextInt(8);
    }

    static String of(List<Mark> marks, Random random) {
        var layout = new Layout(random);
        for (int i = 0; i < marks.size(); i++) {
            layout.add(marks, i);
        }
        if (random.nextBoolean()) {
            layout.newline();
        }
        return layout.text.toString();
    }

    private void add(List<Mark> marks, int i) {
        var mark = marks.get(i);
        boolean beforeDoc = i + 1 < marks.size() && marks.get(i + 1).kind() == Kind.DOC;
        switch (mark.kind()) {
            case SEPARATOR -> separator(beforeDoc);
            case ROOM -> {
                if (beforeDoc) {
                    newline();
                } else if (random.nextInt(3) == 0) {
                    room();
                }
            }
            case DOC -> {
                if (!atLineStart()) {
                    newline();
                }
                text.append(spaces()).append("///").append(random.nextInt(9) == 0 ? "" : " ");
                text.append(mark.text()).append('\n').append(spaces());
            }
            case WORD, START -> {
                if (i > 0) {
                    gap(marks, i);
                }
                word(mark.text());
            }
        }
    }

    private void word(String word) {
        switch (word) {
            case "{", "[", "(" -> open.push(word);
            case "}", "]", ")" -> open.pop();
            default -> {}
        }
        text.append(word);
    }

    private void separator(boolean beforeDoc) {
        boolean newlineCounts = !"(".equals(open.peek());
        if (!newlineCounts || random.nextInt(3) == 0) {
            text.append(spaces()).append(',');
            if (beforeDoc || random.nextInt(3) == 0) {
                newline();
            }
        } else {
            newline();
        }
        text.append(spaces());
    }

    private void room() {
        if (random.nextInt(4) == 0) {
            text.append(',');
        }
        if (random.nextBoolean()) {
            newline();
        }
    }

    /// Between two tokens of one item.
    private void gap(List<Mark> marks, int i) {
        if (marks.get(i - 1).kind() != Kind.WORD && marks.get(i - 1).kind() != Kind.START) {
            return;
        }
        var left = marks.get(i - 1).text();
        var right = marks.get(i).text();
        boolean because = right.equals("because") && marks.get(i + 1).text().startsWith("\"");
        boolean breakable =
                "(".equals(open.peek())
                        || (CONTINUES_AFTER.contains(left) && !startsAnother(marks, i))
                        || (CONTINUES_BEFORE.contains(right))
                        || because;
        if (breakable && random.nextInt(5) == 0) {
            newline();
            text.append(spaces());
            return;
        }
        boolean tight =
                TIGHT.contains(left)
                        || TIGHT.contains(right)
                        || left.equals("=")
                        || right.equals("=");
        if ((tight && random.nextBoolean()) || (left.equals(".") || right.equals("."))) {
            return;
        }
        text.append(random.nextInt(8) == 0 ? "  " : random.nextInt(20) == 0 ? "\t" : " ");
    }

    /// What looks like another attribute or declaration is taken for one.
    private static boolean startsAnother(List<Mark> marks, int i) {
        if (OPENERS.contains(marks.get(i - 1).text()) || !isWord(marks.get(i))) {
            return false;
        }
        var next = marks.get(i + 1);
        return next.text().equals("=")
                || (isWord(next) && !List.of("x", "of", "at", "because").contains(next.text()));
    }

    private static boolean isWord(Mark mark) {
        return mark.text().matches("[a-zA-Z_].*") && !RESERVED.contains(mark.text());
    }

    /// One line end or several, with comments.
    private void newline() {
        comment(true);
        text.append(random.nextInt(12) == 0 ? "\r\n" : "\n");
        while (random.nextInt(4) == 0) {
            text.append(spaces());
            if (random.nextInt(3) > 0) {
                comment(false);
            }
            text.append('\n');
        }
    }

    /// @param trailing behind something, so that three slashes document nothing
    private void comment(boolean trailing) {
        if (comments > 0 && random.nextInt(10) < comments) {
            boolean doc = trailing && !atLineStart() && random.nextInt(6) == 0;
            text.append(endsWith('/') ? " " : spaces())
                    .append(doc ? "/// " : "// ")
                    .append("c")
                    .append(written++);
            text.append(random.nextInt(4) == 0 ? " \u00e9 { \"  " : "");
        }
    }

    private boolean endsWith(char last) {
        return !text.isEmpty() && text.charAt(text.length() - 1) == last;
    }

    private boolean atLineStart() {
        int line = text.lastIndexOf("\n") + 1;
        return text.substring(line).isBlank();
    }

    private String spaces() {
        return " ".repeat(random.nextInt(2) * random.nextInt(5));
    }
}
