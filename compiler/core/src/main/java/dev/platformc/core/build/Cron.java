package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Sourced;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Times as cron writes them: minute, hour, day of the month, month, day of the week.
final class Cron {
    private record Field(String name, int least, int most) {}

    private static final List<Field> FIELDS =
            List.of(
                    new Field("minute", 0, 59),
                    new Field("hour", 0, 23),
                    new Field("day of the month", 1, 31),
                    new Field("month", 1, 12),
                    new Field("day of the week", 0, 7));

    /// `*`, `5`, `1-5`, each perhaps with `/step`.
    private static final Pattern PART =
            Pattern.compile("(?:\\*|(\\d{1,2})(?:-(\\d{1,2}))?)(?:/(\\d{1,2}))?");

    private Cron() {}

    static void check(Report report, Sourced<String> schedule) {
        var fault = fault(schedule.value());
        if (fault != null) {
            report.add(
                    Diagnostic.of(
                                    Code.CRON_INVALID,
                                    "`" + schedule.value() + "` is no time that cron knows",
                                    schedule.span(),
                                    fault)
                            .withNote(
                                    "minute, hour, day of the month, month, day of the week; "
                                            + "`\"0 2 * * *\"` is 02:00 UTC every day"));
        }
    }

    /// What is wrong; absent when nothing is.
    static @Nullable String fault(String schedule) {
        var fields = schedule.strip().split("\\s+");
        if (fields.length != FIELDS.size()) {
            return fields.length + " fields, " + FIELDS.size() + " are needed";
        }
        for (int i = 0; i < fields.length; i++) {
            for (var part : fields[i].split(",", -1)) {
                var fault = fault(part, FIELDS.get(i));
                if (fault != null) {
                    return fault;
                }
            }
        }
        return null;
    }

    private static @Nullable String fault(String part, Field field) {
        var matcher = PART.matcher(part);
        if (!matcher.matches()) {
            return "`" + part + "` is no " + field.name();
        }
        var low = matcher.group(1);
        var high = matcher.group(2);
        var step = matcher.group(3);
        for (var number : new String[] {low, high}) {
            int value = number == null ? field.least() : Integer.parseInt(number);
            if (value < field.least() || value > field.most()) {
                return "a " + field.name() + " is " + field.least() + " to " + field.most();
            }
        }
        if (low != null && high != null && Integer.parseInt(low) > Integer.parseInt(high)) {
            return "`" + part + "` ends before it begins";
        }
        return step != null && Integer.parseInt(step) == 0 ? "a step of nothing" : null;
    }
}
