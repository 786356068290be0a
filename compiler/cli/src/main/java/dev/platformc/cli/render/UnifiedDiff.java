package dev.platformc.cli.render;

import dev.platformc.cli.render.Theme.Role;
import java.util.ArrayList;
import java.util.List;

/// Two texts as `diff -u` shows them.
public final class UnifiedDiff {
    private static final int CONTEXT = 3;

    /// Larger changes are shown as one block: the table for the shortest would not be worth its
    /// memory.
    private static final long MOST_CELLS = 16_000_000;

    private UnifiedDiff() {}

    /// A line of the result: ' ' common, '-' only before, '+' only after.
    private record Step(char mark, String text) {}

    /// Empty when the texts are equal.
    ///
    /// @param path of the file, for the two lines at the top
    public static String of(String path, String before, String after, Theme theme) {
        if (before.equals(after)) {
            return "";
        }
        var steps = steps(lines(before), lines(after));
        var text = new StringBuilder();
        text.append(theme.paint(Role.HEADLINE, "--- " + path)).append('\n');
        text.append(theme.paint(Role.HEADLINE, "+++ " + path)).append('\n');
        for (int from = nextChange(steps, 0); from < steps.size(); ) {
            int to = hunkEnd(steps, from);
            hunk(
                    steps,
                    Math.max(0, from - CONTEXT),
                    Math.min(steps.size(), to + CONTEXT),
                    theme,
                    text);
            from = nextChange(steps, to);
        }
        return text.toString();
    }

    /// Each with its line end, so that a missing one at the end, or CRLF, is a difference.
    private static List<String> lines(String text) {
        return text.isEmpty()
                ? List.of()
                : List.of(text.split("(?<=\n)", -1)).stream().filter(l -> !l.isEmpty()).toList();
    }

    private static int nextChange(List<Step> steps, int from) {
        int at = from;
        while (at < steps.size() && steps.get(at).mark() == ' ') {
            at++;
        }
        return at;
    }

    /// Changes with few common lines between them are one hunk.
    private static int hunkEnd(List<Step> steps, int from) {
        int end = from;
        int next = from;
        while (next < steps.size() && next - end <= 2 * CONTEXT) {
            end = next;
            while (end < steps.size() && steps.get(end).mark() != ' ') {
                end++;
            }
            next = nextChange(steps, end);
        }
        return end;
    }

    private static void hunk(List<Step> steps, int from, int to, Theme theme, StringBuilder text) {
        var inside = steps.subList(from, to);
        long before = inside.stream().filter(s -> s.mark() != '+').count();
        long after = inside.stream().filter(s -> s.mark() != '-').count();
        long firstBefore = steps.subList(0, from).stream().filter(s -> s.mark() != '+').count();
        long firstAfter = steps.subList(0, from).stream().filter(s -> s.mark() != '-').count();
        var head = "@@ -" + range(firstBefore, before) + " +" + range(firstAfter, after) + " @@";
        text.append(theme.paint(Role.MARGIN, head)).append('\n');
        for (var step : inside) {
            var line = step.text();
            boolean ended = line.endsWith("\n");
            var shown = step.mark() + (ended ? line.substring(0, line.length() - 1) : line);
            text.append(
                    switch (step.mark()) {
                        case '-' -> theme.paint(Role.REMOVED, shown);
                        case '+' -> theme.paint(Role.ADDED, shown);
                        default -> shown;
                    });
            text.append(ended ? "\n" : "\n\\ No newline at end of file\n");
        }
    }

    /// An empty range names the line in front of it.
    private static String range(long skipped, long count) {
        return (count == 0 ? skipped : skipped + 1) + (count == 1 ? "" : "," + count);
    }

    private static List<Step> steps(List<String> before, List<String> after) {
        int start = 0;
        int least = Math.min(before.size(), after.size());
        while (start < least && before.get(start).equals(after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < least - start
                && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        var steps = new ArrayList<Step>();
        before.subList(0, start).forEach(line -> steps.add(new Step(' ', line)));
        middle(
                before.subList(start, before.size() - end),
                after.subList(start, after.size() - end),
                steps);
        before.subList(before.size() - end, before.size())
                .forEach(line -> steps.add(new Step(' ', line)));
        return steps;
    }

    private static void middle(List<String> before, List<String> after, List<Step> steps) {
        int i = 0;
        int j = 0;
        if ((long) before.size() * after.size() <= MOST_CELLS) {
            var common = common(before, after);
            while (i < before.size() && j < after.size()) {
                if (before.get(i).equals(after.get(j))) {
                    steps.add(new Step(' ', before.get(i++)));
                    j++;
                } else if (common[i + 1][j] >= common[i][j + 1]) {
                    steps.add(new Step('-', before.get(i++)));
                } else {
                    steps.add(new Step('+', after.get(j++)));
                }
            }
        }
        before.subList(i, before.size()).forEach(line -> steps.add(new Step('-', line)));
        after.subList(j, after.size()).forEach(line -> steps.add(new Step('+', line)));
    }

    /// Length of the longest common subsequence of what begins at each pair of lines, shape
    /// `[before][after]`, one more each.
    private static int[][] common(List<String> before, List<String> after) {
        var common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] =
                        before.get(i).equals(after.get(j))
                                ? common[i + 1][j + 1] + 1
                                : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
