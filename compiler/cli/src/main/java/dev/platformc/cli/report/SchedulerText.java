package dev.platformc.cli.report;

import dev.platformc.core.explain.SchedulerSheet;
import dev.platformc.core.explain.SchedulerSheet.Asked;
import dev.platformc.core.model.Identity;
import dev.platformc.hardware.catalog.Catalog.SchedulerAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Which scheduler fits, for people.
public final class SchedulerText {
    private SchedulerText() {}

    /// The whole table, with the reasons below.
    public static List<String> table(List<SchedulerAnswer> answers) {
        var rows = new ArrayList<List<String>>();
        rows.add(head("asked for"));
        answers.forEach(answer -> rows.add(row(answer, "")));
        var lines = new ArrayList<>(Columns.align(rows, -1));
        lines.add("");
        for (var scheduler : SchedulerSheet.SCHEDULERS) {
            lines.addAll(reasons(answers, scheduler));
        }
        return lines;
    }

    /// What is asked of one scheduler, and how the others would do.
    public static List<String> of(SchedulerSheet sheet) {
        var lines = new ArrayList<String>();
        lines.add(sheet.cluster().id().display() + ": " + sheet.chosen());
        lines.add("");
        if (sheet.asked().isEmpty()) {
            lines.add("nothing is asked that the default scheduler does not do");
            return lines;
        }
        var rows = new ArrayList<List<String>>();
        rows.add(head("asked for"));
        sheet.asked().forEach(asked -> rows.add(row(asked.answer(), by(asked.by()))));
        lines.addAll(Columns.align(rows, -1));
        lines.add("");
        var answers = sheet.asked().stream().map(Asked::answer).toList();
        for (var scheduler : SchedulerSheet.SCHEDULERS) {
            lines.addAll(reasons(answers, scheduler));
        }
        lines.add("");
        lines.add(verdict(sheet));
        return lines;
    }

    private static List<String> head(String first) {
        var head = new ArrayList<>(List.of(first));
        head.addAll(SchedulerSheet.SCHEDULERS);
        return head;
    }

    private static List<String> row(SchedulerAnswer answer, String by) {
        var row = new ArrayList<>(List.of(answer.asked()));
        for (var scheduler : SchedulerSheet.SCHEDULERS) {
            row.add(SchedulerSheet.answer(answer, scheduler).does());
        }
        if (!by.isEmpty()) {
            row.add(by);
        }
        return row;
    }

    private static String by(List<Identity> all) {
        var first = all.getFirst().display();
        return all.size() == 1 ? first : first + " and " + (all.size() - 1) + " more";
    }

    private static List<String> reasons(List<SchedulerAnswer> answers, String scheduler) {
        var rows = new ArrayList<List<String>>();
        for (var of : answers) {
            var answer = SchedulerSheet.answer(of, scheduler);
            if (!answer.does().equals("yes")) {
                var head = rows.isEmpty() ? scheduler : "";
                rows.add(List.of(head, answer.does(), of.asked() + ": " + answer.why()));
            }
        }
        if (rows.isEmpty()) {
            rows.add(List.of(scheduler, "yes", "everything"));
        }
        return rows.stream()
                .map(row -> "%-8s %-7s %s".formatted(row.get(0), row.get(1), row.get(2)))
                .toList();
    }

    private static String verdict(SchedulerSheet sheet) {
        var best = sheet.best().stream().map(s -> "`" + s + "`").collect(Collectors.joining(", "));
        if (sheet.best().contains(sheet.chosen())) {
            return "`" + sheet.chosen() + "` is chosen, and none does more of this";
        }
        return best
                + (sheet.best().size() == 1 ? " does" : " do")
                + " more of this than `"
                + sheet.chosen()
                + "`: `cluster { scheduler = "
                + sheet.best().getFirst()
                + " }`";
    }
}
