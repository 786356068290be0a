package dev.platformc.core.rule;

import java.util.Optional;
import java.util.regex.Pattern;

/// A day of the calendar, without a clock: `2027-03-31`.
///
/// @param month 1 to 12
/// @param day 1 to the last of the month
public record Day(int year, int month, int day) implements Comparable<Day> {
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final int[] LENGTHS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    /// Empty when the text is no day.
    public static Optional<Day> parse(String text) {
        var match = ISO.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(match.group(1));
        int month = Integer.parseInt(match.group(2));
        int day = Integer.parseInt(match.group(3));
        boolean exists = month >= 1 && month <= 12 && day >= 1 && day <= length(year, month);
        return exists ? Optional.of(new Day(year, month, day)) : Optional.empty();
    }

    private static int length(int year, int month) {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 && leap ? 29 : LENGTHS[month - 1];
    }

    @Override
    public int compareTo(Day other) {
        int years = Integer.compare(year, other.year);
        int months = years != 0 ? years : Integer.compare(month, other.month);
        return months != 0 ? months : Integer.compare(day, other.day);
    }

    @Override
    public String toString() {
        return "%04d-%02d-%02d".formatted(year, month, day);
    }
}
